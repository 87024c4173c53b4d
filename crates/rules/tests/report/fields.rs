//! 5.4: the fields of the report of each cause.

use omnia_rules::cause::Cause;
use omnia_rules::report::{Field, FieldKind, fields};
use rstest::rstest;

const COMMON: [Field; 8] = [
    Field::Activity,
    Field::CauseNarrative,
    Field::StartDate,
    Field::ExpectedResumption,
    Field::NotAttributable,
    Field::MeasuresTried,
    Field::MarketPresence,
    Field::EarlierUse,
];

/// What a report has beside what all have: its required fields, then the others.
fn own(cause: Cause) -> (String, String) {
    let own = || fields(cause).into_iter().filter(|row| !COMMON.contains(&row.field));
    let names = |required: bool| {
        let rows = own().filter(|row| row.is_required_for(cause) == required);
        rows.map(|row| row.field.as_str()).collect::<Vec<_>>().join(" ")
    };
    (names(true), names(false))
}

#[test]
fn every_field_has_one_row_that_serves_some_cause_in_both_languages() {
    let mut rows: Vec<_> = Cause::ALL.iter().flat_map(|cause| fields(*cause)).map(|row| row.field).collect();
    rows.sort();
    rows.dedup();

    assert_eq!(rows, Field::ALL);
    assert!(Field::ALL.iter().all(|field| field.row().field == *field));
    let texts = |field: &Field| [field.row().label_it, field.row().label_en, field.row().help_it, field.row().help_en];
    assert!(Field::ALL.iter().all(|field| !texts(field).contains(&"")));
    assert!(Field::ALL.iter().all(|field| field.row().help_it.ends_with('.') && field.row().help_en.ends_with('.')));
}

#[test]
fn no_report_has_a_field_twice() {
    let twice = |cause: &Cause| {
        let rows = fields(*cause);
        let distinct: std::collections::BTreeSet<_> = rows.iter().map(|row| row.field).collect();
        distinct.len() != rows.len() || rows.iter().any(|row| row.required_for.iter().any(|of| row.optional_for.contains(of)))
    };

    assert!(!Cause::ALL.iter().any(twice));
}

#[test]
fn every_report_starts_with_what_all_must_tell() {
    let starts = |cause: &Cause| {
        let rows = fields(*cause);
        rows.iter().take(8).map(|row| row.field).eq(COMMON) && rows.iter().take(8).all(|row| row.is_required_for(*cause))
    };

    assert!(Cause::ALL.iter().all(starts));
}

const MARKET: &str = "ORDERS_TREND WORKFORCE_TREND ENERGY_CONSUMPTION SECTOR_CONTEXT";
const WEATHER: &str = "WORK_TYPE WORK_PHASE WORK_SITE INDOOR_OUTDOOR EFFECT_ON_PHASE";
const WEATHER_TOO: &str = "MATERIALS_USED DATA_SHEET PREVIOUS_EFFECTS SAFETY_AT_HEIGHT ORDER_REFERENCE";

#[rstest]
#[case(Cause::LackOfWork, MARKET, "NEW_ORDERS FINANCIAL_STATEMENT")]
#[case(Cause::MarketCrisis, MARKET, "NEW_ORDERS FINANCIAL_STATEMENT")]
#[case(
    Cause::EndOfConstructionSite,
    "CONTRACT_REFERENCE CONTRACT_START CONTRACT_END WORKERS_SPECIALISATION NEXT_SITE GAP_MONTHS",
    "PHASE_ENDED"
)]
#[case(Cause::EndOfPhase, "CONTRACT_REFERENCE CONTRACT_START CONTRACT_END PHASE_ENDED WORKERS_SPECIALISATION NEXT_SITE GAP_MONTHS", "")]
#[case(Cause::DesignVariation, "UNFORESEEN_NEED VARIANT_DATE", "PUBLIC_WORKS_MINUTES")]
#[case(Cause::LackOfMaterials, "MATERIAL SUPPLIER ORDER_DATES STOCK ALTERNATIVES", "ENERGY_CONTRACT")]
#[case(Cause::WeatherIndustry, WEATHER, WEATHER_TOO)]
#[case(Cause::WeatherConstruction, WEATHER, WEATHER_TOO)]
#[case(Cause::StrikeOfDepartmentOrOtherFirm, "STRIKERS STRIKE_LINK STRIKE_EFFECTS", "")]
#[case(Cause::FireCollapseFlood, "EVENT_DATE DAMAGE", "AUTHORITY_DECLARATION ORDER_REFERENCE")]
#[case(Cause::Earthquake, "EVENT_DATE DAMAGE", "AUTHORITY_DECLARATION ORDER_REFERENCE")]
#[case(Cause::PowerOutage, "EVENT_DATE POWER_CUT_UNSCHEDULED", "DAMAGE AUTHORITY_DECLARATION ORDER_REFERENCE")]
#[case(Cause::PremisesUnusable, "EVENT_DATE DAMAGE", "AUTHORITY_DECLARATION ORDER_REFERENCE")]
#[case(Cause::PublicAuthorityOrder, "EVENT_DATE ORDER_REFERENCE", "DAMAGE AUTHORITY_DECLARATION")]
#[case(Cause::MachineryBreakdown, "MACHINE MAINTENANCE_RECORD REPAIR_ATTESTATION", "")]
#[case(Cause::ExtraordinaryMaintenance, "EXCEPTIONAL_NATURE NOT_PROGRAMMABLE DURATION_DAYS", "MACHINE")]
fn the_report_of_a_cause_asks(#[case] cause: Cause, #[case] required: &str, #[case] optional: &str) {
    assert_eq!(own(cause), (required.to_owned(), optional.to_owned()));
}

#[test]
fn a_field_holds_its_kind() {
    let of = |kind| {
        let fields = Field::ALL.iter().filter(|field| field.row().kind == kind);
        fields.map(|field| field.as_str()).collect::<Vec<_>>().join(" ")
    };

    assert_eq!(of(FieldKind::Date), "START_DATE EXPECTED_RESUMPTION CONTRACT_START CONTRACT_END VARIANT_DATE EVENT_DATE");
    assert_eq!(of(FieldKind::Number), "GAP_MONTHS DURATION_DAYS");
    assert_eq!(of(FieldKind::List), "NEW_ORDERS WORKERS_SPECIALISATION ORDER_DATES MATERIALS_USED");
    assert_eq!(of(FieldKind::Attachment), "FINANCIAL_STATEMENT PUBLIC_WORKS_MINUTES DATA_SHEET MAINTENANCE_RECORD REPAIR_ATTESTATION");
}
