//! The outbox: events are written in the transaction that they tell of.

use chrono::{DateTime, Utc};
use serde_json::Value;
use sqlx::PgConnection;
use uuid::Uuid;

use super::event::{Event, NewEvent};
use crate::core::error::{Error, Result};

/// `hubevent` in ASCII. Whoever writes events holds this lock until the commit, so ids are in the order of commits.
const IN_ORDER: i64 = 0x6875_6265_7665_6e74;

/// Appends events as the last act of a transaction.
pub async fn append(db: &mut PgConnection, events: &[NewEvent], now: DateTime<Utc>) -> Result<()> {
    let kinds: Vec<String> = events.iter().map(|event| event.kind.as_str().to_owned()).collect();
    let applications: Vec<Option<Uuid>> = events.iter().map(|event| event.application.map(|id| id.0)).collect();
    let positions: Vec<Option<Uuid>> = events.iter().map(|event| event.position.map(|id| id.0)).collect();
    let offices: Vec<Option<Uuid>> = events.iter().map(|event| event.office.map(|id| id.0)).collect();
    let submitted: Vec<bool> = events.iter().map(|event| event.submitted).collect();
    let payloads: Vec<Value> = events.iter().map(|event| event.payload.clone()).collect();
    sqlx::query!("select pg_advisory_xact_lock($1)", IN_ORDER).execute(&mut *db).await?;
    sqlx::query!(
        "insert into event (at, kind, application_id, position_id, office_id, submitted, payload)
        select $1, *
        from unnest($2::text[], $3::uuid[], $4::uuid[], $5::uuid[], $6::boolean[], $7::jsonb[])",
        now,
        &kinds,
        &applications as &[Option<Uuid>],
        &positions as &[Option<Uuid>],
        &offices as &[Option<Uuid>],
        &submitted,
        &payloads,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// The events after a cursor that the bound viewer may see, oldest first.
pub(super) async fn after(db: &mut PgConnection, cursor: i64, most: i64) -> Result<Vec<Event>> {
    let rows = sqlx::query!(
        "select id, at, kind, application_id, position_id, office_id, submitted, payload
        from event
        where id > $1
        order by id
        limit $2",
        cursor,
        most,
    )
    .fetch_all(db)
    .await?;
    rows.into_iter()
        .map(|row| {
            Ok(Event {
                id: row.id,
                at: row.at,
                kind: row.kind.parse().map_err(Error::fault)?,
                application: row.application_id.map(Into::into),
                position: row.position_id.map(Into::into),
                office: row.office_id.map(Into::into),
                submitted: row.submitted,
                payload: row.payload,
            })
        })
        .collect()
}

/// The oldest and the newest event that is kept, whoever may see them.
pub async fn bounds(db: &mut PgConnection) -> Result<(Option<i64>, Option<i64>)> {
    let row = sqlx::query!("select oldest, newest from event_bounds()").fetch_one(db).await?;
    Ok((row.oldest, row.newest))
}
