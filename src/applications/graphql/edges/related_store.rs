//! SQL of the alerts, documents and history of applications, read together.

use chrono::{DateTime, Utc};
use serde_json::Value;
use sqlx::PgConnection;
use uuid::Uuid;

use crate::alerts::{Alert, AlertRow};
use crate::applications::lifecycle::history::{StatusChange, StatusChangeRow};
use crate::core::error::{Error, Result};
use crate::core::ids::ApplicationId;
use crate::documents::{Document, DocumentRow, MOST_SHOWN};

/// A row of any kind: what is another kind's is null.
pub struct RelatedRow {
    application_id: Uuid,
    part: String,
    /// Of an alert its place among the others, of a change of status the version that it made.
    ordinal: Option<i32>,
    id: Option<Uuid>,
    /// When a document came, or a status changed.
    at: Option<DateTime<Utc>>,
    /// Who sent the document, or changed the status.
    person: Option<String>,
    account: Option<Uuid>,
    rule: Option<String>,
    severity: Option<String>,
    path: Option<String>,
    message: Option<String>,
    computed: Option<Value>,
    employer_id: Option<Uuid>,
    office_id: Option<Uuid>,
    interlocution_id: Option<Uuid>,
    answer_id: Option<Uuid>,
    document_kind: Option<String>,
    file_name: Option<String>,
    media_type: Option<String>,
    size: Option<i64>,
    sha256: Option<Vec<u8>>,
    storage_key: Option<String>,
    findings: Option<Vec<String>>,
    uploaded_by_capacity: Option<Uuid>,
    from_status: Option<String>,
    to_status: Option<String>,
    role: Option<String>,
    subject: Option<String>,
    on_behalf_of: Option<String>,
    reason: Option<String>,
}

/// What of these is there, in one statement and in no order.
pub async fn of(
    db: &mut PgConnection,
    alerts: &[ApplicationId],
    documents: &[ApplicationId],
    history: &[ApplicationId],
) -> Result<Vec<RelatedRow>> {
    let keys = |ids: &[ApplicationId]| ids.iter().map(|id| id.0).collect::<Vec<Uuid>>();
    let rows = sqlx::query_as!(
        RelatedRow,
        r#"select application_id as "application_id!", 'alert' as "part!", ordinal, id, null::timestamptz as at, null as person, null::uuid as account, rule, severity,
            path, message, computed, null::uuid as employer_id, null::uuid as office_id, null::uuid as interlocution_id, null::uuid as answer_id,
            null as document_kind, null as file_name, null as media_type, null::bigint as size, null::bytea as sha256, null as storage_key,
            null::text[] as findings, null::uuid as uploaded_by_capacity, null as from_status, null as to_status, null as role, null as subject,
            null as on_behalf_of, null as reason
        from alert
        where application_id = any($1)
        union all
        select a.id, 'document', null, d.id, d.uploaded_at, d.uploaded_by, d.uploaded_by_account, null, null, null, null, null, a.employer_id, d.office_id,
            d.interlocution_id, d.answer_id, d.kind, d.file_name, d.media_type, d.size, d.sha256, d.storage_key, d.findings,
            d.uploaded_by_capacity, null, null, null, null, null, null
        from application a
        cross join lateral (
            select *
            from document
            where application_id = a.id
            order by uploaded_at desc, id desc
            limit $4) d
        where a.id = any($2)
        union all
        select application_id, 'change', version, null, at, actor, account_id, null, null, null, null, null, null, null, null, null, null, null, null, null,
            null, null, null, null, from_status, to_status, role, subject, on_behalf_of, reason
        from status_change
        where application_id = any($3)"#,
        &keys(alerts),
        &keys(documents),
        &keys(history),
        MOST_SHOWN
    );
    Ok(rows.fetch_all(db).await?)
}

/// What the table of this kind of row never leaves empty.
fn set<T>(value: Option<T>) -> Result<T> {
    value.ok_or_else(|| Error::fault("a row lacks a column of its kind"))
}

impl RelatedRow {
    /// The application that the row belongs to.
    pub fn application(&self) -> ApplicationId {
        self.application_id.into()
    }

    /// `alert`, `document` or `change`.
    pub fn part(&self) -> &str {
        &self.part
    }

    /// Where it is among the rows of its kind.
    pub fn place(&self) -> (Option<i32>, Option<DateTime<Utc>>, Option<Uuid>) {
        (self.ordinal, self.at.filter(|_| self.ordinal.is_none()), self.id.filter(|_| self.ordinal.is_none()))
    }

    /// The row as an alert.
    pub fn alert(self) -> Result<Alert> {
        Alert::try_from(AlertRow {
            id: set(self.id)?,
            application_id: self.application_id,
            rule: set(self.rule)?,
            severity: set(self.severity)?,
            path: set(self.path)?,
            message: set(self.message)?,
            computed: set(self.computed)?,
        })
    }

    /// The row as a document.
    pub fn document(self) -> Result<Document> {
        Document::try_from(DocumentRow {
            id: set(self.id)?,
            application_id: self.application_id,
            employer_id: set(self.employer_id)?,
            office_id: set(self.office_id)?,
            interlocution_id: self.interlocution_id,
            answer_id: self.answer_id,
            kind: set(self.document_kind)?,
            file_name: set(self.file_name)?,
            media_type: set(self.media_type)?,
            size: set(self.size)?,
            sha256: set(self.sha256)?,
            storage_key: set(self.storage_key)?,
            findings: set(self.findings)?,
            uploaded_at: set(self.at)?,
            uploaded_by: set(self.person)?,
            uploaded_by_account: self.account,
            uploaded_by_capacity: self.uploaded_by_capacity,
        })
    }

    /// The row as a change of status.
    pub fn change(self) -> Result<StatusChange> {
        StatusChange::try_from(StatusChangeRow {
            application_id: self.application_id,
            from_status: self.from_status,
            to_status: set(self.to_status)?,
            at: set(self.at)?,
            actor: set(self.person)?,
            account_id: self.account,
            role: set(self.role)?,
            subject: self.subject,
            on_behalf_of: self.on_behalf_of,
            reason: self.reason,
        })
    }
}
