//! SQL of the access log.

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::PgConnection;
use uuid::Uuid;

use super::chain::{Entry, NOTHING};
use crate::core::error::{Error, Result};

/// Whoever adds entries holds this lock until they are committed, on whichever hub. `hubentry` in ASCII.
const LOCK: i64 = 0x6875_6265_6e74_7279;

/// A sealed day.
#[derive(Debug, Clone)]
pub struct Seal {
    /// The day, in Rome.
    pub day: NaiveDate,
    /// The last entry that it covers.
    pub last_number: i64,
    /// The hash of the seal before it; zeros of the first.
    pub previous_hash: Vec<u8>,
    /// SHA-256 over the seal before it, the day, the number and the hash of its last entry.
    pub hash: Vec<u8>,
    /// When it was sealed.
    pub sealed_at: DateTime<Utc>,
}

/// Takes the lock of the chain until the transaction ends; the number and the hash of its last entry.
pub async fn hold_end(db: &mut PgConnection) -> Result<(i64, Vec<u8>)> {
    sqlx::query!("select pg_advisory_xact_lock($1)", LOCK).execute(&mut *db).await?;
    let last = sqlx::query!("select number, hash from access_entry order by number desc limit 1").fetch_optional(db).await?;
    Ok(last.map_or_else(|| (0, NOTHING.to_vec()), |last| (last.number, last.hash)))
}

/// Adds entries.
pub async fn add(db: &mut PgConnection, entries: &[Entry]) -> Result<()> {
    // Arrays of arrays of different lengths are no arrays: they travel as JSON.
    let rows = serde_json::to_value(entries).map_err(Error::fault)?;
    sqlx::query!(
        r"insert into access_entry (number, id, at, account_id, person_name, capacity_id, role, subject_name, session_id, address, agent, kind,
            operation, fields, employers, applications, application_count, worker_count, previous_hash, hash)
        select e.number, e.id, e.at, e.account_id, e.person_name, e.capacity_id, e.role, e.subject_name, e.session_id, e.address, e.agent, e.kind,
            e.operation, e.fields, e.employers, e.applications, e.application_count, e.worker_count, decode(e.previous_hash, 'hex'),
            decode(e.hash, 'hex')
        from jsonb_to_recordset($1) as e (number bigint, id uuid, at timestamptz, account_id uuid, person_name text, capacity_id uuid, role text,
            subject_name text, session_id uuid, address text, agent text, kind text, operation text, fields text[], employers uuid[],
            applications uuid[], application_count integer, worker_count integer, previous_hash text, hash text)",
        rows
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Entries after a number, in the order of the chain.
pub async fn entries_after(db: &mut PgConnection, number: i64, limit: i64) -> Result<Vec<Entry>> {
    let entries = sqlx::query_as!(
        Entry,
        "select number, id, at, account_id, person_name, capacity_id, role, subject_name, session_id, address, agent, kind, operation, fields,
            employers, applications, application_count, worker_count, previous_hash, hash
        from access_entry
        where number > $1
        order by number
        limit $2",
        number,
        limit
    );
    Ok(entries.fetch_all(db).await?)
}

/// Which entries an auditor asks for.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Those about this employer.
    pub employer: Option<Uuid>,
    /// Those of this capacity.
    pub capacity: Option<Uuid>,
    /// Those of this kind.
    pub kind: Option<&'static str>,
    /// From this instant on.
    pub from: Option<DateTime<Utc>>,
    /// Before this instant.
    pub to: Option<DateTime<Utc>>,
}

/// An entry as it is shown to one viewer.
pub struct Shown {
    pub number: i64,
    pub id: Uuid,
    pub at: DateTime<Utc>,
    pub person_name: String,
    pub role: String,
    pub subject_name: Option<String>,
    pub address: Option<String>,
    pub agent: Option<String>,
    pub kind: String,
    pub operation: Option<String>,
    pub fields: Vec<String>,
    pub applications: Vec<Uuid>,
    pub application_count: Option<i32>,
    pub worker_count: Option<i32>,
    pub is_own: bool,
}

