//! Reading one interlocution.

use async_graphql::{Context, Object};

use super::node::{InterlocutionById, InterlocutionNode};
use crate::core::ids::InterlocutionId;
use crate::core::{RequestContextExt, Result};

/// The queries of interlocutions.
#[derive(Default)]
pub struct InterlocutionQuery;

#[Object]
impl InterlocutionQuery {
    /// An interlocution by its id; null where there is none that the viewer may see.
    async fn interlocution(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The interlocution that is asked for.")] id: InterlocutionId,
    ) -> Result<Option<InterlocutionNode>> {
        ctx.person()?;
        Ok(ctx.load::<InterlocutionById>(id).await?.map(Into::into))
    }
}
