//! R22 with R24: the union step.

use omnia_rules::cause::{Article10, Cause};
use omnia_rules::controls::{Facts, UnionStep, WorkforceBand};
use rstest::rstest;
use rust_decimal::Decimal;

use crate::application::{application, band, classified, computed, date, other, period, reported, unit_key};

fn step(communicated_on: &str) -> UnionStep {
    UnionStep { communicated_on: Some(date(communicated_on)), ..UnionStep::default() }
}

fn reported_on(communicated_on: &str, employees: u32) -> Facts {
    Facts { union_step: Some(step(communicated_on)), workforce: vec![band(40, employees)], ..application() }
}

/// A builder whose site is stopped for weeks, with no union step.
fn builder(from: &str, to: &str) -> Facts {
    let period = Some(period(from, to));
    Facts { period, today: date(from), article10: Some(Article10::M), union_step: None, ..application() }
}

#[rstest]
#[case::no_step(None)]
#[case::no_day(Some(UnionStep::default()))]
fn r22_unions_that_were_not_notified_stop_the_application(#[case] union_step: Option<UnionStep>) {
    assert_eq!(reported(&Facts { union_step, ..application() }), ["BLOCKING R22 unionStep"]);
}

#[test]
fn r22_unions_notified_on_the_day_of_the_start_are_notified_in_time() {
    let facts = reported_on("2026-03-02", 60);

    assert_eq!(reported(&facts), ["INFO R22-open unionStep.concludedOn"]);
    assert_eq!(computed(&facts, "R22-open"), ["communicated 2026-03-02", "ends 2026-03-27", "employees 60"]);
}

#[test]
fn r22_unions_notified_after_the_start_are_notified_late() {
    let facts = reported_on("2026-03-03", 60);

    assert!(reported(&facts).contains(&"WARNING R22-late unionStep.communicatedOn".to_owned()));
    assert_eq!(computed(&facts, "R22-late"), ["communicated 2026-03-03", "start 2026-03-02"]);
}

#[rstest]
#[case::fifty(50, "ends 2026-03-12")]
#[case::fifty_one(51, "ends 2026-03-27")]
fn r22_the_consultation_is_short_up_to_fifty_employees(#[case] employees: u32, #[case] ends: &str) {
    assert_eq!(computed(&reported_on("2026-03-02", employees), "R22-open")[1], ends);
}

#[test]
fn r22_half_an_employee_more_than_fifty_makes_it_long() {
    let band = WorkforceBand { weekly_hours: Decimal::from(40), workers: Decimal::new(505, 1) };
    let facts = Facts { workforce: vec![band], ..reported_on("2026-03-02", 50) };

    assert_eq!(computed(&facts, "R22-open")[1..], ["ends 2026-03-27", "employees 50.5"]);
}

#[rstest]
#[case::on_its_last_day("2026-03-12", &["INFO R22-open unionStep.concludedOn"])]
#[case::over("2026-03-13", &[])]
fn r22_a_consultation_is_open_until_its_last_day(#[case] today: &str, #[case] verdict: &[&str]) {
    assert_eq!(reported(&Facts { today: date(today), ..reported_on("2026-03-02", 50) }), verdict);
}

#[rstest]
#[case::one(1, &["INFO R22-open unionStep.concludedOn"])]
#[case::not_known_yet(0, &["BLOCKING R12 workforce"])]
fn r22_the_consultation_has_no_end_while_the_employees_are_not_declared(#[case] employees: u32, #[case] verdict: &[&str]) {
    assert_eq!(reported(&reported_on("2026-03-02", employees)), verdict);
}

#[rstest]
#[case::both(Some(3), Some(4), &[])]
#[case::no_workers(None, Some(4), &["BLOCKING R22-content unionStep"])]
#[case::no_weeks(Some(3), None, &["BLOCKING R22-content unionStep"])]
fn r22_after_an_unavoidable_event_duration_and_workers_are_reported(
    #[case] workers: Option<u32>,
    #[case] weeks: Option<u32>,
    #[case] verdict: &[&str],
) {
    let after_the_start = UnionStep { workers, weeks, ..step("2026-03-09") };
    let cause = Some(Cause::FireCollapseFlood);

    assert_eq!(reported(&Facts { cause, union_step: Some(after_the_start), ..application() }), verdict);
}

#[test]
fn r24_a_builder_needs_no_step_for_thirteen_weeks() {
    let facts = builder("2026-01-05", "2026-04-05");

    assert_eq!(reported(&facts), ["INFO R24 unionStep"]);
    assert_eq!(computed(&facts, "R24"), ["weeks 13", "limit 13"]);
}

#[test]
fn r24_is_not_reported_to_builders_who_notified_the_unions() {
    assert!(reported(&Facts { union_step: application().union_step, ..builder("2026-01-05", "2026-04-05") }).is_empty());
}

#[test]
fn r24_waits_for_the_period() {
    assert!(reported(&Facts { period: None, ..builder("2026-01-05", "2026-04-05") }).is_empty());
}

#[test]
fn r24_construction_is_known_by_its_statistical_code_too() {
    let facts = Facts { article10: None, classification: Some(classified("41301")), ..builder("2026-01-05", "2026-04-05") };

    assert_eq!(reported(&facts), ["INFO R24 unionStep"]);
}

#[test]
fn r24_a_builder_needs_the_step_from_the_fourteenth_week_in_a_row() {
    let facts = Facts { others: vec![other("A", period("2026-01-05", "2026-04-05"))], ..builder("2026-04-06", "2026-04-12") };

    assert_eq!(reported(&facts), ["BLOCKING R22 unionStep", "INFO R24-needed unionStep"]);
    assert_eq!(computed(&facts, "R24-needed"), ["weeks 14", "limit 13"]);
}

#[test]
fn r24_a_week_of_work_between_starts_the_count_again() {
    let facts = Facts { others: vec![other("A", period("2026-01-05", "2026-04-05"))], ..builder("2026-04-13", "2026-04-19") };

    assert_eq!(computed(&facts, "R24"), ["weeks 1", "limit 13"]);
}

#[test]
fn r24_weeks_of_another_unit_do_not_count() {
    let mut elsewhere = other("A", period("2026-01-05", "2026-04-05"));
    elsewhere.unit = unit_key(2);

    let facts = Facts { others: vec![elsewhere], ..builder("2026-04-06", "2026-04-12") };

    assert_eq!(computed(&facts, "R24"), ["weeks 1", "limit 13"]);
}

#[test]
fn r24_is_not_for_metalworks() {
    let facts = Facts { article10: Some(Article10::A), ..builder("2026-01-05", "2026-04-05") };

    assert_eq!(reported(&facts), ["BLOCKING R22 unionStep"]);
}
