//! The hours that can be worked in a month.

use chrono::NaiveDate;
use omnia_rules::amounts::{Schedule, WorkWeek, workable_hours};
use rstest::rstest;
use rust_decimal::Decimal;

#[rstest]
#[case::worked_example("2026-07-01", "40", WorkWeek::FiveDays, "184")]
#[case::whatever_the_day("2026-07-31", "40", WorkWeek::FiveDays, "184")]
#[case::shortest_month("2026-02-15", "40", WorkWeek::FiveDays, "160")]
#[case::part_time("2026-07-01", "20", WorkWeek::FiveDays, "92")]
#[case::six_days("2026-07-01", "36", WorkWeek::SixDays, "162")]
#[case::feasts_are_workable("2026-08-01", "40", WorkWeek::FiveDays, "168")]
#[case::christmas_is_workable("2026-12-01", "40", WorkWeek::FiveDays, "184")]
#[case::no_contract("2026-07-01", "0", WorkWeek::FiveDays, "0")]
fn r36_a_month_has_its_days_of_the_work_week(
    #[case] month: NaiveDate,
    #[case] weekly_hours: Decimal,
    #[case] week: WorkWeek,
    #[case] hours: Decimal,
) {
    assert_eq!(workable_hours(month, weekly_hours, week), hours);
    assert_eq!(Schedule::Weekly { hours: weekly_hours, week }.workable_hours(month), hours);
}

#[test]
fn r36_the_employer_may_count_the_hours_of_the_month() {
    let schedule = Schedule::Monthly(Decimal::from(176));

    assert_eq!(schedule.workable_hours("2026-07-01".parse().expect("a date")), Decimal::from(176));
}

#[test]
fn r36_the_end_of_time_has_hours_too() {
    assert!(workable_hours(NaiveDate::MAX, Decimal::MAX, WorkWeek::SixDays) > Decimal::ZERO);
}
