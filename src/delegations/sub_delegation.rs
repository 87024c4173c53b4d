//! Sub-delegations: a collaborator of the intermediary acts for one of the delegated positions.

use chrono::{DateTime, NaiveDate, Utc};

use super::domain::Delegation;
use super::request::Days;
use super::status::DelegationStatus;
use crate::core::access::May;
use crate::core::access::acts::SubDelegate;
use crate::core::error::{Error, Refusal, Result};
use crate::core::events::NewEvent;
use crate::core::ids::{CapacityId, DelegationId, SubDelegationId};

/// That a collaborator acts under a delegation.
#[derive(Debug, Clone)]
pub struct SubDelegation {
    pub id: SubDelegationId,
    pub delegation: DelegationId,
    /// The collaborator, in the capacity it has at the intermediary.
    pub capacity: CapacityId,
    pub collaborator_name: String,
    pub valid_from: NaiveDate,
    pub valid_to: Option<NaiveDate>,
    pub created_at: DateTime<Utc>,
    pub ended_at: Option<DateTime<Utc>>,
}

impl SubDelegation {
    /// The refusal to end it twice.
    pub fn has_ended(&self) -> Error {
        Refusal::new("SUB_DELEGATION_ENDED").with("name", self.collaborator_name.as_str()).into()
    }
}

/// A collaborator of the practitioner's own intermediary.
#[derive(Debug, Clone)]
pub struct Collaborator {
    pub capacity: CapacityId,
    pub name: String,
    pub tax_code: String,
    pub valid_from: NaiveDate,
    pub valid_to: Option<NaiveDate>,
}

/// A sub-delegation and the delegation that it hangs on.
pub struct Given {
    pub sub_delegation: SubDelegation,
    pub delegation: Delegation,
}

impl Given {
    /// What every hub must know of it.
    pub fn event(&self) -> NewEvent {
        self.delegation.reach_changed(Some(self.sub_delegation.capacity), self.sub_delegation.ended_at.is_some())
    }
}

impl May<SubDelegate, Delegation> {
    /// Lets a collaborator act under the delegation, while it is active.
    pub fn sub_delegate(self, id: SubDelegationId, to: Collaborator, days: Days, now: DateTime<Utc>) -> Result<Given> {
        if self.on.status != DelegationStatus::Active {
            return Err(Refusal::new("ONLY_ACTIVE_DELEGATIONS").at(["delegationId"]).with("status", self.on.status.as_str()).into());
        }
        let sub_delegation = SubDelegation {
            id,
            delegation: self.on.id,
            capacity: to.capacity,
            collaborator_name: to.name,
            valid_from: days.from,
            valid_to: days.to,
            created_at: now,
            ended_at: None,
        };
        Ok(Given { sub_delegation, delegation: self.on })
    }

    /// Ends what the collaborator may do, at once.
    pub fn end(self, mut sub_delegation: SubDelegation, now: DateTime<Utc>) -> Result<Given> {
        if sub_delegation.ended_at.is_some() {
            return Err(sub_delegation.has_ended());
        }
        sub_delegation.ended_at = Some(now);
        Ok(Given { sub_delegation, delegation: self.on })
    }
}
