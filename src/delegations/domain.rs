//! The delegation as a noun: what it is, and the step it takes.

use chrono::{DateTime, NaiveDate, Utc};
use serde_json::json;

use super::status::DelegationStatus;
use crate::core::access::{Tied, Ties};
use crate::core::error::{Error, Refusal, Result};
use crate::core::events::{EventKind, NewEvent};
use crate::core::ids::{CapacityId, DelegationId, EmployerId, IntermediaryId, PositionId};

/// From how many days before its last one a delegation is said to be expiring.
const EXPIRING_DAYS: i64 = 30;

/// That an intermediary acts for a position of an employer.
#[derive(Debug, Clone)]
pub struct Delegation {
    pub id: DelegationId,
    pub intermediary: IntermediaryId,
    pub position: PositionId,
    pub employer: EmployerId,
    /// As it stands on the form.
    pub employer_name: String,
    pub position_number: String,
    /// Of the one who signs: the employer, or its legal representative.
    pub delegator_tax_code: String,
    pub status: DelegationStatus,
    /// Grows by one with each change.
    pub version: i32,
    pub valid_from: NaiveDate,
    pub valid_to: Option<NaiveDate>,
    pub created_at: DateTime<Utc>,
    pub activated_at: Option<DateTime<Utc>>,
    pub activated_by: Option<String>,
    /// Where the intermediary keeps the signed form.
    pub signed_form_reference: Option<String>,
    pub renewed_at: Option<DateTime<Utc>>,
    pub renewal_form_reference: Option<String>,
    pub ended_at: Option<DateTime<Utc>>,
    /// None where the hub ended it: its last day has passed.
    pub ended_by: Option<String>,
    pub end_reason: Option<String>,
}

/// A change of a delegation: as it is now, and what it was.
#[derive(Debug, Clone)]
pub struct Step {
    pub delegation: Delegation,
    pub from: DelegationStatus,
}

/// A change that the machine of states does not have.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("a delegation that is {from} cannot become {to}")]
pub struct WrongStatus {
    pub from: DelegationStatus,
    pub to: DelegationStatus,
}

impl From<WrongStatus> for Error {
    fn from(wrong: WrongStatus) -> Self {
        Refusal::new("DELEGATION_WRONG_STATUS").with("from", wrong.from.as_str()).with("to", wrong.to.as_str()).into()
    }
}

impl Delegation {
    /// The step to another status, where the machine has it. All verbs end here.
    pub(super) fn turn(mut self, to: DelegationStatus) -> Result<Step, WrongStatus> {
        let from = self.status;
        if !from.can_become(to) {
            return Err(WrongStatus { from, to });
        }
        self.status = to;
        self.version += 1;
        Ok(Step { delegation: self, from })
    }

    /// Refuses a change by someone who read an earlier version.
    pub fn expect(&self, version: i32) -> Result<()> {
        if self.version == version { Ok(()) } else { Err(self.moved_on(version)) }
    }

    /// The refusal of a change that came too late.
    pub fn moved_on(&self, expected: i32) -> Error {
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

    /// Tells every hub that someone reaches more or less: the whole intermediary, or one collaborator.
    pub fn reach_changed(&self, capacity: Option<CapacityId>, ended: bool) -> NewEvent {
        NewEvent {
            kind: EventKind::DelegationChanged,
            application: None,
            position: Some(self.position),
            office: None,
            submitted: true,
            payload: json!({ "intermediary": self.intermediary, "delegation": self.id, "capacity": capacity, "ended": ended }),
        }
    }
}

impl Delegation {
    /// Tells that its last day comes near.
    pub fn end_is_near(&self) -> Option<NewEvent> {
        let on = self.valid_to?;
        Some(NewEvent {
            kind: EventKind::DeadlineNear,
            application: None,
            position: Some(self.position),
            office: None,
            submitted: true,
            payload: json!({ "kind": "DELEGATION_END", "on": on, "key": self.id }),
        })
    }
}

impl Step {
    /// What there is to tell: a form that is not active, or not yet, gives no reach.
    pub fn event(&self) -> Option<NewEvent> {
        let is_active = self.delegation.status == DelegationStatus::Active;
        let was_active = self.from == DelegationStatus::Active;
        (is_active || was_active).then(|| self.delegation.reach_changed(None, !is_active))
    }
}

impl Tied for Delegation {
    fn ties(&self) -> Ties {
        Ties { employer: Some(self.employer), intermediary: Some(self.intermediary), office: None }
    }
}
