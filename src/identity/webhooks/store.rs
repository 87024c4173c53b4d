//! SQL of webhooks.

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::PgConnection;
use uuid::Uuid;

use super::domain::{RetryPlan, Webhook};
use super::sending::DeliveryFailure;
use crate::core::access::Person;
use crate::core::error::{Error, Result};
use crate::core::events::ChangeKind;
use crate::core::ids::{AccountId, CapacityId, ProgramId, WebhookId};
use crate::identity::programs::store::ProgramPerson;

struct Row {
    id: Uuid,
    program_id: Uuid,
    url: String,
    kinds: Vec<String>,
    created_at: DateTime<Utc>,
    delivered_at: Option<DateTime<Utc>>,
    failing_since: Option<DateTime<Utc>>,
    failure: Option<String>,
    http_status: Option<i32>,
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
            http_status: row.http_status,
            stopped_at: row.stopped_at,
        })
    }
}

/// Those that this hub knows: a newer one may have written others.
fn kinds_of(names: &[String]) -> Vec<ChangeKind> {
    names.iter().filter_map(|name| name.parse().ok()).collect()
}

/// Makes other requests that make a webhook of this capacity wait until the transaction has ended.
pub async fn lock_webhooks(db: &mut PgConnection, capacity: CapacityId) -> Result<()> {
    let key = format!("webhooks of {}", capacity.0);
    sqlx::query!("select pg_advisory_xact_lock(hashtextextended($1, 0)) is null as locked", key).fetch_one(db).await?;
    Ok(())
}

/// How many webhooks the programs of a capacity have that were not revoked.
pub async fn count_webhooks(db: &mut PgConnection, capacity: CapacityId) -> Result<i64> {
    let count = sqlx::query_scalar!(
        r#"select count(*) as "count!"
        from webhook
        join program on program.id = webhook.program_id
        where program.capacity_id = $1
            and program.revoked_at is null"#,
        capacity.0
    );
    Ok(count.fetch_one(db).await?)
}

/// Writes a new webhook, which is notified of what comes after this event.
pub async fn add_webhook(db: &mut PgConnection, webhook: &Webhook, sealed_secret: &[u8], last_event: i64) -> Result<()> {
    let kinds: Vec<String> = webhook.kinds.iter().map(|kind| kind.as_str().to_owned()).collect();
    sqlx::query!(
        "insert into webhook (id, program_id, url, kinds, sealed_secret, created_at, last_event, next_at)
        values ($1, $2, $3, $4, $5, $6, $7, $6)",
        webhook.id.0,
        webhook.program.0,
        webhook.url,
        &kinds,
        sealed_secret,
        webhook.created_at,
        last_event
    )
    .execute(db)
    .await?;
    Ok(())
}

/// A webhook that the viewer sees, or `NotFound`.
pub async fn get_webhook(db: &mut PgConnection, id: WebhookId) -> Result<Webhook> {
    let row = sqlx::query_as!(
        Row,
        "select id, program_id, url, kinds, created_at, delivered_at, failing_since, failure, http_status, stopped_at
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
        "select id, program_id, url, kinds, created_at, delivered_at, failing_since, failure, http_status, stopped_at
        from webhook
        where program_id = any($1)
        order by created_at, id",
        programs
    );
    rows.fetch_all(db).await?.into_iter().map(Webhook::try_from).collect()
}

/// Deletes a webhook; whose program's it was, and none where the viewer sees none.
pub async fn delete_webhook(db: &mut PgConnection, id: WebhookId) -> Result<Option<AccountId>> {
    let owner = sqlx::query_scalar!(
        r#"delete from webhook
        using program
        where webhook.id = $1
            and program.id = webhook.program_id
        returning program.account_id as "account_id!""#,
        id.0
    );
    Ok(owner.fetch_optional(db).await?.map(AccountId))
}

/// Has a webhook that was stopped notified again, of what comes after this event; false where it was not stopped.
pub async fn resume_webhook(db: &mut PgConnection, id: WebhookId, last_event: i64, now: DateTime<Utc>) -> Result<bool> {
    let done = sqlx::query!(
        "update webhook
        set stopped_at = null, failing_since = null, failures = 0, failure = null, http_status = null, last_event = $2, next_at = $3
        where id = $1
            and stopped_at is not null",
        id.0,
        last_event,
        now
    );
    Ok(done.execute(db).await?.rows_affected() == 1)
}

/// Until when this hub has a webhook: what it writes later is not written.
#[derive(Debug, Clone, Copy)]
pub struct Lease {
    /// The webhook.
    pub id: WebhookId,
    /// Until when.
    pub until: DateTime<Utc>,
}

