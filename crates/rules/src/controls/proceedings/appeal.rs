//! The administrative appeal.

use crate::controls::rule::rule;
use crate::controls::{Confidence, Facts, Finding, Rule, RuleId, Severity};
use crate::deadlines::{appeal_due, appeal_in_time};

pub(in crate::controls) const R49: Rule = rule(RuleId::R49, Severity::Blocking, appeal)
    .for_every_benefit()
    .titled("Termine del ricorso", "Term of the appeal")
    .based("art. 17 D.Lgs. 148/2015, INPS msg 1900/2023", Confidence::Reported)
    .telling(&["R49"]);

/// R49, art. 17: an appeal is inadmissible after thirty days from the receipt of the decision.
fn appeal(facts: &Facts) -> Vec<Finding> {
    let appeal = facts.proceeding.appeal;
    let received_on = appeal.map(|appeal| appeal.decision_received_on);
    let Some(received_on) = received_on.filter(|received_on| !appeal_in_time(*received_on, facts.today)) else {
        return Vec::new();
    };
    let late = Finding::new(RuleId::R49, Severity::Blocking, "R49").at(&["decision"]);
    vec![late.reading("received", received_on).against("due", appeal_due(received_on)).reading("today", facts.today)]
}
