//! The delegation, its changes of status, and their events.

use chrono::{DateTime, NaiveDate, Utc};
use serde_json::json;

use super::status::DelegationStatus;
use crate::core::access::{Tied, Ties};
use crate::core::error::{Error, Refusal, Result};
use crate::core::events::{ChangedNode, EventKind, NewEvent, NodeType};
use crate::core::ids::{AccountId, CapacityId, DelegationId, EmployerId, IntermediaryId, PositionId, SubDelegationId};

/// From how many days before its last one a delegation is expiring.
const EXPIRING_DAYS: i64 = 30;

/// That an intermediary acts for a position of an employer.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Delegation {
    /// Its key.
    pub id: DelegationId,
    /// Who acts.
    pub intermediary: IntermediaryId,
    /// For which position.
    pub position: PositionId,
    /// Whose position it is.
    pub employer: EmployerId,
    /// The name of the employer, as the form has it.
    pub employer_name: String,
    /// The number of the position, as the form has it.
    pub position_number: String,
    /// Of the one who signs: the employer, or its legal representative.
    pub delegator_tax_code: String,
    /// Its status.
    pub status: DelegationStatus,
    /// Grows by one with each change.
    pub version: i32,
    /// First day.
    pub valid_from: NaiveDate,
    /// Last day; none where it holds until it is revoked.
    pub valid_to: Option<NaiveDate>,
    /// When the intermediary created it.
    pub created_at: DateTime<Utc>,
    /// When the intermediary activated it.
    pub activated_at: Option<DateTime<Utc>>,
    /// The name of who activated it.
    pub activated_by: Option<String>,
    /// The account of who activated it.
    pub activated_by_account: Option<AccountId>,
    /// Where the intermediary keeps the signed form.
    pub signed_form_reference: Option<String>,
    /// The last renewal.
    pub renewed_at: Option<DateTime<Utc>>,
    /// Where the intermediary keeps the form of the last renewal.
    pub renewal_form_reference: Option<String>,
    /// When it was discarded or revoked, or expired.
    pub ended_at: Option<DateTime<Utc>>,
    /// The name of who ended it; none where the hub did, as its last day has passed.
    pub ended_by: Option<String>,
    /// The account of who ended it.
    pub ended_by_account: Option<AccountId>,
    /// Why it was revoked.
    pub end_reason: Option<String>,
}

/// A change of a delegation.
#[derive(Debug, Clone)]
pub struct Step {
    /// As it is now.
    pub delegation: Delegation,
    /// The status before.
    pub from: DelegationStatus,
}

/// A transition that the state machine does not have.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("a delegation that is {from} cannot become {to}")]
pub struct WrongStatus {
    /// The status it has.
    pub from: DelegationStatus,
    /// The status it was to have.
    pub to: DelegationStatus,
}

impl From<WrongStatus> for Error {
    fn from(wrong: WrongStatus) -> Self {
        Refusal::new("DELEGATION_WRONG_STATUS").with("from", wrong.from.as_str()).with("to", wrong.to.as_str()).into()
    }
}

impl Delegation {
    /// The step to another status, where the state machine allows it. Every change goes through here.
    pub(super) fn transition(mut self, to: DelegationStatus) -> Result<Step, WrongStatus> {
        let from = self.status;
        if !from.can_become(to) {
            return Err(WrongStatus { from, to });
        }
        self.status = to;
        self.version += 1;
        Ok(Step { delegation: self, from })
    }

    /// Refuses a change by someone who read an earlier version.
    pub fn ensure_version(&self, version: i32) -> Result<()> {
        if self.version == version { Ok(()) } else { Err(self.version_conflict(version)) }
    }

    /// The refusal of a change that was decided on an earlier version.
    pub fn version_conflict(&self, expected: i32) -> Error {
        Refusal::new("DELEGATION_VERSION_CONFLICT")
            .at(["expectedVersion"])
            .with("expected", expected)
            .with("actual", self.version)
            .with("status", self.status.as_str())
            .into()
    }

    /// Whether it gives reach and ends within thirty days.
    pub fn is_expiring(&self, today: NaiveDate) -> bool {
        self.status == DelegationStatus::Active && self.valid_to.is_some_and(|end| (end - today).num_days() <= EXPIRING_DAYS)
    }

    /// The last day of those that are expiring.
    pub fn expiring_until(today: NaiveDate) -> NaiveDate {
        today + chrono::Duration::days(EXPIRING_DAYS)
    }

    /// The event that it was changed.
    pub fn event(&self) -> NewEvent {
        let node = ChangedNode { of: NodeType::Delegation, key: self.id.0, version: Some(self.version) };
        NewEvent { node: Some(node), ..self.event_of(EventKind::DelegationChanged) }
    }

    /// The event that a collaborator reaches other positions than before.
    pub fn sub_delegation_changed(&self, id: SubDelegationId, capacity: CapacityId, ended: bool) -> NewEvent {
        let node = ChangedNode { of: NodeType::SubDelegation, key: id.0, version: None };
        let payload = self.reach_changed(Some(capacity), ended);
        NewEvent { node: Some(node), payload, ..self.event_of(EventKind::SubDelegationChanged) }
    }

    fn event_of(&self, kind: EventKind) -> NewEvent {
        NewEvent { position: Some(self.position), intermediary: Some(self.intermediary), ..NewEvent::new(kind) }
    }

    /// That someone reaches other positions than before: the whole intermediary, or one collaborator.
    fn reach_changed(&self, capacity: Option<CapacityId>, ended: bool) -> serde_json::Value {
        json!({ "intermediary": self.intermediary, "delegation": self.id, "capacity": capacity, "ended": ended })
    }
}

impl Delegation {
    /// The event that its last day is near.
    pub fn deadline_event(&self) -> Option<NewEvent> {
        let on = self.valid_to?;
        let payload = json!({ "kind": "DELEGATION_END", "on": on, "key": self.id });
        Some(NewEvent { position: Some(self.position), payload, ..NewEvent::new(EventKind::DeadlineNear) })
    }
}

impl Step {
    /// The event of the step. Somebody's reach changes where the delegation is or was active.
    pub fn event(&self) -> NewEvent {
        let is_active = self.delegation.status == DelegationStatus::Active;
        let event = self.delegation.event();
        if is_active || self.from == DelegationStatus::Active {
            return NewEvent { payload: self.delegation.reach_changed(None, !is_active), ..event };
        }
        event
    }
}

impl Tied for Delegation {
    fn ties(&self) -> Ties {
        Ties { employer: Some(self.employer), intermediary: Some(self.intermediary), office: None }
    }
}
