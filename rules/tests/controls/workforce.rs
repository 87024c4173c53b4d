//! R12, R14 with R15 and R16, R17.

use omnia_rules::cause::Cause;
use omnia_rules::controls::{Beneficiary, Facts, Qualification, WorkforceBand};
use rstest::rstest;

use crate::application::{application, band, computed, date, period, told, worker};

fn with_days(effective_days: Option<u32>, days_with_previous_contractor: u32) -> Facts {
    let newcomer = Beneficiary { effective_days, days_with_previous_contractor, ..worker(1) };
    Facts { beneficiaries: vec![worker(0), newcomer], ..application() }
}

fn with_qualification(qualification: Qualification) -> Facts {
    let other = Beneficiary { qualification: Some(qualification), ..worker(1) };
    Facts { beneficiaries: vec![worker(0), other], ..application() }
}

#[rstest]
#[case::two_schedules(vec![band(40, 8), band(20, 4)], &[])]
#[case::none(vec![], &["BLOCKING R12 workforce"])]
#[case::zero(vec![band(40, 0)], &["BLOCKING R12 workforce"])]
fn r12_the_workforce_is_declared(#[case] workforce: Vec<WorkforceBand>, #[case] verdict: &[&str]) {
    assert_eq!(told(&Facts { workforce, ..application() }), verdict);
}

#[rstest]
#[case::forty_five_days(Some(45), 0, true)]
#[case::thirty_days(Some(30), 0, true)]
#[case::twenty_nine_days(Some(29), 0, false)]
#[case::not_told_yet(None, 0, true)]
#[case::r16_with_the_previous_contractor(Some(10), 25, true)]
#[case::r16_and_still_short(Some(10), 19, false)]
fn r14_thirty_days_of_work_are_enough(#[case] days: Option<u32>, #[case] before: u32, #[case] enough: bool) {
    let verdict = told(&with_days(days, before));

    assert_eq!(!verdict.contains(&"WARNING R14-person beneficiaries.1.effectiveDays".to_owned()), enough);
}

#[test]
fn r14_a_newcomer_is_told_by_line_days_and_days_needed() {
    assert_eq!(computed(&with_days(Some(29), 0), "R14-person"), ["line 2", "days 29", "needed 30"]);
}

#[rstest]
#[case::fire(Cause::FireCollapseFlood, 0)]
#[case::lack_of_work(Cause::LackOfWork, 1)]
fn r15_no_seniority_is_needed_for_an_unavoidable_event(#[case] cause: Cause, #[case] findings: usize) {
    let facts = Facts { cause: Some(cause), ..with_days(Some(5), 0) };

    assert_eq!(told(&facts).len(), findings);
}

#[test]
fn r14_before_2022_ninety_days_were_needed() {
    let facts = Facts { period: Some(period("2021-12-31", "2022-01-09")), ..with_days(Some(89), 0) };

    assert_eq!(computed(&facts, "R14-person")[1..], ["days 45", "needed 90"]);
}

#[test]
fn r14_twenty_workers_are_listed_and_the_rest_counted() {
    let newcomers = (0..1000).map(|index| Beneficiary { effective_days: Some(1), ..worker(index) });
    let facts = Facts { beneficiaries: newcomers.collect(), ..application() };

    let verdict = told(&facts);

    assert_eq!(verdict.len(), 21);
    assert_eq!(verdict[10], "WARNING R14-person beneficiaries.10.effectiveDays");
    assert_eq!(verdict[20], "WARNING R14-rest beneficiaries");
    assert_eq!(computed(&facts, "R14-rest"), ["count 980"]);
}

#[rstest]
#[case::worker(Qualification::Worker)]
#[case::employee(Qualification::Employee)]
#[case::middle_manager(Qualification::MiddleManager)]
#[case::apprentice(Qualification::Apprentice)]
#[case::home_worker(Qualification::HomeWorker)]
fn r17_these_workers_are_let_in(#[case] qualification: Qualification) {
    assert!(told(&with_qualification(qualification)).is_empty());
}

#[test]
fn r17_a_manager_stops_the_application() {
    let facts = with_qualification(Qualification::Manager);

    assert_eq!(told(&facts), ["BLOCKING R17-manager beneficiaries.1.qualification"]);
    assert_eq!(computed(&facts, "R17-manager"), ["line 2"]);
}

#[rstest]
#[case::the_day_before("2021-12-31", true)]
#[case::the_day("2022-01-01", false)]
fn r17_home_workers_are_let_in_from_2022(#[case] start: &str, #[case] stopped: bool) {
    let (today, days) = (date("2022-01-03"), period(start, "2022-01-09"));
    let facts = Facts { today, period: Some(days), ..with_qualification(Qualification::HomeWorker) };

    let verdict = told(&facts);

    assert_eq!(verdict.contains(&"BLOCKING R17-home-worker beneficiaries.1.qualification".to_owned()), stopped);
}
