//! Lack of work of a firm that has just started.

use crate::calendar::add_months;
use crate::cause::Cause;
use crate::controls::rule::rule;
use crate::controls::{Confidence, Facts, Finding, Rule, RuleId, Severity};

/// Months of activity before lack of work may be integrated.
const MONTHS_OF_ACTIVITY: u32 = 3;

pub(in crate::controls) const R31: Rule = rule(RuleId::R31, Severity::Warning, new_firm)
    .titled("Azienda di nuova costituzione", "New firm")
    .based("INPS circ. 139/2016", Confidence::Remembered)
    .telling(&["R31"]);

/// R31, INPS circ. 139/2016 as remembered: lack of work is not integrated before three months of activity, counted to the
/// first day asked for.
fn new_firm(facts: &Facts) -> Vec<Finding> {
    let asks = facts.switches.new_firms_are_told && facts.cause == Some(Cause::LackOfWork);
    let Some((started, period)) = facts.details.activity_started_on.zip(facts.period).filter(|_| asks) else {
        return Vec::new();
    };
    let earliest = add_months(started, MONTHS_OF_ACTIVITY);
    if earliest <= period.from() {
        return Vec::new();
    }
    let new = Finding::new(RuleId::R31, Severity::Warning, "R31").at(&["cause"]);
    vec![new.reading("started", started).reading("start", period.from()).with("earliest", earliest).against("months", MONTHS_OF_ACTIVITY)]
}
