//! R12, R14 to R17: who the workers are, and how long they have worked there.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::finding::listed;
use super::{Beneficiary, Facts, Finding, RuleId, Severity};
use crate::ground::calendar::{Period, day};
use crate::ground::identifiers::Birthplace;
use crate::law::Qualification;
use crate::law::cause::Benefit;

/// From when home workers are let in, and thirty days of work are enough (L. 234/2021).
const REFORM: NaiveDate = day(2022, 1, 1);

/// The benefits whose workers INPS circ. 18/2022 treats alike; some bilateral funds ask for no seniority, or take managers.
pub(super) const ALIKE: &[Benefit] = &[Benefit::Cigo, Benefit::AisFis];

/// R12, art. 12 c. 6: the application declares the average workforce of the half-year before.
pub(super) fn workforce_declared(facts: &Facts) -> Vec<Finding> {
    if facts.employees() > Decimal::ZERO {
        return Vec::new();
    }
    vec![Finding::new(RuleId::R12, Severity::Blocking, "R12").at(&["workforce"])]
}

/// R14, art. 1 c. 2 and 3: thirty days of actual work in the unit, with those for the contractor before (R16);
/// none are needed for unavoidable events (R15).
pub(super) fn seniority(facts: &Facts) -> Vec<Finding> {
    let ordinary = facts.cause.filter(|_| !facts.is_unavoidable());
    let Some((_, period)) = ordinary.zip(facts.period) else {
        return Vec::new();
    };
    let needed = days_needed(period);
    let workers = facts.beneficiaries.iter().enumerate();
    let days = workers.filter_map(|(index, worker)| Some((index, days_of_work(worker)?)));
    let new_workers: Vec<_> = days.filter(|(_, days)| *days < needed).collect();
    listed(&new_workers, "R14-rest", |(index, days)| {
        Finding::new(RuleId::R14, Severity::Warning, "R14-person")
            .of_worker(*index, "effectiveDays")
            .reading("days", *days)
            .against("needed", needed)
    })
}

/// R17, art. 1 and 2: managers are left out, and home workers before 2022; a place of birth that no list holds is reported.
pub(super) fn categories(facts: &Facts) -> Vec<Finding> {
    [excluded_workers(facts), unknown_birthplaces(facts)].concat()
}

fn excluded_workers(facts: &Facts) -> Vec<Finding> {
    let workers = facts.beneficiaries.iter().enumerate();
    let excluded = workers.filter_map(|(index, worker)| Some((index, exclusion(facts, worker)?)));
    let excluded: Vec<_> = excluded.collect();
    listed(&excluded, "R17-rest", |(index, message)| {
        Finding::new(RuleId::R17, Severity::Blocking, message).of_worker(*index, "qualification")
    })
}

/// Days of actual work that a worker needs: ninety until 2021.
pub(super) fn days_needed(period: Period) -> u32 {
    if period.from() < REFORM { 90 } else { 30 }
}

/// Suppressed municipalities are in the list, so that those born there are not reported.
fn unknown_birthplaces(facts: &Facts) -> Vec<Finding> {
    let workers = facts.beneficiaries.iter().enumerate();
    let unknown: Vec<_> = workers.filter_map(|(index, worker)| Some((index, unknown_birthplace(worker)?))).collect();
    listed(&unknown, "R17-birthplace-rest", |(index, place)| {
        Finding::new(RuleId::R17, Severity::Warning, "R17-birthplace").of_worker(*index, "taxCode").reading("place", place.as_str())
    })
}

fn unknown_birthplace(worker: &Beneficiary) -> Option<String> {
    let is_unknown = worker.tax_code.birthplace()? == Birthplace::Unknown;
    worker.tax_code.birthplace_code().filter(|_| is_unknown)
}

/// Those in the unit, and those in the same contract for the contractor before, art. 1 c. 3.
pub(super) fn days_of_work(worker: &Beneficiary) -> Option<u32> {
    worker.effective_days.map(|days| days.saturating_add(worker.days_with_previous_contractor))
}

fn exclusion(facts: &Facts, worker: &Beneficiary) -> Option<&'static str> {
    match worker.qualification? {
        Qualification::Manager => Some("R17-manager"),
        Qualification::HomeWorker if facts.period?.from() < REFORM => Some("R17-home-worker"),
        _ => None,
    }
}

/// R15, art. 1 c. 2: after an unavoidable event no seniority is needed, reported when some worker would lack it.
pub(super) fn no_seniority(facts: &Facts) -> Vec<Finding> {
    let short = |worker: &Beneficiary, needed| days_of_work(worker).is_some_and(|days| days < needed);
    to_finding(facts, true, Finding::new(RuleId::R15, Severity::Info, "R15"), short)
}

/// R16, art. 1 c. 3: the days for the contractor before are counted, reported when they make the difference.
pub(super) fn previous_contractor(facts: &Facts) -> Vec<Finding> {
    let saved = |worker: &Beneficiary, needed| {
        let in_the_unit = worker.effective_days.is_some_and(|days| days < needed);
        in_the_unit && days_of_work(worker).is_some_and(|days| needed <= days)
    };
    to_finding(facts, false, Finding::new(RuleId::R16, Severity::Info, "R16"), saved)
}

/// One finding for the workers of whom something is true, when the cause is unavoidable or when it is not.
fn to_finding(facts: &Facts, unavoidable: bool, finding: Finding, holds: impl Fn(&Beneficiary, u32) -> bool) -> Vec<Finding> {
    let cause = facts.cause.filter(|cause| cause.is_unavoidable() == unavoidable);
    let Some((_, period)) = cause.zip(facts.period) else {
        return Vec::new();
    };
    let needed = days_needed(period);
    match facts.beneficiaries.iter().filter(|worker| holds(worker, needed)).count() {
        0 => Vec::new(),
        count => vec![finding.at(&["beneficiaries"]).with("count", count).against("needed", needed)],
    }
}
