//! Tasks: what the hub does by itself each minute, until it stops. Hubs on one database share the work.

use std::time::Duration;

use tokio::time::{MissedTickBehavior, interval};
use tokio_util::sync::CancellationToken;

use crate::core::call::House;
use crate::delegations;

const PACE: Duration = Duration::from_mins(1);

/// Does all of it each minute. What is under way when the hub stops is as if it had never begun.
pub async fn each_minute(house: House, stop: CancellationToken) {
    let mut minute = interval(PACE);
    minute.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let work = async {
        loop {
            minute.tick().await;
            once(&house).await;
        }
    };
    let _ = stop.run_until_cancelled(work).await;
}

/// A task that fails does not stop the others, and is tried again in a minute.
async fn once(house: &House) {
    if let Err(error) = delegations::expire(house).await {
        tracing::error!(%error, task = "delegations::expire", "a task failed and will be tried again");
    }
}
