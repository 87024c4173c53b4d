//! Reading one application.

use async_graphql::{Context, Object};

use crate::applications::graphql::node::{ApplicationById, ApplicationNode};
use crate::core::ids::ApplicationId;
use crate::core::{RequestContextExt, Result};

/// The queries of applications.
#[derive(Default)]
pub struct ApplicationQuery;

#[Object]
impl ApplicationQuery {
    /// An application by its id; null where there is none that the viewer may see.
    async fn application(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The application that is asked for.")] id: ApplicationId,
    ) -> Result<Option<ApplicationNode>> {
        ctx.person()?;
        Ok(ctx.load::<ApplicationById>(id).await?.map(Into::into))
    }
}
