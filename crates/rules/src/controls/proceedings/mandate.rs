//! What an intermediary acts on.

use chrono::{DateTime, Utc};

use super::{DelegationState, Mandate};
use crate::calendar::{rome_date, rome_time};
use crate::controls::rule::rule;
use crate::controls::{Confidence, Facts, Finding, Rule, RuleId, Severity};

pub(in crate::controls) const R33: Rule = rule(RuleId::R33, Severity::Blocking, mandate)
    .for_every_benefit()
    .titled("Delega dell'intermediario", "Mandate of the intermediary")
    .based("art. 1 L. 12/1979, INPS circ. 28/2011 e msg 104/2026", Confidence::Reported)
    .telling(&["R33", "R33-revoked", "R33-early", "R33-over"]);

/// R33, L. 12/1979 art. 1: who acts for an employer holds a delegation that is active at the instant of the call.
fn mandate(facts: &Facts) -> Vec<Finding> {
    let lacking = facts.proceeding.mandate.as_ref().filter(|mandate| !mandate.is_active());
    lacking.map(tell).into_iter().collect()
}

/// The delegation that starts last is the one that the intermediary counts on.
fn tell(mandate: &Mandate) -> Finding {
    let last = mandate.delegations.iter().max_by_key(|delegation| delegation.valid_from);
    let finding = |message| blocking(message, mandate.called_at);
    match last.map(|delegation| delegation.at(mandate.called_at)) {
        Some(DelegationState::Revoked(at)) => finding("R33-revoked").against("revoked", rome_date(at)).against("at", clock(at).as_str()),
        Some(DelegationState::Early(from)) => finding("R33-early").against("from", from),
        Some(DelegationState::Over(last)) => finding("R33-over").against("last", last),
        Some(DelegationState::Active) | None => finding("R33"),
    }
}

fn blocking(message: &'static str, called_at: DateTime<Utc>) -> Finding {
    let finding = Finding::new(RuleId::R33, Severity::Blocking, message).at(&["position"]);
    finding.reading("today", rome_date(called_at)).reading("called", clock(called_at).as_str())
}

fn clock(instant: DateTime<Utc>) -> String {
    rome_time(instant).format("%H:%M").to_string()
}
