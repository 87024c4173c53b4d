//! The sweep: bytes that no row speaks of are removed, a day after they came.

use chrono::{DateTime, Duration, Utc};
use futures_util::{StreamExt, TryStreamExt};
use uuid::Uuid;

use super::document_store::{DocumentStore, failed};
use super::store;
use crate::core::access::Task;
use crate::core::app_context::AppContext;
use crate::core::error::Result;

/// For so long a file may be on its way from the store to its row.
const ON_THE_WAY_HOURS: i64 = 24;
/// Keys that are looked up at a time.
const AT_ONCE: usize = 500;

/// Removes what is left over; says how much it was.
pub async fn sweep(app: &AppContext, document_store: &DocumentStore) -> Result<usize> {
    let before = app.now() - Duration::hours(ON_THE_WAY_HOURS);
    let mut pages = document_store.list().try_chunks(AT_ONCE);
    let mut removed = 0;
    while let Some(page) = pages.next().await {
        let page = page.map_err(|error| failed(error.1))?;
        let old = page.iter().filter_map(|object| object.location.filename()?.parse().ok()).filter(|key| is_older(key, before));
        removed += sweep_page(app, document_store, old.collect()).await?;
    }
    Ok(removed)
}

/// A key tells when it was drawn, by the hub's own clock. What has another name than a key is a shared sample, and stays.
fn is_older(key: &Uuid, before: DateTime<Utc>) -> bool {
    let drawn = key.get_timestamp().map(|drawn| drawn.to_unix());
    drawn.is_some_and(|(seconds, _)| i64::try_from(seconds).is_ok_and(|seconds| seconds < before.timestamp()))
}

async fn sweep_page(app: &AppContext, document_store: &DocumentStore, keys: Vec<Uuid>) -> Result<usize> {
    if keys.is_empty() {
        return Ok(0);
    }
    let context = app.task(Task::Sweep);
    let known = store::known(&mut *context.read().await?, &keys).await?;
    context.release().await;
    let left: Vec<&Uuid> = keys.iter().filter(|key| !known.contains(key)).collect();
    for key in &left {
        document_store.remove(&key.to_string()).await?;
    }
    Ok(left.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_tells_its_age() {
        let drawn = DateTime::from_timestamp(1_770_000_000, 0).unwrap_or_default();
        let key = Uuid::new_v7(uuid::Timestamp::from_unix_time(1_770_000_000, 0, 0, 0));

        assert!(is_older(&key, drawn + Duration::seconds(1)));
        assert!(!is_older(&key, drawn));
    }
}
