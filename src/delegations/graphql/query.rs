//! Reading delegations and those who can be given a sub-delegation.

use async_graphql::connection::EmptyFields;
use async_graphql::{Context, InputObject, Object};
use chrono::Utc;

use super::loaders::DelegationById;
use super::node::DelegationNode;
use super::sub_node::CollaboratorNode;
use crate::core::access::acts::SubDelegate;
use crate::core::graph::identifiers::PositionNumber;
use crate::core::graph::{Cursor, Page, PageArguments, Paged};
use crate::core::ids::DelegationId;
use crate::core::{RequestContextExt, Result};
use crate::delegations::domain::Delegation;
use crate::delegations::status::DelegationStatus;
use crate::delegations::store::{self, DelegationCriteria};
use crate::delegations::sub_store;

/// Which of the delegations that the viewer sees.
#[derive(Debug, Clone, Default, InputObject)]
pub struct DelegationFilter {
    /// Those with one of these statuses; all without it.
    pub status: Option<Vec<DelegationStatus>>,
    /// Only active ones that end within 30 days.
    #[graphql(default)]
    pub expiring: bool,
    /// Those of the position of this number (matricola).
    pub position_number: Option<PositionNumber>,
}

/// What can be read of delegations.
#[derive(Default)]
pub struct DelegationQuery;

#[Object]
impl DelegationQuery {
    /// A delegation by its id; null where there is none that the viewer may see.
    async fn delegation(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The delegation that is meant.")] id: DelegationId,
    ) -> Result<Option<DelegationNode>> {
        ctx.person()?;
        Ok(ctx.load::<DelegationById>(id).await?.map(Into::into))
    }

    /// The delegations of one's own employer's positions, or of one's own intermediary, newest first.
    async fn delegations(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which of them; all without it.")] filter: Option<DelegationFilter>,
        #[graphql(desc = "How many rows at most, 1 to 100; 20 without it.")] first: Option<i32>,
        #[graphql(desc = "The cursor of the row after which to go on.")] after: Option<String>,
        #[graphql(desc = "How many rows at most, of those at the end of the list; in place of `first`.")] last: Option<i32>,
        #[graphql(desc = "The cursor of the row before which the page ends; with `last`.")] before: Option<String>,
    ) -> Result<Paged<chrono::DateTime<Utc>, DelegationNode>> {
        ctx.person()?;
        let page = Page::read(&PageArguments { first, after, last, before })?;
        let filter = filter.unwrap_or_default();
        let criteria = DelegationCriteria {
            statuses: filter.status,
            expiring_until: filter.expiring.then(|| Delegation::expiring_until(ctx.today())),
            position_number: filter.position_number.map(|number| number.0),
        };
        let rows = store::list(&mut *ctx.read().await?, &criteria, &page).await?;
        page.shown(&rows).for_each(|row| ctx.context().accesses.employer(row.employer));
        let cursor = |row: &Delegation| Cursor { value: row.created_at, key: row.id.0 };
        Ok(page.connect(rows, EmptyFields, cursor, Into::into))
    }

    /// The collaborators of the practitioner's own intermediary, by name: those who can be given a sub-delegation.
    async fn collaborators(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many rows at most, 1 to 100; 20 without it.")] first: Option<i32>,
        #[graphql(desc = "The cursor of the row after which to go on.")] after: Option<String>,
        #[graphql(desc = "How many rows at most, of those at the end of the list; in place of `first`.")] last: Option<i32>,
        #[graphql(desc = "The cursor of the row before which the page ends; with `last`.")] before: Option<String>,
    ) -> Result<Paged<String, CollaboratorNode>> {
        ctx.viewer().ensure_role_may(&SubDelegate)?;
        let page = Page::read(&PageArguments { first, after, last, before })?;
        let rows = sub_store::collaborators(&mut *ctx.read().await?, &page).await?;
        let cursor = |row: &sub_store::Collaborator| Cursor { value: row.name.clone(), key: row.capacity.0 };
        Ok(page.connect(rows, EmptyFields, cursor, Into::into))
    }
}
