//! R33: what an intermediary acts on.

use chrono::{DateTime, NaiveDate, Utc};

use super::{Facts, Finding, RuleId, Severity};
use crate::ground::calendar::{rome_date, rome_time};

/// What an intermediary acts on, at the instant of the call and not of its access.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mandate {
    /// The instant of the call.
    pub called_at: DateTime<Utc>,
    /// The delegations on the position that were activated, those over included.
    pub delegations: Vec<ActivatedDelegation>,
}

/// A delegation that was activated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ActivatedDelegation {
    /// Its first day, in Europe/Rome.
    pub valid_from: NaiveDate,
    /// Its last day, which it lasts whole; none when it has no end.
    pub valid_to: Option<NaiveDate>,
    /// The instant from which it is revoked.
    pub revoked_at: Option<DateTime<Utc>>,
}

/// The state of a delegation at an instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DelegationState {
    /// It lets the intermediary act.
    Active,
    /// It was revoked.
    Revoked(DateTime<Utc>),
    /// It starts on a later day.
    Early(NaiveDate),
    /// Its last day is past.
    Over(NaiveDate),
}

impl Mandate {
    /// Whether the intermediary may act at the instant of the call.
    pub fn is_active(&self) -> bool {
        self.delegations.iter().any(|delegation| delegation.at(self.called_at) == DelegationState::Active)
    }
}

impl ActivatedDelegation {
    /// Its state at an instant: a revocation holds from its instant, the days are those of Europe/Rome.
    pub fn at(&self, instant: DateTime<Utc>) -> DelegationState {
        let (today, revoked_at) = (rome_date(instant), self.revoked_at.filter(|revoked_at| *revoked_at <= instant));
        let over_on = self.valid_to.filter(|last| *last < today);
        match (revoked_at, over_on) {
            (Some(revoked_at), _) => DelegationState::Revoked(revoked_at),
            (None, Some(last)) => DelegationState::Over(last),
            (None, None) if today < self.valid_from => DelegationState::Early(self.valid_from),
            (None, None) => DelegationState::Active,
        }
    }
}

/// R33, L. 12/1979 art. 1: who acts for an employer holds a delegation that is active at the instant of the call.
pub(super) fn mandate(facts: &Facts) -> Vec<Finding> {
    let lacking = facts.proceeding.mandate.as_ref().filter(|mandate| !mandate.is_active());
    lacking.map(to_finding).into_iter().collect()
}

/// The delegation that starts last is the one that the intermediary counts on.
fn to_finding(mandate: &Mandate) -> Finding {
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