/// How far a webhook was notified.
#[derive(Debug, Clone, Copy)]
pub struct Delivered {
    /// The last event that was delivered, or was not for it.
    pub last_event: i64,
    /// When a notification was taken; none where none was.
    pub at: Option<DateTime<Utc>>,
    /// The present instant.
    pub now: DateTime<Utc>,
}

/// A webhook that is due, with the person for whom its program acts.
pub struct DueWebhook {
    /// Until when this hub has it.
    pub lease: Lease,
    /// Where it leads.
    pub url: String,
    /// Of what it is notified.
    pub kinds: Vec<ChangeKind>,
    /// Its secret, encrypted.
    pub sealed_secret: Vec<u8>,
    /// The last event that was delivered, or was not for it.
    pub last_event: i64,
    /// Since when it fails.
    pub failing_since: Option<DateTime<Utc>>,
    /// How often it has.
    pub failures: i32,
    /// The person, in no session.
    pub person: Person,
}

/// Whether a webhook may be due: where none is, as most of the time, no other table is read.
pub async fn is_any_due(db: &mut PgConnection, now: DateTime<Utc>, newest: i64) -> Result<bool> {
    let is_due = sqlx::query_scalar!(
        r#"select exists (
            select
            from webhook
            where stopped_at is null
                and next_at <= $1
                and last_event < $2) as "is_due!""#,
        now,
        newest
    );
    Ok(is_due.fetch_one(db).await?)
}

/// The webhook that is due longest and has events up to this one before it: until that instant no other hub takes it.
pub async fn lease(
    db: &mut PgConnection,
    now: DateTime<Utc>,
    today: NaiveDate,
    newest: i64,
    until: DateTime<Utc>,
) -> Result<Option<DueWebhook>> {
    // What a newer hub knows besides, it delivers itself.
    let known: Vec<String> = ChangeKind::ALL.iter().map(|kind| kind.as_str().to_owned()).collect();
    let row = sqlx::query!(
        r#"select webhook_id as "webhook_id!", url as "url!", kinds as "kinds!", sealed_secret as "sealed_secret!", last_event as "last_event!",
            failing_since, failures as "failures!", program_id as "program_id!", account_id as "account_id!", account_name as "account_name!",
            capacity_id as "capacity_id!", role as "role!", function as "function!", employer_id, intermediary_id, office_id, subject_name,
            valid_from as "valid_from!", valid_to, expires_at as "expires_at!", scopes as "scopes!"
        from lease_webhook($1, $2, $3, $4, $5)"#,
        now,
        today,
        newest,
        until,
        &known
    )
    .fetch_optional(db)
    .await?;
    row.map(|row| {
        Ok(DueWebhook {
            lease: Lease { id: WebhookId(row.webhook_id), until },
            url: row.url,
            kinds: kinds_of(&row.kinds),
            sealed_secret: row.sealed_secret,
            last_event: row.last_event,
            failing_since: row.failing_since,
            failures: row.failures,
            person: ProgramPerson {
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

/// Goes on with a webhook that this hub has taken, until that instant: writes what was delivered, and says whether it is still to be notified. It is
/// not where it, its program, its account or its capacity has ended, or where another hub has taken it since.
pub async fn hold(db: &mut PgConnection, lease: &mut Lease, delivered: Delivered, today: NaiveDate, until: DateTime<Utc>) -> Result<bool> {
    let held = sqlx::query!(
        "update webhook
        set last_event = greatest(last_event, $3),
            next_at = $4,
            delivered_at = coalesce($5, delivered_at),
            failing_since = case when $5::timestamptz is null then failing_since end,
            failures = case when $5::timestamptz is null then failures else 0 end,
            failure = case when $5::timestamptz is null then failure end,
            http_status = case when $5::timestamptz is null then http_status end
        where id = $1
            and next_at = $2
            and stopped_at is null
            and webhook_is_live(program_id, $6, $7)",
        lease.id.0,
        lease.until,
        delivered.last_event,
        until,
        delivered.at,
        delivered.now,
        today
    );
    let is_held = held.execute(db).await?.rows_affected() == 1;
    lease.until = until;
    Ok(is_held)
}

/// Writes that a webhook took nothing after what was delivered to it.
pub async fn fail(db: &mut PgConnection, lease: &Lease, failed: DeliveryFailure, plan: RetryPlan, now: DateTime<Utc>) -> Result<()> {
    sqlx::query!(
        "update webhook
        set next_at = $3, failing_since = $4, failures = $5, failure = $6, http_status = $7, stopped_at = $8
        where id = $1
            and next_at = $2",
        lease.id.0,
        lease.until,
        plan.next_at,
        plan.failing_since,
        plan.failures,
        failed.failure.as_str(),
        failed.http_status.map(i32::from),
        plan.is_stopped.then_some(now)
    )
    .execute(db)
    .await?;
    Ok(())
}
