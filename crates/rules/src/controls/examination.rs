//! R41, R42, R49: the answer to a request for integration, what must come before a rejection, and the appeal.

use chrono::NaiveDate;

use super::{Decision, Facts, Finding, RejectionGround, RuleId, Severity};
use crate::law::deadlines::{appeal_due, appeal_in_time, integration_answer_due};

/// R41, art. 11 c. 2 D.M. 95442/2016: an answer is due fifteen days after the request is received; a late one is taken,
/// and flagged.
pub(super) fn integration_answer(facts: &Facts) -> Vec<Finding> {
    let Some(inquiry) = facts.proceeding.inquiry else {
        return Vec::new();
    };
    let due = integration_answer_due(inquiry.received_on);
    let to_finding = |severity, message, last: NaiveDate| {
        let days = u32::try_from((due - last).num_days().unsigned_abs()).unwrap_or(u32::MAX);
        let answer = Finding::new(RuleId::R41, severity, message).at(&["interlocutions"]);
        answer.reading("received", inquiry.received_on).against("due", due).with("days", days)
    };
    match inquiry.answered_on {
        Some(answered_on) if answered_on <= due => Vec::new(),
        Some(answered_on) => vec![to_finding(Severity::Warning, "R41-answered", answered_on).reading("answered", answered_on)],
        None if facts.today <= due => vec![to_finding(Severity::Info, "R41-open", facts.today).reading("today", facts.today)],
        None => vec![to_finding(Severity::Warning, "R41", facts.today).reading("today", facts.today)],
    }
}

/// R42, INPS msg 1856/2017: what lacks elements is rejected only after they were asked for, and the reasons of a rejection
/// that follows the inquiry mention it.
pub(super) fn inquiry_before_rejection(facts: &Facts) -> Vec<Finding> {
    let finding = match facts.proceeding.decision {
        Some(Decision { rejected_for: Some(RejectionGround::MissingElements), integration_requested: false }) => {
            Some((Severity::Blocking, "R42"))
        }
        Some(Decision { rejected_for: Some(_), integration_requested: true }) => Some((Severity::Info, "R42-reasons")),
        _ => None,
    };
    let to_finding = |(severity, message)| Finding::new(RuleId::R42, severity, message).at(&["decision"]);
    finding.map(to_finding).into_iter().collect()
}

/// R49, art. 17: an appeal is inadmissible after thirty days from the receipt of the decision.
pub(super) fn appeal(facts: &Facts) -> Vec<Finding> {
    let appeal = facts.proceeding.appeal;
    let received_on = appeal.map(|appeal| appeal.decision_received_on);
    let Some(received_on) = received_on.filter(|received_on| !appeal_in_time(*received_on, facts.today)) else {
        return Vec::new();
    };
    let late = Finding::new(RuleId::R49, Severity::Blocking, "R49").at(&["decision"]);
    vec![late.reading("received", received_on).against("due", appeal_due(received_on)).reading("today", facts.today)]
}
