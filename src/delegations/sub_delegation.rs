//! Sub-delegations: a collaborator of the intermediary acts for one of the delegated positions.

use chrono::{DateTime, NaiveDate, Utc};

use super::domain::Delegation;
use super::request::Days;
use super::status::DelegationStatus;
use crate::core::access::May;
use crate::core::access::acts::SubDelegate;
use crate::core::error::{Error, Refusal, Result};
use crate::core::events::NewEvent;
use crate::core::ids::{AccountId, CapacityId, DelegationId, SubDelegationId};

/// That a collaborator acts under a delegation.
#[derive(Debug, Clone)]
pub struct SubDelegation {
    /// Its key.
    pub id: SubDelegationId,
    /// Under which delegation the collaborator acts.
    pub delegation: DelegationId,
    /// The collaborator, in their capacity at the intermediary.
    pub capacity: CapacityId,
    /// The name of the collaborator.
    pub collaborator_name: String,
    /// The account of the collaborator.
    pub collaborator_account: Option<AccountId>,
    /// First day.
    pub valid_from: NaiveDate,
    /// Last day; none where it holds until it is revoked.
    pub valid_to: Option<NaiveDate>,
    /// When the practitioner gave it.
    pub created_at: DateTime<Utc>,
    /// When it was revoked, or found past its last day.
    pub ended_at: Option<DateTime<Utc>>,
}

impl SubDelegation {
    /// The refusal to end it twice.
    pub fn has_ended(&self) -> Error {
        Refusal::new("SUB_DELEGATION_ENDED").with("name", self.collaborator_name.as_str()).into()
    }
}

/// A collaborator of the practitioner's own intermediary.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Collaborator {
    /// Their capacity at the intermediary.
    pub capacity: CapacityId,
    /// Whose capacity it is.
    pub account: AccountId,
    /// Name and surname.
    pub name: String,
    /// Of the person.
    pub tax_code: String,
    /// First day of the capacity.
    pub valid_from: NaiveDate,
    /// Last day of the capacity; none while it is open.
    pub valid_to: Option<NaiveDate>,
}

/// A changed sub-delegation.
pub struct SubDelegationChange {
    /// As it is now.
    pub sub_delegation: SubDelegation,
    /// The delegation that it depends on.
    pub delegation: Delegation,
}

impl SubDelegationChange {
    /// The event that the collaborator reaches other positions than before.
    pub fn event(&self) -> NewEvent {
        let changed = &self.sub_delegation;
        self.delegation.sub_delegation_changed(changed.id, changed.capacity, changed.ended_at.is_some())
    }
}

impl May<SubDelegate, Delegation> {
    /// Lets a collaborator act under the delegation, while it is active.
    pub fn sub_delegate(self, id: SubDelegationId, to: Collaborator, days: Days, now: DateTime<Utc>) -> Result<SubDelegationChange> {
        if self.on.status != DelegationStatus::Active {
            return Err(Refusal::new("ONLY_ACTIVE_DELEGATIONS").at(["delegationId"]).with("status", self.on.status.as_str()).into());
        }
        let sub_delegation = SubDelegation {
            id,
            delegation: self.on.id,
            capacity: to.capacity,
            collaborator_name: to.name,
            collaborator_account: Some(to.account),
            valid_from: days.from,
            valid_to: days.to,
            created_at: now,
            ended_at: None,
        };
        Ok(SubDelegationChange { sub_delegation, delegation: self.on })
    }

    /// Ends a sub-delegation at once.
    pub fn end(self, mut sub_delegation: SubDelegation, now: DateTime<Utc>) -> Result<SubDelegationChange> {
        if sub_delegation.ended_at.is_some() {
            return Err(sub_delegation.has_ended());
        }
        sub_delegation.ended_at = Some(now);
        Ok(SubDelegationChange { sub_delegation, delegation: self.on })
    }
}
