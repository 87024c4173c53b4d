//! The answer to a request for integration.

use chrono::NaiveDate;

use crate::controls::rule::rule;
use crate::controls::{Confidence, Facts, Finding, Rule, RuleId, Severity};
use crate::deadlines::integration_answer_due;

pub(in crate::controls) const R41: Rule = rule(RuleId::R41, Severity::Warning, integration_answer)
    .for_every_benefit()
    .titled("Risposta alla richiesta di integrazione", "Answer to a request for integration")
    .based("art. 11 c. 2 D.M. 95442/2016", Confidence::Reported)
    .telling(&["R41", "R41-answered", "R41-open"]);

/// R41, art. 11 c. 2 D.M. 95442/2016: an answer is due fifteen days after the request is received; a late one is taken,
/// and flagged.
fn integration_answer(facts: &Facts) -> Vec<Finding> {
    let Some(inquiry) = facts.proceeding.inquiry else {
        return Vec::new();
    };
    let due = integration_answer_due(inquiry.received_on);
    let tell = |severity, message, last: NaiveDate| {
        let days = u32::try_from((due - last).num_days().unsigned_abs()).unwrap_or(u32::MAX);
        let answer = Finding::new(RuleId::R41, severity, message).at(&["interlocutions"]);
        answer.reading("received", inquiry.received_on).against("due", due).with("days", days)
    };
    match inquiry.answered_on {
        Some(answered_on) if answered_on <= due => Vec::new(),
        Some(answered_on) => vec![tell(Severity::Warning, "R41-answered", answered_on).reading("answered", answered_on)],
        None if facts.today <= due => vec![tell(Severity::Info, "R41-open", facts.today).reading("today", facts.today)],
        None => vec![tell(Severity::Warning, "R41", facts.today).reading("today", facts.today)],
    }
}
