//! 5.2, 5.3, 6.5: causes, letters of art. 10, and the benefit that serves a firm.

use std::collections::HashSet;

use omnia_rules::cause::{
    Article10, Benefit, BenefitFit, CAUSES, Cause, Classification, Destination, FUND_MARKS, Fund, ReportRequirement, causes_of,
    destination, fit,
};
use omnia_rules::controls::Confidence;
use omnia_rules::identifiers::AuthorizationCode;
use rstest::rstest;

fn classified(csc: &str, marks: &[&str]) -> Classification {
    Classification {
        statistical_code: csc.parse().expect("a statistical code"),
        authorization_codes: marks.iter().map(|mark| mark.parse().expect("a mark")).collect(),
        article10: None,
    }
}

#[test]
fn every_cause_has_one_row() {
    let rows: Vec<_> = CAUSES.iter().map(|row| row.cause).collect();

    assert_eq!(rows, Cause::ALL);
    assert!(Cause::ALL.iter().all(|cause| cause.row().cause == *cause));
}

#[rstest]
#[case("WEATHER_INDUSTRY", 1)]
#[case("WEATHER_CONSTRUCTION", 2)]
#[case("FIRE_COLLAPSE_FLOOD", 3)]
#[case("PREMISES_UNUSABLE", 4)]
#[case("POWER_OUTAGE", 6)]
#[case("MACHINERY_BREAKDOWN", 31)]
fn the_institute_s_code_of_an_unavoidable_cause_is(#[case] cause: Cause, #[case] code: u16) {
    assert_eq!(cause.row().institute_code, Some(code));
    assert!(cause.is_unavoidable());
}

#[rstest]
#[case("LACK_OF_WORK", false, 2, 3)]
#[case("MARKET_CRISIS", false, 3, 3)]
#[case("END_OF_SITE", false, 4, 4)]
#[case("END_OF_PHASE", false, 4, 4)]
#[case("VARIANT_SURVEY", false, 5, 4)]
#[case("LACK_OF_MATERIALS", false, 6, 5)]
#[case("WEATHER_INDUSTRY", true, 10, 6)]
#[case("WEATHER_CONSTRUCTION", true, 10, 6)]
#[case("STRIKE_OF_DEPARTMENT_OR_OTHER_FIRM", false, 7, 7)]
#[case("FIRE_COLLAPSE_FLOOD", true, 8, 8)]
#[case("EARTHQUAKE", true, 8, 8)]
#[case("POWER_OUTAGE", true, 8, 8)]
#[case("PREMISES_UNUSABLE", true, 8, 8)]
#[case("PUBLIC_AUTHORITY_ORDER", true, 8, 8)]
#[case("MACHINERY_BREAKDOWN", true, 9, 9)]
#[case("EXTRAORDINARY_MAINTENANCE", false, 9, 9)]
fn a_cause_has_its_family_annex_and_article(
    #[case] cause: Cause,
    #[case] unavoidable: bool,
    #[case] annex: u8,
    #[case] decree_article: u8,
) {
    let row = cause.row();

    assert_eq!((row.unavoidable, row.annex, row.decree_article), (unavoidable, Some(annex), Some(decree_article)));
    assert_eq!(row.confidence, Confidence::Reported);
}

#[rstest]
#[case("REORGANISATION", true)]
#[case("COMPANY_CRISIS", true)]
#[case("SOLIDARITY_CONTRACT", true)]
#[case("WEATHER_AGRICULTURE", false)]
#[case("OTHER_NOT_ATTRIBUTABLE", false)]
fn a_cause_that_the_decree_does_not_know_has_no_annex(#[case] cause: Cause, #[case] extraordinary: bool) {
    let row = cause.row();

    assert_eq!((row.unavoidable, row.annex, row.decree_article), (false, None, None));
    assert_eq!(row.confidence, Confidence::Remembered);
    assert_eq!(cause.is_extraordinary(), extraordinary);
}

#[test]
fn the_ordinary_benefit_is_granted_for_the_sixteen_causes_of_its_decree() {
    let causes: Vec<_> = causes_of(Benefit::Cigo).collect();

    assert_eq!(causes, Cause::ALL[..16]);
    assert!(causes.iter().all(|cause| !cause.is_extraordinary()));
}

#[rstest]
#[case::fund_of_wages(Benefit::AisFis)]
#[case::bilateral_fund(Benefit::AisFund)]
fn an_allowance_is_granted_for_ordinary_and_extraordinary_causes_but_construction_weather(#[case] benefit: Benefit) {
    let refused: Vec<_> = Cause::ALL.iter().filter(|cause| !cause.is_for(benefit)).collect();

    assert_eq!(refused, [&Cause::WeatherConstruction, &Cause::WeatherAgriculture, &Cause::OtherNotAttributable]);
}

