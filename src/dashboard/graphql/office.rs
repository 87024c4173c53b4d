//! What only an office has: its queue and its people.

use async_graphql::{Context, ID, Object, SimpleObject};

use crate::applications::{ApplicationConnection, ApplicationFilter, ApplicationOrder, ListArguments, applications};
use crate::core::access::Role;
use crate::core::{RequestContextExt, Result};
use crate::dashboard::colleagues;

/// Someone in service at the viewer's office.
#[derive(SimpleObject)]
pub struct Colleague {
    /// The capacity in which they serve: what a reassignment names.
    pub id: ID,
    /// Name and surname.
    pub name: String,
    /// Operator or director.
    pub role: Role,
}

/// The lists of an office.
pub struct OfficeLists;

#[Object]
impl OfficeLists {
    /// What has its protocol number and nobody has taken, the one that waits longest first.
    async fn queue(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many rows at most, 1 to 100; 20 without it.")] first: Option<i32>,
        #[graphql(desc = "The cursor of the row after which to go on.")] after: Option<String>,
    ) -> Result<ApplicationConnection> {
        let (filter, order) = (Some(ApplicationFilter::waiting()), Some(ApplicationOrder::SubmittedAtAsc));
        applications(ctx, ListArguments { filter, order, first, after }).await
    }

    /// Who is in service at the office today, by name: at most 500.
    async fn colleagues(&self, ctx: &Context<'_>) -> Result<Vec<Colleague>> {
        let colleagues = colleagues::colleagues(&mut *ctx.read().await?).await?;
        let node = |one: colleagues::Colleague| Colleague { id: one.capacity.into(), name: one.name, role: one.role };
        Ok(colleagues.into_iter().map(node).collect())
    }
}
