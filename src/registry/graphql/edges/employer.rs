//! What leads from an employer to other nodes.

use async_graphql::{ComplexObject, Context};
use omnia_edge::DirectObject;

use crate::applications::{ApplicationConnection, ApplicationFilter, ApplicationOrder, ListArguments, applications_of};
use crate::core::graph::PageArguments;
use crate::core::graph::identifiers::TaxCode;
use crate::core::{RequestContextExt, Result};
use crate::dashboard::{OpenCounters, OpenOfEmployer};
use crate::registry::graphql::employer::EmployerNode;
use crate::registry::graphql::position::PositionNode;
use crate::registry::graphql::tax_code::visible_tax_code;
use crate::registry::loaders::PositionsOf;

#[ComplexObject]
impl EmployerNode {
    /// Tax code: 11 digits for a body, 16 characters for a person, masked for who may not see personal data.
    async fn tax_code(&self, ctx: &Context<'_>) -> TaxCode {
        visible_tax_code(&self.registered_tax_code, ctx)
    }

    /// Its contributive positions that the viewer reaches, by number: at most 100.
    async fn positions(&self, ctx: &Context<'_>) -> Result<Vec<PositionNode>> {
        let found = ctx.load::<PositionsOf>(self.key).await?.unwrap_or_default();
        Ok(found.into_iter().take(100).map(Into::into).collect())
    }

    /// Its applications that the viewer sees.
    async fn applications(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which of them; all without it.")] filter: Option<ApplicationFilter>,
        #[graphql(desc = "In which order; the newest application first without it.")] order_by: Option<ApplicationOrder>,
        #[graphql(desc = "How many rows at most, 1 to 100; 20 without it.")] first: Option<i32>,
        #[graphql(desc = "The cursor of the row after which to go on.")] after: Option<String>,
        #[graphql(desc = "How many rows at most, of those at the end of the list; in place of `first`.")] last: Option<i32>,
        #[graphql(desc = "The cursor of the row before which the page ends; with `last`.")] before: Option<String>,
    ) -> Result<ApplicationConnection> {
        applications_of(ctx, self.key, ListArguments { filter, order: order_by, page: PageArguments { first, after, last, before } }).await
    }

    /// What is open at this employer, as far as the viewer sees it.
    async fn counters(&self, ctx: &Context<'_>) -> Result<DirectObject<OpenCounters>> {
        Ok(DirectObject(ctx.load::<OpenOfEmployer>(self.key).await?.unwrap_or_default().into()))
    }
}
