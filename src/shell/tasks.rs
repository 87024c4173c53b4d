//! Tasks: what the hub does by itself, until it stops. Hubs on one database share the work.

use std::time::Duration;

use chrono::{DateTime, Utc};
use tokio::time::{Interval, MissedTickBehavior, interval};
use tokio_util::sync::CancellationToken;

use super::consequences::consequences;
use crate::core::access::Task;
use crate::core::app_context::AppContext;
use crate::core::error::{Result, catch_panic};
use crate::core::events;
use crate::documents::{self, DocumentStore};
use crate::{applications, authorizations, delegations, identity, interlocutions};

const MINUTE: Duration = Duration::from_mins(1);
const HOUR: Duration = Duration::from_hours(1);
/// How long events, keys of idempotency and ended sessions are kept.
const KEPT: chrono::Duration = chrono::Duration::days(events::KEPT_DAYS);

/// Ends what has come to its term and tells what is coming, each minute. What is under way when the hub stops is as if it had never begun.
pub async fn each_minute(app: AppContext, stop: CancellationToken) {
    let mut turn = every(MINUTE);
    let work = async {
        loop {
            turn.tick().await;
            work_of_a_minute(&app).await;
        }
    };
    let _ = stop.run_until_cancelled(Box::pin(work)).await;
}

/// Ends what has come to its term by now, and tells what is coming to it.
pub async fn work_of_a_minute(app: &AppContext) {
    tried("delegations::expire", delegations::expire(app)).await;
    tried("interlocutions::expire", interlocutions::expire(app, &consequences())).await;
    tried("applications::look_at_drafts", applications::recheck_drafts(app)).await;
    tried("applications::remind", applications::remind(app)).await;
    tried("interlocutions::remind", interlocutions::remind(app)).await;
    tried("authorizations::remind", authorizations::remind(app)).await;
    tried("delegations::remind", delegations::remind(app)).await;
}

/// Removes what nothing needs any more, each hour.
pub async fn each_hour(app: AppContext, document_store: DocumentStore, stop: CancellationToken) {
    let mut turn = every(HOUR);
    let work = async {
        loop {
            turn.tick().await;
            tried("documents::sweep", documents::sweep(&app, &document_store)).await;
            tried("forget", forget(&app, app.now() - KEPT)).await;
        }
    };
    let _ = stop.run_until_cancelled(Box::pin(work)).await;
}

fn every(pace: Duration) -> Interval {
    let mut turn = interval(pace);
    turn.set_missed_tick_behavior(MissedTickBehavior::Delay);
    turn
}

/// A task that fails, or panics, does not stop the others, and is tried again at the next turn.
async fn tried<T>(task: &str, work: impl Future<Output = Result<T>>) {
    if let Err(error) = catch_panic(work).await {
        tracing::error!(%error, task, "a task failed and will be tried again");
    }
}

async fn forget(app: &AppContext, before: DateTime<Utc>) -> Result<()> {
    while forget_some(app, before).await? {}
    Ok(())
}

/// Forgets a page of each, in one short use of a connection; says whether there may be more.
async fn forget_some(app: &AppContext, before: DateTime<Utc>) -> Result<bool> {
    let context = app.task(Task::Sweep);
    let mut db = context.read().await?;
    let keys = applications::forget_keys(&mut db, before).await?;
    let events = events::forget(&mut db, before).await?;
    let sessions = identity::forget_sessions(&mut db, before).await?;
    Ok(keys || events || sessions)
}