/// Entries before a number, newest first, as the auditor sees them.
pub async fn for_auditor(db: &mut PgConnection, me: Uuid, filter: &Filter, before: i64, limit: i64) -> Result<Vec<Shown>> {
    let shown = sqlx::query_as!(
        Shown,
        r#"select number, id, at, person_name, role, subject_name, address, agent, kind, operation, fields, applications, application_count,
            worker_count, account_id = $1 as "is_own!"
        from access_entry
        where number < $2
            and ($3::uuid is null or employers @> array[$3::uuid])
            and ($4::uuid is null or capacity_id = $4)
            and ($5::text is null or kind = $5)
            and ($6::timestamptz is null or at >= $6)
            and ($7::timestamptz is null or at < $7)
        order by number desc
        limit $8"#,
        me,
        before,
        filter.employer,
        filter.capacity,
        filter.kind,
        filter.from,
        filter.to,
        limit
    );
    Ok(shown.fetch_all(db).await?)
}

/// Entries before a number, newest first: what was done in the viewer's name, and what others did with the data of their employer.
pub async fn for_others(db: &mut PgConnection, before: i64, limit: i32) -> Result<Vec<Shown>> {
    let shown = sqlx::query_as!(
        Shown,
        r#"select number as "number!", id as "id!", at as "at!", person_name as "person_name!", role as "role!", subject_name, address, agent,
            kind as "kind!", operation, fields as "fields!", applications as "applications!", application_count, worker_count,
            is_own as "is_own!"
        from accesses_shown($1, $2)
        order by number desc"#,
        before,
        limit
    );
    Ok(shown.fetch_all(db).await?)
}

/// The seals after a day, oldest first.
pub async fn seals(db: &mut PgConnection, after: Option<NaiveDate>, limit: i64) -> Result<Vec<Seal>> {
    let seals = sqlx::query_as!(
        Seal,
        "select day, last_number, previous_hash, hash, sealed_at
        from access_seal
        where $1::date is null or day > $1
        order by day
        limit $2",
        after,
        limit
    );
    Ok(seals.fetch_all(db).await?)
}

/// The newest seal.
pub async fn last_seal(db: &mut PgConnection) -> Result<Option<Seal>> {
    let seal = sqlx::query_as!(
        Seal,
        "select day, last_number, previous_hash, hash, sealed_at
        from access_seal
        order by day desc
        limit 1"
    );
    Ok(seal.fetch_optional(db).await?)
}

/// The first entry after a number, and when it was made.
pub async fn first_after(db: &mut PgConnection, number: i64) -> Result<Option<DateTime<Utc>>> {
    let first = sqlx::query_scalar!("select at from access_entry where number > $1 order by number limit 1", number);
    Ok(first.fetch_optional(db).await?)
}

/// The number and the hash of the last entry before an instant, after a number.
pub async fn last_before(db: &mut PgConnection, number: i64, instant: DateTime<Utc>) -> Result<Option<(i64, Vec<u8>)>> {
    let last =
        sqlx::query!("select number, hash from access_entry where number > $1 and at < $2 order by number desc limit 1", number, instant);
    Ok(last.fetch_optional(db).await?.map(|last| (last.number, last.hash)))
}

/// Adds a seal.
pub async fn add_seal(db: &mut PgConnection, seal: &Seal) -> Result<()> {
    sqlx::query!(
        "insert into access_seal (day, last_number, previous_hash, hash, sealed_at)
        values ($1, $2, $3, $4, $5)",
        seal.day,
        seal.last_number,
        seal.previous_hash,
        seal.hash,
        seal.sealed_at
    )
    .execute(db)
    .await?;
    Ok(())
}

/// The seal of a day, with the seal before it; none where the day is not sealed.
pub async fn seal_of(db: &mut PgConnection, day: NaiveDate) -> Result<Option<(Option<Seal>, Seal)>> {
    let seals = sqlx::query_as!(
        Seal,
        "select day, last_number, previous_hash, hash, sealed_at
        from access_seal
        where day <= $1
        order by day desc
        limit 2",
        day
    );
    let mut seals = seals.fetch_all(db).await?.into_iter();
    let Some(seal) = seals.next().filter(|seal| seal.day == day) else { return Ok(None) };
    Ok(Some((seals.next(), seal)))
}

/// The hash of an entry.
pub async fn hash_of(db: &mut PgConnection, number: i64) -> Result<Option<Vec<u8>>> {
    Ok(sqlx::query_scalar!("select hash from access_entry where number = $1", number).fetch_optional(db).await?)
}
