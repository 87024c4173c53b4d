//! R23: the joint examination after unavoidable events.

use omnia_rules::cause::{Article10, Cause};
use omnia_rules::controls::{Beneficiary, Details, Facts, UnionStep};
use rstest::rstest;

use crate::application::{application, computed, date, period, reported, worker};

/// A fire of which the unions were notified; the consultation is open.
fn fire() -> Facts {
    let union_step = application().union_step.map(|step| UnionStep { concluded_on: None, ..step });
    Facts { cause: Some(Cause::FireCollapseFlood), union_step, details: Details::default(), ..application() }
}

fn weekly(hours: &str) -> Facts {
    let weekly_hours_suspended = Some(hours.parse().expect("hours"));
    Facts { details: Details { weekly_hours_suspended, ..Details::default() }, ..fire() }
}

/// Three workers over four weeks; of the first and of the last no hours are given.
fn over_the_period(hours: &str) -> Facts {
    let hours_requested = Some(hours.parse().expect("hours"));
    Facts { beneficiaries: vec![worker(0), Beneficiary { hours_requested, ..worker(2) }, worker(1)], ..fire() }
}

#[rstest]
#[case::twenty("20", &["INFO R23 unionStep"])]
#[case::just_more("16.01", &["INFO R23 unionStep"])]
#[case::exactly_sixteen("16", &[])]
fn r23_the_unions_may_ask_for_an_examination_beyond_sixteen_hours_a_week(#[case] hours: &str, #[case] verdict: &[&str]) {
    assert_eq!(reported(&weekly(hours)), verdict);
}

#[rstest]
#[case::more("64.01", &["INFO R23 unionStep"])]
#[case::exactly_sixteen_a_week("64", &[])]
fn r23_hours_come_from_those_asked_for_over_the_weeks_touched(#[case] hours: &str, #[case] verdict: &[&str]) {
    assert_eq!(reported(&over_the_period(hours)), verdict);
}

#[test]
fn r23_looks_at_the_worker_who_loses_most() {
    let losing = |index, hours: i64| Beneficiary { hours_requested: Some(hours.into()), ..worker(index) };
    let facts = Facts { beneficiaries: vec![losing(0, 8), losing(1, 80), losing(2, 40)], ..fire() };

    assert_eq!(computed(&facts, "R23"), ["hours 20", "limit 16"]);
}

#[test]
fn r23_names_the_hours_rounded_up_and_the_limit() {
    assert_eq!(computed(&weekly("20"), "R23"), ["hours 20", "limit 16"]);
    assert_eq!(computed(&over_the_period("64.01"), "R23"), ["hours 16.01", "limit 16"]);
}

#[test]
fn r23_hours_that_are_declared_prevail() {
    assert!(reported(&Facts { details: weekly("16").details, ..over_the_period("400") }).is_empty());
}

#[test]
fn r23_is_for_unavoidable_events() {
    let lack_of_materials = Facts { cause: Some(Cause::LackOfMaterials), ..weekly("20") };

    assert!(!reported(&lack_of_materials).contains(&"INFO R23 unionStep".to_owned()));
}

#[test]
fn r23_is_silent_once_the_consultation_is_over() {
    assert!(reported(&Facts { union_step: application().union_step, ..weekly("20") }).is_empty());
}

#[test]
fn r23_builders_of_the_first_thirteen_weeks_have_no_examination() {
    assert!(reported(&Facts { article10: Some(Article10::M), ..weekly("20") }).is_empty());
}

#[test]
fn r23_builders_beyond_thirteen_weeks_have_it() {
    let days = Some(period("2026-03-02", "2026-06-01"));
    let facts = Facts { article10: Some(Article10::M), period: days, today: date("2026-03-10"), ..weekly("20") };

    assert!(reported(&facts).contains(&"INFO R23 unionStep".to_owned()));
}

#[test]
fn r23_waits_for_hours_and_period() {
    assert!(reported(&fire()).is_empty());
    assert!(reported(&Facts { period: None, ..over_the_period("400") }).is_empty());
}
