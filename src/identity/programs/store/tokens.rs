//! SQL of the tokens of programs, which are sessions, and of the clients that they are issued to.

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::PgConnection;
use uuid::Uuid;

use crate::core::access::{Capacity, Person, ProgramToken};
use crate::core::error::{Error, Result};
use crate::core::ids::{AccountId, CapacityId, EmployerId, IntermediaryId, OfficeId, ProgramId, SessionId};
use crate::identity::store::scopes::{names_of, scopes_of};
use crate::identity::store::sessions::Session;

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

/// For whom a program acts, as it is read.
pub struct ProgramPerson {
    /// The program.
    pub program_id: Uuid,
    /// The account.
    pub account_id: Uuid,
    /// Name and surname.
    pub account_name: String,
    /// The capacity.
    pub capacity_id: Uuid,
    /// Its role.
    pub role: String,
    /// Its function.
    pub function: String,
    /// The employer that it is of.
    pub employer_id: Option<Uuid>,
    /// The intermediary that it is of.
    pub intermediary_id: Option<Uuid>,
    /// The office that it is of.
    pub office_id: Option<Uuid>,
    /// What that is called.
    pub subject_name: Option<String>,
    /// Its first day.
    pub valid_from: NaiveDate,
    /// Its last day.
    pub valid_to: Option<NaiveDate>,
    /// When the program ends.
    pub expires_at: DateTime<Utc>,
    /// What the program may do.
    pub scopes: Vec<String>,
}

impl ProgramPerson {
    /// The person, in no session.
    pub fn person(self, now: DateTime<Utc>) -> Result<Person> {
        Ok(Person {
            session: SessionId(Uuid::nil()),
            account: AccountId(self.account_id),
            name: self.account_name,
            capacity: Capacity {
                id: CapacityId(self.capacity_id),
                role: self.role.parse().map_err(Error::fault)?,
                function: self.function.parse().map_err(Error::fault)?,
                employer: self.employer_id.map(EmployerId),
                intermediary: self.intermediary_id.map(IntermediaryId),
                office: self.office_id.map(OfficeId),
                subject: self.subject_name,
                valid_from: self.valid_from,
                valid_to: self.valid_to,
            },
            last_seen_at: now,
            expires_at: self.expires_at,
            program: Some(ProgramToken { program: ProgramId(self.program_id), scopes: scopes_of(&self.scopes) }),
            is_by_password_alone: false,
        })
    }
}

/// The client of an id and a secret, as the person for whom it acts, in no session yet; with the instant until which the secret holds.
pub async fn find_client(db: &mut PgConnection, id: Uuid, secret_hash: &[u8], now: DateTime<Utc>) -> Result<Option<Person>> {
    let row = sqlx::query_as!(
        ProgramPerson,
        r#"select program_id as "program_id!", account_id as "account_id!", account_name as "account_name!",
            capacity_id as "capacity_id!", role as "role!", function as "function!", employer_id, intermediary_id, office_id, subject_name,
            valid_from as "valid_from!", valid_to, expires_at as "expires_at!", scopes as "scopes!"
        from find_client($1, $2, $3)"#,
        id,
        secret_hash,
        now
    );
    row.fetch_optional(db).await?.map(|row| row.person(now)).transpose()
}
