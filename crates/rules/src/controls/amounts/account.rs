//! The accounts for direct payment.

use super::PaymentMode;
use crate::controls::finding::listed;
use crate::controls::rule::rule;
use crate::controls::{Beneficiary, Confidence, Facts, Finding, Rule, RuleId, Severity};
use crate::identifiers::Iban;

pub(in crate::controls) const R40: Rule = rule(RuleId::R40, Severity::Warning, accounts)
    .for_every_benefit()
    .titled("IBAN per il pagamento diretto", "IBAN for direct payment")
    .based("ISO 13616, CIN dell'ABI", Confidence::Proposed)
    .telling(&["R40-missing", "R40-invalid", "R40-rest"]);

enum Wrong {
    Missing,
    /// The code of what is wrong with it: it is not repeated itself, since it is the worker's own.
    Invalid(&'static str),
}

/// R40: when the institute pays the workers, it needs the account of each.
fn accounts(facts: &Facts) -> Vec<Finding> {
    if facts.pay.payment_mode != Some(PaymentMode::Direct) {
        return Vec::new();
    }
    let lines = facts.beneficiaries.iter().enumerate();
    let wrong: Vec<_> = lines.filter_map(|(line, worker)| Some((line, wrong(worker)?))).collect();
    listed(&wrong, "R40-rest", |(line, wrong)| match wrong {
        Wrong::Missing => warning("R40-missing").of_worker(*line, "iban"),
        Wrong::Invalid(problem) => warning("R40-invalid").of_worker(*line, "iban").reading("problem", *problem),
    })
}

fn warning(message: &'static str) -> Finding {
    Finding::new(RuleId::R40, Severity::Warning, message)
}

fn wrong(worker: &Beneficiary) -> Option<Wrong> {
    let Some(iban) = worker.iban.as_deref().filter(|iban| !iban.trim().is_empty()) else {
        return Some(Wrong::Missing);
    };
    Iban::parse(iban).err().map(|invalid| Wrong::Invalid(invalid.code()))
}
