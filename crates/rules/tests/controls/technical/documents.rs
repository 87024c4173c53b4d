//! R25 with the composed report, R29, R30 and R31.

use omnia_rules::cause::Cause;
use omnia_rules::controls::{Details, Facts, Report};
use omnia_rules::report::{Field, FinancialIndicators, Granularity, IndicatorRow};
use rstest::rstest;

use crate::application::{application, computed, date, indicators, reported};

const UPLOADED: Report = Report { composed: false, uploaded: true };

fn of(cause: Cause, details: Details) -> Facts {
    Facts { cause: Some(cause), details, ..application() }
}

fn lacking(cause: Cause, missing_fields: Vec<Field>) -> Facts {
    of(cause, Details { missing_fields, ..Details::default() })
}

fn with_indicators(indicators: Option<FinancialIndicators>) -> Facts {
    of(Cause::MarketCrisis, Details { indicators, ..Details::default() })
}

/// The first quarters of 2025.
fn quarters(count: usize) -> FinancialIndicators {
    let rows = indicators().rows()[..count].to_vec();
    FinancialIndicators::new(Granularity::Quarter, rows).expect("quarters of a year")
}

fn years(years: &[i32]) -> FinancialIndicators {
    let row = |year: &i32| IndicatorRow { year: *year, quarter: None, ..indicators().rows()[0] };
    FinancialIndicators::new(Granularity::Year, years.iter().map(row).collect()).expect("years given once")
}

#[test]
fn r25_a_composed_report_that_lacks_fields_stops_the_application() {
    let facts = lacking(Cause::LackOfMaterials, vec![Field::Supplier, Field::Stock]);

    assert_eq!(reported(&facts), ["BLOCKING R25-incomplete report"]);
    assert_eq!(computed(&facts, "R25-incomplete"), ["fields SUPPLIER, STOCK", "count 2", "required 13"]);
}

#[test]
fn r25_an_incomplete_composed_report_prevails_over_an_uploaded_one() {
    let both = Report { composed: true, uploaded: true };
    let facts = Facts { report: both, ..lacking(Cause::LackOfMaterials, vec![Field::Stock]) };

    assert_eq!(reported(&facts), ["BLOCKING R25-incomplete report", "WARNING R25-both report"]);
}

#[rstest]
#[case::uploaded(UPLOADED, &[])]
#[case::none(Report { composed: false, uploaded: false }, &["BLOCKING R25 report"])]
fn r25_fields_are_asked_of_a_composed_report_only(#[case] report: Report, #[case] verdict: &[&str]) {
    assert_eq!(reported(&Facts { report, ..lacking(Cause::LackOfMaterials, vec![Field::Stock]) }), verdict);
}

#[rstest]
#[case::of_another_cause(Field::Strikers)]
#[case::that_may_be_left_out(Field::EnergyContract)]
fn r25_does_not_ask_for_a_field(#[case] field: Field) {
    assert!(reported(&lacking(Cause::LackOfMaterials, vec![field])).is_empty());
}

#[test]
fn r25_waits_for_the_cause_to_know_the_fields() {
    assert!(reported(&Facts { cause: None, ..lacking(Cause::LackOfMaterials, vec![Field::Stock]) }).is_empty());
}

#[rstest]
#[case::both(true, true, &[])]
#[case::no_attestation(false, true, &["BLOCKING R29-attestation documents"])]
#[case::no_record(true, false, &["BLOCKING R29-record documents"])]
#[case::neither(false, false, &["BLOCKING R29-attestation documents", "BLOCKING R29-record documents"])]
fn r29_a_breakdown_comes_with_its_documents(#[case] repair_attestation: bool, #[case] maintenance_record: bool, #[case] verdict: &[&str]) {
    let facts = of(Cause::MachineryBreakdown, Details { repair_attestation, maintenance_record, ..Details::default() });

    assert_eq!(reported(&facts), verdict);
    assert_eq!(reported(&Facts { report: UPLOADED, ..facts }), verdict);
}

#[test]
fn r29_the_documents_are_required_once_though_the_report_names_them() {
    let facts = lacking(Cause::MachineryBreakdown, vec![Field::MaintenanceRecord, Field::RepairAttestation]);

    assert_eq!(reported(&facts), ["BLOCKING R29-attestation documents", "BLOCKING R29-record documents"]);
}

