//! SQL of interlocutions.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use sqlx::PgConnection;
use uuid::Uuid;

use super::domain::{Answer, Interlocution, ended};
use crate::applications::{Application, Status, Step};
use crate::core::db::Tx;
use crate::core::error::{Error, Result};
use crate::core::ids::{ApplicationId, InterlocutionId};
use crate::core::named_person::NamedPerson;
use crate::core::request_context::RequestContext;

struct Row {
    id: Uuid,
    application_id: Uuid,
    kind: String,
    status: String,
    text: String,
    items: Vec<String>,
    opened_at: DateTime<Utc>,
    opened_by: String,
    opened_by_account: Option<Uuid>,
    delivered_at: Option<DateTime<Utc>>,
    due_on: Option<NaiveDate>,
    answered_at: Option<DateTime<Utc>>,
    answered_late: Option<bool>,
    closed_at: Option<DateTime<Utc>>,
}

impl TryFrom<Row> for Interlocution {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self> {
        Ok(Self {
            id: row.id.into(),
            application: row.application_id.into(),
            kind: row.kind.parse().map_err(Error::fault)?,
            status: row.status.parse().map_err(Error::fault)?,
            text: row.text,
            items: row.items,
            opened_at: row.opened_at,
            opened_by: NamedPerson::of(row.opened_by_account, row.opened_by),
            delivered_at: row.delivered_at,
            due_on: row.due_on,
            answered_at: row.answered_at,
            answered_late: row.answered_late,
            closed_at: row.closed_at,
        })
    }
}

/// Interlocutions by key, those that the viewer sees.
pub async fn find(db: &mut PgConnection, ids: &[Uuid]) -> Result<Vec<Interlocution>> {
    let rows = sqlx::query_as!(
        Row,
        "select id, application_id, kind, status, text, items, opened_at, opened_by, opened_by_account, delivered_at, due_on, answered_at,
            answered_late, closed_at
        from interlocution
        where id = any($1)",
        ids
    );
    rows.fetch_all(db).await?.into_iter().map(Interlocution::try_from).collect()
}

/// An interlocution that the viewer sees, or `NotFound`.
pub async fn get(db: &mut PgConnection, id: InterlocutionId) -> Result<Interlocution> {
    find(db, &[id.0]).await?.pop().ok_or(Error::NotFound)
}

/// The newest interlocutions of each application, newest first, at most `most` of each.
pub async fn of_applications(db: &mut PgConnection, applications: &[Uuid], most: i64) -> Result<Vec<Interlocution>> {
    let rows = sqlx::query_as!(
        Row,
        r#"select i.id as "id!", i.application_id as "application_id!", i.kind as "kind!", i.status as "status!", i.text as "text!",
            i.items as "items!", i.opened_at as "opened_at!", i.opened_by as "opened_by!", i.opened_by_account, i.delivered_at, i.due_on,
            i.answered_at, i.answered_late, i.closed_at
        from unnest($1::uuid[]) as wanted (id)
        cross join lateral (
            select *
            from interlocution
            where application_id = wanted.id
            order by opened_at desc, id desc
            limit $2) i
        order by i.application_id, i.opened_at desc, i.id desc"#,
        applications,
        most
    );
    rows.fetch_all(db).await?.into_iter().map(Interlocution::try_from).collect()
}

