//! SQL of webhooks.

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::PgConnection;
use uuid::Uuid;

use super::domain::{AfterFailure, Webhook};
use super::sending::NotTaken;
use crate::core::access::Person;
use crate::core::error::{Error, Result};
use crate::core::events::ChangeKind;
use crate::core::ids::{ProgramId, WebhookId};
use crate::identity::programs::store::ActsFor;

struct Row {
    id: Uuid,
    program_id: Uuid,
    url: String,
    kinds: Vec<String>,
    created_at: DateTime<Utc>,
    delivered_at: Option<DateTime<Utc>>,
    failing_since: Option<DateTime<Utc>>,
    failure: Option<String>,
    status: Option<i32>,
    stopped_at: Option<DateTime<Utc>>,
}

impl TryFrom<Row> for Webhook {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self> {
        Ok(Self {
            id: WebhookId(row.id),
            program: ProgramId(row.program_id),
            url: row.url,
            kinds: kinds_of(&row.kinds),
            created_at: row.created_at,
            delivered_at: row.delivered_at,
            failing_since: row.failing_since,
            failure: row.failure.map(|failure| failure.parse().map_err(Error::fault)).transpose()?,
            status: row.status,
            stopped_at: row.stopped_at,
        })
    }
}

/// Those that this hub knows: a newer one may have written others.
fn kinds_of(names: &[String]) -> Vec<ChangeKind> {
    names.iter().filter_map(|name| name.parse().ok()).collect()
}

