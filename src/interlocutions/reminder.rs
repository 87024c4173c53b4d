//! Reminds of the term of an answer when it comes near, once for each, however many hubs look at the same time.

use chrono::{Days, NaiveDate};
use omnia_rules::calendar::rome_date;
use omnia_rules::controls::{Facts, Inquiry, Proceeding, RuleId, check};
use omnia_rules::deadlines::TermKind;
use serde_json::json;

use super::domain::Interlocution;
use super::store;
use crate::applications;
use crate::core::access::Task;
use crate::core::app_context::AppContext;
use crate::core::db::Tx;
use crate::core::error::{Error, Result, catch_panic};
use crate::core::events::EventKind;
use crate::core::request_context::RequestContext;

/// Tells the answers that are due within days, each in a short transaction of its own; how many they were.
pub async fn remind(app: &AppContext) -> Result<usize> {
    app.run_batch(remind_one).await
}

async fn remind_one(app: &AppContext) -> Result<bool> {
    let context = app.task(Task::Clock);
    let today = context.today();
    let mut tx = context.begin().await?;
    let until = today + Days::new(TermKind::IntegrationAnswer.notice_days().into());
    let Some(interlocution) = store::claim_near(&mut tx, today, until).await? else {
        return Ok(false);
    };
    let sent = catch_panic(publish_reminder(&mut tx, &context, &interlocution)).await;
    if let Some(error) = tx.commit_unless_failed(sent).await? {
        leave(&context, &interlocution, &error).await?;
    }
    Ok(true)
}

async fn publish_reminder(tx: &mut Tx, context: &RequestContext, interlocution: &Interlocution) -> Result<()> {
    let mut application = applications::get_for_change(tx, interlocution.application).await?;
    let found = check(RuleId::R41, &facts(interlocution, context.today()));
    applications::raise_alerts(tx, context, &mut application, &found).await?;
    let payload = json!({ "kind": "INTEGRATION_ANSWER", "on": interlocution.due_on, "key": interlocution.id });
    tx.publish(application.event(EventKind::DeadlineNear, payload));
    Ok(())
}

/// One that fails does not keep the others from being sent.
async fn leave(context: &RequestContext, interlocution: &Interlocution, error: &Error) -> Result<()> {
    tracing::error!(%error, interlocution = %interlocution.id.0, "a reminder of a term could not be sent");
    let mut tx = context.begin().await?;
    store::note_told(&mut tx, interlocution.id, context.today()).await?;
    tx.commit().await
}

/// What the control of answers reads: only an inquiry has a term.
fn facts(interlocution: &Interlocution, today: NaiveDate) -> Facts {
    let inquiry = interlocution.delivered_at.map(|at| Inquiry { received_on: rome_date(at), answered_on: None });
    Facts { proceeding: Proceeding { inquiry, ..Proceeding::default() }, ..Facts::on(today) }
}
