//! The controls over an application: its facts are gathered, and what is found becomes its alerts.

use chrono::NaiveDate;
use omnia_rules::controls::{Facts, Finding, Proceeding, evaluate};
use sqlx::PgConnection;

use crate::alerts::{self, Counts};
use crate::applications::examination::facts::facts;
use crate::applications::lifecycle::domain::Application;
use crate::applications::lifecycle::store;
use crate::core::db::Tx;
use crate::core::error::Result;
use crate::core::events::EventKind;
use crate::core::request_context::RequestContext;

/// Examines an application on a day.
pub async fn findings(db: &mut PgConnection, application: &Application, today: NaiveDate) -> Result<Vec<Finding>> {
    Ok(evaluate(&facts(db, application, today).await?))
}

/// Examines the application and keeps what is found, in the transaction that changed it.
pub async fn refresh_alerts(tx: &mut Tx, context: &RequestContext, application: &mut Application) -> Result<Vec<Finding>> {
    let findings = findings(tx, application, context.today()).await?;
    keep(tx, context, application, findings).await
}

/// The same for a draft that is being sent: it is told nothing of the term of a draft any more.
pub async fn update_alerts(tx: &mut Tx, context: &RequestContext, application: &mut Application) -> Result<Vec<Finding>> {
    let facts = facts(tx, application, context.today()).await?;
    let findings = evaluate(&Facts { proceeding: Proceeding::default(), ..facts });
    keep(tx, context, application, findings).await
}

async fn keep(tx: &mut Tx, context: &RequestContext, application: &mut Application, findings: Vec<Finding>) -> Result<Vec<Finding>> {
    let changed = alerts::replace(tx, application.concerned(), &findings, context.now(), || context.key()).await?;
    if changed {
        application.alerts = Counts::of(&findings);
        store::count_alerts(tx, application.id, application.alerts).await?;
        tx.publish(application.event(EventKind::AlertsChanged, serde_json::json!({})));
    }
    Ok(findings)
}

/// Adds what a control found to the alerts of an application that was submitted, in the transaction that holds it.
pub async fn raise_alerts(tx: &mut Tx, context: &RequestContext, application: &mut Application, found: &[Finding]) -> Result<()> {
    if found.is_empty() {
        return Ok(());
    }
    alerts::raise(tx, application.concerned(), found, context.now(), || context.key()).await?;
    application.alerts = application.alerts + Counts::of(found);
    store::count_alerts(tx, application.id, application.alerts).await?;
    tx.publish(application.event(EventKind::AlertsChanged, serde_json::json!({})));
    Ok(())
}
