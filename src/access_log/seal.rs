//! Seals the days that have ended.

use chrono::{Days, Duration};
use omnia_rules::calendar::{rome_date, rome_midnight};

use super::chain::{ZERO_HASH, seal_hash};
use super::store::{self, Seal};
use crate::core::access::Task;
use crate::core::app_context::AppContext;
use crate::core::error::{Error, Result};

/// How long after midnight a day is sealed: entries of its last seconds are written by then.
const SEAL_DELAY: Duration = Duration::minutes(10);

/// Seals each day that has ended and has entries; how many.
pub async fn seal_days(app: &AppContext) -> Result<usize> {
    app.run_batch(seal_next).await
}

/// Seals the earliest day that is not sealed; whether there was one.
async fn seal_next(app: &AppContext) -> Result<bool> {
    let context = app.task(Task::AccessLog);
    let mut tx = context.begin().await?;
    // Of two hubs at once the second waits here, and then finds the day sealed.
    store::lock_chain(&mut tx).await?;
    let last = store::last_seal(&mut tx).await?;
    let sealed_up_to = last.as_ref().map_or(0, |seal| seal.last_number);
    let Some(first) = store::first_after(&mut tx, sealed_up_to).await? else { return Ok(false) };
    let mut day = rome_date(first);
    if let Some(after) = last.as_ref().and_then(|seal| seal.day.checked_add_days(Days::new(1))) {
        day = day.max(after);
    }
    let ends = day.checked_add_days(Days::new(1)).map(rome_midnight).ok_or_else(|| Error::fault("the calendar has ended"))?;
    if context.now() < ends + SEAL_DELAY {
        return Ok(false);
    }
    let Some((last_number, last_hash)) = store::last_before(&mut tx, sealed_up_to, ends).await? else { return Ok(false) };
    let previous_hash = last.map_or_else(|| ZERO_HASH.to_vec(), |seal| seal.hash);
    let hash = seal_hash(&previous_hash, day, last_number, &last_hash);
    let seal = Seal { day, last_number, previous_hash, hash, sealed_at: context.now() };
    store::add_seal(&mut tx, &seal).await?;
    tx.commit().await?;
    tracing::info!(day = %seal.day, last_number, hash = hex::encode(&seal.hash), "a day of the access log is sealed");
    Ok(true)
}
