//! R08 and R09: unavoidable events that count, and those that do not.

use omnia_rules::cause::{Article10, Cause};
use omnia_rules::controls::Facts;
use rstest::rstest;

use super::{after, asking, limits_reported, lost, of_builders, weeks};
use crate::application::{application, classified, computed, date};

#[test]
fn r08_weeks_of_unavoidable_events_are_reported_not_to_count() {
    let facts = after([lost(Cause::FireCollapseFlood, weeks(10, "2025-01-06"))]);

    assert_eq!(limits_reported(&facts), ["INFO R08 period"]);
    assert_eq!(computed(&facts, "R08"), ["weeks 10", "windowFrom 2024-04-01", "windowTo 2026-03-29"]);
}

#[test]
fn r08_one_week_is_reported_too() {
    let facts = after([lost(Cause::FireCollapseFlood, weeks(1, "2025-01-06"))]);

    assert_eq!(computed(&facts, "R08"), ["weeks 1", "windowFrom 2024-04-01", "windowTo 2026-03-29"]);
}

#[test]
fn r08_for_builders_it_is_reported_that_they_count() {
    let facts = of_builders(after([lost(Cause::WeatherConstruction, weeks(10, "2025-01-06"))]));

    assert_eq!(limits_reported(&facts), ["INFO R08-counted period"]);
    assert_eq!(computed(&facts, "R08-counted"), ["weeks 10", "windowFrom 2024-04-01", "windowTo 2026-03-29"]);
}

#[test]
fn r08_is_silent_of_what_is_older_than_two_years() {
    assert!(limits_reported(&after([lost(Cause::FireCollapseFlood, weeks(10, "2023-01-09"))])).is_empty());
}

#[rstest]
#[case::june("2025-06-23", &[])]
#[case::a_heat_week("2025-07-07", &["INFO R09-asked period"])]
#[case::january("2026-01-05", &[])]
fn r09_weeks_asked_for_within_the_derogation_are_reported(#[case] from: &str, #[case] verdict: &[&str]) {
    let heat = Facts { cause: Some(Cause::WeatherConstruction), ..of_builders(application()) };

    assert_eq!(limits_reported(&asking(1, from, heat)), verdict);
}

#[rstest]
#[case::of_builders("11301", &["INFO R09-asked period"])]
#[case::of_installers("11306", &[])]
fn r09_the_letter_of_the_code_prevails_over_a_declared_one(#[case] csc: &str, #[case] verdict: &[&str]) {
    let (classification, article10) = (Some(classified(csc)), Some(Article10::A));
    let heat = Facts { cause: Some(Cause::WeatherConstruction), classification, article10, ..application() };

    assert_eq!(limits_reported(&asking(1, "2025-07-07", heat)), verdict);
}

#[test]
fn r09_the_acts_are_reported() {
    let facts = of_builders(after([lost(Cause::WeatherConstruction, weeks(3, "2025-07-07"))]));

    assert_eq!(limits_reported(&facts), ["INFO R09 period"]);
    assert_eq!(computed(&facts, "R09"), ["weeks 3", "basis D.L. 98/2023, art. 10-bis D.L. 92/2025"]);
}

#[rstest]
#[case::an_event_of_june(Cause::FireCollapseFlood, Some("2025-06-30"), &[])]
#[case::an_event_of_july(Cause::FireCollapseFlood, Some("2025-07-01"), &["INFO R09-asked period"])]
#[case::named_after_the_start(Cause::FireCollapseFlood, Some("2026-01-10"), &["INFO R09-asked period"])]
#[case::not_known(Cause::FireCollapseFlood, None, &["INFO R09-asked period"])]
#[case::the_weather_of_each_day(Cause::WeatherConstruction, Some("2025-06-30"), &["INFO R09-asked period"])]
fn r09_looks_at_the_day_of_the_event(#[case] cause: Cause, #[case] event: Option<&str>, #[case] verdict: &[&str]) {
    let facts = Facts { cause: Some(cause), first_event_on: event.map(date), ..of_builders(application()) };

    assert_eq!(limits_reported(&asking(1, "2025-07-07", facts)), verdict);
}
