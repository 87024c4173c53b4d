//! 6.1: which days are holidays.

use chrono::{Datelike, NaiveDate, Weekday};
use omnia_rules::calendar::{easter_sunday, is_holiday};
use rstest::rstest;

#[rstest]
#[case::new_year("2026-01-01")]
#[case::epiphany("2026-01-06")]
#[case::easter("2026-04-05")]
#[case::easter_monday("2026-04-06")]
#[case::liberation("2026-04-25")]
#[case::labour("2026-05-01")]
#[case::republic("2026-06-02")]
#[case::assumption("2026-08-15")]
#[case::saint_francis("2028-10-04")]
#[case::all_saints("2027-11-01")]
#[case::immaculate_conception("2026-12-08")]
#[case::christmas("2026-12-25")]
#[case::saint_stephen("2026-12-26")]
#[case::any_sunday("2026-03-22")]
fn s6_1_these_days_are_holidays(#[case] date: NaiveDate) {
    assert!(is_holiday(date));
}

#[rstest]
#[case::a_saturday("2026-03-21")]
#[case::a_monday("2026-03-16")]
#[case::good_friday("2026-04-03")]
#[case::christmas_eve("2026-12-24")]
fn s6_1_these_days_are_not(#[case] date: NaiveDate) {
    assert!(!is_holiday(date));
}

#[rstest]
#[case::saint_francis_before_2026("2024-10-04", false)]
#[case::saint_francis_in_2027("2027-10-04", true)]
#[case::republic_day_of_2000("2000-06-02", false)]
#[case::republic_day_of_2001("2001-06-02", true)]
#[case::saint_francis_of_2025("2025-10-04", false)]
#[case::epiphany_of_1977("1977-01-06", false)]
#[case::epiphany_of_1984("1984-01-06", false)]
#[case::epiphany_of_1986("1986-01-06", true)]
#[case::epiphany_of_2000("2000-01-06", true)]
#[case::saint_joseph("2026-03-19", false)]
#[case::ascension("2026-05-14", false)]
#[case::corpus_christi("2026-06-04", false)]
#[case::saints_peter_and_paul_outside_rome("2026-06-29", false)]
#[case::victory_day("2026-11-04", false)]
fn s6_1_a_holiday_holds_in_its_years_only(#[case] date: NaiveDate, #[case] holds: bool) {
    assert_eq!(is_holiday(date), holds);
}

#[rstest]
#[case::y1734("1734-04-25")]
#[case::y2000("2000-04-23")]
#[case::y2008("2008-03-23")]
#[case::y2011("2011-04-24")]
#[case::y2024("2024-03-31")]
#[case::y2025("2025-04-20")]
#[case::y2026("2026-04-05")]
#[case::y2027("2027-03-28")]
#[case::y2028("2028-04-16")]
#[case::y2038("2038-04-25")]
#[case::y2049("2049-04-18")]
#[case::y2076("2076-04-19")]
#[case::y2100("2100-03-28")]
#[case::y2106("2106-04-18")]
#[case::y3317("3317-04-18")]
#[case::earliest_of_all("2285-03-22")]
fn s6_1_easter_falls_where_the_tables_say(#[case] easter: NaiveDate) {
    assert_eq!(easter_sunday(easter.year()), Some(easter));
}

#[test]
fn easter_is_a_sunday_from_22_march_to_25_april_of_every_year() {
    let falls = |easter: NaiveDate| easter.weekday() == Weekday::Sun && ((3, 22)..=(4, 25)).contains(&(easter.month(), easter.day()));

    assert!((1583..=4099).all(|year| easter_sunday(year).is_some_and(falls)));
}

#[test]
fn the_ends_of_time_have_their_weekday_too() {
    assert_eq!(is_holiday(NaiveDate::MAX), is_holiday(NaiveDate::MAX));
    assert_eq!(is_holiday(NaiveDate::MIN), is_holiday(NaiveDate::MIN));
}
