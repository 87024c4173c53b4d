//! The history of an application: who changed its status, when, in which capacity, and on whose behalf.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use sqlx::PgConnection;
use uuid::Uuid;

use crate::applications::lifecycle::domain::Step;
use crate::applications::lifecycle::status::Status;
use crate::core::batch::Load;
use crate::core::error::{Error, Result};
use crate::core::ids::ApplicationId;
use crate::core::named_person::NamedPerson;
use crate::core::request_context::RequestContext;

/// One change of status.
#[derive(Debug, Clone)]
pub struct StatusChange {
    pub application: ApplicationId,
    pub from: Option<Status>,
    pub to: Status,
    pub at: DateTime<Utc>,
    pub actor: NamedPerson,
    pub role: String,
    pub subject: Option<String>,
    pub on_behalf_of: Option<String>,
    pub reason: Option<String>,
}

/// A change of status as the database keeps it.
pub struct StatusChangeRow {
    pub application_id: Uuid,
    pub from_status: Option<String>,
    pub to_status: String,
    pub at: DateTime<Utc>,
    pub actor: String,
    pub account_id: Option<Uuid>,
    pub role: String,
    pub subject: Option<String>,
    pub on_behalf_of: Option<String>,
    pub reason: Option<String>,
}

impl TryFrom<StatusChangeRow> for StatusChange {
    type Error = Error;

    fn try_from(row: StatusChangeRow) -> Result<Self> {
        Ok(Self {
            application: row.application_id.into(),
            from: row.from_status.map(|status| status.parse()).transpose().map_err(Error::fault)?,
            to: row.to_status.parse().map_err(Error::fault)?,
            at: row.at,
            actor: NamedPerson::of(row.account_id, row.actor),
            role: row.role,
            subject: row.subject,
            on_behalf_of: row.on_behalf_of,
            reason: row.reason,
        })
    }
}

/// Writes a step into the history.
pub async fn add(db: &mut PgConnection, step: &Step, key: Uuid) -> Result<()> {
    let (application, by) = (&step.application, &step.by);
    // The first row of a draft comes from nowhere.
    let from = Some(step.from.as_str()).filter(|_| application.version > 1);
    sqlx::query!(
        "insert into status_change (id, application_id, position_id, office_id, submitted, version, from_status, to_status, at,
            account_id, capacity_id, actor, role, subject, on_behalf_of, reason)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
        key,
        application.id.0,
        application.position.0,
        application.office.0,
        application.is_submitted(),
        application.version,
        from,
        application.status.as_str(),
        step.at,
        by.account.map(|id| id.0),
        by.capacity.map(|id| id.0),
        by.name,
        by.role,
        by.subject,
        by.on_behalf_of,
        step.reason
    )
    .execute(db)
    .await?;
    Ok(())
}

/// The histories of applications, oldest change first.
pub struct StatusChangesOf;

impl Load for StatusChangesOf {
    type Key = ApplicationId;
    type Value = Vec<StatusChange>;

    async fn load(db: &mut PgConnection, _: &RequestContext, ids: Vec<ApplicationId>) -> Result<HashMap<ApplicationId, Vec<StatusChange>>> {
        let ids: Vec<Uuid> = ids.into_iter().map(|id| id.0).collect();
        let rows = sqlx::query_as!(
            StatusChangeRow,
            "select application_id, from_status, to_status, at, actor, account_id, role, subject, on_behalf_of, reason
            from status_change
            where application_id = any($1)
            order by application_id, version",
            &ids
        );
        let mut found: HashMap<ApplicationId, Vec<StatusChange>> = HashMap::new();
        for row in rows.fetch_all(db).await? {
            let change = StatusChange::try_from(row)?;
            found.entry(change.application).or_default().push(change);
        }
        Ok(found)
    }
}
