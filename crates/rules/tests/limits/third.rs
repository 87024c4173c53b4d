//! R10: a third of the workable hours, exact to the third of an hour.

use omnia_rules::cause::{Benefit, Cause};
use omnia_rules::limits::{AuthorizedHours, Grant, Third, Window};
use rstest::rstest;
use rust_decimal::Decimal;

use crate::unit::{days, granted, lost, record, week, weeks};

fn decimal(text: &str) -> Decimal {
    text.parse().expect("a decimal")
}

fn eight_full_and_four_half() -> Third {
    Third::of([(decimal("8"), decimal("40")), (decimal("4"), decimal("20"))])
}

#[test]
fn r10_the_third_of_the_worked_example() {
    let third = eight_full_and_four_half();

    assert_eq!((third.weekly_hours(), third.limit()), (decimal("400"), decimal("13866.67")));
}

#[test]
fn r10_the_workforce_is_an_average_with_decimals() {
    assert_eq!(Third::of([(decimal("2.5"), decimal("40"))]).limit(), decimal("3466.67"));
}

#[rstest]
#[case::within("13866", true, "0")]
#[case::a_third_of_an_hour_beyond("13867", false, "0.33")]
#[case::less_than_the_rounded_limit("13866.66", true, "0")]
#[case::the_rounded_limit_is_beyond_the_exact_one("13866.67", false, "0.01")]
#[case::much_beyond("20000", false, "6133.33")]
fn r10_hours_are_held_against_the_exact_third(#[case] hours: &str, #[case] allowed: bool, #[case] excess: &str) {
    let third = eight_full_and_four_half();

    assert_eq!(third.allows(decimal(hours)), allowed);
    assert_eq!(third.excess(decimal(hours)), decimal(excess));
}

#[rstest]
#[case::exactly("1040", true)]
#[case::a_cent_more("1040.01", false)]
fn r10_a_third_without_a_remainder_is_allowed_exactly(#[case] hours: &str, #[case] allowed: bool) {
    assert_eq!(Third::of([(Decimal::ONE, decimal("30"))]).allows(decimal(hours)), allowed);
}

#[test]
fn r10_hours_of_less_than_none_are_none() {
    assert_eq!(Third::of([(decimal("3"), decimal("-40")), (Decimal::ONE, decimal("30"))]).limit(), decimal("1040"));
}

#[test]
fn r10_huge_numbers_do_no_harm() {
    let third = Third::of([(Decimal::MAX, Decimal::MAX), (Decimal::MAX, Decimal::MAX)]);

    assert!(third.allows(Decimal::ONE));
    assert!(third.allows(Decimal::MAX));
    assert!(!eight_full_and_four_half().allows(Decimal::MAX));
}

fn of_hours(hours: i64, grant: Grant) -> Grant {
    Grant { hours: Some(Decimal::from(hours)), ..grant }
}

#[test]
fn r10_r11_the_hours_of_two_years_are_kept_apart() {
    let fire = of_hours(30, lost(Cause::FireCollapseFlood, None, weeks(1, "2025-05-05")));
    let extraordinary = of_hours(500, Grant { benefit: Benefit::Cigs, ..weeks(1, "2025-06-02") });
    let history =
        granted([of_hours(100, weeks(1, "2025-03-03")), of_hours(20, weeks(1, "2025-04-07")), fire, extraordinary, weeks(1, "2025-09-01")]);

    let hours = record(&history).hours_in(Window::ending(week("2026-03-02")));

    assert_eq!(hours, AuthorizedHours { ordinary: decimal("120"), unavoidable: decimal("30") });
}

#[rstest]
#[case::ended_the_day_before(days(1, "2024-03-10"), 0)]
#[case::ended_on_the_first_day(days(30, "2024-02-11"), 7)]
#[case::began_on_the_last_day(days(1, "2026-03-08"), 7)]
#[case::began_the_day_after(days(1, "2026-03-09"), 0)]
fn r10_a_grant_is_in_the_two_years_with_any_of_its_days(#[case] grant: Grant, #[case] hours: i64) {
    let record = record(&granted([of_hours(7, grant)]));

    assert_eq!(record.hours_in(Window::ending(week("2026-03-02"))).ordinary, Decimal::from(hours));
}
