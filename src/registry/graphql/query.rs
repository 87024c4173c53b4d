//! Reading the registry by number.

use async_graphql::{Context, Object};

use super::office::OfficeNode;
use super::position::PositionNode;
use crate::core::graph::identifiers::PositionNumber;
use crate::core::{RequestContextExt, Result};
use crate::registry::store;

/// What can be read of the registry without an id.
#[derive(Default)]
pub struct RegistryQuery;

#[Object]
impl RegistryQuery {
    /// A position by its number (matricola), where the viewer reaches it.
    async fn position(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The number of the position with INPS: ten digits.")] number: PositionNumber,
    ) -> Result<Option<PositionNode>> {
        ctx.person()?;
        if number.0.len() != 10 {
            return Ok(None);
        }
        let position = store::find_position(&mut *ctx.read().await?, &number.0).await?;
        if let Some(position) = &position {
            ctx.context().accesses.employer(position.employer_id);
        }
        Ok(position.map(Into::into))
    }

    /// All offices of the institute, by name: to choose from.
    async fn offices(&self, ctx: &Context<'_>) -> Result<Vec<OfficeNode>> {
        ctx.person()?;
        let offices = store::all_offices(&mut *ctx.read().await?).await?;
        Ok(offices.into_iter().map(Into::into).collect())
    }
}
