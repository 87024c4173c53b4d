//! How long an inbox is.

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::{Context, Object};
use sqlx::PgConnection;

use super::filter::ProposalFilter;
use super::select::{self, MOST_COUNTED};
use crate::core::batch::Load;
use crate::core::request_context::RequestContext;
use crate::core::{RequestContextExt, Result};

/// How long the whole list is. Counted only where it is asked for.
pub struct ProposalTotal(pub Arc<ProposalFilter>);

#[Object]
impl ProposalTotal {
    /// How many there are in all, counted up to 10,000.
    async fn total_count(&self, ctx: &Context<'_>) -> Result<i64> {
        Ok(self.count(ctx).await?.min(MOST_COUNTED))
    }

    /// Whether there are more than `totalCount` says.
    async fn total_count_is_capped(&self, ctx: &Context<'_>) -> Result<bool> {
        Ok(self.count(ctx).await? > MOST_COUNTED)
    }
}

impl ProposalTotal {
    async fn count(&self, ctx: &Context<'_>) -> Result<i64> {
        Ok(ctx.load::<TotalOf>(self.0.clone()).await?.unwrap_or_default())
    }
}

/// How many of the proposals that wait a filter leaves.
struct TotalOf;

impl Load for TotalOf {
    type Key = Arc<ProposalFilter>;
    type Value = i64;

    async fn load(db: &mut PgConnection, _: &RequestContext, filters: Vec<Self::Key>) -> Result<HashMap<Self::Key, i64>> {
        let mut found = HashMap::new();
        for filter in filters {
            let total = select::total(db, &filter).await?;
            found.insert(filter, total);
        }
        Ok(found)
    }
}