#[test]
fn r29_is_not_for_maintenance() {
    assert!(reported(&of(Cause::ExtraordinaryMaintenance, Details::default())).is_empty());
}

#[rstest]
#[case::the_day_before("2017-04-06", false)]
#[case::the_day("2017-04-07", true)]
fn r29_breakdowns_need_their_documents_since_april_2017(#[case] today: &str, #[case] requested: bool) {
    let facts = Facts { today: date(today), ..of(Cause::MachineryBreakdown, Details::default()) };

    assert_eq!(reported(&facts).contains(&"BLOCKING R29-record documents".to_owned()), requested);
}

#[rstest]
#[case::lack_of_work(Cause::LackOfWork, &["BLOCKING R30 indicators"])]
#[case::market_crisis(Cause::MarketCrisis, &["BLOCKING R30 indicators"])]
#[case::materials(Cause::LackOfMaterials, &[])]
fn r30_causes_of_the_market_need_indicators(#[case] cause: Cause, #[case] verdict: &[&str]) {
    assert_eq!(reported(&of(cause, Details::default())), verdict);
}

#[rstest]
#[case::four_quarters(quarters(4), &[])]
#[case::three_quarters(quarters(3), &["WARNING R30-incomplete indicators"])]
#[case::no_row(quarters(0), &["BLOCKING R30 indicators"])]
#[case::two_years(years(&[2024, 2025]), &[])]
#[case::one_year(years(&[2025]), &["WARNING R30-incomplete indicators"])]
#[case::two_years_apart(years(&[2023, 2025]), &["WARNING R30-incomplete indicators"])]
fn r30_a_set_is_complete(#[case] indicators: FinancialIndicators, #[case] verdict: &[&str]) {
    assert_eq!(reported(&with_indicators(Some(indicators))), verdict);
}

#[test]
fn r30_an_incomplete_set_is_counted_in_its_own_span() {
    let (three, one) = (with_indicators(Some(quarters(3))), with_indicators(Some(years(&[2025]))));

    assert_eq!(computed(&three, "R30-incomplete"), ["granularity QUARTER", "complete 3", "needed 4"]);
    assert_eq!(computed(&one, "R30-incomplete"), ["granularity YEAR", "complete 1", "needed 2"]);
}

#[test]
fn r30_how_many_years_make_a_set_is_a_switch() {
    let mut facts = with_indicators(Some(years(&[2025])));
    facts.switches.indicator_years = 1;

    assert!(reported(&facts).is_empty());
}

#[test]
fn r30_an_uploaded_report_holds_its_indicators_itself() {
    assert_eq!(reported(&Facts { report: UPLOADED, ..with_indicators(None) }), ["INFO R30-uploaded report"]);
}

fn started(day: &str) -> Facts {
    let details = Details { activity_started_on: Some(date(day)), ..application().details };
    Facts { details, ..application() }
}

#[rstest]
#[case::in_january("2026-01-15", &["WARNING R31 cause"])]
#[case::a_day_too_young("2025-12-03", &["WARNING R31 cause"])]
#[case::three_months("2025-12-02", &[])]
#[case::older("2015-01-01", &[])]
fn r31_lack_of_work_of_a_firm_younger_than_three_months_is_reported(#[case] day: &str, #[case] verdict: &[&str]) {
    assert_eq!(reported(&started(day)), verdict);
}

#[test]
fn r31_names_from_when_lack_of_work_may_be_integrated() {
    let facts = started("2026-01-15");

    assert_eq!(computed(&facts, "R31"), ["started 2026-01-15", "start 2026-03-02", "earliest 2026-04-15", "months 3"]);
}

#[rstest]
#[case::market_crisis(Cause::MarketCrisis)]
#[case::fire(Cause::FireCollapseFlood)]
fn r31_is_for_lack_of_work_only(#[case] cause: Cause) {
    assert!(reported(&Facts { cause: Some(cause), ..started("2026-01-15") }).is_empty());
}

#[test]
fn r31_may_be_switched_off() {
    let mut facts = started("2026-01-15");
    facts.switches.new_firms_are_reported = false;

    assert!(reported(&facts).is_empty());
}

#[test]
fn r31_waits_for_the_period() {
    assert!(reported(&Facts { period: None, ..started("2026-01-15") }).is_empty());
}
