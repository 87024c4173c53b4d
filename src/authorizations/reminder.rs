//! Reminds of the end of the use of an authorization when it comes near, once for each, however many hubs look at the same time.

use chrono::{Days, NaiveDate};
use omnia_rules::calendar::Period;
use omnia_rules::controls::{Facts, Finding, GrantedBenefit, Proceeding, RuleId, check};
use omnia_rules::deadlines::TermKind;
use serde_json::json;

use super::authorization::Authorization;
use super::store;
use crate::applications::{self, Application};
use crate::core::access::Task;
use crate::core::app_context::AppContext;
use crate::core::db::Tx;
use crate::core::error::{Error, Result, catch_panic};
use crate::core::events::EventKind;
use crate::core::request_context::RequestContext;

/// Tells what can be used for some weeks only, each in a short transaction of its own; how many they were.
pub async fn remind(app: &AppContext) -> Result<usize> {
    app.run_batch(remind_one).await
}

async fn remind_one(app: &AppContext) -> Result<bool> {
    let context = app.task(Task::Clock);
    let today = context.today();
    let mut tx = context.begin().await?;
    let until = today + Days::new(TermKind::AuthorizationUse.notice_days().into());
    let Some(authorization) = store::claim_near(&mut tx, today, until).await? else {
        return Ok(false);
    };
    let sent = catch_panic(publish_reminder(&mut tx, &context, &authorization)).await;
    if let Some(error) = tx.commit_unless_failed(sent).await? {
        leave(&context, &authorization, &error).await?;
    }
    Ok(true)
}

async fn publish_reminder(tx: &mut Tx, context: &RequestContext, authorization: &Authorization) -> Result<()> {
    let mut application = applications::get_for_change(tx, authorization.application).await?;
    let found = findings(tx, &application, authorization, context.today()).await?;
    applications::raise_alerts(tx, context, &mut application, &found).await?;
    let (kind, on) = match authorization.offset_deadline {
        Some(day) => ("OFFSET", Some(day)),
        None => ("DIRECT_PAYMENT", authorization.direct_payment_deadline),
    };
    tx.publish(application.event(EventKind::DeadlineNear, json!({ "kind": kind, "on": on, "key": authorization.id })));
    Ok(())
}

/// One that fails does not keep the others from being sent.
async fn leave(context: &RequestContext, authorization: &Authorization, error: &Error) -> Result<()> {
    tracing::error!(%error, authorization = %authorization.id.0, "a reminder of a term could not be sent");
    let mut tx = context.begin().await?;
    store::note_told(&mut tx, authorization.id, context.today()).await?;
    tx.commit().await
}

async fn findings(tx: &mut Tx, application: &Application, authorization: &Authorization, today: NaiveDate) -> Result<Vec<Finding>> {
    let periods = store::periods_of(tx, &[authorization.id.0]).await?;
    let (first, last) = (periods.first().map(|(_, period)| period.from), periods.iter().map(|(_, period)| period.to).max());
    let Some((first, last)) = first.zip(last) else { return Ok(Vec::new()) };
    let granted = GrantedBenefit {
        period: Period::new(first, last).map_err(Error::fault)?,
        decided_on: authorization.decided_on,
        notified_on: Some(authorization.notified_on),
        paid_directly: authorization.offset_deadline.is_none(),
        used_up: false,
    };
    let mut facts = Facts::on(today);
    facts.benefit = Some(application.content.benefit);
    facts.proceeding = Proceeding { authorization: Some(granted), ..Proceeding::default() };
    Ok([RuleId::R38, RuleId::R39].iter().flat_map(|rule| check(*rule, &facts)).collect())
}
