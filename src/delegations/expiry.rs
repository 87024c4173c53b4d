//! The clock: a delegation whose last day has passed expires, and so ends a sub-delegation.

use super::{store, sub_store};
use crate::core::access::Task;
use crate::core::app_context::AppContext;
use crate::core::error::Result;

/// What one transaction ends: it must stay short, for it holds its rows.
const AT_ONCE: usize = 100;

/// Ends what has come to its last day; how many that were. Hubs that do so at the same moment share the work.
pub async fn expire(app: &AppContext) -> Result<usize> {
    let mut ended = 0;
    loop {
        let some = expire_some(app).await?;
        ended += some;
        if some < AT_ONCE {
            break;
        }
    }
    loop {
        let some = end_some(app).await?;
        ended += some;
        if some < AT_ONCE {
            return Ok(ended);
        }
    }
}

async fn expire_some(app: &AppContext) -> Result<usize> {
    let context = app.task(Task::Clock);
    let mut tx = context.begin().await?;
    let due = store::claim_due(&mut tx, context.today(), AT_ONCE).await?;
    let some = due.len();
    for delegation in due {
        let step = delegation.expire(context.now())?;
        store::save(&mut tx, &step).await?;
        if let Some(event) = step.event() {
            tx.publish(event);
        }
    }
    tx.commit().await?;
    Ok(some)
}

async fn end_some(app: &AppContext) -> Result<usize> {
    let context = app.task(Task::Clock);
    let mut tx = context.begin().await?;
    let ended = sub_store::end_due(&mut tx, context.today(), context.now(), AT_ONCE).await?;
    for (delegation, capacity) in &ended {
        let delegation = store::get(&mut tx, *delegation).await?;
        tx.publish(delegation.reach_changed(Some(*capacity), true));
    }
    tx.commit().await?;
    Ok(ended.len())
}
