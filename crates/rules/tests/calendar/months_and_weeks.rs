//! Reckoning by months and by weeks, and the day of an act.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use omnia_rules::calendar::{Period, Week, add_months, end_of_month, last_day_of_months, rome_date, rome_time, weeks_touched};
use rstest::rstest;

#[rstest]
#[case::thirty("2026-04-10", "2026-04-30")]
#[case::thirty_one("2026-12-31", "2026-12-31")]
#[case::february("2026-02-01", "2026-02-28")]
#[case::leap_february("2028-02-29", "2028-02-29")]
fn s6_1_a_month_ends(#[case] date: NaiveDate, #[case] end: NaiveDate) {
    assert_eq!(end_of_month(date), end);
}

#[rstest]
#[case::same_day("2026-05-20", 6, "2026-11-20")]
#[case::clamped("2026-08-31", 6, "2027-02-28")]
#[case::clamped_in_a_leap_year("2027-08-31", 6, "2028-02-29")]
#[case::none("2026-08-31", 0, "2026-08-31")]
fn s6_1_months_are_added_to_the_same_day_or_the_last(#[case] date: NaiveDate, #[case] months: u32, #[case] later: NaiveDate) {
    assert_eq!(add_months(date, months), later);
}

#[rstest]
#[case::from_the_first("2026-03-01", "2026-03-31")]
#[case::from_the_middle("2026-03-15", "2026-04-14")]
#[case::from_the_last_of_january("2026-01-31", "2026-02-28")]
#[case::from_the_last_of_february("2026-02-28", "2026-03-27")]
fn s6_1_a_month_lasts_until_the_day_before(#[case] from: NaiveDate, #[case] last: NaiveDate) {
    assert_eq!(last_day_of_months(from, 1), last);
}

#[rstest]
#[case::monday("2026-01-05", "2026-01-05")]
#[case::sunday("2026-01-11", "2026-01-05")]
#[case::across_the_year("2027-01-01", "2026-12-28")]
fn s6_1_a_week_is_known_by_its_monday(#[case] date: NaiveDate, #[case] monday: NaiveDate) {
    assert_eq!(Week::of(date).monday(), monday);
}

#[test]
fn s6_1_a_week_is_shown_by_its_iso_number() {
    let week = Week::of("2027-01-01".parse().expect("a date"));

    assert_eq!(week.to_string(), "2026-W53");
    assert_eq!(week.sunday().to_string(), "2027-01-03");
    assert_eq!(week.later(1).earlier(1), week);
}

#[rstest]
#[case::thirteen_whole_weeks("2026-01-05", "2026-04-05", 13)]
#[case::a_day_of_the_fourteenth("2026-01-05", "2026-04-06", 14)]
#[case::one_day("2026-01-07", "2026-01-07", 1)]
#[case::sunday_and_monday("2026-01-11", "2026-01-12", 2)]
fn s6_1_a_week_counts_when_a_day_of_it_is_asked(#[case] from: NaiveDate, #[case] to: NaiveDate, #[case] weeks: usize) {
    let period = Period::new(from, to).expect("an upright period");

    assert_eq!(weeks_touched(period).len(), weeks);
}

#[rstest]
#[case::midnight_in_winter("2026-03-17T23:00:00Z", "2026-03-18")]
#[case::before_midnight_in_winter("2026-03-17T22:59:59Z", "2026-03-17")]
#[case::midnight_in_summer("2026-07-15T22:00:00Z", "2026-07-16")]
#[case::before_midnight_in_summer("2026-07-15T21:59:59Z", "2026-07-15")]
fn s6_1_the_day_of_an_act_is_its_date_in_rome(#[case] instant: DateTime<Utc>, #[case] date: NaiveDate) {
    assert_eq!(rome_date(instant), date);
}

#[rstest]
#[case::midnight_before_the_clocks_go_forward("2026-03-28T23:00:00Z", "2026-03-29", "00:00:00")]
#[case::the_second_before_that_midnight("2026-03-28T22:59:59Z", "2026-03-28", "23:59:59")]
#[case::before_the_hour_that_is_skipped("2026-03-29T00:59:59Z", "2026-03-29", "01:59:59")]
#[case::after_the_hour_that_is_skipped("2026-03-29T01:00:00Z", "2026-03-29", "03:00:00")]
#[case::the_last_second_of_the_short_day("2026-03-29T21:59:59Z", "2026-03-29", "23:59:59")]
#[case::midnight_after_the_short_day("2026-03-29T22:00:00Z", "2026-03-30", "00:00:00")]
#[case::midnight_before_the_clocks_go_back("2026-10-24T22:00:00Z", "2026-10-25", "00:00:00")]
#[case::the_second_before_the_long_day("2026-10-24T21:59:59Z", "2026-10-24", "23:59:59")]
#[case::the_hour_that_comes_twice("2026-10-25T00:30:00Z", "2026-10-25", "02:30:00")]
#[case::the_hour_that_comes_again("2026-10-25T01:30:00Z", "2026-10-25", "02:30:00")]
#[case::the_last_second_of_the_long_day("2026-10-25T22:59:59Z", "2026-10-25", "23:59:59")]
#[case::midnight_after_the_long_day("2026-10-25T23:00:00Z", "2026-10-26", "00:00:00")]
#[case::new_year_s_eve("2026-12-31T23:00:00Z", "2027-01-01", "00:00:00")]
fn s6_1_the_day_and_the_time_are_those_of_the_clocks_of_rome(
    #[case] instant: DateTime<Utc>,
    #[case] date: NaiveDate,
    #[case] time: NaiveTime,
) {
    assert_eq!((rome_date(instant), rome_time(instant)), (date, time));
}

#[test]
fn an_instant_at_the_ends_of_time_has_its_day() {
    assert!(rome_date(DateTime::<Utc>::MAX_UTC) >= rome_date(DateTime::<Utc>::MIN_UTC));
    assert!(rome_time(DateTime::<Utc>::MAX_UTC) >= NaiveTime::MIN);
}
