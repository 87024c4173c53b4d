//! The connection over applications.

use std::sync::Arc;

use async_graphql::{Context, Object, SelectionField};

use crate::applications::graphql::ApplicationNode;
use crate::applications::lifecycle::domain::Application;
use crate::applications::lifecycle::row::Columns;
use crate::applications::list::filter::ApplicationFilter;
use crate::applications::list::loaders::{ApplicationsOf, Asked, TotalOf};
use crate::applications::list::order::{ApplicationOrder, Place};
use crate::applications::list::select::{self, Listing, MOST_COUNTED};
use crate::core::access::acts::SeePersonalData;
use crate::core::graph::{PageArguments, Paged};
use crate::core::ids::EmployerId;
use crate::core::{RequestContextExt, Result};

/// A page of applications.
pub type ApplicationConnection = Paged<Place, ApplicationNode, ApplicationTotal>;

/// How long the whole list is. Counted only where it is asked for.
pub struct ApplicationTotal(Asked);

#[Object]
impl ApplicationTotal {
    /// How many there are in all, counted up to 10,000.
    async fn total_count(&self, ctx: &Context<'_>) -> Result<i64> {
        Ok(self.count(ctx).await?.min(MOST_COUNTED))
    }

    /// Whether there are more than `totalCount` says.
    async fn total_count_is_capped(&self, ctx: &Context<'_>) -> Result<bool> {
        Ok(self.count(ctx).await? > MOST_COUNTED)
    }
}

impl ApplicationTotal {
    async fn count(&self, ctx: &Context<'_>) -> Result<i64> {
        Ok(ctx.load::<TotalOf>(self.0.clone()).await?.unwrap_or_default())
    }
}

/// What a list was asked for, as it was written.
#[derive(Debug, Default)]
pub struct ListArguments {
    pub filter: Option<ApplicationFilter>,
    pub order: Option<ApplicationOrder>,
    pub page: PageArguments,
}

/// The applications that the viewer sees.
pub async fn applications(ctx: &Context<'_>, asked: ListArguments) -> Result<ApplicationConnection> {
    let listing = listing(ctx, asked)?;
    let rows = select::page(&mut *ctx.read().await?, &listing).await?;
    Ok(connection(ctx, rows, None, listing))
}

/// The first application of a list.
pub async fn first_application(ctx: &Context<'_>, filter: ApplicationFilter, order: ApplicationOrder) -> Result<Option<ApplicationNode>> {
    let page = PageArguments { first: Some(1), ..PageArguments::default() };
    let listing = listing(ctx, ListArguments { filter: Some(filter), order: Some(order), page })?;
    let listing = Listing { columns: Columns::All, ..Listing::clone(&listing) };
    let found = select::page(&mut *ctx.read().await?, &listing).await?;
    Ok(found.into_iter().next().map(|application| {
        ctx.context().accesses.application(application.id, application.employer);
        application.into()
    }))
}

/// The applications of an employer that the viewer sees; many employers of one answer share a statement.
pub async fn applications_of(ctx: &Context<'_>, employer: EmployerId, asked: ListArguments) -> Result<ApplicationConnection> {
    let listing = listing(ctx, asked)?;
    let rows = ctx.load::<ApplicationsOf>((employer, listing.clone())).await?.unwrap_or_default();
    Ok(connection(ctx, rows, Some(employer), listing))
}

fn listing(ctx: &Context<'_>, asked: ListArguments) -> Result<Arc<Listing>> {
    let order = asked.order.unwrap_or_default();
    let page = order.page(&asked.page)?;
    let filter = asked.filter.unwrap_or_default().checked()?;
    if filter.worker.is_some() {
        ctx.viewer().ensure_role_may(&SeePersonalData)?;
        ctx.context().accesses.worker_search();
    }
    let capacity = &ctx.person()?.capacity;
    let listing = Listing { filter, order, columns: columns(ctx), page, me: capacity.id, role: capacity.role };
    Ok(Arc::new(listing))
}

/// The fields of an application that its summary answers. Whatever is not among them, each new field too, has the whole row read.
const IN_SUMMARY: [&str; 20] = [
    "id",
    "version",
    "status",
    "benefit",
    "cause",
    "period",
    "weeks",
    "createdAt",
    "updatedAt",
    "submittedAt",
    "protocolNumber",
    "ticket",
    "blockingAlerts",
    "warningAlerts",
    "infoAlerts",
    "documentCount",
    "employer",
    "alerts",
    "documents",
    "history",
];

/// How much of each application the fields need that are selected below the list.
fn columns(ctx: &Context<'_>) -> Columns {
    let list = ctx.look_ahead();
    let nodes = [list.field("nodes"), list.field("edges").field("node")];
    let is_in_summary = |node: SelectionField<'_>| node.selection_set().all(|field| IN_SUMMARY.contains(&field.name()));
    let is_summary = nodes.iter().flat_map(|nodes| nodes.selection_fields()).all(is_in_summary);
    if is_summary { Columns::Summary } else { Columns::All }
}

fn connection(ctx: &Context<'_>, rows: Vec<Application>, employer: Option<EmployerId>, listing: Arc<Listing>) -> ApplicationConnection {
    let accesses = &ctx.context().accesses;
    listing.page.shown(&rows).for_each(|row| accesses.application(row.id, row.employer));
    let order = listing.order;
    let total = ApplicationTotal((employer, listing.clone()));
    listing.page.connect(rows, total, |row| order.cursor(row), Into::into)
}
