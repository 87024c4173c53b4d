//! 4.1, 4.3, R01, R02: the last day of a term.

use chrono::{Days, NaiveDate};
use omnia_rules::calendar::{FIRST_DAY, eone_due, is_holiday, roll, roll_back, term};
use omnia_rules::deadlines::ordinary_due;
use proptest::prelude::*;
use rstest::rstest;

#[rstest]
#[case::plain("2026-03-02", "2026-03-17")]
#[case::liberation_then_sunday("2026-04-10", "2026-04-27")]
#[case::easter_then_easter_monday("2026-03-21", "2026-04-07")]
#[case::saturday_stays("2026-03-06", "2026-03-21")]
#[case::sunday_and_saint_francis_of_2026("2026-09-19", "2026-10-05")]
fn r01_is_due_fifteen_days_after_the_start(#[case] start: NaiveDate, #[case] due: NaiveDate) {
    assert_eq!(ordinary_due(start), due);
}

#[rstest]
#[case::saturday_stays("2026-01-31", "2026-02-28")]
#[case::sunday_rolls("2026-04-15", "2026-06-01")]
#[case::into_the_next_year_and_past_sunday("2026-12-31", "2027-02-01")]
#[case::leap_february("2028-01-10", "2028-02-29")]
fn r02_is_due_at_the_end_of_the_month_after_the_event(#[case] event: NaiveDate, #[case] due: NaiveDate) {
    assert_eq!(eone_due(event), due);
}

#[rstest]
#[case::easter_sunday("2026-04-05", "2026-04-07")]
#[case::christmas_of_a_friday("2026-12-25", "2026-12-28")]
#[case::saturday("2026-03-21", "2026-03-21")]
fn s6_1_a_holiday_rolls_to_the_first_day_that_is_not(#[case] date: NaiveDate, #[case] rolled: NaiveDate) {
    assert_eq!(roll(date), rolled);
}

#[test]
fn s6_1_rolling_back_passes_every_holiday_in_a_row() {
    let boxing_sunday: NaiveDate = "2027-12-26".parse().expect("a date");

    assert_eq!(roll_back(boxing_sunday).to_string(), "2027-12-24");
}

#[test]
fn terms_at_the_end_of_time_do_not_panic() {
    assert!(term(NaiveDate::MAX, 15) <= NaiveDate::MAX);
    assert!(eone_due(NaiveDate::MAX) <= NaiveDate::MAX);
    assert!(roll_back(NaiveDate::MIN) >= NaiveDate::MIN);
}

proptest! {
    #[test]
    fn a_term_never_ends_on_a_holiday_nor_before_its_days(offset in 0u64..36_000, days in 0u32..400) {
        let start = FIRST_DAY + Days::new(offset);

        let last = term(start, days);

        prop_assert!(!is_holiday(last));
        prop_assert!((last - start).num_days() >= i64::from(days));
        prop_assert!((last - start).num_days() <= i64::from(days) + 4);
    }

    #[test]
    fn a_later_start_is_never_due_earlier(offset in 0u64..36_000) {
        let start = FIRST_DAY + Days::new(offset);

        prop_assert!(term(start, 15) <= term(start + Days::new(1), 15));
        prop_assert!(eone_due(start) <= eone_due(start + Days::new(1)));
    }

    #[test]
    fn rolling_twice_is_rolling_once(offset in 0u64..36_000) {
        let date = FIRST_DAY + Days::new(offset);

        prop_assert_eq!(roll(roll(date)), roll(date));
        prop_assert!(roll_back(date) <= date && date <= roll(date));
    }
}
