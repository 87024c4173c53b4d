//! What every hub has: applications, employers, counters and deadlines.

use async_graphql::{Context, Object};
use chrono::NaiveDate;

use super::counters::Counters;
use super::deadlines::DeadlineNode;
use crate::applications::{ApplicationConnection, ApplicationFilter, ApplicationOrder, ListArguments, applications};
use crate::authorizations::{AuthorizationConnection, AuthorizationFilter, authorizations};
use crate::core::graph::{Cursor, Page, Paged, page_of};
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
    /// The applications that the viewer sees.
    async fn applications(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which of them; all without it.")] filter: Option<ApplicationFilter>,
        #[graphql(desc = "In which order; the newest application first without it.")] order_by: Option<ApplicationOrder>,
        #[graphql(desc = "How many rows at most, 1 to 100; 20 without it.")] first: Option<i32>,
        #[graphql(desc = "The cursor of the row after which to go on.")] after: Option<String>,
    ) -> Result<ApplicationConnection> {
        applications(ctx, ListArguments { filter, order: order_by, first, after }).await
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
    ) -> Result<EmployerConnection> {
        let listing = employers::Listing::read(search.as_deref(), filter, order_by, ctx.today())?;
        let page = Page::read(first, after.as_deref())?;
        let (first, limit, has_previous) = (page.first, page.limit(), page.after.is_some());
        let rows = listing.page(&mut *ctx.read().await?, page.after, limit).await?;
        rows.iter().take(first).for_each(|row| ctx.context().accesses.employer(row.employer.id));
        let order = listing.order;
        let cursor = |row: &employers::Listed| row.cursor(order);
        Ok(page_of(rows, first, has_previous, EmployerTotal::of(listing), cursor, |row| row.employer.into()))
    }

    /// What was granted over all applications that the viewer sees, the newest first, with the hours in all.
    async fn authorizations(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which of them; all without it.")] filter: Option<AuthorizationFilter>,
        #[graphql(desc = "How many rows at most, 1 to 100; 20 without it.")] first: Option<i32>,
        #[graphql(desc = "The cursor of the row after which to go on.")] after: Option<String>,
    ) -> Result<AuthorizationConnection> {
        authorizations(ctx, filter, first, after.as_deref()).await
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
    ) -> Result<Paged<NaiveDate, DeadlineNode>> {
        let page = Page::<NaiveDate>::read(first, after.as_deref())?;
        let (first, limit, has_previous) = (page.first, page.limit(), page.after.is_some());
        let place = page.after.map(|cursor| (cursor.value, cursor.key));
        let today = ctx.today();
        let kinds = kinds.unwrap_or_else(|| DeadlineKind::ALL.to_vec());
        let mut db = ctx.read().await?;
        let rows = match self.of_office {
            true if !kinds.contains(&DeadlineKind::IntegrationAnswer) => Vec::new(),
            true => deadlines::list_of_office(&mut db, today, place, limit).await?,
            false => deadlines::list(&mut db, &kinds, today, place, limit).await?,
        };
        let cursor = |row: &Deadline| Cursor { value: row.on, key: row.key };
        Ok(page_of(rows, first, has_previous, Default::default(), cursor, |row| DeadlineNode::new(row, today)))
    }
}
