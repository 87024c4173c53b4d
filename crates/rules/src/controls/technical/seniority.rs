//! What makes short seniority enough.

use crate::controls::rule::rule;
use crate::controls::workforce::{days_needed, days_of_work};
use crate::controls::{Beneficiary, Confidence, Facts, Finding, Rule, RuleId, Severity};

pub(in crate::controls) const R15: Rule = rule(RuleId::R15, Severity::Info, no_seniority)
    .titled("Anzianità per eventi non evitabili", "Seniority for unavoidable events")
    .based("art. 1 c. 2 D.Lgs. 148/2015, D.Lgs. 185/2016", Confidence::Remembered)
    .telling(&["R15"]);

/// R15, art. 1 c. 2: after an unavoidable event no seniority is needed, told when some worker would lack it.
fn no_seniority(facts: &Facts) -> Vec<Finding> {
    let short = |worker: &Beneficiary, needed| days_of_work(worker).is_some_and(|days| days < needed);
    tell(facts, true, Finding::new(RuleId::R15, Severity::Info, "R15"), short)
}

pub(in crate::controls) const R16: Rule = rule(RuleId::R16, Severity::Info, previous_contractor)
    .titled("Anzianità nel cambio di appalto", "Seniority across contractors")
    .based("art. 1 c. 3 D.Lgs. 148/2015", Confidence::Verified)
    .telling(&["R16"]);

/// R16, art. 1 c. 3: the days for the contractor before are counted, told when they make the difference.
fn previous_contractor(facts: &Facts) -> Vec<Finding> {
    let saved = |worker: &Beneficiary, needed| {
        let in_the_unit = worker.effective_days.is_some_and(|days| days < needed);
        in_the_unit && days_of_work(worker).is_some_and(|days| needed <= days)
    };
    tell(facts, false, Finding::new(RuleId::R16, Severity::Info, "R16"), saved)
}

/// One finding for the workers of whom something is true, when the cause is unavoidable or when it is not.
fn tell(facts: &Facts, unavoidable: bool, finding: Finding, holds: impl Fn(&Beneficiary, u32) -> bool) -> Vec<Finding> {
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
