//! What every hub has: applications, employers, counters and deadlines.

use async_graphql::{Context, Object};
use chrono::NaiveDate;

use super::counters::Counters;
use super::deadlines::DeadlineNode;
use crate::applications::{ApplicationConnection, ApplicationFilter, ApplicationOrder, ListArguments, Search, applications};
use crate::core::graph::{Cursor, Page, Paged, page_of};
use crate::core::{RequestContextExt, Result};
use crate::dashboard::deadlines::{self, Deadline};
use crate::dashboard::{counters, employers};
use crate::registry::EmployerNode;

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

    /// The employers that the viewer sees, by name.
    async fn employers(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "A tax code, position number or protocol number, whole; or the beginnings of words of the name.")] search: Option<
            String,
        >,
        #[graphql(desc = "How many rows at most, 1 to 100; 20 without it.")] first: Option<i32>,
        #[graphql(desc = "The cursor of the row after which to go on.")] after: Option<String>,
    ) -> Result<Paged<String, EmployerNode>> {
        let page = Page::<String>::read(first, after.as_deref())?;
        let search = search.as_deref().map_or(Search::All, Search::read);
        let (first, limit, has_previous) = (page.first, page.limit(), page.after.is_some());
        let place = page.after.map(|cursor| (cursor.value, cursor.key));
        let rows = employers::list(&mut *ctx.read().await?, &search, place, limit).await?;
        rows.iter().take(first).for_each(|row| ctx.context().accesses.employer(row.employer.id));
        let cursor = |row: &employers::Listed| Cursor { value: row.name_search.clone(), key: row.employer.id.0 };
        Ok(page_of(rows, first, has_previous, Default::default(), cursor, |row| row.employer.into()))
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
        #[graphql(desc = "How many rows at most, 1 to 100; 20 without it.")] first: Option<i32>,
        #[graphql(desc = "The cursor of the row after which to go on.")] after: Option<String>,
    ) -> Result<Paged<NaiveDate, DeadlineNode>> {
        let page = Page::<NaiveDate>::read(first, after.as_deref())?;
        let (first, limit, has_previous) = (page.first, page.limit(), page.after.is_some());
        let place = page.after.map(|cursor| (cursor.value, cursor.key));
        let today = ctx.today();
        let mut db = ctx.read().await?;
        let rows = if self.of_office {
            deadlines::list_of_office(&mut db, today, place, limit).await?
        } else {
            deadlines::list(&mut db, today, place, limit).await?
        };
        let cursor = |row: &Deadline| Cursor { value: row.on, key: row.key };
        Ok(page_of(rows, first, has_previous, Default::default(), cursor, |row| DeadlineNode::new(row, today)))
    }
}
