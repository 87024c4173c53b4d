//! R44, R45 and R47: weeks by the size of the firm, days by the year of the worker.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use omnia_rules::cause::Cause::{self, OtherNotAttributable, WeatherAgriculture};
use omnia_rules::schemes::DayVerdict::{self, Beyond, Granted, HalfDay, Outside};
use omnia_rules::schemes::{
    AGRICULTURAL_DEROGATIONS, DayPart, is_large, is_under_ordinary_rules, is_within_reach_of_fund, judge_days, lifted, weeks_in_two_years,
};
use rstest::rstest;
use rust_decimal::Decimal;

fn date(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn days_from(first: &str, count: u64) -> BTreeMap<NaiveDate, DayPart> {
    (0..count).map(|days| (date(first) + Days::new(days), DayPart::Whole)).collect()
}

#[rstest]
#[case::one("1", 13)]
#[case::five("5.0", 13)]
#[case::a_little_more("5.01", 26)]
#[case::a_hundred("100", 26)]
fn r44_weeks_go_by_the_size_of_the_firm(#[case] employees: Decimal, #[case] weeks: u32) {
    assert_eq!(weeks_in_two_years(employees), weeks);
}

#[rstest]
#[case::fifteen("15.00", false)]
#[case::a_little_more("15.01", true)]
fn r45_a_firm_is_large_beyond_fifteen_employees(#[case] employees: Decimal, #[case] large: bool) {
    assert_eq!(is_large(employees), large);
}

#[rstest]
#[case::nobody("0", false)]
#[case::a_negative_number("-1", false)]
#[case::somebody("0.01", true)]
fn the_fund_of_wages_asks_for_an_employee(#[case] employees: Decimal, #[case] reached: bool) {
    assert_eq!(is_within_reach_of_fund(employees), reached);
}

#[rstest]
#[case::before(WeatherAgriculture, "2025-06-30", false)]
#[case::first_day(WeatherAgriculture, "2025-07-01", true)]
#[case::last_day(WeatherAgriculture, "2025-12-31", true)]
#[case::after(WeatherAgriculture, "2026-01-01", false)]
#[case::another_cause(OtherNotAttributable, "2025-07-01", false)]
#[case::an_order(Cause::PublicAuthorityOrder, "2025-07-01", false)]
fn r47_weather_of_the_second_half_of_2025_is_outside_the_rules(#[case] cause: Cause, #[case] day: &str, #[case] outside: bool) {
    assert_eq!(lifted(cause, date(day)).is_some(), outside);
    assert_eq!(is_under_ordinary_rules(cause, [date(day)]), !outside);
}

#[test]
fn r47_one_day_under_the_ordinary_rules_is_enough_to_be_held_to_them() {
    assert!(is_under_ordinary_rules(WeatherAgriculture, [date("2025-12-31"), date("2026-01-01")]));
    assert!(!is_under_ordinary_rules(WeatherAgriculture, []));
}

#[rstest]
#[case::ninety(0, 90, Granted)]
#[case::ninety_one(0, 91, Beyond)]
#[case::one_left(89, 1, Granted)]
#[case::one_too_many(89, 2, Beyond)]
#[case::none_left(90, 1, Beyond)]
#[case::a_number_beyond_all(u32::MAX, 1, Beyond)]
fn r47_ninety_days_are_granted_in_a_year(#[case] used: u32, #[case] requested: u64, #[case] last: DayVerdict) {
    let walk = judge_days(OtherNotAttributable, &BTreeMap::from([(2026, used)]), &days_from("2026-01-05", requested));

    assert_eq!(walk.values().last(), Some(&last));
    assert!(walk.values().rev().skip(1).all(|made| *made == Granted));
}

#[test]
fn r47_the_count_starts_again_with_the_year() {
    let walk = judge_days(OtherNotAttributable, &BTreeMap::from([(2026, 89)]), &days_from("2026-12-30", 4));

    assert_eq!(walk.into_values().collect::<Vec<_>>(), [Granted, Beyond, Granted, Granted]);
}

#[test]
fn r47_days_outside_the_rules_use_nothing() {
    let walk = judge_days(WeatherAgriculture, &BTreeMap::from([(2025, 89)]), &days_from("2025-06-29", 5));

    assert_eq!(walk.into_values().collect::<Vec<_>>(), [Granted, Beyond, Outside, Outside, Outside]);
}

#[rstest]
#[case::for_the_weather_of_2025(WeatherAgriculture, "2025-07-01", Outside)]
#[case::for_the_weather_of_2026(WeatherAgriculture, "2026-07-01", HalfDay)]
#[case::for_another_cause(OtherNotAttributable, "2025-07-01", HalfDay)]
fn r47_half_days_are_granted_outside_the_rules_only(#[case] cause: Cause, #[case] day: &str, #[case] made: DayVerdict) {
    let requested = BTreeMap::from([(date(day), DayPart::Half)]);

    assert_eq!(judge_days(cause, &BTreeMap::new(), &requested), BTreeMap::from([(date(day), made)]));
}

#[test]
fn r47_a_half_day_that_is_refused_uses_nothing() {
    let mut requested = days_from("2026-07-01", 2);
    requested.insert(date("2026-07-01"), DayPart::Half);

    let walk = judge_days(OtherNotAttributable, &BTreeMap::from([(2026, 89)]), &requested);

    assert_eq!(walk.into_values().collect::<Vec<_>>(), [HalfDay, Granted]);
}

#[test]
fn every_derogation_is_upright_and_rests_on_an_act() {
    assert!(
        AGRICULTURAL_DEROGATIONS.iter().all(|derogation| derogation.from <= derogation.to && derogation.legal_basis.starts_with("art."))
    );
}
