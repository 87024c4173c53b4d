//! What the graph has of a program besides its row.

use async_graphql::{ComplexObject, Context};

use crate::core::{RequestContextExt, Result};
use crate::identity::programs::ProgramNode;
use crate::identity::webhooks::graphql::loaders::WebhooksOf;
use crate::identity::webhooks::graphql::node::WebhookNode;

#[ComplexObject]
impl ProgramNode {
    /// Whether it can be used now: it is neither revoked nor past its end.
    async fn holds(&self, ctx: &Context<'_>) -> bool {
        self.program.holds(ctx.now())
    }

    /// The addresses that are notified of what it may see, the oldest first: at most 10.
    async fn webhooks(&self, ctx: &Context<'_>) -> Result<Vec<WebhookNode>> {
        let found = ctx.load::<WebhooksOf>(self.program.id).await?.unwrap_or_default();
        Ok(found.into_iter().map(Into::into).collect())
    }
}
