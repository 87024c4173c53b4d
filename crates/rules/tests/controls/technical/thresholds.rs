//! R28: the days against the thresholds; these themselves are held by the tests of the weather.

use omnia_rules::cause::Cause;
use omnia_rules::controls::{Details, Facts};
use omnia_rules::weather::{WeatherDay, WeatherEvent, WeatherWork};
use rstest::rstest;
use rust_decimal::Decimal;

use crate::application::{application, computed, rain, reported};

fn weather(weather_days: Vec<WeatherDay>) -> Facts {
    let details = Details { weather_days, ..Details::default() };
    Facts { cause: Some(Cause::WeatherConstruction), details, ..application() }
}

fn amount(text: &str) -> Option<Decimal> {
    text.parse().ok()
}

fn rain_on(day: &str, work: WeatherWork, millimetres: &str) -> WeatherDay {
    WeatherDay { work: Some(work), millimetres: amount(millimetres), ..rain(day) }
}

fn temperature(event: WeatherEvent, celsius: &str) -> WeatherDay {
    WeatherDay { event: Some(event), celsius: amount(celsius), ..rain("2026-03-02") }
}

#[rstest]
#[case::met(WeatherWork::Excavation, "1.5", &[])]
#[case::not_met(WeatherWork::Excavation, "1.4", &["WARNING R28-below weatherDays.0.millimetres"])]
#[case::grey(WeatherWork::Construction, "2.9", &["INFO R28-grey weatherDays.0.millimetres"])]
#[case::no_threshold(WeatherWork::Other, "0.1", &["INFO R28-none weatherDays"])]
fn r28_rain_is_held_against_the_threshold_of_the_work(#[case] work: WeatherWork, #[case] millimetres: &str, #[case] verdict: &[&str]) {
    assert_eq!(reported(&weather(vec![rain_on("2026-03-02", work, millimetres)])), verdict);
}

#[rstest]
#[case::frost(temperature(WeatherEvent::Frost, "0.1"), "WARNING R28-below weatherDays.0.celsius")]
#[case::heat(temperature(WeatherEvent::Heat, "35.0"), "WARNING R28-below weatherDays.0.celsius")]
#[case::wind(WeatherDay { event: Some(WeatherEvent::Wind), ..rain("2026-03-02") }, "INFO R28-none weatherDays")]
fn r28_other_events_are_reported_next_to_their_measure(#[case] day: WeatherDay, #[case] verdict: &str) {
    assert_eq!(reported(&weather(vec![day])), [verdict]);
}

#[test]
fn r28_names_what_was_measured_and_what_it_was_held_against() {
    let facts = weather(vec![rain_on("2026-03-02", WeatherWork::Construction, "2.0"), temperature(WeatherEvent::Frost, "0.1")]);

    assert_eq!(computed(&facts, "R28-grey"), ["day 2026-03-02", "event RAIN", "measured 2.0", "limit 2.0", "sure 3.0"]);
    assert_eq!(computed(&facts, "R28-below"), ["day 2026-03-02", "event FROST", "measured 0.1", "limit 0.0", "sure 0.0"]);
}

#[test]
fn r28_a_bulletin_that_is_not_given_leaves_the_day_alone() {
    assert!(reported(&weather(vec![WeatherDay { work: Some(WeatherWork::Excavation), ..rain("2026-03-02") }])).is_empty());
}

#[test]
fn r28_days_without_a_threshold_are_counted() {
    let wind = WeatherDay { event: Some(WeatherEvent::Wind), ..rain("2026-03-02") };

    assert_eq!(computed(&weather(vec![wind, wind]), "R28-none"), ["count 2"]);
}

#[rstest]
#[case::the_day_before("2026-03-02", WeatherWork::Excavation, "INFO R28-after-rain weatherDays.1.millimetres")]
#[case::two_days_before("2026-03-01", WeatherWork::Excavation, "WARNING R28-below weatherDays.1.millimetres")]
#[case::work_that_does_not_count_it("2026-03-02", WeatherWork::Construction, "WARNING R28-below weatherDays.1.millimetres")]
fn r28_rain_of_the_day_before_counts_for_earth_and_finishing_works(#[case] before: &str, #[case] work: WeatherWork, #[case] verdict: &str) {
    let wet = rain_on(before, WeatherWork::Excavation, "9");

    assert_eq!(reported(&weather(vec![wet, rain_on("2026-03-03", work, "1.4")]))[..1], [verdict]);
}

#[test]
fn r28_snow_of_the_day_before_is_not_rain() {
    let snow = WeatherDay { event: Some(WeatherEvent::Snow), ..rain("2026-03-02") };
    let facts = weather(vec![snow, rain_on("2026-03-03", WeatherWork::Excavation, "1.4")]);

    assert_eq!(reported(&facts), ["WARNING R28-below weatherDays.1.millimetres"]);
}

#[test]
fn r28_frost_after_rain_is_not_rain() {
    let frost =
        WeatherDay { date: rain("2026-03-03").date, work: Some(WeatherWork::Excavation), ..temperature(WeatherEvent::Frost, "0.1") };

    assert_eq!(reported(&weather(vec![rain("2026-03-02"), frost])), ["WARNING R28-below weatherDays.1.celsius"]);
}

#[test]
fn r28_what_an_order_forbade_needs_no_threshold() {
    let forbidden = WeatherDay { by_order: true, ..temperature(WeatherEvent::Heat, "33") };

    assert!(reported(&weather(vec![forbidden])).is_empty());
}

#[test]
fn r28_wind_is_held_against_the_switch() {
    let wind = |knots| WeatherDay { event: Some(WeatherEvent::Wind), knots: amount(knots), ..rain("2026-03-02") };
    let mut facts = weather(vec![wind("13"), wind("12.9")]);
    facts.switches.wind_knots = amount("13");

    assert_eq!(reported(&facts), ["WARNING R28-below weatherDays.1.knots"]);
}

#[test]
fn r28_twenty_days_are_listed_the_gravest_first_and_the_rest_counted() {
    let grey = rain_on("2026-03-02", WeatherWork::Construction, "2");
    let dry = rain_on("2026-03-02", WeatherWork::Construction, "1");
    let facts = weather([vec![grey; 10], vec![dry; 15]].concat());

    assert_eq!(reported(&facts).iter().filter(|reported| reported.starts_with("WARNING R28-below")).count(), 15);
    assert_eq!(reported(&facts).iter().filter(|reported| reported.starts_with("INFO R28-grey")).count(), 5);
    assert_eq!(reported(&facts)[20], "INFO R28-rest weatherDays");
    assert_eq!(computed(&facts, "R28-rest"), ["count 5"]);
}

#[test]
fn r28_is_for_the_weather() {
    let fire = Facts { cause: Some(Cause::FireCollapseFlood), ..weather(vec![temperature(WeatherEvent::Heat, "33")]) };

    assert!(reported(&fire).is_empty());
}
