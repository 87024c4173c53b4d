//! The enums of the rules, as the schema has them.

use async_graphql::resolver_utils::EnumType;
use async_graphql::{EmptyMutation, EmptySubscription, SDLExportOptions, Schema, SimpleObject};
use omnia_rules::amounts::Bound;
use omnia_rules::cause::{Benefit, BenefitFit, Cause, Desk, Fund, ReportRequirement};
use omnia_rules::channel::{Audience, Channel};
use omnia_rules::controls::{Confidence, OtherBenefitKind, PaymentMode, Qualification, RuleId, Severity, UnitKind, ValueRole};
use omnia_rules::identifiers::Identifier;
use omnia_rules::limits::Counting;
use omnia_rules::report::{FieldKind, Granularity, Quarter};
use omnia_rules::weather::{Verdict, WeatherEvent, WeatherWork};

#[derive(SimpleObject)]
struct Query {
    bound: Bound,
    benefit: Benefit,
    fit: BenefitFit,
    cause: Cause,
    desk: Desk,
    fund: Fund,
    need: ReportRequirement,
    audience: Audience,
    channel: Channel,
    confidence: Confidence,
    other_benefit: OtherBenefitKind,
    part: ValueRole,
    payment: PaymentMode,
    qualification: Qualification,
    severity: Severity,
    unit: UnitKind,
    identifier: Identifier,
    counting: Counting,
    field: FieldKind,
    granularity: Granularity,
    quarter: Quarter,
    verdict: Verdict,
    event: WeatherEvent,
    work: WeatherWork,
}

const QUERY: Query = Query {
    bound: Bound::Pay,
    benefit: Benefit::Cigo,
    fit: BenefitFit::Unknown,
    cause: Cause::LackOfWork,
    desk: Desk::Hub,
    fund: Fund::Credit,
    need: ReportRequirement::WeatherDetails,
    audience: Audience::All,
    channel: Channel::Omnia,
    confidence: Confidence::Verified,
    other_benefit: OtherBenefitKind::Cigs,
    part: ValueRole::Input,
    payment: PaymentMode::Offset,
    qualification: Qualification::Worker,
    severity: Severity::Info,
    unit: UnitKind::Site,
    identifier: Identifier::Pec,
    counting: Counting::Weeks,
    field: FieldKind::Text,
    granularity: Granularity::Year,
    quarter: Quarter::First,
    verdict: Verdict::Met,
    event: WeatherEvent::Rain,
    work: WeatherWork::Other,
};

#[test]
fn every_enum_is_the_one_that_is_written_in_the_schema() {
    let written = include_str!("../../../schema.graphql");
    let sdl = Schema::build(QUERY, EmptyMutation, EmptySubscription).finish().sdl_with_options(SDLExportOptions::new().sorted_enum_items());

    let enums: Vec<_> = sdl.split("\n\n").filter(|block| block.contains("\nenum ")).collect();
    let differing: Vec<_> = enums.iter().filter(|block| !written.contains(**block)).collect();

    assert_eq!(enums.len(), 24);
    assert!(differing.is_empty(), "{differing:#?}");
}

#[test]
fn an_item_is_the_text_under_which_a_value_is_stored() {
    let rules = RuleId::items().iter().map(|item| item.name);

    assert_eq!(Quarter::items().iter().map(|item| item.name).collect::<Vec<_>>(), ["Q1", "Q2", "Q3", "Q4"]);
    assert!(rules.eq(RuleId::ALL.iter().map(|rule| rule.as_str())));
}
