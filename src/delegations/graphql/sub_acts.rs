//! Mutations of sub-delegations, for practitioners alone.

use async_graphql::{Context, InputObject, Object, OneofObject};
use omnia_rules::identifiers::TaxCode;
use sqlx::PgConnection;

use super::sub_node::{SubDelegationNode, SubDelegationPayload};
use crate::core::access::acts::SubDelegate;
use crate::core::graph::Date;
use crate::core::ids::{CapacityId, DelegationId, SubDelegationId};
use crate::core::{Refusal, RequestContextExt, Result};
use crate::delegations::request::Days;
use crate::delegations::sub_delegation::Collaborator;
use crate::delegations::{store, sub_store};

/// A collaborator of one's own intermediary, by either.
#[derive(OneofObject)]
pub enum CollaboratorInput {
    /// The capacity, as `collaborators` gives it.
    CapacityId(CapacityId),
    /// The person's tax code.
    TaxCode(String),
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
    ) -> Result<SubDelegationPayload> {
        SubDelegationPayload::of(ctx.language(), give(ctx, input).await)
    }

    /// Ends a sub-delegation. From this moment the collaborator reaches the position no more.
    async fn revoke_sub_delegation(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The sub-delegation that ends.")] id: SubDelegationId,
    ) -> Result<SubDelegationPayload> {
        SubDelegationPayload::of(ctx.language(), end(ctx, id).await)
    }
}

async fn give(ctx: &Context<'_>, input: SubDelegationInput) -> Result<SubDelegationNode> {
    ctx.viewer().ensure_role_may(&SubDelegate)?;
    let today = ctx.today();
    let days = Days::read(input.valid_from.map_or(today, |day| day.0), input.valid_to.map(|day| day.0), today)?;
    let mut tx = ctx.begin().await?;
    let delegation = store::get(&mut tx, input.delegation_id).await?;
    let may = ctx.viewer().may(SubDelegate, delegation)?;
    let collaborator = collaborator(&mut tx, &input.collaborator).await?;
    let given = may.sub_delegate(SubDelegationId(ctx.key()), collaborator, days, ctx.now())?;
    sub_store::add(&mut tx, &given.sub_delegation).await?;
    tx.publish(given.event());
    tx.commit().await?;
    Ok(given.sub_delegation.into())
}

async fn collaborator(db: &mut PgConnection, input: &CollaboratorInput) -> Result<Collaborator> {
    let found = match input {
        CollaboratorInput::CapacityId(capacity) => sub_store::find_collaborator(db, Some(*capacity), None).await?,
        CollaboratorInput::TaxCode(text) => {
            let tax_code = TaxCode::parse(text).map_err(|invalid| Refusal::from(&invalid).at(["collaborator", "taxCode"]))?;
            sub_store::find_collaborator(db, None, Some(tax_code.as_str())).await?
        }
    };
    found.ok_or_else(|| Refusal::new("COLLABORATOR_UNKNOWN").at(["collaborator"]).into())
}

async fn end(ctx: &Context<'_>, id: SubDelegationId) -> Result<SubDelegationNode> {
    ctx.viewer().ensure_role_may(&SubDelegate)?;
    let mut tx = ctx.begin().await?;
    let sub_delegation = sub_store::get(&mut tx, id).await?;
    let delegation = store::get(&mut tx, sub_delegation.delegation).await?;
    let ended = ctx.viewer().may(SubDelegate, delegation)?.end(sub_delegation, ctx.now())?;
    sub_store::end(&mut tx, &ended.sub_delegation).await?;
    tx.publish(ended.event());
    tx.commit().await?;
    Ok(ended.sub_delegation.into())
}
