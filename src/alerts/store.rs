//! SQL of alerts.

use chrono::{DateTime, Utc};
use omnia_rules::controls::{Finding, RuleId, Severity};
use serde_json::Value;
use sqlx::PgConnection;
use uuid::Uuid;

use super::value::Computed;
use crate::core::error::{Error, Result};
use crate::core::ids::{AlertId, ApplicationId, OfficeId, PositionId};

/// What a control found in an application.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alert {
    pub id: AlertId,
    pub application: ApplicationId,
    pub rule: RuleId,
    pub severity: Severity,
    /// The field, its steps joined by points; empty for the application as a whole.
    pub path: String,
    pub message: String,
    pub computed: Vec<Computed>,
}

/// The application that findings concern.
#[derive(Debug, Clone, Copy)]
pub struct Concerned {
    pub application: ApplicationId,
    pub position: PositionId,
    pub office: OfficeId,
    pub submitted: bool,
}

/// How many alerts there are, by severity.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    pub blocking: i32,
    pub warning: i32,
    pub info: i32,
}

impl std::ops::Add for Counts {
    type Output = Self;

    fn add(self, more: Self) -> Self {
        Self { blocking: self.blocking + more.blocking, warning: self.warning + more.warning, info: self.info + more.info }
    }
}

impl Counts {
    pub fn of(findings: &[Finding]) -> Self {
        let count = |severity| i32::try_from(findings.iter().filter(|finding| finding.severity == severity).count()).unwrap_or(i32::MAX);
        Self { blocking: count(Severity::Blocking), warning: count(Severity::Warning), info: count(Severity::Info) }
    }
}

/// Puts these findings in place of the alerts that are there; says whether that changed anything.
pub async fn replace(
    db: &mut PgConnection,
    concerned: Concerned,
    findings: &[Finding],
    now: DateTime<Utc>,
    key: impl Fn() -> Uuid,
) -> Result<bool> {
    let fresh: Vec<Alert> = findings.iter().map(|finding| from_finding(concerned, finding, AlertId(key()))).collect();
    let kept = of_applications(db, &[concerned.application.0]).await?;
    if kept.len() == fresh.len() && kept.iter().zip(&fresh).all(|(kept, fresh)| is_same(kept, fresh)) {
        return Ok(false);
    }
    sqlx::query!("delete from alert where application_id = $1", concerned.application.0).execute(&mut *db).await?;
    add(db, concerned, &fresh, 0, now).await?;
    Ok(true)
}

/// Adds findings to the alerts of what was submitted: those of the submission stay as they were.
pub async fn raise(
    db: &mut PgConnection,
    concerned: Concerned,
    findings: &[Finding],
    now: DateTime<Utc>,
    key: impl Fn() -> Uuid,
) -> Result<()> {
    let fresh: Vec<Alert> = findings.iter().map(|finding| from_finding(concerned, finding, AlertId(key()))).collect();
    let kept = of_applications(db, &[concerned.application.0]).await?.len();
    add(db, concerned, &fresh, i32::try_from(kept).map_err(Error::fault)?, now).await
}

impl Alert {
    /// What was found in what is not written.
    pub fn tried(finding: &Finding, key: Uuid) -> Self {
        let nothing = Uuid::nil();
        let concerned =
            Concerned { application: ApplicationId(nothing), position: PositionId(nothing), office: OfficeId(nothing), submitted: false };
        from_finding(concerned, finding, AlertId(key))
    }
}

fn from_finding(concerned: Concerned, finding: &Finding, id: AlertId) -> Alert {
    Alert {
        id,
        application: concerned.application,
        rule: finding.rule,
        severity: finding.severity,
        path: finding.path.join("."),
        message: finding.message.to_owned(),
        computed: finding.computed.iter().map(Into::into).collect(),
    }
}

fn is_same(one: &Alert, other: &Alert) -> bool {
    (one.rule, one.severity, &one.path, &one.message, &one.computed)
        == (other.rule, other.severity, &other.path, &other.message, &other.computed)
}

async fn add(db: &mut PgConnection, concerned: Concerned, alerts: &[Alert], from: i32, now: DateTime<Utc>) -> Result<()> {
    let ids: Vec<Uuid> = alerts.iter().map(|alert| alert.id.0).collect();
    let rules: Vec<String> = alerts.iter().map(|alert| alert.rule.as_str().to_owned()).collect();
    let severities: Vec<String> = alerts.iter().map(|alert| alert.severity.as_str().to_owned()).collect();
    let paths: Vec<String> = alerts.iter().map(|alert| alert.path.clone()).collect();
    let messages: Vec<String> = alerts.iter().map(|alert| alert.message.clone()).collect();
    let computed =
        alerts.iter().map(|alert| serde_json::to_value(&alert.computed)).collect::<Result<Vec<Value>, _>>().map_err(Error::fault)?;
    let ordinals: Vec<i32> = (from..).take(alerts.len()).collect();
    sqlx::query!(
        "insert into alert (application_id, position_id, office_id, submitted, raised_at, id, rule, severity, path, message, computed, ordinal)
        select $1, $2, $3, $4, $5, *
        from unnest($6::uuid[], $7::text[], $8::text[], $9::text[], $10::text[], $11::jsonb[], $12::integer[])",
        concerned.application.0,
        concerned.position.0,
        concerned.office.0,
        concerned.submitted,
        now,
        &ids,
        &rules,
        &severities,
        &paths,
        &messages,
        &computed,
        &ordinals
    )
    .execute(db)
    .await?;
    Ok(())
}

/// The alerts of many applications, the gravest first.
pub async fn of_applications(db: &mut PgConnection, applications: &[Uuid]) -> Result<Vec<Alert>> {
    let rows = sqlx::query!(
        "select id, application_id, rule, severity, path, message, computed
        from alert
        where application_id = any($1)
        order by application_id, ordinal",
        applications
    )
    .fetch_all(db)
    .await?;
    rows.into_iter()
        .map(|row| {
            Ok(Alert {
                id: AlertId(row.id),
                application: ApplicationId(row.application_id),
                rule: row.rule.parse().map_err(Error::fault)?,
                severity: row.severity.parse().map_err(Error::fault)?,
                path: row.path,
                message: row.message,
                computed: serde_json::from_value(row.computed).map_err(Error::fault)?,
            })
        })
        .collect()
}
