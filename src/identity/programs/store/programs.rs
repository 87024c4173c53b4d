//! SQL of programs.

use chrono::{DateTime, Utc};
use sqlx::{PgConnection, QueryBuilder};
use uuid::Uuid;

use crate::core::error::{Error, Result};
use crate::core::graph::{Page, SortColumns};
use crate::core::ids::{AccountId, CapacityId, ProgramId};
use crate::identity::programs::domain::Program;
use crate::identity::store::scopes::{names_of, scopes_of};

#[derive(sqlx::FromRow)]
struct ProgramRow {
    id: Uuid,
    capacity_id: Uuid,
    account_id: Uuid,
    made_by: String,
    name: String,
    kind: String,
    scopes: Vec<String>,
    created_at: DateTime<Utc>,
    expires_at: DateTime<Utc>,
    revoked_at: Option<DateTime<Utc>>,
    previous_until: Option<DateTime<Utc>>,
    last_used_at: Option<DateTime<Utc>>,
    last_address: Option<String>,
}

impl TryFrom<ProgramRow> for Program {
    type Error = Error;

    fn try_from(row: ProgramRow) -> Result<Self> {
        Ok(Self {
            id: ProgramId(row.id),
            capacity: CapacityId(row.capacity_id),
            account: AccountId(row.account_id),
            made_by: row.made_by,
            name: row.name,
            kind: row.kind.parse().map_err(Error::fault)?,
            scopes: scopes_of(&row.scopes),
            created_at: row.created_at,
            expires_at: row.expires_at,
            revoked_at: row.revoked_at,
            previous_until: row.previous_until,
            last_used_at: row.last_used_at,
            last_address: row.last_address,
        })
    }
}

/// Makes other requests that make a program of this capacity wait until the transaction has ended.
pub async fn lock_programs(db: &mut PgConnection, capacity: CapacityId) -> Result<()> {
    let key = format!("programs of {}", capacity.0);
    sqlx::query!("select pg_advisory_xact_lock(hashtextextended($1, 0)) is null as locked", key).fetch_one(db).await?;
    Ok(())
}

/// How many programs of a capacity hold, and whether one of them, or one that is past its end and was not revoked, has this name.
pub async fn count_programs(db: &mut PgConnection, capacity: CapacityId, name: &str, now: DateTime<Utc>) -> Result<(i64, bool)> {
    let row = sqlx::query!(
        r#"select count(*) filter (where expires_at > $3) as "holding!", coalesce(bool_or(name = $2), false) as "is_taken!"
        from program
        where capacity_id = $1
            and revoked_at is null"#,
        capacity.0,
        name,
        now
    );
    let row = row.fetch_one(db).await?;
    Ok((row.holding, row.is_taken))
}

/// Writes a new program.
pub async fn add_program(db: &mut PgConnection, program: &Program, secret_hash: &[u8]) -> Result<()> {
    sqlx::query!(
        "insert into program (id, capacity_id, account_id, name, kind, scopes, secret_hash, created_at, expires_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        program.id.0,
        program.capacity.0,
        program.account.0,
        program.name,
        program.kind.as_str(),
        &names_of(&program.scopes),
        secret_hash,
        program.created_at,
        program.expires_at
    )
    .execute(db)
    .await?;
    Ok(())
}

/// A program that the viewer sees, or `NotFound`.
pub async fn get_program(db: &mut PgConnection, id: ProgramId) -> Result<Program> {
    let row = sqlx::query_as!(
        ProgramRow,
        "select p.id, p.capacity_id, p.account_id, a.name as made_by, p.name, p.kind, p.scopes, p.created_at, p.expires_at, p.revoked_at,
            p.previous_until, p.last_used_at, p.last_address
        from program p
        join account a on a.id = p.account_id
        where p.id = $1",
        id.0
    );
    row.fetch_one(db).await?.try_into()
}

/// Which of the programs that the viewer sees.
#[derive(Debug, Clone, Copy, Default)]
pub struct ProgramCriteria {
    /// Those of one capacity.
    pub capacity: Option<CapacityId>,
    /// Those of one account.
    pub account: Option<AccountId>,
}

