//! The end of the use of an authorization is told when it comes near, once for each, however many hubs look at the same time.

use chrono::{Days, NaiveDate};
use omnia_rules::calendar::Period;
use omnia_rules::controls::{Facts, Finding, Grant, Proceeding, RuleId, check};
use omnia_rules::deadlines::TermKind;
use serde_json::json;

use super::authorization::Authorization;
use super::store;
use crate::applications::{self, Application};
use crate::core::access::Task;
use crate::core::call::{Call, House};
use crate::core::db::Tx;
use crate::core::error::{Error, Result, caught};
use crate::core::events::EventKind;

/// Tells what can be used for some weeks only, each in a short transaction of its own; how many they were.
pub async fn remind(house: &House) -> Result<usize> {
    house.each(remind_one).await
}

async fn remind_one(house: &House) -> Result<bool> {
    let call = house.task(Task::Clock);
    let today = call.today();
    let mut tx = call.begin().await?;
    let until = today + Days::new(TermKind::AuthorizationUse.notice_days().into());
    let Some(authorization) = store::claim_near(&mut tx, today, until).await? else {
        return Ok(false);
    };
    let told = caught(tell(&mut tx, &call, &authorization)).await;
    if let Some(error) = tx.settle(told).await? {
        leave(&call, &authorization, &error).await?;
    }
    Ok(true)
}

async fn tell(tx: &mut Tx, call: &Call, authorization: &Authorization) -> Result<()> {
    let mut application = applications::get_for_change(tx, authorization.application).await?;
    let found = findings(tx, &application, authorization, call.today()).await?;
    applications::raise_alerts(tx, call, &mut application, &found).await?;
    let (kind, on) = match authorization.offset_deadline {
        Some(day) => ("OFFSET", Some(day)),
        None => ("DIRECT_PAYMENT", authorization.direct_payment_deadline),
    };
    tx.tell(application.event(EventKind::DeadlineNear, json!({ "kind": kind, "on": on, "key": authorization.id })));
    Ok(())
}

/// One that cannot be told does not keep the others from being told.
async fn leave(call: &Call, authorization: &Authorization, error: &Error) -> Result<()> {
    tracing::error!(%error, authorization = %authorization.id.0, "a term could not be told");
    let mut tx = call.begin().await?;
    store::note_told(&mut tx, authorization.id, call.today()).await?;
    tx.commit().await
}

async fn findings(tx: &mut Tx, application: &Application, authorization: &Authorization, today: NaiveDate) -> Result<Vec<Finding>> {
    let periods = store::periods_of(tx, &[authorization.id.0]).await?;
    let (first, last) = (periods.first().map(|(_, period)| period.from), periods.iter().map(|(_, period)| period.to).max());
    let Some((first, last)) = first.zip(last) else { return Ok(Vec::new()) };
    let granted = Grant {
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
