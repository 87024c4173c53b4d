//! What every hub has: applications, employers, counters and deadlines.

use async_graphql::connection::EmptyFields;
use async_graphql::{Context, ID, Object};
use chrono::NaiveDate;

use super::counters::Counters;
use super::deadlines::DeadlineNode;
use super::viewer::hub_id;
use crate::applications::{ApplicationConnection, ApplicationFilter, ApplicationOrder, ListArguments, applications};
use crate::authorizations::{AuthorizationConnection, AuthorizationFilter, authorizations};
use crate::core::graph::{Cursor, Page, PageArguments, Paged};
use crate::core::{RequestContextExt, Result};
use crate::dashboard::deadlines::{self, Deadline, DeadlineKind};
use crate::dashboard::employers::{EmployerFilter, EmployerOrder, EmployerTotal, Place};
use crate::dashboard::{counters, employers};
use crate::registry::EmployerNode;

/// A page of employers.
pub type EmployerConnection = Paged<Place, EmployerNode, EmployerTotal>;

/// The lists of a hub. What they hold is what the viewer's policies show.
pub struct Lists {
    pub of_office: bool,
}

#[Object]
impl Lists {
    /// Of the hub of the capacity that the viewer acts in.
    async fn id(&self, ctx: &Context<'_>) -> Result<ID> {
        hub_id(ctx)
    }

    /// The applications that the viewer sees.
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
        applications(ctx, ListArguments { filter, order: order_by, page: PageArguments { first, after, last, before } }).await
    }

    /// The employers that the viewer sees.
    async fn employers(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "A tax code, position number or protocol number, whole; or the beginnings of words of the name.")] search: Option<
            String,
        >,
        #[graphql(desc = "Which of them; all without it.")] filter: Option<EmployerFilter>,
        #[graphql(desc = "In which order; by name without it.")] order_by: Option<EmployerOrder>,
        #[graphql(desc = "How many rows at most, 1 to 100; 20 without it.")] first: Option<i32>,
        #[graphql(desc = "The cursor of the row after which to go on.")] after: Option<String>,
        #[graphql(desc = "How many rows at most, of those at the end of the list; in place of `first`.")] last: Option<i32>,
        #[graphql(desc = "The cursor of the row before which the page ends; with `last`.")] before: Option<String>,
    ) -> Result<EmployerConnection> {
        let listing = employers::Listing::read(search.as_deref(), filter, order_by, ctx.today())?;
        let page = listing.order.page(&PageArguments { first, after, last, before })?;
        let listing = listing.with_room(ctx.context()).await?;
        let rows = listing.page(&mut *ctx.read().await?, &page).await?;
        page.shown(&rows).for_each(|row| ctx.context().accesses.employer(row.employer.id));
        let order = listing.order;
        let cursor = |row: &employers::Listed| row.cursor(order);
        Ok(page.connect(rows, EmployerTotal::of(listing), cursor, |row| row.employer.into()))
    }

    /// What was granted over all applications that the viewer sees, the newest first, with the hours in all.
    async fn authorizations(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which of them; all without it.")] filter: Option<AuthorizationFilter>,
        #[graphql(desc = "How many rows at most, 1 to 100; 20 without it.")] first: Option<i32>,
        #[graphql(desc = "The cursor of the row after which to go on.")] after: Option<String>,
        #[graphql(desc = "How many rows at most, of those at the end of the list; in place of `first`.")] last: Option<i32>,
        #[graphql(desc = "The cursor of the row before which the page ends; with `last`.")] before: Option<String>,
    ) -> Result<AuthorizationConnection> {
        authorizations(ctx, filter, PageArguments { first, after, last, before }).await
    }

    /// How many applications there are, and what is open on them.
    async fn counters(&self, ctx: &Context<'_>) -> Result<Counters> {
        let role = ctx.person()?.capacity.role;
        Ok(Counters::new(&counters::by_status(&mut *ctx.read().await?, role).await?))
    }

    /// The terms that run, the nearest first; none that has passed.
    async fn deadlines(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Of which kinds; all without it.")] kinds: Option<Vec<DeadlineKind>>,
        #[graphql(desc = "How many rows at most, 1 to 100; 20 without it.")] first: Option<i32>,
        #[graphql(desc = "The cursor of the row after which to go on.")] after: Option<String>,
        #[graphql(desc = "How many rows at most, of those at the end of the list; in place of `first`.")] last: Option<i32>,
        #[graphql(desc = "The cursor of the row before which the page ends; with `last`.")] before: Option<String>,
    ) -> Result<Paged<NaiveDate, DeadlineNode>> {
        let page = Page::read(&PageArguments { first, after, last, before })?;
        let today = ctx.today();
        let mut kinds = kinds.unwrap_or_else(|| DeadlineKind::ALL.to_vec());
        if self.of_office {
            kinds.retain(|kind| *kind == DeadlineKind::IntegrationAnswer);
        }
        let rows = deadlines::list(&mut *ctx.read().await?, &kinds, today, &page).await?;
        let cursor = |row: &Deadline| Cursor { value: row.on, key: row.key };
        Ok(page.connect(rows, EmptyFields, cursor, |row| DeadlineNode::new(row, today)))
    }
}
