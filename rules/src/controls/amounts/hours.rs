//! The hours asked for each worker.

use rust_decimal::Decimal;

use crate::calendar::{Period, weeks_touched};
use crate::controls::finding::listed;
use crate::controls::rule::rule;
use crate::controls::{Beneficiary, Confidence, Facts, Finding, Rule, RuleId, Severity};

pub(in crate::controls) const R37: Rule = rule(RuleId::R37, Severity::Blocking, hours)
    .for_every_benefit()
    .titled("Ore entro l'orario contrattuale", "Hours within the contract")
    .based("art. 3 c. 1 D.Lgs. 148/2015", Confidence::Remembered)
    .telling(&["R37-none", "R37-beyond", "R37-rest"]);

struct Wrong {
    line: usize,
    hours: Decimal,
    /// The hours of the contract in the period, when they are exceeded.
    exceeded: Option<Decimal>,
}

/// R37, art. 3 c. 1: a line asks for some hours, and for no more than the contract has in the period.
fn hours(facts: &Facts) -> Vec<Finding> {
    let lines = facts.beneficiaries.iter().enumerate();
    let wrong: Vec<_> = lines.filter_map(|(line, worker)| wrong(facts.period, line, worker)).collect();
    listed(&wrong, "R37-rest", tell)
}

fn wrong(period: Option<Period>, line: usize, worker: &Beneficiary) -> Option<Wrong> {
    let hours = worker.hours_requested?;
    if hours <= Decimal::ZERO {
        return Some(Wrong { line, hours, exceeded: None });
    }
    let of_contract = contract_hours(period?, worker.contract_hours?);
    (of_contract < hours).then_some(Wrong { line, hours, exceeded: Some(of_contract) })
}

/// The hours of a contract in a period: the weekly ones for each week touched, since shifts may gather them on any days
/// of a week: our reading, that refuses no line that may be right.
fn contract_hours(period: Period, weekly_hours: Decimal) -> Decimal {
    weekly_hours.saturating_mul(weeks_touched(period).len().into())
}

fn tell(wrong: &Wrong) -> Finding {
    let message = if wrong.exceeded.is_some() { "R37-beyond" } else { "R37-none" };
    let told = Finding::new(RuleId::R37, Severity::Blocking, message);
    let told = told.of_worker(wrong.line, "hoursRequested").reading("hours", wrong.hours);
    wrong.exceeded.into_iter().fold(told, |told, limit| told.against("limit", limit))
}
