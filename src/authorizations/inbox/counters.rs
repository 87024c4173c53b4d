//! How many proposals wait.

use async_graphql::{Context, SimpleObject};
use sqlx::PgConnection;

use crate::applications::Outcome;
use crate::core::access::acts::SeeProposal;
use crate::core::error::Error;
use crate::core::graph::DateTime;
use crate::core::{RequestContextExt, Result};

/// How many proposals wait that propose this.
#[derive(Debug, Clone, SimpleObject)]
pub struct OutcomeCount {
    /// What is proposed.
    pub outcome: Outcome,
    /// How many proposals of it wait now.
    pub count: i64,
    /// When the one that waits longest was made.
    pub oldest_proposed_at: DateTime,
}

/// How many proposals wait for a signature at the office.
#[derive(Debug, Clone, SimpleObject)]
pub struct InboxCounters {
    /// All of them.
    pub proposals: i64,
    /// Every outcome of which some wait.
    pub by_outcome: Vec<OutcomeCount>,
    /// When the one that waits longest was made; null where none waits.
    pub oldest_proposed_at: Option<DateTime>,
}

/// The counters of the viewer's office.
pub async fn inbox_counters(ctx: &Context<'_>) -> Result<InboxCounters> {
    ctx.viewer().ensure_role_may(&SeeProposal)?;
    let by_outcome = open_by_outcome(&mut *ctx.read().await?).await?;
    Ok(InboxCounters {
        proposals: by_outcome.iter().map(|counted| counted.count).sum(),
        oldest_proposed_at: by_outcome.iter().map(|counted| counted.oldest_proposed_at.0).min().map(DateTime),
        by_outcome,
    })
}

async fn open_by_outcome(db: &mut PgConnection) -> Result<Vec<OutcomeCount>> {
    let rows = sqlx::query!(
        r#"select outcome, count(*) as "count!", min(proposed_at) as "oldest!"
        from proposal
        where status = 'OPEN'
        group by outcome"#
    );
    let counted = rows.fetch_all(db).await?.into_iter().map(|row| {
        let outcome = row.outcome.parse().map_err(Error::fault)?;
        Ok(OutcomeCount { outcome, count: row.count, oldest_proposed_at: DateTime(row.oldest) })
    });
    let mut counted = counted.collect::<Result<Vec<OutcomeCount>>>()?;
    counted.sort_by_key(|counted| counted.outcome);
    Ok(counted)
}
