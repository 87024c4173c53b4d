//! R20: ordinary wage integration next to the extraordinary benefit or a solidarity contract.

use super::finding::listed;
use super::{Facts, Finding, OtherBenefit, OtherBenefitKind, RuleId, Severity};
use crate::ground::calendar::{Period, last_day_of_months};

/// Months for which the ordinary benefit may run next to a solidarity contract.
const MONTHS_BESIDE_SOLIDARITY: u32 = 3;

/// A worker, by place in the list, whom the other benefit holds too.
struct SharedWorker<'a> {
    index: usize,
    other: &'a OtherBenefit,
    shared: Period,
}

/// R20, D.M. 95442/2016: in one unit the two benefits have different workers, by name, for the whole time; next to a
/// solidarity contract the ordinary one lasts three months, unless the event is unavoidable.
pub(super) fn beside(facts: &Facts) -> Vec<Finding> {
    let Some(period) = facts.period else {
        return Vec::new();
    };
    let beside = facts.scheme.beside.iter();
    let sharing: Vec<_> = beside.filter_map(|other| Some((other, other.period.shared_with(period)?))).collect();
    let mut shared: Vec<_> = sharing.iter().flat_map(|(other, days)| shared_workers(facts, other, *days)).collect();
    shared.sort_by_key(|worker| worker.index);
    let mut findings = listed(&shared, "R20-rest", to_finding);
    findings.extend(sharing.iter().filter_map(|(other, shared)| too_long(facts, other, *shared)));
    findings
}

fn shared_workers<'a>(facts: &'a Facts, other: &'a OtherBenefit, shared: Period) -> impl Iterator<Item = SharedWorker<'a>> {
    let workers = facts.beneficiaries.iter().enumerate();
    let common = workers.filter(|(_, worker)| other.workers.contains(&worker.tax_code));
    common.map(move |(index, _)| SharedWorker { index, other, shared })
}

fn to_finding(worker: &SharedWorker<'_>) -> Finding {
    Finding::new(RuleId::R20, Severity::Blocking, "R20-person")
        .of_worker(worker.index, "taxCode")
        .reading("kind", worker.other.kind.as_str())
        .with("from", worker.shared.from())
        .with("to", worker.shared.to())
}

fn too_long(facts: &Facts, other: &OtherBenefit, shared: Period) -> Option<Finding> {
    let last = last_day_of_months(shared.from(), MONTHS_BESIDE_SOLIDARITY);
    let limited = other.kind == OtherBenefitKind::SolidarityContract && facts.cause.is_some_and(|cause| !cause.is_unavoidable());
    let long = || Finding::new(RuleId::R20, Severity::Warning, "R20-months").at(&["period", "to"]);
    let to_finding = || long().with("from", shared.from()).with("to", shared.to()).against("months", MONTHS_BESIDE_SOLIDARITY);
    (limited && last < shared.to()).then(|| to_finding().against("last", last))
}
