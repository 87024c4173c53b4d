//! Who the workers are.

use chrono::NaiveDate;

use super::finding::listed;
use super::{Beneficiary, Facts, Finding, Qualification, RuleId, Severity};
use crate::calendar::day;

/// From when home workers are let in, and thirty days of work are enough (L. 234/2021).
const REFORM: NaiveDate = day(2022, 1, 1);

/// R12, art. 12 c. 6: the application declares the average workforce of the half-year before.
pub(super) fn workforce_declared(facts: &Facts) -> Vec<Finding> {
    if facts.employees() > 0 {
        return Vec::new();
    }
    vec![Finding::new(RuleId::R12, Severity::Blocking, "R12").at(&["workforce"])]
}

/// R14, art. 1 c. 2 and 3: thirty days of actual work in the unit, with those for the contractor before (R16);
/// none are needed for unavoidable events (R15).
pub(super) fn seniority(facts: &Facts) -> Vec<Finding> {
    let ordinary = facts.cause.filter(|cause| !cause.is_unavoidable());
    let Some((_, period)) = ordinary.zip(facts.period) else {
        return Vec::new();
    };
    let needed = if period.from() < REFORM { 90 } else { 30 };
    let workers = facts.beneficiaries.iter().enumerate();
    let days = workers.filter_map(|(index, worker)| Some((index, days_of_work(worker)?)));
    let new_workers: Vec<_> = days.filter(|(_, days)| *days < needed).collect();
    listed(&new_workers, "R14-rest", |(index, days)| {
        Finding::new(RuleId::R14, Severity::Warning, "R14-person")
            .of_worker(*index, "effectiveDays")
            .with("days", *days)
            .with("needed", needed)
    })
}

/// R17, art. 1 and 2: managers are left out, and home workers before 2022.
pub(super) fn categories(facts: &Facts) -> Vec<Finding> {
    let workers = facts.beneficiaries.iter().enumerate();
    let excluded = workers.filter_map(|(index, worker)| Some((index, exclusion(facts, worker)?)));
    let excluded: Vec<_> = excluded.collect();
    listed(&excluded, "R17-rest", |(index, message)| {
        Finding::new(RuleId::R17, Severity::Blocking, message).of_worker(*index, "qualification")
    })
}

fn days_of_work(worker: &Beneficiary) -> Option<u32> {
    worker.effective_days.map(|days| days.saturating_add(worker.days_with_previous_contractor))
}

fn exclusion(facts: &Facts, worker: &Beneficiary) -> Option<&'static str> {
    match worker.qualification? {
        Qualification::Manager => Some("R17-manager"),
        Qualification::HomeWorker if facts.period?.from() < REFORM => Some("R17-home-worker"),
        _ => None,
    }
}
