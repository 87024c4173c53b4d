//! SQL of programs, and of the sessions that are their tokens.

use chrono::{DateTime, Utc};
use sqlx::PgConnection;
use uuid::Uuid;

use super::domain::Program;
use crate::core::access::{Capacity, Person, ProgramToken};
use crate::core::error::{Error, Result};
use crate::core::ids::{AccountId, CapacityId, EmployerId, IntermediaryId, OfficeId, ProgramId, SessionId};
use crate::identity::store::scopes::{names_of, scopes_of};
use crate::identity::store::sessions::Session;

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

/// Writes the session of a program's token.
pub async fn add_token(db: &mut PgConnection, session: &Session, token: &ProgramToken, token_hash: &[u8]) -> Result<()> {
    sqlx::query!(
        "insert into session
            (id, account_id, capacity_id, token_hash, agent, address, created_at, last_seen_at, expires_at, program_id, scopes, scheme)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        session.id.0,
        session.account_id.0,
        session.capacity_id.0,
        token_hash,
        session.agent,
        session.address,
        session.created_at,
        session.last_seen_at,
        session.expires_at,
        token.program.0,
        &names_of(&token.scopes),
        session.authentication.scheme.as_str()
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
pub async fn list_programs(
    db: &mut PgConnection,
    of: ProgramCriteria,
    after: (Option<DateTime<Utc>>, Option<Uuid>),
    limit: i64,
) -> Result<Vec<Program>> {
    let rows = sqlx::query_as!(
        ProgramRow,
        "select p.id, p.capacity_id, p.account_id, a.name as made_by, p.name, p.kind, p.scopes, p.created_at, p.expires_at, p.revoked_at,
            p.previous_until, p.last_used_at, p.last_address
        from program p
        join account a on a.id = p.account_id
        where ($1::uuid is null or p.capacity_id = $1)
            and ($2::uuid is null or p.account_id = $2)
            and ($3::timestamptz is null or (p.created_at, p.id) < ($3, $4))
        order by p.created_at desc, p.id desc
        limit $5",
        of.capacity.map(|capacity| capacity.0),
        of.account.map(|account| account.0),
        after.0,
        after.1,
        limit
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

/// A token that was ended, or is to end.
pub struct EndedToken {
    /// Its session.
    pub session: SessionId,
    /// Its hash.
    pub token_hash: Vec<u8>,
}

/// Ends the open tokens of a program, but the one with this hash.
pub async fn end_tokens(db: &mut PgConnection, id: ProgramId, spared: Option<&[u8]>, now: DateTime<Utc>) -> Result<Vec<EndedToken>> {
    let rows = sqlx::query!(
        "update session
        set revoked_at = $3
        where program_id = $1
            and revoked_at is null
            and expires_at > $3
            and token_hash is distinct from $2
        returning id, token_hash",
        id.0,
        spared,
        now
    );
    let ended = |row: (Uuid, Vec<u8>)| EndedToken { session: SessionId(row.0), token_hash: row.1 };
    Ok(rows.fetch_all(db).await?.into_iter().map(|row| ended((row.id, row.token_hash))).collect())
}

/// Brings the end of a token forward; its session.
pub async fn shorten_token(
    db: &mut PgConnection,
    id: ProgramId,
    token_hash: &[u8],
    until: DateTime<Utc>,
) -> Result<Option<(SessionId, DateTime<Utc>)>> {
    let row = sqlx::query!(
        "update session
        set expires_at = least(expires_at, $3)
        where program_id = $1
            and token_hash = $2
        returning id, expires_at",
        id.0,
        token_hash,
        until
    );
    Ok(row.fetch_optional(db).await?.map(|row| (SessionId(row.id), row.expires_at)))
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

/// Until when the secret of a client holds, which stays so until the transaction ends: who rotates or revokes it waits. None where it does not hold.
pub async fn hold_client(
    db: &mut PgConnection,
    program: ProgramId,
    secret_hash: &[u8],
    now: DateTime<Utc>,
) -> Result<Option<DateTime<Utc>>> {
    let ends_at = sqlx::query_scalar!(
        r#"select case when secret_hash = $2 then expires_at else least(expires_at, previous_until) end as "ends_at!"
        from program
        where id = $1
            and revoked_at is null
            and expires_at > $3
            and (secret_hash = $2 or (previous_secret_hash = $2 and previous_until > $3))
        for update"#,
        program.0,
        secret_hash,
        now
    );
    Ok(ends_at.fetch_optional(db).await?)
}

/// Writes the last use of a token, and of its program.
pub async fn touch_program(
    db: &mut PgConnection,
    session: SessionId,
    program: ProgramId,
    address: Option<&str>,
    now: DateTime<Utc>,
) -> Result<()> {
    sqlx::query!(
        "with token as (
            update session
            set last_seen_at = $4
            where id = $1)
        update program
        set last_used_at = $4,
            last_address = $3
        where id = $2",
        session.0,
        program.0,
        address,
        now
    )
    .execute(db)
    .await?;
    Ok(())
}

/// The client of an id and a secret, as the person for whom it acts, in no session yet; with the instant until which the secret holds.
pub async fn find_client(db: &mut PgConnection, id: Uuid, secret_hash: &[u8], now: DateTime<Utc>) -> Result<Option<Person>> {
    let row = sqlx::query!(
        r#"select program_id as "program_id!", account_id as "account_id!", account_name as "account_name!",
            capacity_id as "capacity_id!", role as "role!", function as "function!", employer_id, intermediary_id, office_id, subject_name,
            valid_from as "valid_from!", valid_to, expires_at as "expires_at!", scopes as "scopes!"
        from find_client($1, $2, $3)"#,
        id,
        secret_hash,
        now
    )
    .fetch_optional(db)
    .await?;
    row.map(|row| {
        Ok(Person {
            session: SessionId(Uuid::nil()),
            account: AccountId(row.account_id),
            name: row.account_name,
            capacity: Capacity {
                id: CapacityId(row.capacity_id),
                role: row.role.parse().map_err(Error::fault)?,
                function: row.function.parse().map_err(Error::fault)?,
                employer: row.employer_id.map(EmployerId),
                intermediary: row.intermediary_id.map(IntermediaryId),
                office: row.office_id.map(OfficeId),
                subject: row.subject_name,
                valid_from: row.valid_from,
                valid_to: row.valid_to,
            },
            last_seen_at: now,
            expires_at: row.expires_at,
            program: Some(ProgramToken { program: ProgramId(row.program_id), scopes: scopes_of(&row.scopes) }),
        })
    })
    .transpose()
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
