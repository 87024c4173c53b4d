//! Mutations of sub-delegations, for practitioners alone.

use async_graphql::{Context, InputObject, Object, OneofObject};

use super::sub_node::SubDelegationPayload;
use crate::core::graph::Date;
use crate::core::idempotency::{OptionalKey, sent};
use crate::core::ids::{CapacityId, DelegationId, SubDelegationId};
use crate::core::{RequestContextExt, Result};
use crate::delegations::request::Days;
use crate::delegations::sub_delegating::{NamedBy, end, give};

/// A collaborator of one's own intermediary, by either.
#[derive(OneofObject)]
pub enum CollaboratorInput {
    /// The capacity, as `collaborators` gives it.
    CapacityId(CapacityId),
    /// The person's tax code.
    TaxCode(String),
}

impl From<CollaboratorInput> for NamedBy {
    fn from(input: CollaboratorInput) -> Self {
        match input {
            CollaboratorInput::CapacityId(capacity) => Self::Capacity(capacity),
            CollaboratorInput::TaxCode(text) => Self::TaxCode(text),
        }
    }
}

/// A sub-delegation to be given.
#[derive(InputObject)]
pub struct SubDelegationInput {
    /// An active delegation of one's own intermediary.
    pub delegation_id: DelegationId,
    /// Who is to act.
    pub collaborator: CollaboratorInput,
    /// First day; today without it.
    pub valid_from: Option<Date>,
    /// Last day; without it the sub-delegation holds until it is revoked, or the delegation ends.
    pub valid_to: Option<Date>,
}

/// The mutations of sub-delegations.
#[derive(Default)]
pub struct SubDelegationMutation;

#[Object]
impl SubDelegationMutation {
    /// Lets a collaborator act for the position of an active delegation.
    async fn sub_delegate(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "To whom, for which position, and for which days.")] input: SubDelegationInput,
        #[graphql(desc = "A text of the caller's own, 1 to 128 visible characters: the same key never sub-delegates twice.")]
        idempotency_key: Option<String>,
    ) -> Result<SubDelegationPayload> {
        let today = ctx.today();
        let days = Days::read(input.valid_from.map_or(today, |day| day.0), input.valid_to.map(|day| day.0), today);
        let once = OptionalKey::new(ctx.context(), idempotency_key.as_deref(), "subDelegate", &sent(ctx, "input")?);
        let given = give(ctx.context(), once, input.delegation_id, &input.collaborator.into(), days).await;
        SubDelegationPayload::of(ctx.language(), given.map(Into::into))
    }

    /// Ends a sub-delegation. From this moment the collaborator reaches the position no more.
    async fn revoke_sub_delegation(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The sub-delegation that ends.")] id: SubDelegationId,
    ) -> Result<SubDelegationPayload> {
        SubDelegationPayload::of(ctx.language(), end(ctx.context(), id).await.map(Into::into))
    }
}
