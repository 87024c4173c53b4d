//! The contributive position as a node.

use async_graphql::{ComplexObject, Context, ID, SimpleObject};
use omnia_edge::PlainFields;

use super::classification::ClassificationNode;
use super::employer::EmployerNode;
use super::office::OfficeNode;
use super::unit::ProductiveUnitNode;
use crate::core::graph::identifiers::{Pec, PositionNumber};
use crate::core::ids::{EmployerId, OfficeId, PositionId};
use crate::core::{RequestContextExt, Result};
use crate::delegations::{DelegationNode, DelegationsOfPosition};
use crate::registry::loaders::{ClassificationsOf, EmployerById, OfficeById, UnitsOf};
use crate::registry::store::Position;

/// A contributive position of an employer (posizione contributiva).
#[derive(SimpleObject, PlainFields)]
#[graphql(name = "Position", complex)]
pub struct PositionNode {
    /// As `node(id:)` takes it; it never changes.
    pub id: ID,
    /// Position number (matricola), 10 digits; zeros count.
    pub number: PositionNumber,
    /// Certified e-mail address.
    pub pec: Option<Pec>,
    /// Its key.
    #[graphql(skip)]
    pub key: PositionId,
    /// Of its employer.
    #[graphql(skip)]
    pub employer_key: EmployerId,
    /// Of its office.
    #[graphql(skip)]
    pub office_key: OfficeId,
}

impl From<Position> for PositionNode {
    fn from(position: Position) -> Self {
        Self {
            id: position.id.into(),
            number: position.number.into(),
            pec: position.pec.map(Into::into),
            key: position.id,
            employer_key: position.employer_id,
            office_key: position.office_id,
        }
    }
}

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
