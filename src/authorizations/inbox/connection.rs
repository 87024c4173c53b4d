//! The connection over the proposals that wait.

use std::sync::Arc;

use async_graphql::Context;

use super::filter::ProposalFilter;
use super::order::{Place, ProposalOrder};
use super::select;
use super::total::ProposalTotal;
use crate::authorizations::graphql::ProposalNode;
use crate::core::access::acts::SeeProposal;
use crate::core::graph::{PageArguments, Paged};
use crate::core::{RequestContextExt, Result};

/// A page of proposals.
pub type ProposalConnection = Paged<Place, ProposalNode, ProposalTotal>;

/// What an inbox was asked for, as it was written.
#[derive(Debug, Default)]
pub struct InboxArguments {
    pub filter: Option<ProposalFilter>,
    pub order: Option<ProposalOrder>,
    pub page: PageArguments,
}

/// The proposals that wait for a signature at the viewer's office.
pub async fn inbox(ctx: &Context<'_>, asked: InboxArguments) -> Result<ProposalConnection> {
    ctx.viewer().ensure_role_may(&SeeProposal)?;
    let order = asked.order.unwrap_or_default();
    let page = order.page(&asked.page)?;
    let filter = asked.filter.unwrap_or_default();
    filter.check()?;
    let rows = select::page(&mut *ctx.read().await?, &filter, order, &page).await?;
    let accesses = &ctx.context().accesses;
    page.shown(&rows).for_each(|proposal| accesses.of_application(proposal.application));
    let total = ProposalTotal(Arc::new(filter));
    Ok(page.connect(rows, total, |proposal| order.cursor(proposal), Into::into))
}
