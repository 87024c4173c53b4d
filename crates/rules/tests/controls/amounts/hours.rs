//! R37.

use omnia_rules::amounts::WorkWeek;
use omnia_rules::cause::Benefit;
use omnia_rules::controls::{Beneficiary, Facts, Pay};
use rstest::rstest;
use rust_decimal::Decimal;

use super::{of, twenty_five};
use crate::application::{application, computed, period, reported, worker};

fn asking(hours: Option<Decimal>, contract: Option<i64>, from: &str, to: &str) -> Facts {
    let line = Beneficiary { hours_requested: hours, contract_hours: contract.map(Decimal::from), ..worker(1) };
    Facts { period: Some(period(from, to)), beneficiaries: vec![worker(0), line], ..application() }
}

const ABOVE: &[&str] = &["WARNING R37-above beneficiaries.1.hoursRequested"];

const BEYOND: &[&str] = &["BLOCKING R37-beyond beneficiaries.1.hoursRequested"];

#[rstest]
#[case::the_whole_week("40", "2026-03-02", "2026-03-08", &[])]
#[case::a_hundredth_more("40.01", "2026-03-02", "2026-03-08", BEYOND)]
#[case::four_weeks("160", "2026-03-02", "2026-03-29", &[])]
#[case::more_than_four_weeks("160.01", "2026-03-02", "2026-03-29", BEYOND)]
#[case::a_week_gathered_in_a_day("40", "2026-11-24", "2026-11-24", BEYOND)]
#[case::the_longest_day("13", "2026-11-24", "2026-11-24", ABOVE)]
#[case::more_than_the_longest_day("13.01", "2026-11-24", "2026-11-24", BEYOND)]
#[case::a_day_of_contract("8", "2026-11-24", "2026-11-24", &[])]
#[case::a_hundredth_more_than_a_day_of_contract("8.01", "2026-11-24", "2026-11-24", ABOVE)]
#[case::a_week_gathered_in_four_days("40", "2026-03-02", "2026-03-05", ABOVE)]
#[case::two_days_of_two_weeks("26", "2026-03-08", "2026-03-09", ABOVE)]
#[case::more_than_two_days_of_two_weeks("26.01", "2026-03-08", "2026-03-09", BEYOND)]
#[case::a_weekend_alone("16", "2026-03-07", "2026-03-08", &[])]
#[case::more_than_a_weekend_alone("16.01", "2026-03-07", "2026-03-08", ABOVE)]
#[case::a_hundredth("0.01", "2026-03-02", "2026-03-08", &[])]
fn r37_a_line_asks_for_no_more_than_the_contract(#[case] hours: Decimal, #[case] from: &str, #[case] to: &str, #[case] verdict: &[&str]) {
    assert_eq!(of("R37", &asking(Some(hours), Some(40), from, to)), verdict);
}

#[rstest]
#[case::none("0")]
#[case::less_than_none("-8")]
fn r37_a_line_without_hours_is_refused(#[case] hours: Decimal) {
    let facts = asking(Some(hours), Some(40), "2026-03-02", "2026-03-08");

    assert_eq!(reported(&facts), ["BLOCKING R37-none beneficiaries.1.hoursRequested"]);
    assert_eq!(computed(&facts, "R37-none"), ["line 2".to_owned(), format!("hours {hours}")]);
}

#[test]
fn r37_a_line_without_hours_is_refused_whatever_else_is_unknown() {
    let facts = Facts { period: None, ..asking(Some(Decimal::ZERO), None, "2026-03-02", "2026-03-08") };

    assert_eq!(of("R37", &facts), ["BLOCKING R37-none beneficiaries.1.hoursRequested"]);
}

#[test]
fn r37_names_what_was_asked_and_what_the_contract_has() {
    let facts = asking(Some(Decimal::from(41)), Some(40), "2026-03-02", "2026-03-08");

    assert_eq!(computed(&facts, "R37-beyond"), ["line 2", "hours 41", "limit 40"]);
}

#[rstest]
#[case::hours(asking(None, Some(40), "2026-03-02", "2026-03-08"))]
#[case::contract(asking(Some(Decimal::from(1_000)), None, "2026-03-02", "2026-03-08"))]
#[case::period(Facts { period: None, ..asking(Some(Decimal::from(1_000)), Some(40), "2026-03-02", "2026-03-08") })]
fn r37_what_is_not_known_is_not_refused(#[case] facts: Facts) {
    assert!(of("R37", &facts).is_empty());
}

#[test]
fn r37_names_the_even_share_of_the_working_days() {
    let facts = asking(Some(Decimal::from(20)), Some(40), "2026-03-02", "2026-03-03");

    assert_eq!(computed(&facts, "R37-above"), ["line 2", "hours 20", "limit 16"]);
}

#[rstest]
#[case::of_five_days(WorkWeek::FiveDays, &[])]
#[case::of_six_days(WorkWeek::SixDays, ABOVE)]
fn r37_the_even_share_goes_by_the_days_of_the_work_week(#[case] week: WorkWeek, #[case] verdict: &[&str]) {
    let pay = Pay { work_week: Some(week), ..Pay::default() };
    let facts = Facts { pay, ..asking(Some(Decimal::from(8)), Some(40), "2026-03-02", "2026-03-02") };

    assert_eq!(of("R37", &facts), verdict);
}

#[test]
fn r37_holds_for_every_benefit() {
    let facts = asking(Some(Decimal::from(41)), Some(40), "2026-03-02", "2026-03-08");

    assert_eq!(of("R37", &Facts { benefit: Some(Benefit::AisFis), ..facts }), BEYOND);
}

#[test]
fn r37_twenty_lines_are_listed_and_the_rest_counted() {
    let facts = twenty_five(|worker| Beneficiary { hours_requested: Some(Decimal::ZERO), ..worker }, Pay::default());

    assert_eq!(of("R37", &facts).len(), 21);
    assert_eq!(computed(&facts, "R37-rest"), ["count 5"]);
}
