//! Who is signed in, and the hub of the capacity they act in.

use async_graphql::{Context, ID, MergedObject, Object};

use super::auditor::AuditorHub;
use super::hub::Lists;
use super::office::OfficeLists;
use crate::core::access::can_ask;
use crate::core::ids::{HubId, ViewerId};
use crate::core::{RequestContextExt, Result};
use crate::identity::administration::AdminHub;
use crate::identity::{AccountNode, CapacityNode, get_account, my_capacities};

/// What an employer has before it.
#[derive(MergedObject)]
pub struct EmployerHub(Lists);

/// What an intermediary has before it: the employers and positions that are delegated to it today.
#[derive(MergedObject)]
pub struct IntermediaryHub(Lists);

/// What an office has before it: operators and directors.
#[derive(MergedObject)]
pub struct OperatorHub(Lists, OfficeLists);

/// Who is signed in.
pub struct Viewer;

/// Who is signed in, the capacity they act in, and what it has before it.
#[Object]
impl Viewer {
    /// Of the viewer in the capacity that they act in: another after a switch, so that what is cached of one is not shown of the other.
    async fn id(&self, ctx: &Context<'_>) -> Result<ID> {
        Ok(ViewerId(ctx.person()?.capacity.id.0).into())
    }

    /// The account that is signed in.
    async fn account(&self, ctx: &Context<'_>) -> Result<AccountNode> {
        let person = ctx.person()?;
        let account = get_account(&mut *ctx.read().await?, person.account).await?;
        AccountNode::of(ctx.context(), account)
    }

    /// The capacity that they act in.
    async fn capacity(&self, ctx: &Context<'_>) -> Result<CapacityNode> {
        Ok((&ctx.person()?.capacity).into())
    }

    /// All their capacities, those that have ended among them, oldest first: at most 200.
    async fn capacities(&self, ctx: &Context<'_>) -> Result<Vec<CapacityNode>> {
        let held = my_capacities(&mut *ctx.read().await?).await?;
        Ok(held.iter().map(|held| (&held.capacity).into()).collect())
    }

    /// For who acts for an employer.
    async fn employer_hub(&self, ctx: &Context<'_>) -> Result<Option<EmployerHub>> {
        Ok(has_hub(ctx, "employerHub")?.then_some(EmployerHub(Lists { of_office: false })))
    }

    /// For who acts for an intermediary.
    async fn intermediary_hub(&self, ctx: &Context<'_>) -> Result<Option<IntermediaryHub>> {
        Ok(has_hub(ctx, "intermediaryHub")?.then_some(IntermediaryHub(Lists { of_office: false })))
    }

    /// For administrators.
    async fn admin_hub(&self, ctx: &Context<'_>) -> Result<Option<AdminHub>> {
        Ok(has_hub(ctx, "adminHub")?.then_some(AdminHub))
    }

    /// For auditors.
    async fn auditor_hub(&self, ctx: &Context<'_>) -> Result<Option<AuditorHub>> {
        Ok(has_hub(ctx, "auditorHub")?.then_some(AuditorHub))
    }

    /// For operators and directors of an office.
    async fn operator_hub(&self, ctx: &Context<'_>) -> Result<Option<OperatorHub>> {
        Ok(has_hub(ctx, "operatorHub")?.then_some(OperatorHub(Lists { of_office: true }, OfficeLists)))
    }
}

/// The id of the viewer's hub: that of the capacity that they act in.
pub fn hub_id(ctx: &Context<'_>) -> Result<ID> {
    Ok(HubId(ctx.person()?.capacity.id.0).into())
}

/// Whether the viewer has the hub of this field.
fn has_hub(ctx: &Context<'_>, field: &str) -> Result<bool> {
    Ok(can_ask(Some(ctx.person()?.capacity.role), "Viewer", field))
}

/// The queries of the dashboard.
#[derive(Default)]
pub struct DashboardQuery;

#[Object]
impl DashboardQuery {
    /// Who is signed in; an error for who is not.
    async fn viewer(&self, ctx: &Context<'_>) -> Result<Option<Viewer>> {
        ctx.person()?;
        Ok(Some(Viewer))
    }
}
