//! A delegation whose last day comes near is told, once for each last day, however many hubs look at the same time.

use super::domain::Delegation;
use super::store;
use crate::core::access::Task;
use crate::core::app_context::AppContext;
use crate::core::error::Result;

/// What one transaction tells: it must stay short, for it holds its rows.
const AT_ONCE: usize = 100;

/// Tells what ends within thirty days; how many that were.
pub async fn remind(app: &AppContext) -> Result<usize> {
    let mut told = 0;
    loop {
        let some = remind_some(app).await?;
        told += some;
        if some < AT_ONCE {
            return Ok(told);
        }
    }
}

async fn remind_some(app: &AppContext) -> Result<usize> {
    let context = app.task(Task::Clock);
    let mut tx = context.begin().await?;
    let near = store::claim_near(&mut tx, Delegation::expiring_until(context.today()), AT_ONCE).await?;
    store::note_told(&mut tx, &near).await?;
    for delegation in &near {
        if let Some(event) = delegation.end_is_near() {
            tx.publish(event);
        }
    }
    tx.commit().await?;
    Ok(near.len())
}