#[test]
fn agriculture_knows_weather_orders_and_other_causes() {
    let causes: Vec<_> = causes_of(Benefit::Cisoa).collect();

    assert_eq!(causes, [Cause::PublicAuthorityOrder, Cause::WeatherAgriculture, Cause::OtherNotAttributable]);
}

#[test]
fn the_extraordinary_benefit_knows_its_three_causes() {
    let causes: Vec<_> = causes_of(Benefit::Cigs).collect();

    assert_eq!(causes, [Cause::Reorganisation, Cause::CompanyCrisis, Cause::SolidarityContract]);
}

#[rstest]
#[case::ordinary(Benefit::Cigo, 8)]
#[case::fund_of_wages(Benefit::AisFis, 2)]
#[case::bilateral_fund(Benefit::AisFund, 2)]
#[case::agriculture(Benefit::Cisoa, 0)]
#[case::extraordinary(Benefit::Cigs, 0)]
fn a_benefit_has_its_unavoidable_causes(#[case] benefit: Benefit, #[case] count: usize) {
    assert_eq!(Cause::ALL.iter().filter(|cause| cause.is_unavoidable_for(benefit)).count(), count);
}

#[test]
fn for_the_allowances_fire_and_unusable_premises_alone_are_unavoidable() {
    let unavoidable: Vec<_> = causes_of(Benefit::AisFis).filter(|cause| cause.is_unavoidable_for(Benefit::AisFis)).collect();

    assert_eq!(unavoidable, [Cause::FireCollapseFlood, Cause::PremisesUnusable]);
}

#[test]
fn indicators_are_needed_for_lack_of_work_and_market_crisis_only() {
    let with_indicators = CAUSES.iter().filter(|row| row.needs.contains(&ReportRequirement::FinancialIndicators));

    assert_eq!(with_indicators.map(|row| row.cause).collect::<Vec<_>>(), [Cause::LackOfWork, Cause::MarketCrisis]);
}

#[test]
fn a_breakdown_needs_the_repairer_s_attestation_and_the_record_of_maintenance() {
    assert_eq!(Cause::MachineryBreakdown.row().needs, [ReportRequirement::RepairAttestation, ReportRequirement::MaintenanceRecord]);
}

#[test]
fn the_weather_needs_its_details_and_never_a_bulletin() {
    assert_eq!(Cause::WeatherConstruction.row().needs, [ReportRequirement::WeatherDetails]);
    assert!(ReportRequirement::ALL.iter().all(|need| !need.as_str().contains("BULLETIN")));
}

#[test]
fn every_name_is_read_back_as_its_value() {
    assert!(Cause::ALL.iter().all(|cause| cause.as_str().parse() == Ok(*cause)));
    assert!(Benefit::ALL.iter().all(|benefit| benefit.as_str().parse() == Ok(*benefit)));
    assert!(Article10::ALL.iter().all(|letter| letter.as_str().parse() == Ok(*letter)));
    assert!(BenefitFit::ALL.iter().all(|fit| fit.as_str().parse() == Ok(*fit)));
}

#[test]
fn an_unknown_name_is_refused_with_the_list_it_was_looked_up_in() {
    let refused = "FORCE_MAJEURE".parse::<Cause>().expect_err("no such cause");

    assert_eq!(refused.to_string(), "the text names no known Cause");
}

#[test]
fn the_letters_of_article_10_skip_j_and_k() {
    let letters: String = Article10::ALL.iter().map(|letter| letter.as_str()).collect();

    assert_eq!(letters, "ABCDEFGHILMNO");
}

#[test]
fn unavoidable_weeks_count_for_construction_and_stone_only() {
    let counting = Article10::ALL.iter().filter(|letter| letter.counts_unavoidable_weeks());

    assert_eq!(counting.collect::<Vec<_>>(), [&Article10::M, &Article10::N, &Article10::O]);
}

#[rstest]
#[case::industrial_construction("11301", None, None, Some(Article10::M))]
#[case::craft_construction("41301", None, None, Some(Article10::M))]
#[case::the_last_of_industry("11305", None, None, Some(Article10::M))]
#[case::plants_of_industry("11306", None, None, None)]
#[case::the_last_of_craft("41305", None, None, Some(Article10::M))]
#[case::plants_of_craft("41306", None, None, None)]
#[case::of_no_category("11300", None, None, None)]
#[case::the_class_before("11201", None, None, None)]
#[case::the_class_after("11401", None, None, None)]
#[case::the_craft_class_before("41201", None, None, None)]
#[case::the_craft_class_after("41401", None, None, None)]
#[case::declared("11301", None, Some(Article10::H), Some(Article10::H))]
#[case::registered("11301", Some(Article10::G), Some(Article10::H), Some(Article10::G))]
fn r21_a_firm_has_the_registered_letter_then_the_declared_one_then_that_of_its_code(
    #[case] csc: &str,
    #[case] registered: Option<Article10>,
    #[case] declared: Option<Article10>,
    #[case] letter: Option<Article10>,
) {
    let classification = Classification { article10: registered, ..classified(csc, &[]) };

    assert_eq!(classification.letter(declared), letter);
}

