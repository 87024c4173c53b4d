//! What has expired is swept.

use chrono::Duration;

use super::notices::store::forget_notices;
use super::store::{challenges, digital_identities};
use super::{notices, sign_in_origin};
use crate::core::access::Task;
use crate::core::app_context::AppContext;
use crate::core::error::Result;

/// Deletes the attempts, challenges and logout tokens that have expired, and the origins and notices of more than a year ago.
pub async fn forget_expired(app: &AppContext) -> Result<()> {
    let (context, now) = (app.task(Task::Sweep), app.now());
    while digital_identities::forget_expired(&mut *context.read().await?, now).await? {}
    let origins_before = now - Duration::days(sign_in_origin::KEPT_DAYS);
    while challenges::forget_challenges(&mut *context.read().await?, now, origins_before).await? {}
    while forget_notices(&mut *context.read().await?, now - Duration::days(notices::KEPT_DAYS)).await? {}
    Ok(())
}
