//! Sub-delegations and collaborators as nodes.

use async_graphql::{ComplexObject, Context, ID, SimpleObject};
use omnia_edge::PlainFields;

use super::loaders::DelegationById;
use super::node::DelegationNode;
use crate::core::graph::{Date, DateTime, PersonNode, payload};
use crate::core::ids::{CollaboratorId, DelegationId};
use crate::core::named_person::NamedPerson;
use crate::core::{RequestContextExt, Result};
use crate::delegations::sub_delegation::{Collaborator, SubDelegation};

/// That a collaborator of the intermediary acts under a delegation (subdelega).
#[derive(SimpleObject)]
#[graphql(name = "SubDelegation", complex)]
pub struct SubDelegationNode {
    /// Tells the type of the thing and its key.
    pub id: ID,
    /// The collaborator.
    pub collaborator: PersonNode,
    /// The collaborator's capacity at the intermediary.
    pub capacity_id: ID,
    /// First day.
    pub valid_from: Date,
    /// Last day; none where it holds until it is revoked.
    pub valid_to: Option<Date>,
    /// When the practitioner gave it.
    pub created_at: DateTime,
    /// When it was revoked, or found past its last day.
    pub ended_at: Option<DateTime>,
    #[graphql(skip)]
    delegation_key: DelegationId,
}

impl From<SubDelegation> for SubDelegationNode {
    fn from(sub_delegation: SubDelegation) -> Self {
        Self {
            id: sub_delegation.id.into(),
            collaborator: NamedPerson { account: sub_delegation.collaborator_account, name: sub_delegation.collaborator_name }.into(),
            capacity_id: sub_delegation.capacity.into(),
            valid_from: Date(sub_delegation.valid_from),
            valid_to: sub_delegation.valid_to.map(Date),
            created_at: DateTime(sub_delegation.created_at),
            ended_at: sub_delegation.ended_at.map(DateTime),
            delegation_key: sub_delegation.delegation,
        }
    }
}

#[ComplexObject]
impl SubDelegationNode {
    /// The delegation that it hangs on.
    async fn delegation(&self, ctx: &Context<'_>) -> Result<Option<DelegationNode>> {
        Ok(ctx.load::<DelegationById>(self.delegation_key).await?.map(Into::into))
    }
}

/// A collaborator of one's own intermediary, who can be given a sub-delegation.
#[derive(SimpleObject, PlainFields)]
#[graphql(name = "Collaborator")]
pub struct CollaboratorNode {
    /// Of the collaborator; it never changes.
    pub id: ID,
    /// The collaborator's capacity at the intermediary, as `subDelegate` asks for it.
    pub capacity_id: ID,
    /// Name and surname.
    pub name: String,
    /// First day of the capacity.
    pub valid_from: Date,
    /// Last day of the capacity; none while it is open.
    pub valid_to: Option<Date>,
}

impl From<Collaborator> for CollaboratorNode {
    fn from(collaborator: Collaborator) -> Self {
        Self {
            id: CollaboratorId(collaborator.capacity.0).into(),
            capacity_id: collaborator.capacity.into(),
            name: collaborator.name,
            valid_from: Date(collaborator.valid_from),
            valid_to: collaborator.valid_to.map(Date),
        }
    }
}

payload! {
    /// The answer to an act on a sub-delegation.
    SubDelegationPayload { sub_delegation: SubDelegationNode }
}
