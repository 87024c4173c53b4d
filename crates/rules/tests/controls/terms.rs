//! R01, R02, R03, and the reading of weather events of several months.

use chrono::NaiveDate;
use omnia_rules::cause::Cause;
use omnia_rules::controls::{Details, Facts};
use rstest::rstest;

use crate::application::{application, computed, date, period, rain, reported};

/// Weather: no seniority, no term of fifteen days.
fn weather(first_event: &str, to: &str, today: &str) -> Facts {
    let details = Details { weather_days: vec![rain(first_event)], ..Details::default() };
    Facts { cause: Some(Cause::WeatherIndustry), period: Some(period(first_event, to)), today: date(today), details, ..application() }
}

#[rstest]
#[case::early("2026-03-02", "2026-03-10", true)]
#[case::last_day("2026-03-02", "2026-03-17", true)]
#[case::a_day_late("2026-03-02", "2026-03-18", false)]
#[case::liberation_and_sunday("2026-04-10", "2026-04-27", true)]
#[case::past_liberation_and_sunday("2026-04-10", "2026-04-28", false)]
#[case::easter("2026-03-21", "2026-04-07", true)]
#[case::saturday_does_not_roll("2026-03-06", "2026-03-22", false)]
#[case::saint_francis("2026-09-19", "2026-10-05", true)]
fn r01_an_application_is_in_time(#[case] start: &str, #[case] today: NaiveDate, #[case] in_time: bool) {
    let facts = Facts { today, period: Some(period(start, "2026-10-31")), ..application() };

    assert_eq!(!reported(&facts).contains(&"WARNING R01 period.from".to_owned()), in_time);
}

#[test]
fn r01_lateness_names_the_start_the_due_day_and_today() {
    let late = Facts { today: date("2026-03-18"), ..application() };

    assert_eq!(computed(&late, "R01"), ["start 2026-03-02", "due 2026-03-17", "today 2026-03-18"]);
}

#[rstest]
#[case::saturday("2026-01-31", "2026-02-28", true)]
#[case::past_saturday("2026-01-31", "2026-03-01", false)]
#[case::sunday_rolls("2026-04-15", "2026-06-01", true)]
#[case::past_monday("2026-04-15", "2026-06-02", false)]
#[case::year_end("2026-12-31", "2027-02-01", true)]
#[case::leap_day("2028-01-10", "2028-02-29", true)]
#[case::past_leap_day("2028-01-10", "2028-03-01", false)]
fn r02_an_unavoidable_event_is_reported_in_time(#[case] event: &str, #[case] today: &str, #[case] in_time: bool) {
    let facts = weather(event, event, today);

    assert_eq!(!reported(&facts).contains(&"WARNING R02 period.from".to_owned()), in_time);
}

#[test]
fn r02_the_term_runs_from_the_first_event_when_it_is_given() {
    let facts = Facts { first_event_on: Some(date("2026-02-27")), ..weather("2026-03-02", "2026-03-04", "2026-04-01") };

    assert!(reported(&facts).contains(&"WARNING R02-split firstEventOn".to_owned()));
    assert_eq!(computed(&facts, "R02-split"), ["event 2026-02-27", "due 2026-03-31", "today 2026-04-01"]);
}

#[rstest]
#[case::last_day("2026-02-28", &[])]
#[case::a_day_late("2026-03-01", &["WARNING R02-split period.from", "WARNING R03 period.from"])]
#[case::the_event_s_own_month("2026-03-16", &["WARNING R02-split period.from", "WARNING R03 period.from"])]
fn r02_an_event_after_the_first_day_asked_for_moves_no_term(#[case] today: &str, #[case] verdict: &[&str]) {
    let facts = Facts { first_event_on: Some(date("2026-03-10")), ..weather("2026-01-05", "2026-03-15", today) };

    assert_eq!(reported(&facts), verdict);
}

#[test]
fn r02_an_event_of_the_first_day_is_reported_at_its_field() {
    let facts = Facts { first_event_on: Some(date("2026-01-05")), ..weather("2026-01-05", "2026-01-10", "2026-03-01") };

    assert_eq!(reported(&facts)[0], "WARNING R02 firstEventOn");
    assert_eq!(computed(&facts, "R02"), ["event 2026-01-05", "due 2026-02-28", "today 2026-03-01"]);
}

#[test]
fn r51_weather_of_two_months_sent_after_the_first_term_may_be_split() {
    let sent_in_march = weather("2026-01-28", "2026-02-03", "2026-03-05");

    assert_eq!(reported(&sent_in_march), ["WARNING R02-split period.from", "WARNING R03-whole period.from"]);
}

#[test]
fn r51_weather_of_two_months_sent_within_the_first_term_is_in_time() {
    assert!(reported(&weather("2026-01-28", "2026-02-03", "2026-02-28")).is_empty());
}

#[test]
fn r02_a_fire_of_two_months_is_late_but_not_split() {
    let fire = Facts { cause: Some(Cause::FireCollapseFlood), ..weather("2026-01-28", "2026-02-03", "2026-03-05") };

    assert!(reported(&fire).contains(&"WARNING R02 period.from".to_owned()));
}

#[test]
fn r03_a_day_late_loses_nine_days() {
    let late = Facts { today: date("2026-03-18"), ..application() };

    assert_eq!(reported(&late), ["WARNING R01 period.from", "WARNING R03 period.from"]);
    assert_eq!(computed(&late, "R03"), ["due 2026-03-17", "payable 2026-03-11", "days 9"]);
}

#[test]
fn r03_nothing_is_lost_on_the_last_day() {
    assert!(reported(&Facts { today: date("2026-03-17"), ..application() }).is_empty());
}

#[test]
fn r03_lost_days_are_counted_inside_the_period() {
    let facts = Facts { today: date("2026-05-04"), ..application() };

    assert_eq!(computed(&facts, "R03-whole"), ["due 2026-03-17", "payable 2026-04-27", "days 28"]);
}

#[test]
fn terms_are_silent_until_the_cause_is_known() {
    assert!(reported(&Facts { cause: None, today: date("2026-08-01"), ..application() }).is_empty());
}
