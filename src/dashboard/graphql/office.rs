//! What only an office has: its queue, its inbox and its people.

use async_graphql::{Context, ID, Object, SimpleObject};

use super::figures::OfficeFigures;
use super::workload::OperatorWorkload;
use crate::applications::{
    ApplicationConnection, ApplicationFilter, ApplicationNode, ApplicationOrder, ListArguments, applications, first_application,
};
use crate::authorizations::{InboxArguments, InboxCounters, ProposalConnection, ProposalFilter, ProposalOrder, inbox, inbox_counters};
use crate::core::access::Role;
use crate::core::graph::PageArguments;
use crate::core::ids::ColleagueId;
use crate::core::{RequestContextExt, Result};
use crate::dashboard::colleagues;
use crate::dashboard::figures::figures;
use crate::dashboard::workload::workload;

/// Someone who serves at the viewer's office, or did.
#[derive(SimpleObject)]
pub struct Colleague {
    /// Names the colleague to a reassignment and to the filters.
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
    /// The queue of the office, the application that waits longest first. Without a filter: what has its protocol number and nobody has taken.
    /// A filter that names an operator, `mine` or `operatorId`, shows what that one has in hand instead; one that names statuses shows those.
    async fn queue(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which of it: by operator, unit, worker, the days of submission, and the rest of the filter.")] filter: Option<
            ApplicationFilter,
        >,
        #[graphql(desc = "How many rows at most, 1 to 100; 20 without it.")] first: Option<i32>,
        #[graphql(desc = "The cursor of the row after which to go on.")] after: Option<String>,
        #[graphql(desc = "How many rows at most, of those at the end of the list; in place of `first`.")] last: Option<i32>,
        #[graphql(desc = "The cursor of the row before which the page ends; with `last`.")] before: Option<String>,
    ) -> Result<ApplicationConnection> {
        let (filter, order) = (Some(filter.unwrap_or_default().in_queue()), Some(ApplicationOrder::SubmittedAtAsc));
        applications(ctx, ListArguments { filter, order, page: PageArguments { first, after, last, before } }).await
    }

    /// The application that is to be taken next; null where none waits. It is the one that was submitted first of those that have their protocol
    /// number and that nobody has in hand; of two of the same instant, the one with the lower key. Public employees deal with what they are given
    /// in the order in which it came (art. 12 c. 1 D.P.R. 62/2013, from memory: M), and no published text fixes a term to close the procedure of
    /// one application before that of another (looked for and not found: U), so that the oldest is the most urgent too. All operators of an
    /// office are shown the same one until somebody takes it: `takeApplication` with its version refuses the second.
    async fn next_application(&self, ctx: &Context<'_>) -> Result<Option<ApplicationNode>> {
        first_application(ctx, ApplicationFilter::waiting(), ApplicationOrder::SubmittedAtAsc).await
    }

    /// The proposals of decision that wait for a signature at the office, the one that waits longest first.
    async fn inbox(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which of them; all without it.")] filter: Option<ProposalFilter>,
        #[graphql(desc = "In which order; the one that waits longest first without it.")] order_by: Option<ProposalOrder>,
        #[graphql(desc = "How many rows at most, 1 to 100; 20 without it.")] first: Option<i32>,
        #[graphql(desc = "The cursor of the row after which to go on.")] after: Option<String>,
        #[graphql(desc = "How many rows at most, of those at the end of the list; in place of `first`.")] last: Option<i32>,
        #[graphql(desc = "The cursor of the row before which the page ends; with `last`.")] before: Option<String>,
    ) -> Result<ProposalConnection> {
        inbox(ctx, InboxArguments { filter, order: order_by, page: PageArguments { first, after, last, before } }).await
    }

    /// How many proposals wait for a signature at the office, and since when.
    async fn inbox_counters(&self, ctx: &Context<'_>) -> Result<InboxCounters> {
        inbox_counters(ctx).await
    }

    /// Who is in service at the office today, by name: at most 500.
    async fn colleagues(&self, ctx: &Context<'_>) -> Result<Vec<Colleague>> {
        let colleagues = colleagues::colleagues(&mut *ctx.read().await?).await?;
        let node = |one: colleagues::Colleague| Colleague { id: ColleagueId(one.capacity.0).into(), name: one.name, role: one.role };
        Ok(colleagues.into_iter().map(node).collect())
    }

    /// The office in numbers: what is open by cause and by age, and what the last weeks brought.
    async fn figures(&self, ctx: &Context<'_>) -> Result<OfficeFigures> {
        Ok(figures(&mut *ctx.read().await?, ctx.today()).await?.into())
    }

    /// What each operator of the office has in hand, by name, those with nothing too: at most 500.
    async fn workload(&self, ctx: &Context<'_>) -> Result<Vec<OperatorWorkload>> {
        Ok(workload(&mut *ctx.read().await?).await?.into_iter().map(Into::into).collect())
    }
}
