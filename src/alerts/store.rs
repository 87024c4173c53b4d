//! SQL of alerts.

use chrono::{DateTime, Utc};
use omnia_rules::controls::{Finding, RuleId, Severity};
use serde_json::Value;
use sqlx::PgConnection;
use uuid::Uuid;

use super::value::{Computed, StoredValue};
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

/// An alert as the database keeps it.
pub struct AlertRow {
    pub id: Uuid,
    pub application_id: Uuid,
    pub rule: String,
    pub severity: String,
    pub path: String,
    pub message: String,
    pub computed: Value,
}

impl TryFrom<AlertRow> for Alert {
    type Error = Error;

    fn try_from(row: AlertRow) -> Result<Self> {
        Ok(Self {
            id: row.id.into(),
            application: row.application_id.into(),
            rule: row.rule.parse().map_err(Error::fault)?,
            severity: row.severity.parse().map_err(Error::fault)?,
            path: row.path,
            message: row.message,
            computed: serde_json::from_value(row.computed).map_err(Error::fault)?,
        })
    }
}

/// Alerts by key, of what the viewer sees.
pub async fn find(db: &mut PgConnection, ids: &[Uuid]) -> Result<Vec<Alert>> {
    let rows = sqlx::query_as!(
        AlertRow,
        "select id, application_id, rule, severity, path, message, computed
        from alert
        where id = any($1)",
        ids
    );
    rows.fetch_all(db).await?.into_iter().map(Alert::try_from).collect()
}

/// What an alert says of another application: its number, and the days that both ask for.
const OF_ANOTHER: [&str; 3] = ["other", "from", "to"];

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
    /// How many of these findings there are, by severity.
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

    /// The protocol number of another application of the hub that it names (R18, R19).
    fn other(&self) -> Option<&str> {
        let number = self.computed.iter().find(|value| value.name == OF_ANOTHER[0])?;
        match &number.value {
            StoredValue::Text(number) if matches!(self.message.as_str(), "R18" | "R19-person") => Some(number),
            _ => None,
        }
    }

    /// The same, for whoever may not see the application that it names.
    fn without_other(mut self) -> Self {
        self.message.push_str("-unseen");
        self.computed.retain(|value| !OF_ANOTHER.contains(&value.name.as_str()));
        self
    }
}

/// Leaves out of alerts what they say of applications that the viewer does not see: an intermediary has one position of an employer,
/// and the same workers were asked for on another.
pub async fn hide_unseen(db: &mut PgConnection, alerts: Vec<Alert>) -> Result<Vec<Alert>> {
    let named: Vec<String> = alerts.iter().filter_map(Alert::other).map(str::to_owned).collect();
    if named.is_empty() {
        return Ok(alerts);
    }
    let seen = sqlx::query_scalar!(r#"select protocol_number as "number!" from application where protocol_number = any($1)"#, &named);
    let seen = seen.fetch_all(db).await?;
    let hides = |alert: &Alert| alert.other().is_some_and(|number| !seen.iter().any(|seen| seen == number));
    Ok(alerts.into_iter().map(|alert| if hides(&alert) { alert.without_other() } else { alert }).collect())
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
    let rows = sqlx::query_as!(
        AlertRow,
        "select id, application_id, rule, severity, path, message, computed
        from alert
        where application_id = any($1)
        order by application_id, ordinal",
        applications
    );
    rows.fetch_all(db).await?.into_iter().map(Alert::try_from).collect()
}
