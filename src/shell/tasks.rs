//! Background tasks, which run until the hub stops. Hubs on one database share the work.

use std::time::Duration;

use chrono::{DateTime, Utc};
use tokio::time::{Interval, MissedTickBehavior, interval};
use tokio_util::sync::CancellationToken;

use super::consequences::consequences;
use crate::core::access::Task;
use crate::core::app_context::AppContext;
use crate::core::error::{Result, catch_panic};
use crate::core::{events, idempotency};
use crate::documents::{self, DocumentStore};
use crate::identity::programs::forget_programs;
use crate::{access_log, applications, authorizations, delegations, identity, interlocutions};

const MINUTE: Duration = Duration::from_mins(1);
const HOUR: Duration = Duration::from_hours(1);
/// How long events, idempotency keys and ended sessions are stored.
const RETENTION: chrono::Duration = chrono::Duration::days(events::KEPT_DAYS);

/// Runs the tasks of [`run_minute_tasks`] each minute. A transaction that is open when the hub stops is rolled back.
pub async fn run_each_minute(app: AppContext, stop: CancellationToken) {
    let mut ticks = ticks_every(MINUTE);
    let work = async {
        loop {
            ticks.tick().await;
            run_minute_tasks(&app).await;
        }
    };
    let _ = stop.run_until_cancelled(Box::pin(work)).await;
}

/// Expires what is past its last day, rechecks drafts, and sends reminders.
pub async fn run_minute_tasks(app: &AppContext) {
    log_failure("delegations::expire", delegations::expire(app)).await;
    log_failure("interlocutions::expire", interlocutions::expire(app, &consequences())).await;
    log_failure("applications::recheck_drafts", applications::recheck_drafts(app)).await;
    log_failure("applications::remind", applications::remind(app)).await;
    log_failure("interlocutions::remind", interlocutions::remind(app)).await;
    log_failure("authorizations::remind", authorizations::remind(app)).await;
    log_failure("delegations::remind", delegations::remind(app)).await;
}

/// Deletes what is no longer needed, each hour.
pub async fn run_each_hour(app: AppContext, document_store: DocumentStore, stop: CancellationToken) {
    let mut ticks = ticks_every(HOUR);
    let work = async {
        loop {
            ticks.tick().await;
            log_failure("documents::sweep", documents::sweep(&app, &document_store)).await;
            log_failure("access_log::seal_days", access_log::seal_days(&app)).await;
            log_failure("forget", delete_old(&app, app.now() - RETENTION)).await;
            log_failure("identity::forget_expired", identity::forget_expired(&app)).await;
        }
    };
    let _ = stop.run_until_cancelled(Box::pin(work)).await;
}

fn ticks_every(interval_length: Duration) -> Interval {
    let mut ticks = interval(interval_length);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    ticks
}

/// Logs the failure or panic of a task, which does not stop the others and runs again at the next tick.
async fn log_failure<T>(task: &str, work: impl Future<Output = Result<T>>) {
    if let Err(error) = catch_panic(work).await {
        tracing::error!(%error, task, "a task failed and will run again");
    }
}

async fn delete_old(app: &AppContext, before: DateTime<Utc>) -> Result<()> {
    while delete_old_batch(app, before).await? {}
    Ok(())
}

/// Deletes a page of each, with a connection for a short time; whether there may be more.
async fn delete_old_batch(app: &AppContext, before: DateTime<Utc>) -> Result<bool> {
    let context = app.task(Task::Sweep);
    let mut db = context.read().await?;
    let keys = idempotency::forget_keys(&mut db, before).await?;
    let events = events::forget(&mut db, before).await?;
    let sessions = identity::forget_sessions(&mut db, before).await?;
    let programs = forget_programs(&mut db, before).await?;
    Ok(keys || events || sessions || programs)
}