/// How many webhooks a program has. Requests that make one for it wait here for one another.
pub async fn count_webhooks(db: &mut PgConnection, program: ProgramId) -> Result<i64> {
    sqlx::query!("select pg_advisory_xact_lock(hashtextextended($1, 0)) is null as locked", format!("webhooks of {}", program.0))
        .fetch_one(&mut *db)
        .await?;
    Ok(sqlx::query_scalar!(r#"select count(*) as "count!" from webhook where program_id = $1"#, program.0).fetch_one(db).await?)
}

/// Writes a new webhook, which is notified of what comes after this event.
pub async fn add_webhook(db: &mut PgConnection, webhook: &Webhook, sealed_secret: &[u8], position: i64) -> Result<()> {
    let kinds: Vec<String> = webhook.kinds.iter().map(|kind| kind.as_str().to_owned()).collect();
    sqlx::query!(
        "insert into webhook (id, program_id, url, kinds, sealed_secret, created_at, position, next_at)
        values ($1, $2, $3, $4, $5, $6, $7, $6)",
        webhook.id.0,
        webhook.program.0,
        webhook.url,
        &kinds,
        sealed_secret,
        webhook.created_at,
        position
    )
    .execute(db)
    .await?;
    Ok(())
}

/// A webhook that the viewer sees, or `NotFound`.
pub async fn get_webhook(db: &mut PgConnection, id: WebhookId) -> Result<Webhook> {
    let row = sqlx::query_as!(
        Row,
        "select id, program_id, url, kinds, created_at, delivered_at, failing_since, failure, status, stopped_at
        from webhook
        where id = $1",
        id.0
    );
    row.fetch_one(db).await?.try_into()
}

/// The webhooks of programs, oldest first.
pub async fn webhooks_of(db: &mut PgConnection, programs: &[Uuid]) -> Result<Vec<Webhook>> {
    let rows = sqlx::query_as!(
        Row,
        "select id, program_id, url, kinds, created_at, delivered_at, failing_since, failure, status, stopped_at
        from webhook
        where program_id = any($1)
        order by created_at, id",
        programs
    );
    rows.fetch_all(db).await?.into_iter().map(Webhook::try_from).collect()
}

/// Deletes a webhook; false where the viewer sees none.
pub async fn delete_webhook(db: &mut PgConnection, id: WebhookId) -> Result<bool> {
    Ok(sqlx::query!("delete from webhook where id = $1", id.0).execute(db).await?.rows_affected() == 1)
}

/// Has a webhook that was given up notified again, of what comes after this event; false where it was not given up.
pub async fn resume_webhook(db: &mut PgConnection, id: WebhookId, position: i64, now: DateTime<Utc>) -> Result<bool> {
    let done = sqlx::query!(
        "update webhook
        set stopped_at = null, failing_since = null, failures = 0, failure = null, status = null, position = $2, next_at = $3
        where id = $1
            and stopped_at is not null",
        id.0,
        position,
        now
    );
    Ok(done.execute(db).await?.rows_affected() == 1)
}

/// A webhook that is due, with the person for whom its program acts.
pub struct Leased {
    /// The webhook.
    pub id: WebhookId,
    /// Where it leads.
    pub url: String,
    /// Of what it is notified.
    pub kinds: Vec<ChangeKind>,
    /// Its secret, encrypted.
    pub sealed_secret: Vec<u8>,
    /// The last event that was delivered, or was not for it.
    pub position: i64,
    /// Since when it fails.
    pub failing_since: Option<DateTime<Utc>>,
    /// How often it has.
    pub failures: i32,
    /// The person, in no session.
    pub person: Person,
}

/// The webhook that is due longest and has events up to this one before it: until that instant no other hub takes it.
pub async fn lease(db: &mut PgConnection, on: (DateTime<Utc>, NaiveDate), newest: i64, until: DateTime<Utc>) -> Result<Option<Leased>> {
    let (now, today) = on;
    let row = sqlx::query!(
        r#"select webhook_id as "webhook_id!", url as "url!", kinds as "kinds!", sealed_secret as "sealed_secret!", position as "position!",
            failing_since, failures as "failures!", program_id as "program_id!", account_id as "account_id!", account_name as "account_name!",
            capacity_id as "capacity_id!", role as "role!", function as "function!", employer_id, intermediary_id, office_id, subject_name,
            valid_from as "valid_from!", valid_to, expires_at as "expires_at!", scopes as "scopes!"
        from lease_webhook($1, $2, $3, $4)"#,
        now,
        today,
        newest,
        until
    )
    .fetch_optional(db)
    .await?;
    row.map(|row| {
        Ok(Leased {
            id: WebhookId(row.webhook_id),
            url: row.url,
            kinds: kinds_of(&row.kinds),
            sealed_secret: row.sealed_secret,
            position: row.position,
            failing_since: row.failing_since,
            failures: row.failures,
            person: ActsFor {
                program_id: row.program_id,
                account_id: row.account_id,
                account_name: row.account_name,
                capacity_id: row.capacity_id,
                role: row.role,
                function: row.function,
                employer_id: row.employer_id,
                intermediary_id: row.intermediary_id,
                office_id: row.office_id,
                subject_name: row.subject_name,
                valid_from: row.valid_from,
                valid_to: row.valid_to,
                expires_at: row.expires_at,
                scopes: row.scopes,
            }
            .person(now)?,
        })
    })
    .transpose()
}

/// Writes how far a webhook was notified, and when it is looked at next.
pub async fn advance(
    db: &mut PgConnection,
    id: WebhookId,
    position: i64,
    delivered_at: Option<DateTime<Utc>>,
    next_at: DateTime<Utc>,
) -> Result<()> {
    sqlx::query!(
        "update webhook
        set position = greatest(position, $2),
            next_at = $4,
            delivered_at = coalesce($3, delivered_at),
            failing_since = case when $3::timestamptz is null then failing_since end,
            failures = case when $3::timestamptz is null then failures else 0 end,
            failure = case when $3::timestamptz is null then failure end,
            status = case when $3::timestamptz is null then status end
        where id = $1",
        id.0,
        position,
        delivered_at,
        next_at
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Writes that a webhook took nothing behind this event.
pub async fn fail(db: &mut PgConnection, id: WebhookId, not_taken: NotTaken, after: AfterFailure, now: DateTime<Utc>) -> Result<()> {
    sqlx::query!(
        "update webhook
        set next_at = $2, failing_since = $3, failures = $4, failure = $5, status = $6, stopped_at = $7
        where id = $1",
        id.0,
        after.next_at,
        after.failing_since,
        after.failures,
        not_taken.failure.as_str(),
        not_taken.status.map(i32::from),
        after.is_given_up.then_some(now)
    )
    .execute(db)
    .await?;
    Ok(())
}