/// Programs, the newest first.
pub async fn list_programs(db: &mut PgConnection, of: ProgramCriteria, page: &Page<DateTime<Utc>>) -> Result<Vec<Program>> {
    let mut query = QueryBuilder::new(
        "select p.id, p.capacity_id, p.account_id, a.name as made_by, p.name, p.kind, p.scopes, p.created_at, p.expires_at, p.revoked_at,
            p.previous_until, p.last_used_at, p.last_address
        from program p
        join account a on a.id = p.account_id
        where true",
    );
    if let Some(capacity) = of.capacity {
        query.push(" and p.capacity_id = ").push_bind(capacity);
    }
    if let Some(account) = of.account {
        query.push(" and p.account_id = ").push_bind(account);
    }
    page.push(&mut query, SortColumns::descending(&["p.created_at", "p.id"]));
    let rows: Vec<ProgramRow> = query.build_query_as().fetch_all(db).await?;
    rows.into_iter().map(Program::try_from).collect()
}

/// The programs of many accounts, the newest first: at most 100 of each.
pub async fn programs_of(db: &mut PgConnection, accounts: &[Uuid]) -> Result<Vec<Program>> {
    let rows = sqlx::query_as!(
        ProgramRow,
        "select p.id, p.capacity_id, p.account_id, a.name as made_by, p.name, p.kind, p.scopes, p.created_at, p.expires_at, p.revoked_at,
            p.previous_until, p.last_used_at, p.last_address
        from unnest($1::uuid[]) as wanted (id)
        join account a on a.id = wanted.id
        cross join lateral (
            select id, capacity_id, account_id, name, kind, scopes, created_at, expires_at, revoked_at, previous_until, last_used_at, last_address
            from program
            where account_id = a.id
            order by created_at desc, id desc
            limit 100
        ) p
        order by p.created_at desc, p.id desc",
        accounts
    );
    rows.fetch_all(db).await?.into_iter().map(Program::try_from).collect()
}

/// Gives a program that holds another secret; the one before goes on to hold until then. The hash of that one, or none where the program
/// has ended.
pub async fn replace_secret(
    db: &mut PgConnection,
    id: ProgramId,
    secret_hash: &[u8],
    previous_until: Option<DateTime<Utc>>,
    now: DateTime<Utc>,
) -> Result<Option<Vec<u8>>> {
    let replaced = sqlx::query_scalar!(
        r#"update program
        set secret_hash = $2,
            previous_secret_hash = case when $3::timestamptz is null then null else old.secret_hash end,
            previous_until = case when $3 is null then null else least($3, program.expires_at) end
        from (
            select id, secret_hash
            from program
            where id = $1
            for update) old
        where program.id = old.id
            and program.revoked_at is null
            and program.expires_at > $4
        returning old.secret_hash as "secret_hash!""#,
        id.0,
        secret_hash,
        previous_until,
        now
    );
    Ok(replaced.fetch_optional(db).await?)
}

/// Revokes a program; false where it was revoked before, or the viewer does not see it.
pub async fn revoke_program(db: &mut PgConnection, id: ProgramId, now: DateTime<Utc>) -> Result<bool> {
    let done = sqlx::query!("update program set revoked_at = $2 where id = $1 and revoked_at is null", id.0, now).execute(db).await?;
    Ok(done.rows_affected() == 1)
}

/// Revokes all programs of an account; how many.
pub async fn end_programs(db: &mut PgConnection, account: AccountId, now: DateTime<Utc>) -> Result<u64> {
    let done = sqlx::query!(
        "update program
        set revoked_at = $2
        where account_id = $1
            and revoked_at is null",
        account.0,
        now
    );
    Ok(done.execute(db).await?.rows_affected())
}

/// Revokes all programs of a capacity; how many.
pub async fn end_programs_in(db: &mut PgConnection, capacity: CapacityId, now: DateTime<Utc>) -> Result<u64> {
    let done = sqlx::query!(
        "update program
        set revoked_at = $2
        where capacity_id = $1
            and revoked_at is null",
        capacity.0,
        now
    );
    Ok(done.execute(db).await?.rows_affected())
}

/// Deletes programs that ended before this instant, with their tokens, a page at a time; whether there may be more.
pub async fn forget_programs(db: &mut PgConnection, before: DateTime<Utc>) -> Result<bool> {
    let done = sqlx::query!(
        "delete from program
        where id in (
            select id
            from program
            where least(expires_at, revoked_at) < $1
            limit 1000)",
        before
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1000)
}
