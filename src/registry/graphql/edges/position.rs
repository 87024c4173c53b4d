//! What leads from a position to other nodes.

use async_graphql::{ComplexObject, Context};

use crate::core::{RequestContextExt, Result};
use crate::delegations::{DelegationNode, DelegationsOfPosition};
use crate::registry::graphql::classification::ClassificationNode;
use crate::registry::graphql::employer::EmployerNode;
use crate::registry::graphql::office::OfficeNode;
use crate::registry::graphql::position::PositionNode;
use crate::registry::graphql::unit::ProductiveUnitNode;
use crate::registry::loaders::{ClassificationsOf, EmployerById, OfficeById, UnitsOf};

#[ComplexObject]
impl PositionNode {
    /// Whose position it is; null where the viewer does not see the employer.
    async fn employer(&self, ctx: &Context<'_>) -> Result<Option<EmployerNode>> {
        Ok(ctx.load::<EmployerById>(self.employer_key).await?.map(Into::into))
    }

    /// The office where the position is registered.
    async fn office(&self, ctx: &Context<'_>) -> Result<Option<OfficeNode>> {
        Ok(ctx.load::<OfficeById>(self.office_key).await?.map(Into::into))
    }

    /// How it was classified, oldest period first: at most 100.
    async fn classifications(&self, ctx: &Context<'_>) -> Result<Vec<ClassificationNode>> {
        let found = ctx.load::<ClassificationsOf>(self.key).await?.unwrap_or_default();
        Ok(found.into_iter().take(100).map(Into::into).collect())
    }

    /// Who is delegated for it or was, newest first, as far as the viewer sees them: at most 100.
    async fn delegations(&self, ctx: &Context<'_>) -> Result<Vec<DelegationNode>> {
        let found = ctx.load::<DelegationsOfPosition>(self.key).await?.unwrap_or_default();
        Ok(found.into_iter().map(Into::into).collect())
    }

    /// Its productive units, by number: at most 100.
    async fn units(&self, ctx: &Context<'_>) -> Result<Vec<ProductiveUnitNode>> {
        let found = ctx.load::<UnitsOf>(self.key).await?.unwrap_or_default();
        Ok(found.into_iter().take(100).map(Into::into).collect())
    }
}
