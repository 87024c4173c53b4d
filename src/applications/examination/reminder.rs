//! The term of a draft that comes near is told, once for each last day, however many hubs look at the same time.

use chrono::Days;
use omnia_rules::deadlines::TermKind;
use serde_json::json;

use crate::applications::lifecycle::store;
use crate::core::access::Task;
use crate::core::app_context::AppContext;
use crate::core::error::Result;
use crate::core::events::EventKind;

/// Tells the drafts that are due within days, each in a short transaction of its own; how many they were.
pub async fn remind(app: &AppContext) -> Result<usize> {
    app.run_batch(remind_one).await
}

async fn remind_one(app: &AppContext) -> Result<bool> {
    let context = app.task(Task::Clock);
    let mut tx = context.begin().await?;
    let until = context.today() + Days::new(TermKind::Submission.notice_days().into());
    let Some((id, due)) = store::claim_due(&mut tx, context.today(), until).await? else {
        return Ok(false);
    };
    let draft = store::get_for_change(&mut tx, id).await?;
    tx.publish(draft.event(EventKind::DeadlineNear, json!({ "kind": "SUBMISSION", "on": due, "key": draft.id })));
    tx.commit().await?;
    Ok(true)
}
