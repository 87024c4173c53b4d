//! The clock looks at each draft once a day: what the controls say of it changes with the days too.

use super::control::refresh_alerts;
use super::store;
use crate::core::access::Task;
use crate::core::call::{Call, House};
use crate::core::error::{Error, Result, caught};
use crate::core::ids::ApplicationId;

/// Looks at the drafts that nobody touched today, each in a short transaction of its own; how many they were.
pub async fn look_at_drafts(house: &House) -> Result<usize> {
    house.each(look_at_one).await
}

async fn look_at_one(house: &House) -> Result<bool> {
    let call = house.task(Task::Clock);
    let mut tx = call.begin().await?;
    let Some(id) = store::claim_draft(&mut tx, call.today()).await? else {
        return Ok(false);
    };
    let mut draft = store::get_for_change(&mut tx, id).await?;
    let looked = caught(refresh_alerts(&mut tx, &call, &mut draft)).await.map(drop);
    if let Some(error) = tx.settle(looked).await? {
        leave_until_tomorrow(&call, id, &error).await?;
    }
    Ok(true)
}

/// A draft that cannot be examined does not keep the others from being looked at.
async fn leave_until_tomorrow(call: &Call, id: ApplicationId, error: &Error) -> Result<()> {
    tracing::error!(%error, draft = %id.0, "a draft could not be looked at");
    let mut tx = call.begin().await?;
    store::note_look(&mut tx, id, call.today()).await?;
    tx.commit().await
}
