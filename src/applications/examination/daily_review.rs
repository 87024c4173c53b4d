//! The clock looks at each draft once a day: what the controls say of it changes with the days too.

use crate::applications::examination::control::refresh_alerts;
use crate::applications::lifecycle::store;
use crate::core::access::Task;
use crate::core::app_context::AppContext;
use crate::core::error::{Error, Result, catch_panic};
use crate::core::ids::ApplicationId;
use crate::core::request_context::RequestContext;

/// Looks at the drafts that nobody touched today, each in a short transaction of its own; how many they were.
pub async fn recheck_drafts(app: &AppContext) -> Result<usize> {
    app.run_batch(recheck_one).await
}

async fn recheck_one(app: &AppContext) -> Result<bool> {
    let context = app.task(Task::Clock);
    let mut tx = context.begin().await?;
    let Some(id) = store::claim_draft(&mut tx, context.today()).await? else {
        return Ok(false);
    };
    let mut draft = store::get_for_change(&mut tx, id).await?;
    let looked = catch_panic(refresh_alerts(&mut tx, &context, &mut draft)).await.map(drop);
    if let Some(error) = tx.commit_unless_failed(looked).await? {
        leave_until_tomorrow(&context, id, &error).await?;
    }
    Ok(true)
}

/// A draft that cannot be examined does not keep the others from being looked at.
async fn leave_until_tomorrow(context: &RequestContext, id: ApplicationId, error: &Error) -> Result<()> {
    tracing::error!(%error, draft = %id.0, "a draft could not be looked at");
    let mut tx = context.begin().await?;
    store::note_look(&mut tx, id, context.today()).await?;
    tx.commit().await
}
