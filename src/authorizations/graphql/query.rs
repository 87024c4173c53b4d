//! Reading one proposal, one authorization.

use async_graphql::{Context, Object};

use super::nodes::{AuthorizationNode, ProposalNode};
use crate::authorizations::loaders::{AuthorizationById, ProposalById};
use crate::core::access::Action;
use crate::core::ids::{AuthorizationId, ProposalId};
use crate::core::{RequestContextExt, Result};

/// The queries of authorizations.
#[derive(Default)]
pub struct AuthorizationQuery;

#[Object]
impl AuthorizationQuery {
    /// A proposal of decision of one's office by its id; null where there is none that the viewer may see.
    async fn proposal(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The proposal that is asked for.")] id: ProposalId,
    ) -> Result<Option<ProposalNode>> {
        ctx.person()?;
        let found = ctx.load::<ProposalById>(id).await?;
        if let Some(proposal) = &found {
            ctx.context().accesses.of_application(proposal.application);
        }
        // Who applied sees the decision, never the proposal that it was.
        Ok(found.filter(|proposal| ctx.viewer().can(Action::SeeProposal, proposal)).map(Into::into))
    }

    /// An authorization by its id; null where there is none that the viewer may see.
    async fn authorization(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The authorization that is asked for.")] id: AuthorizationId,
    ) -> Result<Option<AuthorizationNode>> {
        ctx.person()?;
        let found = ctx.load::<AuthorizationById>(id).await?;
        if let Some(authorization) = &found {
            ctx.context().accesses.of_application(authorization.application);
        }
        Ok(found.map(Into::into))
    }
}
