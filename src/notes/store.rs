//! SQL of notes.

use chrono::{DateTime, Utc};
use sqlx::PgConnection;
use uuid::Uuid;

use super::note::Note;
use crate::applications::Application;
use crate::core::error::{Error, Result};
use crate::core::ids::{ApplicationId, NoteId};
use crate::core::named_person::NamedPerson;

struct Row {
    id: Uuid,
    application_id: Uuid,
    text: String,
    written_at: DateTime<Utc>,
    account_id: Uuid,
    capacity_id: Uuid,
    author: String,
    role: String,
}

impl TryFrom<Row> for Note {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self> {
        Ok(Self {
            id: row.id.into(),
            application: row.application_id.into(),
            text: row.text,
            written_at: row.written_at,
            capacity: row.capacity_id.into(),
            author: NamedPerson::of(Some(row.account_id), row.author),
            role: row.role.parse().map_err(Error::fault)?,
        })
    }
}

/// Notes by key, those that the viewer sees.
pub async fn find(db: &mut PgConnection, ids: &[Uuid]) -> Result<Vec<Note>> {
    let rows = sqlx::query_as!(
        Row,
        "select id, application_id, text, written_at, account_id, capacity_id, author, role
        from note
        where id = any($1)",
        ids
    );
    rows.fetch_all(db).await?.into_iter().map(Note::try_from).collect()
}

/// A note that the viewer sees, or `NotFound`.
pub async fn get(db: &mut PgConnection, id: NoteId) -> Result<Note> {
    find(db, &[id.0]).await?.pop().ok_or(Error::NotFound)
}

/// The notes on applications, oldest first, so many of each.
pub async fn of_applications(db: &mut PgConnection, applications: &[Uuid], most: i64) -> Result<Vec<Note>> {
    let rows = sqlx::query_as!(
        Row,
        "select n.id, n.application_id, n.text, n.written_at, n.account_id, n.capacity_id, n.author, n.role
        from unnest($1::uuid[]) as wanted (id)
        cross join lateral (
            select *
            from note
            where application_id = wanted.id
            order by written_at, id
            limit $2
        ) n
        order by n.application_id, n.written_at, n.id",
        applications,
        most
    );
    rows.fetch_all(db).await?.into_iter().map(Note::try_from).collect()
}

/// How many notes there are on an application.
pub async fn count(db: &mut PgConnection, application: ApplicationId) -> Result<i64> {
    let count = sqlx::query_scalar!(r#"select count(*) as "count!" from note where application_id = $1"#, application.0);
    Ok(count.fetch_one(db).await?)
}

/// Writes a new note.
pub async fn add(db: &mut PgConnection, application: &Application, note: &Note) -> Result<()> {
    sqlx::query!(
        "insert into note (id, application_id, position_id, office_id, submitted, text, written_at, account_id, capacity_id, author, role)
        values ($1, $2, $3, $4, true, $5, $6, $7, $8, $9, $10)",
        note.id.0,
        application.id.0,
        application.position.0,
        application.office.0,
        note.text,
        note.written_at,
        note.author.account_key(),
        note.capacity.0,
        note.author.name,
        note.role.as_str()
    )
    .execute(db)
    .await?;
    Ok(())
}
