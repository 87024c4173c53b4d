//! Who the workers are.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::finding::listed;
use super::rule::rule;
use super::{Beneficiary, Confidence, Facts, Finding, Qualification, Rule, RuleId, Severity};
use crate::calendar::{Period, day};
use crate::cause::Benefit;
use crate::identifiers::Birthplace;

/// From when home workers are let in, and thirty days of work are enough (L. 234/2021).
const REFORM: NaiveDate = day(2022, 1, 1);

/// The benefits whose workers INPS circ. 18/2022 tells alike; some bilateral funds ask for no seniority, or take managers.
const ALIKE: &[Benefit] = &[Benefit::Cigo, Benefit::AisFis];

pub(super) const R12: Rule = rule(RuleId::R12, Severity::Blocking, workforce_declared)
    .titled("Organico medio dichiarato", "Average workforce declared")
    .based("art. 12 c. 6 D.Lgs. 148/2015", Confidence::Verified)
    .telling(&["R12"]);

/// R12, art. 12 c. 6: the application declares the average workforce of the half-year before.
fn workforce_declared(facts: &Facts) -> Vec<Finding> {
    if facts.employees() > Decimal::ZERO {
        return Vec::new();
    }
    vec![Finding::new(RuleId::R12, Severity::Blocking, "R12").at(&["workforce"])]
}

pub(super) const R14: Rule = rule(RuleId::R14, Severity::Warning, seniority)
    .for_benefits(ALIKE)
    .titled("Anzianità nell'unità produttiva", "Seniority in the productive unit")
    .based("art. 1 c. 2-3 D.Lgs. 148/2015, INPS circ. 18/2022", Confidence::Reported)
    .telling(&["R14-person", "R14-rest"]);

/// R14, art. 1 c. 2 and 3: thirty days of actual work in the unit, with those for the contractor before (R16);
/// none are needed for unavoidable events (R15).
fn seniority(facts: &Facts) -> Vec<Finding> {
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

pub(super) const R17: Rule = rule(RuleId::R17, Severity::Blocking, categories)
    .for_benefits(ALIKE)
    .titled("Categorie e identità dei lavoratori", "Categories and identity of workers")
    .based("art. 1-2 D.Lgs. 148/2015, INPS circ. 18/2022, D.M. 23-12-1976", Confidence::Reported)
    .telling(&["R17-manager", "R17-home-worker", "R17-rest", "R17-birthplace", "R17-birthplace-rest"]);

/// R17, art. 1 and 2: managers are left out, and home workers before 2022; a place of birth that no list holds is told.
fn categories(facts: &Facts) -> Vec<Finding> {
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

/// Suppressed municipalities are in the list, so that those born there are not told.
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
