//! What has expired is swept.

use crate::core::access::Task;
use crate::core::app_context::AppContext;
use crate::core::error::Result;
use crate::identity::store::digital_identities;

/// Deletes the attempts and logout tokens that have expired.
pub async fn forget_expired(app: &AppContext) -> Result<()> {
    let context = app.task(Task::Sweep);
    while digital_identities::forget_expired(&mut *context.read().await?, app.now()).await? {}
    Ok(())
}
