//! SQL of the access log.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::{PgConnection, QueryBuilder};
use uuid::Uuid;

use super::chain::{Entry, ZERO_HASH};
use crate::core::error::Result;
use crate::core::graph::{Page, SortColumns};
use crate::core::ids::{ApplicationId, PositionId};

/// Whoever adds entries holds this lock until they are committed, on whichever hub. `hubentry` in ASCII.
const LOCK: i64 = 0x6875_6265_6e74_7279;

/// A sealed day.
#[derive(Debug, Clone, sqlx::FromRow)]
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
pub async fn lock_chain(db: &mut PgConnection) -> Result<(i64, Vec<u8>)> {
    sqlx::query!("select pg_advisory_xact_lock($1)", LOCK).execute(&mut *db).await?;
    let last = sqlx::query!("select number, hash from access_entry order by number desc limit 1").fetch_optional(db).await?;
    Ok(last.map_or_else(|| (0, ZERO_HASH.to_vec()), |last| (last.number, last.hash)))
}

/// Adds entries.
pub async fn add(db: &mut PgConnection, entries: &[Entry]) -> Result<()> {
    // A column of each: JSON, which would carry the lists as they are, costs the database several times as much.
    sqlx::query!(
        r#"insert into access_entry (number, id, at, account_id, person_name, capacity_id, role, subject_name, session_id, program_id, address, agent,
            kind, operation, fields, employers, applications, application_count, worker_count, requests, last_at, accounts, previous_hash, hash)
        select number, id, at, account_id, person_name, capacity_id, role, subject_name, session_id, program_id, address, agent, kind, operation,
            string_to_array(fields, ' '), string_to_array(employers, ' ')::uuid[], string_to_array(applications, ' ')::uuid[], application_count,
            worker_count, requests, last_at, string_to_array(accounts, ' ')::uuid[], previous_hash, hash
        from unnest($1::bigint[], $2::uuid[], $3::timestamptz[], $4::uuid[], $5::text[], $6::uuid[], $7::text[], $8::text[], $9::uuid[],
            $10::uuid[], $11::text[], $12::text[], $13::text[], $14::text[], $15::text[], $16::text[], $17::text[], $18::integer[],
            $19::integer[], $20::integer[], $21::timestamptz[], $22::text[], $23::bytea[], $24::bytea[])
            as e (number, id, at, account_id, person_name, capacity_id, role, subject_name, session_id, program_id, address, agent, kind,
                operation, fields, employers, applications, application_count, worker_count, requests, last_at, accounts, previous_hash, hash)"#,
        &column(entries, |entry| entry.number),
        &column(entries, |entry| entry.id),
        &column(entries, |entry| entry.at),
        &column(entries, |entry| entry.account_id),
        &column(entries, |entry| entry.person_name.as_str()) as &[&str],
        &column(entries, |entry| entry.capacity_id),
        &column(entries, |entry| entry.role.as_str()) as &[&str],
        &column(entries, |entry| entry.subject_name.as_deref()) as &[Option<&str>],
        &column(entries, |entry| entry.session_id),
        &column(entries, |entry| entry.program_id) as &[Option<Uuid>],
        &column(entries, |entry| entry.address.as_deref()) as &[Option<&str>],
        &column(entries, |entry| entry.agent.as_deref()) as &[Option<&str>],
        &column(entries, |entry| entry.kind.as_str()) as &[&str],
        &column(entries, |entry| entry.operation.as_deref()) as &[Option<&str>],
        &column(entries, |entry| entry.fields.join(" ")),
        &column(entries, |entry| listed(&entry.employers)),
        &column(entries, |entry| listed(&entry.applications)),
        &column(entries, |entry| entry.application_count),
        &column(entries, |entry| entry.worker_count),
        &column(entries, |entry| entry.requests),
        &column(entries, |entry| entry.last_at) as &[Option<DateTime<Utc>>],
        &column(entries, |entry| listed(&entry.accounts)),
        &column(entries, |entry| entry.previous_hash.as_slice()) as &[&[u8]],
        &column(entries, |entry| entry.hash.as_slice()) as &[&[u8]]
    )
    .execute(&mut *db)
    .await?;
    let (employers, numbers) = employers_and_numbers(entries);
    sqlx::query!(
        "insert into access_employer (employer_id, number)
        select *
        from unnest($1::uuid[], $2::bigint[])",
        &employers,
        &numbers
    )
    .execute(db)
    .await?;
    Ok(())
}

