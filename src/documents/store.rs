//! SQL of documents.

use chrono::{DateTime, Utc};
use sqlx::PgConnection;
use uuid::Uuid;

use super::document::Document;
use crate::core::error::{Error, Result};
use crate::core::ids::{ApplicationId, CapacityId, DocumentId, InterlocutionId};
use crate::core::named_person::NamedPerson;

/// A document as the database keeps it, with the employer of its application.
pub struct DocumentRow {
    pub id: Uuid,
    pub application_id: Uuid,
    pub employer_id: Uuid,
    pub office_id: Uuid,
    pub interlocution_id: Option<Uuid>,
    pub answer_id: Option<Uuid>,
    pub kind: String,
    pub file_name: String,
    pub media_type: String,
    pub size: i64,
    pub sha256: Vec<u8>,
    pub storage_key: String,
    pub findings: Vec<String>,
    pub uploaded_at: DateTime<Utc>,
    pub uploaded_by: String,
    pub uploaded_by_account: Option<Uuid>,
    pub uploaded_by_capacity: Option<Uuid>,
}

impl TryFrom<DocumentRow> for Document {
    type Error = Error;

    fn try_from(row: DocumentRow) -> Result<Self> {
        Ok(Self {
            id: row.id.into(),
            application: row.application_id.into(),
            employer: row.employer_id.into(),
            office: row.office_id.into(),
            interlocution: row.interlocution_id.map(Into::into),
            answer: row.answer_id,
            kind: row.kind.parse().map_err(Error::fault)?,
            file_name: row.file_name,
            media_type: row.media_type,
            size: row.size,
            sha256: row.sha256,
            storage_key: row.storage_key,
            findings: row.findings,
            uploaded_at: row.uploaded_at,
            uploaded_by: NamedPerson::of(row.uploaded_by_account, row.uploaded_by),
            uploaded_by_capacity: row.uploaded_by_capacity.map(CapacityId),
        })
    }
}

fn documents(rows: Vec<DocumentRow>) -> Result<Vec<Document>> {
    rows.into_iter().map(Document::try_from).collect()
}

/// Documents by key, those that the viewer sees.
pub async fn find(db: &mut PgConnection, ids: &[Uuid]) -> Result<Vec<Document>> {
    let rows = sqlx::query_as!(
        DocumentRow,
        "select d.id, d.application_id, a.employer_id, d.office_id, d.interlocution_id, d.answer_id, d.kind, d.file_name, d.media_type, d.size,
            d.sha256, d.storage_key, d.findings, d.uploaded_at, d.uploaded_by, d.uploaded_by_account, d.uploaded_by_capacity
        from document d
        join application a on a.id = d.application_id
        where d.id = any($1)",
        ids
    );
    documents(rows.fetch_all(db).await?)
}

/// A document that the viewer sees, or `NotFound`.
pub async fn get(db: &mut PgConnection, id: DocumentId) -> Result<Document> {
    find(db, &[id.0]).await?.pop().ok_or(Error::NotFound)
}

/// The newest documents of each application, oldest first, at most `most` of each.
pub async fn of_applications(db: &mut PgConnection, applications: &[Uuid], most: i64) -> Result<Vec<Document>> {
    let rows = sqlx::query_as!(
        DocumentRow,
        r#"select d.id as "id!", a.id as "application_id!", a.employer_id as "employer_id!", d.office_id as "office_id!", d.interlocution_id,
            d.answer_id, d.kind as "kind!", d.file_name as "file_name!", d.media_type as "media_type!", d.size as "size!",
            d.sha256 as "sha256!", d.storage_key as "storage_key!", d.findings as "findings!", d.uploaded_at as "uploaded_at!",
            d.uploaded_by as "uploaded_by!", d.uploaded_by_account, d.uploaded_by_capacity
        from application a
        cross join lateral (
            select *
            from document
            where application_id = a.id
            order by uploaded_at desc, id desc
            limit $2) d
        where a.id = any($1)
        order by d.uploaded_at, d.id"#,
        applications,
        most
    );
    documents(rows.fetch_all(db).await?)
}

/// The documents of answers, oldest first.
pub async fn of_answers(db: &mut PgConnection, answers: &[Uuid]) -> Result<Vec<Document>> {
    let rows = sqlx::query_as!(
        DocumentRow,
        "select d.id, d.application_id, a.employer_id, d.office_id, d.interlocution_id, d.answer_id, d.kind, d.file_name, d.media_type, d.size,
            d.sha256, d.storage_key, d.findings, d.uploaded_at, d.uploaded_by, d.uploaded_by_account, d.uploaded_by_capacity
        from document d
        join application a on a.id = d.application_id
        where d.answer_id = any($1)
        order by d.uploaded_at, d.id",
        answers
    );
    documents(rows.fetch_all(db).await?)
}

/// How many files an application has: of the draft itself, or of one interlocution.
pub async fn count(db: &mut PgConnection, application: ApplicationId, interlocution: Option<InterlocutionId>) -> Result<usize> {
    let count = sqlx::query_scalar!(
        r#"select count(*) as "count!"
        from document
        where application_id = $1
            and interlocution_id is not distinct from $2"#,
        application.0,
        interlocution.map(|id| id.0)
    )
    .fetch_one(db)
    .await?;
    usize::try_from(count).map_err(Error::fault)
}

/// Adds the row of an application that is held for change.
pub async fn add(db: &mut PgConnection, document: &Document) -> Result<()> {
    let done = sqlx::query!(
        "insert into document (id, application_id, position_id, office_id, submitted, interlocution_id, answer_id, kind, file_name, media_type,
            size, sha256, storage_key, findings, uploaded_at, uploaded_by, uploaded_by_account,
            uploaded_by_capacity)
        select $1, a.id, a.position_id, a.office_id, a.submitted, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15
        from application a
        where a.id = $2",
        document.id.0,
        document.application.0,
        document.interlocution.map(|id| id.0),
        document.answer,
        document.kind.as_str(),
        document.file_name,
        document.media_type,
        document.size,
        document.sha256,
        document.storage_key,
        &document.findings,
        document.uploaded_at,
        document.uploaded_by.name,
        document.uploaded_by.account_key(),
        document.uploaded_by_capacity.map(|id| id.0)
    )
    .execute(db)
    .await?;
    if done.rows_affected() == 1 { Ok(()) } else { Err(Error::NotFound) }
}

/// Deletes the row of a document.
pub async fn remove(db: &mut PgConnection, id: DocumentId) -> Result<()> {
    sqlx::query!("delete from document where id = $1", id.0).execute(db).await?;
    Ok(())
}

/// Those of these keys that have a row.
pub async fn known(db: &mut PgConnection, ids: &[Uuid]) -> Result<Vec<Uuid>> {
    Ok(sqlx::query_scalar!("select id from document where id = any($1)", ids).fetch_all(db).await?)
}
