//! What must come before a rejection.

use super::{Decision, RejectionGround};
use crate::controls::rule::rule;
use crate::controls::{Confidence, Facts, Finding, Rule, RuleId, Severity};

pub(in crate::controls) const R42: Rule = rule(RuleId::R42, Severity::Blocking, inquiry_before_rejection)
    .for_every_benefit()
    .titled("Supplemento di istruttoria prima del rigetto", "Inquiry before a rejection")
    .based("art. 11 c. 2 D.M. 95442/2016, INPS msg 1856/2017", Confidence::Reported)
    .telling(&["R42", "R42-reasons"]);

/// R42, INPS msg 1856/2017: what lacks elements is rejected only after they were asked for, and the reasons of a rejection
/// that follows the inquiry mention it.
fn inquiry_before_rejection(facts: &Facts) -> Vec<Finding> {
    let told = match facts.proceeding.decision {
        Some(Decision { rejected_for: Some(RejectionGround::MissingElements), integration_requested: false }) => {
            Some((Severity::Blocking, "R42"))
        }
        Some(Decision { rejected_for: Some(_), integration_requested: true }) => Some((Severity::Info, "R42-reasons")),
        _ => None,
    };
    let tell = |(severity, message)| Finding::new(RuleId::R42, severity, message).at(&["decision"]);
    told.map(tell).into_iter().collect()
}
