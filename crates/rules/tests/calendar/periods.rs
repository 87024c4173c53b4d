//! A period is upright and inside the calendar.

use chrono::NaiveDate;
use omnia_rules::calendar::{InvalidPeriod, Period};
use rstest::rstest;

fn period(from: &str, to: &str) -> Result<Period, InvalidPeriod> {
    Period::new(from.parse().expect("a date"), to.parse().expect("a date"))
}

#[test]
fn a_period_of_one_day_lasts_one_day() {
    assert_eq!(period("2026-03-02", "2026-03-02").map(Period::days), Ok(1));
}

#[test]
fn a_period_that_is_upside_down_is_refused_with_both_days() {
    let refused = period("2026-03-02", "2026-03-01").expect_err("it ends before it starts");

    assert_eq!(refused.code(), "PERIOD_UPSIDE_DOWN");
    assert_eq!(refused.to_string(), "the period ends on 2026-03-01, before it starts on 2026-03-02; swap the two days");
}

#[rstest]
#[case::the_first_day("2000-01-01", "2000-01-01", true)]
#[case::the_last_day("2100-12-31", "2100-12-31", true)]
#[case::before("1999-12-31", "2000-01-01", false)]
#[case::after("2100-12-31", "2101-01-01", false)]
#[case::a_year_mistyped("0206-03-02", "2026-03-02", false)]
fn a_period_is_inside_the_calendar(#[case] from: &str, #[case] to: &str, #[case] inside: bool) {
    assert_eq!(period(from, to).is_ok(), inside);
}

#[rstest]
#[case::side_by_side("2026-03-01", "2026-03-07", None)]
#[case::one_day("2026-03-14", "2026-03-20", Some(1))]
#[case::inside("2026-03-09", "2026-03-10", Some(2))]
#[case::around("2026-03-01", "2026-03-31", Some(7))]
fn two_periods_share_days(#[case] from: &str, #[case] to: &str, #[case] days: Option<u32>) {
    let week = period("2026-03-08", "2026-03-14").expect("a week");
    let other = period(from, to).expect("an upright period");

    assert_eq!(week.shared_with(other).map(Period::days), days);
    assert_eq!(other.shared_with(week), week.shared_with(other));
}

#[rstest]
#[case::first("2026-03-08", true)]
#[case::last("2026-03-14", true)]
#[case::before("2026-03-07", false)]
#[case::after("2026-03-15", false)]
fn both_ends_are_of_the_period(#[case] date: NaiveDate, #[case] inside: bool) {
    let week = period("2026-03-08", "2026-03-14").expect("a week");

    assert_eq!(week.contains(date), inside);
}
