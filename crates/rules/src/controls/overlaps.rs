//! The same application twice, and the same worker in two applications.

use std::collections::HashSet;

use super::finding::listed;
use super::{Facts, Finding, OtherApplication, RuleId, Severity, Standing};
use crate::ground::calendar::Period;
use crate::ground::identifiers::TaxCode;

/// A worker, by place in the list, whom another application holds on the same days.
struct Hit<'a> {
    index: usize,
    other: &'a OtherApplication,
    shared: Period,
}

/// R18: the same unit, cause, days and workers are asked for once.
pub(super) fn duplicates(facts: &Facts) -> Vec<Finding> {
    let workers = workers(facts);
    let same = facts.others.iter().filter(|other| is_duplicate(facts, &workers, other));
    let to_finding =
        |other: &OtherApplication| Finding::new(RuleId::R18, Severity::Blocking, "R18").reading("other", other.reference.as_str());
    same.map(to_finding).collect()
}

/// R19: a worker's day is in one application only; one of another channel is a warning, one of ours is refused.
pub(super) fn overlaps(facts: &Facts) -> Vec<Finding> {
    let Some(period) = facts.period else {
        return Vec::new();
    };
    let workers = workers(facts);
    let distinct = facts.others.iter().filter(|other| !is_duplicate(facts, &workers, other));
    let sharing = distinct.filter_map(|other| Some((other, other.period.shared_with(period)?)));
    let mut hits: Vec<_> = sharing.flat_map(|(other, shared)| hits(facts, other, shared)).collect();
    hits.sort_by_key(|hit| (hit.other.standing, hit.index));
    listed(&hits, "R19-rest", to_finding)
}

fn workers(facts: &Facts) -> HashSet<&TaxCode> {
    facts.beneficiaries.iter().map(|worker| &worker.tax_code).collect()
}

fn is_duplicate(facts: &Facts, workers: &HashSet<&TaxCode>, other: &OtherApplication) -> bool {
    facts.unit.as_ref().is_some_and(|unit| unit.key == other.unit)
        && facts.cause == Some(other.cause)
        && facts.period == Some(other.period)
        && !workers.is_empty()
        && workers.len() == other.workers.len()
        && workers.iter().all(|worker| other.workers.contains(*worker))
}

fn hits<'a>(facts: &'a Facts, other: &'a OtherApplication, shared: Period) -> impl Iterator<Item = Hit<'a>> {
    let workers = facts.beneficiaries.iter().enumerate();
    let common = workers.filter(|(_, worker)| other.workers.contains(&worker.tax_code));
    common.map(move |(index, _)| Hit { index, other, shared })
}

fn to_finding(hit: &Hit<'_>) -> Finding {
    let (severity, message) = match hit.other.standing {
        Standing::Ours => (Severity::Blocking, "R19-person"),
        Standing::PendingElsewhere => (Severity::Warning, "R19-elsewhere"),
    };
    Finding::new(RuleId::R19, severity, message)
        .of_worker(hit.index, "taxCode")
        .reading("other", hit.other.reference.as_str())
        .with("from", hit.shared.from())
        .with("to", hit.shared.to())
}
