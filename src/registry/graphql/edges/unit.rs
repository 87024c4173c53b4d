//! What leads from a productive unit to other nodes.

use async_graphql::{ComplexObject, Context};
use omnia_rules::controls::UnitKind;

use crate::applications::{BalanceNode, RoomOfUnit};
use crate::core::{Error, RequestContextExt, Result};
use crate::registry::graphql::office::OfficeNode;
use crate::registry::graphql::unit::ProductiveUnitNode;
use crate::registry::loaders::OfficeById;

#[ComplexObject]
impl ProductiveUnitNode {
    /// Seat, plant or construction site.
    async fn kind(&self) -> Result<UnitKind> {
        let kind: UnitKind = self.registered_kind.parse().map_err(Error::fault)?;
        Ok(kind)
    }

    /// The office that is competent for it.
    async fn office(&self, ctx: &Context<'_>) -> Result<Option<OfficeNode>> {
        Ok(ctx.load::<OfficeById>(self.office_key).await?.map(Into::into))
    }

    /// What is left to it of ordinary wage integration in the two years that end with the week of today (art. 12 c. 3 D.Lgs. 148/2015), on
    /// what the hub authorized: `simulateLimits` takes what is authorized or used elsewhere. Null for an office that it is not with.
    async fn room(&self, ctx: &Context<'_>) -> Result<Option<BalanceNode>> {
        Ok(ctx.load::<RoomOfUnit>(self.key).await?.map(Into::into))
    }
}
