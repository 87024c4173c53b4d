//! Reading one interlocution.

use async_graphql::{Context, Object};

use super::node::InterlocutionNode;
use crate::core::ids::InterlocutionId;
use crate::core::{Error, InCall, Result};
use crate::interlocutions::store;

#[derive(Default)]
pub struct InterlocutionQuery;

#[Object]
impl InterlocutionQuery {
    /// An interlocution by its id; null where there is none that the viewer may see.
    async fn interlocution(&self, ctx: &Context<'_>, id: InterlocutionId) -> Result<Option<InterlocutionNode>> {
        ctx.person()?;
        let found = store::get(&mut *ctx.read().await?, id).await;
        match found {
            Err(Error::NotFound) => Ok(None),
            other => Ok(Some(other?.into())),
        }
    }
}
