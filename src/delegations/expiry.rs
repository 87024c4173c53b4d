//! Expiry: a delegation whose last day has passed expires, and a sub-delegation ends.

use super::{store, sub_store};
use crate::core::access::Task;
use crate::core::app_context::AppContext;
use crate::core::error::Result;

/// Delegations of one transaction, which holds their locks and must stay short.
const BATCH_SIZE: usize = 100;

/// Ends what is past its last day; how many that were. Hubs that run it at the same moment share the rows.
pub async fn expire(app: &AppContext) -> Result<usize> {
    let mut ended = 0;
    loop {
        let count = expire_batch(app).await?;
        ended += count;
        if count < BATCH_SIZE {
            break;
        }
    }
    loop {
        let count = end_batch(app).await?;
        ended += count;
        if count < BATCH_SIZE {
            return Ok(ended);
        }
    }
}

async fn expire_batch(app: &AppContext) -> Result<usize> {
    let context = app.task(Task::Clock);
    let mut tx = context.begin().await?;
    let due = store::claim_due(&mut tx, context.today(), BATCH_SIZE).await?;
    let count = due.len();
    for delegation in due {
        let step = delegation.expire(context.now())?;
        store::save(&mut tx, &step).await?;
        tx.publish(step.event());
    }
    tx.commit().await?;
    Ok(count)
}

async fn end_batch(app: &AppContext) -> Result<usize> {
    let context = app.task(Task::Clock);
    let mut tx = context.begin().await?;
    let ended = sub_store::end_due(&mut tx, context.today(), context.now(), BATCH_SIZE).await?;
    for ended in &ended {
        let delegation = store::get(&mut tx, ended.delegation).await?;
        tx.publish(delegation.sub_delegation_changed(ended.id, ended.capacity, true));
    }
    tx.commit().await?;
    Ok(ended.len())
}
