//! R06: what cannot be in a history is reported with the limits.

use omnia_rules::limits::Grant;
use rstest::rstest;

use super::{certified, full_two_years, limits_reported, of_hours, upside_down, weeks};
use crate::application::{computed, date};

#[rstest]
#[case::upside_down(Grant::new("A", date("2025-03-10"), date("2025-03-09")), "R06-upside-down", &["grant A", "from 2025-03-10", "to 2025-03-09"])]
#[case::outside_the_calendar(
    Grant::new("A", date("2025-03-10"), date("2101-01-01")),
    "R06-calendar",
    &["grant A", "date 2101-01-01", "first 2000-01-01", "last 2100-12-31"]
)]
#[case::of_negative_hours(of_hours(-8, weeks(1, "2026-01-05")), "R06-hours", &["grant 2026-01-05", "hours -8"])]
fn r06_what_cannot_be_is_reported_and_the_limits_hold(#[case] wrong: Grant, #[case] message: &str, #[case] values: &[&str]) {
    let mut facts = full_two_years();
    facts.history.grants.push(wrong);

    assert_eq!(limits_reported(&facts), ["WARNING R06 period".to_owned(), format!("WARNING {message} unit")]);
    assert_eq!(computed(&facts, message), values);
}

#[test]
fn r06_grants_for_other_workers_of_the_same_days_are_no_contradiction() {
    let mut facts = full_two_years();
    facts.history.grants.push(weeks(1, "2024-09-09"));

    assert_eq!(limits_reported(&facts), ["WARNING R06 period"]);
}

#[test]
fn r06_an_event_after_its_grant_is_reported() {
    let mut facts = full_two_years();
    facts.history.grants[0].ground.event_days = [date("2025-03-03")].into();

    assert_eq!(limits_reported(&facts), ["WARNING R06 period", "WARNING R06-event unit"]);
    assert_eq!(computed(&facts, "R06-event"), ["grant 2024-09-02", "date 2025-03-03"]);
}

#[test]
fn r06_more_used_than_authorized_is_reported() {
    let facts = certified(&["2025-03-04", "2025-03-03"]);

    assert_eq!(limits_reported(&facts), ["WARNING R06-used unit"]);
    assert_eq!(computed(&facts, "R06-used"), ["days 2", "first 2025-03-03"]);
}

#[test]
fn r06_twenty_contradictions_are_reported_and_the_rest_counted() {
    assert_eq!(limits_reported(&upside_down()).len(), 21);
    assert_eq!(limits_reported(&upside_down())[20], "WARNING R06-contradictions unit");
    assert_eq!(computed(&upside_down(), "R06-contradictions"), ["count 5"]);
}