fn employers_and_numbers(entries: &[Entry]) -> (Vec<Uuid>, Vec<i64>) {
    entries.iter().flat_map(|entry| entry.employers.iter().map(|employer| (*employer, entry.number))).unzip()
}

fn column<'a, T>(entries: &'a [Entry], value: impl Fn(&'a Entry) -> T) -> Vec<T> {
    entries.iter().map(value).collect()
}

/// Keys with spaces in between: an array of arrays of different lengths is no array.
fn listed(keys: &[Uuid]) -> String {
    keys.iter().map(Uuid::to_string).collect::<Vec<_>>().join(" ")
}

/// Whether an entry is stored already, with its whole batch: a commit may have been done although its answer was lost.
pub async fn is_stored(db: &mut PgConnection, id: Uuid) -> Result<bool> {
    Ok(sqlx::query_scalar!("select id from access_entry where id = $1", id).fetch_optional(db).await?.is_some())
}

/// The employers of applications, and of positions.
pub async fn employers_of(
    db: &mut PgConnection,
    applications: &[ApplicationId],
    positions: &[PositionId],
) -> Result<(HashMap<ApplicationId, Uuid>, HashMap<PositionId, Uuid>)> {
    let applications: Vec<Uuid> = applications.iter().map(|id| id.0).collect();
    let positions: Vec<Uuid> = positions.iter().map(|id| id.0).collect();
    let rows = sqlx::query!(
        r#"select id as "id!", employer_id as "employer_id!", true as "is_application!" from application where id = any($1)
        union all
        select id, employer_id, false from position where id = any($2)"#,
        &applications,
        &positions
    );
    let mut found = (HashMap::new(), HashMap::new());
    for row in rows.fetch_all(db).await? {
        if row.is_application {
            found.0.insert(row.id.into(), row.employer_id);
        } else {
            found.1.insert(row.id.into(), row.employer_id);
        }
    }
    Ok(found)
}

/// Entries after a number, in the order of the chain.
pub async fn entries_after(db: &mut PgConnection, number: i64, limit: i64) -> Result<Vec<Entry>> {
    let entries = sqlx::query_as!(
        Entry,
        "select number, id, at, account_id, person_name, capacity_id, role, subject_name, session_id, program_id, address, agent, kind, operation,
            fields, employers, applications, application_count, worker_count, requests, last_at, accounts, previous_hash, hash
        from access_entry
        where number > $1
        order by number
        limit $2",
        number,
        limit
    );
    Ok(entries.fetch_all(db).await?)
}

/// The first of these entries that one of its employers does not find among those about itself.
pub async fn first_not_listed(db: &mut PgConnection, entries: &[Entry]) -> Result<Option<i64>> {
    let (employers, numbers) = employers_and_numbers(entries);
    let first = sqlx::query_scalar!(
        "select e.number
        from unnest($1::uuid[], $2::bigint[]) as e (employer_id, number)
        where not exists (select from access_employer ae where ae.employer_id = e.employer_id and ae.number = e.number)
        order by e.number
        limit 1",
        &employers,
        &numbers
    );
    Ok(first.fetch_optional(db).await?.flatten())
}

/// A page of the seals, the oldest first.
pub async fn seals(db: &mut PgConnection, page: &Page<NaiveDate>) -> Result<Vec<Seal>> {
    let mut query = QueryBuilder::new("select day, last_number, previous_hash, hash, sealed_at from access_seal where true");
    page.push(&mut query, SortColumns::ascending(&["day"]).without_key());
    Ok(query.build_query_as().fetch_all(db).await?)
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