#[rstest]
#[case::construction("11301", &[], None, Destination::Benefit(Benefit::Cigo))]
#[case::craft_construction("41301", &[], None, Destination::Benefit(Benefit::Cigo))]
#[case::manufacturing("10601", &[], None, Destination::Benefit(Benefit::Cigo))]
#[case::trade_of_the_fund("70101", &["0J"], None, Destination::Benefit(Benefit::AisFis))]
#[case::professional_firm("70101", &["0S"], None, Destination::Benefit(Benefit::AisFund))]
#[case::quarry_with_a_mark("11101", &["0S"], Some(Article10::N), Destination::Benefit(Benefit::Cigo))]
#[case::trade("70101", &[], None, Destination::Benefit(Benefit::AisFis))]
#[case::plants_of_industry("11306", &[], None, Destination::Benefit(Benefit::Cigo))]
#[case::plants_of_craft("41306", &[], None, Destination::Elsewhere)]
#[case::craft_carpentry("40601", &[], None, Destination::Elsewhere)]
#[case::craft_quarry("41101", &[], Some(Article10::O), Destination::Benefit(Benefit::Cigo))]
#[case::agriculture("50101", &[], None, Destination::Benefit(Benefit::Cisoa))]
#[case::agricultural_cooperative("50102", &[], Some(Article10::D), Destination::Benefit(Benefit::Cigo))]
#[case::transport_may_have_a_fund("11502", &[], None, Destination::Unknown)]
#[case::public_body("20101", &[], None, Destination::Unknown)]
fn r21_a_firm_is_sent_to_its_benefit(
    #[case] csc: &str,
    #[case] marks: &[&str],
    #[case] letter: Option<Article10>,
    #[case] sent: Destination,
) {
    assert_eq!(destination(&classified(csc, marks), letter), sent);
}

#[rstest]
#[case::construction("11301", Benefit::Cigo, BenefitFit::Suggested)]
#[case::trade("70101", Benefit::Cigo, BenefitFit::NotCompatible)]
#[case::trade_and_the_fund("70101", Benefit::AisFis, BenefitFit::Suggested)]
#[case::craft("40601", Benefit::Cigo, BenefitFit::NotCompatible)]
#[case::public_body("20101", Benefit::Cigo, BenefitFit::Unknown)]
#[case::extraordinary_depends_on_size("70101", Benefit::Cigs, BenefitFit::Unknown)]
#[case::funds_have_their_own_lists("11502", Benefit::AisFund, BenefitFit::Unknown)]
#[case::funds_have_their_own_lists_in_trade_too("70101", Benefit::AisFund, BenefitFit::Unknown)]
fn r21_a_benefit_suits_a_classification_or_not(#[case] csc: &str, #[case] requested: Benefit, #[case] suits: BenefitFit) {
    assert_eq!(fit(requested, &classified(csc, &[]), None), suits);
}

#[rstest]
#[case::their_fund(Benefit::AisFund, BenefitFit::Suggested)]
#[case::the_fund_of_wages(Benefit::AisFis, BenefitFit::NotCompatible)]
#[case::extraordinary(Benefit::Cigs, BenefitFit::Unknown)]
fn r21_the_code_of_a_fund_identifies_its_firms(#[case] requested: Benefit, #[case] suits: BenefitFit) {
    let firm = classified("70101", &["0S"]);

    assert_eq!(firm.fund(), Some(Fund::ProfessionalActivities));
    assert_eq!(fit(requested, &firm, None), suits);
}

#[test]
fn every_code_of_a_fund_is_a_code_and_identifies_one_fund() {
    let marks: HashSet<_> = FUND_MARKS.iter().map(|row| row.mark).collect();

    assert!(FUND_MARKS.iter().all(|row| row.mark.parse::<AuthorizationCode>().is_ok() && !row.source.is_empty()));
    assert_eq!(marks.len(), FUND_MARKS.len());
}

#[test]
fn every_fund_has_a_name_of_its_own_in_both_languages() {
    let names: HashSet<_> = Fund::ALL.iter().flat_map(|fund| [fund.name_it(), fund.name_en()]).collect();

    assert_eq!(names.len(), 2 * Fund::ALL.len());
    assert!(Fund::ALL.iter().all(|fund| fund.as_str().parse() == Ok(*fund)));
}

#[test]
fn every_benefit_and_every_letter_has_a_name_of_its_own_in_both_languages() {
    let benefits: HashSet<_> = Benefit::ALL.iter().flat_map(|benefit| [benefit.name_it(), benefit.name_en()]).collect();
    let letters: HashSet<_> = Article10::ALL.iter().flat_map(|letter| [letter.label_it(), letter.label_en()]).collect();

    assert_eq!((benefits.len(), letters.len()), (2 * Benefit::ALL.len(), 2 * Article10::ALL.len()));
}
