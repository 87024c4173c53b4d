//! Reminders: an event for a delegation whose last day is near, once for each last day, however many hubs run it at the same time.

use super::domain::Delegation;
use super::store;
use crate::core::access::Task;
use crate::core::app_context::AppContext;
use crate::core::error::Result;

/// Delegations of one transaction, which holds their locks and must stay short.
const BATCH_SIZE: usize = 100;

/// Publishes what ends within thirty days; how many that were.
pub async fn remind(app: &AppContext) -> Result<usize> {
    let mut reminded = 0;
    loop {
        let count = remind_batch(app).await?;
        reminded += count;
        if count < BATCH_SIZE {
            return Ok(reminded);
        }
    }
}

async fn remind_batch(app: &AppContext) -> Result<usize> {
    let context = app.task(Task::Clock);
    let mut tx = context.begin().await?;
    let near = store::claim_near(&mut tx, Delegation::expiring_until(context.today()), BATCH_SIZE).await?;
    store::mark_reminded(&mut tx, &near).await?;
    for delegation in &near {
        if let Some(event) = delegation.deadline_event() {
            tx.publish(event);
        }
    }
    tx.commit().await?;
    Ok(near.len())
}