/// Adds an interlocution to an application that is held for change.
pub async fn add(db: &mut PgConnection, application: &Application, interlocution: &Interlocution) -> Result<()> {
    sqlx::query!(
        "insert into interlocution (id, application_id, position_id, office_id, submitted, kind, status, text, items, opened_at, opened_by,
            opened_by_account, delivered_at, due_on)
        values ($1, $2, $3, $4, true, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
        interlocution.id.0,
        application.id.0,
        application.position.0,
        application.office.0,
        interlocution.kind.as_str(),
        interlocution.status.as_str(),
        interlocution.text,
        &interlocution.items,
        interlocution.opened_at,
        interlocution.opened_by.name,
        interlocution.opened_by.account_key(),
        interlocution.delivered_at,
        interlocution.due_on
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Writes where an interlocution stands.
pub async fn save(db: &mut PgConnection, interlocution: &Interlocution) -> Result<()> {
    sqlx::query!(
        "update interlocution
        set status = $2, answered_at = $3, answered_late = $4
        where id = $1",
        interlocution.id.0,
        interlocution.status.as_str(),
        interlocution.answered_at,
        interlocution.answered_late
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Writes an answer.
pub async fn add_answer(db: &mut PgConnection, application: &Application, answer: &Answer) -> Result<()> {
    sqlx::query!(
        "insert into interlocution_answer (id, interlocution_id, application_id, position_id, office_id, submitted, text, at, late, answered_by,
            answered_by_account, on_behalf_of)
        values ($1, $2, $3, $4, $5, true, $6, $7, $8, $9, $10, $11)",
        answer.id,
        answer.interlocution.0,
        application.id.0,
        application.position.0,
        application.office.0,
        answer.text,
        answer.at,
        answer.late,
        answer.answered_by.name,
        answer.answered_by.account_key(),
        answer.on_behalf_of
    )
    .execute(db)
    .await?;
    Ok(())
}

/// The oldest answers of each interlocution, at most `most` of each.
pub async fn answers(db: &mut PgConnection, interlocutions: &[Uuid], most: i64) -> Result<HashMap<InterlocutionId, Vec<Answer>>> {
    let rows = sqlx::query!(
        r#"select a.id as "id!", a.interlocution_id as "interlocution_id!", a.text as "text!", a.at as "at!", a.late as "late!",
            a.answered_by as "answered_by!", a.answered_by_account, a.on_behalf_of
        from unnest($1::uuid[]) as wanted (id)
        cross join lateral (
            select *
            from interlocution_answer
            where interlocution_id = wanted.id
            order by at, id
            limit $2) a
        order by a.at, a.id"#,
        interlocutions,
        most
    )
    .fetch_all(db)
    .await?;
    let mut found: HashMap<InterlocutionId, Vec<Answer>> = HashMap::new();
    for row in rows {
        let answer = Answer {
            id: row.id,
            interlocution: row.interlocution_id.into(),
            text: row.text,
            at: row.at,
            late: row.late,
            answered_by: NamedPerson::of(row.answered_by_account, row.answered_by),
            on_behalf_of: row.on_behalf_of,
        };
        found.entry(answer.interlocution).or_default().push(answer);
    }
    Ok(found)
}

/// How many answers an interlocution has.
pub async fn count_answers(db: &mut PgConnection, interlocution: InterlocutionId) -> Result<i64> {
    let count = sqlx::query_scalar!(
        r#"select count(*) as "count!"
        from interlocution_answer
        where interlocution_id = $1"#,
        interlocution.0
    );
    Ok(count.fetch_one(db).await?)
}

/// Whether the office asked again after this: then an answer to this one turns nothing any more.
pub async fn is_followed(db: &mut PgConnection, interlocution: &Interlocution) -> Result<bool> {
    let followed = sqlx::query_scalar!(
        r#"select exists (
            select
            from interlocution
            where application_id = $1
                and (opened_at, id) > ($2, $3)) as "followed!""#,
        interlocution.application.0,
        interlocution.opened_at,
        interlocution.id.0
    );
    Ok(followed.fetch_one(db).await?)
}

/// Claims one whose term has ended, with its application, but for some. Whoever else holds either of them, it is left to them.
pub async fn claim_expired(db: &mut PgConnection, today: NaiveDate, but: &[Uuid]) -> Result<Option<(InterlocutionId, ApplicationId)>> {
    let row = sqlx::query!(
        "select i.id, i.application_id
        from interlocution i
        join application a on a.id = i.application_id
        where i.status = 'DELIVERED'
            and i.due_on < $1
            and i.id <> all($2)
            and a.status in ('INTEGRATION_REQUESTED', 'DOCUMENTS_REQUESTED')
        order by i.due_on, i.id
        limit 1
        for update of i, a skip locked",
        today,
        but
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| (row.id.into(), row.application_id.into())))
}

/// Claims a delivered one that is due within these days and of which no reminder was sent yet, and notes that it is. Whoever else holds
/// it or its application, it is left to them.
pub async fn claim_near(db: &mut PgConnection, today: NaiveDate, until: NaiveDate) -> Result<Option<Interlocution>> {
    let claimed = sqlx::query_scalar!(
        "select i.id
        from interlocution i
        join application a on a.id = i.application_id
        where i.status = 'DELIVERED'
            and i.reminded_on is null
            and i.due_on between $1 and $2
        order by i.due_on, i.id
        limit 1
        for update of i, a skip locked",
        today,
        until
    )
    .fetch_optional(&mut *db)
    .await?;
    let Some(id) = claimed else { return Ok(None) };
    note_told(db, id.into(), today).await?;
    Ok(Some(get(db, id.into()).await?))
}

/// Notes that a reminder of its term was sent.
pub async fn note_told(db: &mut PgConnection, id: InterlocutionId, today: NaiveDate) -> Result<()> {
    sqlx::query!("update interlocution set reminded_on = $2 where id = $1", id.0, today).execute(db).await?;
    Ok(())
}

/// Writes that the term of an interlocution ended.
pub async fn mark_expired(db: &mut PgConnection, id: InterlocutionId) -> Result<()> {
    sqlx::query!("update interlocution set status = 'EXPIRED' where id = $1", id.0).execute(db).await?;
    Ok(())
}

/// A decision or a withdrawal closes what the office had asked.
pub fn close_with<'a>(tx: &'a mut Tx, _: &'a RequestContext, step: &'a Step) -> BoxFuture<'a, Result<()>> {
    async move {
        let application = &step.application;
        if application.status.is_decided() || application.status == Status::Withdrawn {
            for closed in close(tx, application.id, step.at).await? {
                tx.publish(ended(application, closed));
            }
        }
        Ok(())
    }
    .boxed()
}

async fn close(db: &mut PgConnection, application: ApplicationId, at: DateTime<Utc>) -> Result<Vec<InterlocutionId>> {
    let closed = sqlx::query_scalar!(
        "update interlocution
        set status = 'CLOSED', closed_at = $2
        where application_id = $1
            and status <> 'CLOSED'
        returning id",
        application.0,
        at
    );
    Ok(closed.fetch_all(db).await?.into_iter().map(Into::into).collect())
}
