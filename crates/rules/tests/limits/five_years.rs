//! R13: months of ordinary and extraordinary benefit in five years, exact to the day.

use omnia_rules::cause::{Article10, Benefit, Cause};
use omnia_rules::limits::{FiveYears, Grant, Months, five_years};
use rstest::rstest;
use rust_decimal::Decimal;

use crate::unit::{asked_for, certified, date, days, granted, lost, period, record};

fn from_to(from: &str, to: &str) -> Grant {
    lost(Cause::LackOfWork, None, Grant::new(from, date(from), date(to)))
}

fn held(grants: impl IntoIterator<Item = Grant>, letter: Article10, requested: Grant) -> FiveYears {
    five_years(&record(&granted(grants)), &asked_for(Cause::LackOfWork, Some(letter), requested))
}

#[test]
fn r13_twenty_months_and_four_fit() {
    let held = held([from_to("2023-01-01", "2024-08-31")], Article10::A, from_to("2026-03-01", "2026-06-30"));

    assert!(held.fits());
    assert_eq!((held.used, held.total, held.most), (Months::whole(20), Months::whole(24), 24));
}

#[rstest]
#[case::metalworks(Article10::A, "2026-06-30", true)]
#[case::metalworks_and_a_day(Article10::A, "2026-07-01", false)]
#[case::metalworks_and_a_week(Article10::A, "2026-07-07", false)]
#[case::builders_and_a_week(Article10::M, "2026-07-07", true)]
#[case::builders_of_thirty_months(Article10::M, "2026-12-31", true)]
#[case::builders_and_a_day(Article10::M, "2027-01-01", false)]
#[case::quarries_of_thirty_months(Article10::N, "2026-12-31", true)]
#[case::craft_quarries_of_thirty_months(Article10::O, "2026-12-31", true)]
fn r13_twenty_four_months_are_allowed_and_thirty_to_builders(#[case] letter: Article10, #[case] to: &str, #[case] fits: bool) {
    let twenty = from_to("2023-01-01", "2024-08-31");

    assert_eq!(held([twenty], letter, from_to("2026-03-01", to)).fits(), fits);
}

#[test]
fn r13_months_are_made_of_their_own_days() {
    let months = |from, to| Months::of(date(from).iter_days().take_while(|day| *day <= date(to)));

    assert_eq!(months("2026-02-01", "2026-02-28"), Months::whole(1));
    assert_eq!(months("2024-02-01", "2024-02-29"), Months::whole(1));
    assert_eq!(months("2026-01-16", "2026-03-15"), Months::whole(2));
    assert_eq!(months("2026-04-01", "2026-04-15").to_decimal().to_string(), "0.5");
    assert_eq!(months("2026-01-01", "2026-01-01").to_decimal().to_string(), "0.04");
}

#[test]
fn r13_twenty_four_months_and_a_day_are_never_reported_as_twenty_four() {
    let held = held([from_to("2023-01-01", "2024-08-31")], Article10::A, from_to("2026-03-01", "2026-07-01"));

    assert_eq!((held.used.to_decimal().to_string(), held.total.to_decimal().to_string()), ("20".to_owned(), "24.04".to_owned()));
}

#[rstest]
#[case::an_ordinary_day("2026-03-29", "2021-03-30")]
#[case::from_a_leap_day("2028-02-29", "2023-03-01")]
#[case::to_a_leap_year("2029-02-28", "2024-02-29")]
#[case::never_before_the_calendar("2003-06-30", "2000-01-01")]
fn r13_the_five_calendar_years_end_with_the_last_day_asked_for(#[case] last: &str, #[case] first: &str) {
    assert_eq!(held([], Article10::A, days(1, last)).period, period(first, last));
}

#[test]
fn r13_what_was_used_before_the_five_years_does_not_count() {
    let held = held([from_to("2021-03-29", "2021-03-30")], Article10::A, days(1, "2026-03-29"));

    assert_eq!(held.used, Months::of([date("2021-03-30")].into_iter()));
}

#[test]
fn r13_ordinary_and_extraordinary_days_count_once() {
    let extraordinary = Grant { benefit: Benefit::Cigs, ..from_to("2025-01-15", "2025-02-28") };

    let held = held([from_to("2025-01-01", "2025-01-31"), extraordinary], Article10::A, from_to("2025-02-01", "2025-03-31"));

    assert_eq!((held.used, held.total), (Months::whole(2), Months::whole(3)));
}

#[test]
fn r13_days_granted_for_two_causes_count_once() {
    let other_workers = lost(Cause::EndOfPhase, None, from_to("2025-01-01", "2025-01-31"));

    let held = held([from_to("2025-01-01", "2025-01-31"), other_workers], Article10::A, days(1, "2026-03-02"));

    assert_eq!(held.used, Months::whole(1));
}

fn contract(from: &str, to: &str) -> Grant {
    Grant { benefit: Benefit::Cigs, ..lost(Cause::SolidarityContract, None, Grant::new(from, date(from), date(to))) }
}

#[rstest]
#[case::half_of_them(contract("2024-01-01", "2024-12-31"), 12)]
#[case::half_of_twenty_four(contract("2023-01-01", "2024-12-31"), 24)]
#[case::whole_beyond(contract("2023-01-01", "2025-06-30"), 36)]
fn r13_solidarity_contracts_count_by_half_up_to_24_months(#[case] contract: Grant, #[case] half_months: u32) {
    let used = held([contract], Article10::A, days(1, "2026-03-02")).used;

    assert_eq!(used.to_decimal(), Decimal::from(half_months) / Decimal::TWO);
}

#[test]
fn r13_a_day_of_a_contract_and_of_another_benefit_counts_whole() {
    let ordinary = from_to("2024-01-01", "2024-06-30");

    let held = held([contract("2024-01-01", "2024-12-31"), ordinary], Article10::A, days(1, "2026-03-02"));

    assert_eq!(held.used, Months::whole(9));
}

#[test]
fn r13_other_benefits_do_not_count() {
    let fund = Grant { benefit: Benefit::AisFis, ..from_to("2025-01-01", "2025-01-31") };

    assert_eq!(held([fund], Article10::A, days(1, "2026-03-02")).used, Months::default());
}

#[test]
fn r13_unavoidable_events_count_too() {
    let fire = lost(Cause::FireCollapseFlood, Some(Article10::A), from_to("2025-01-01", "2025-01-31"));

    assert_eq!(held([fire], Article10::A, days(1, "2026-03-02")).used, Months::whole(1));
}

#[test]
fn r13_days_certified_as_used_take_the_place_of_those_authorized() {
    let history = certified(granted([from_to("2025-01-01", "2025-01-31")]), [date("2025-01-10")]);

    let held = five_years(&record(&history), &asked_for(Cause::LackOfWork, None, days(1, "2026-03-02")));

    assert_eq!(held.used, Months::of([date("2025-01-10")].into_iter()));
}
