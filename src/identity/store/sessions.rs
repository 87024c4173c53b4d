//! SQL of sessions.

use chrono::{DateTime, Duration, Utc};
use sqlx::PgConnection;
use uuid::Uuid;

use super::scopes::scopes_of;
use crate::core::access::{Capacity, Person, ProgramToken};
use crate::core::error::{Error, Result};
use crate::core::ids::{AccountId, CapacityId, EmployerId, IntermediaryId, OfficeId, ProgramId, SessionId};
use crate::identity::authentication::{Authentication, SecondFactorKind};
use crate::identity::sign_in_origin::{KNOWN_DAYS, SignInOrigin, UnusualSignIn};

/// The person of an open session, by the hash of its token.
pub async fn find_session(db: &mut PgConnection, token_hash: &[u8]) -> Result<Option<Person>> {
    let row = sqlx::query!(
        r#"select session_id as "session_id!", account_id as "account_id!", account_name as "account_name!",
            capacity_id as "capacity_id!", role as "role!", function as "function!", employer_id, intermediary_id, office_id, subject_name,
            valid_from as "valid_from!", valid_to, last_seen_at as "last_seen_at!", expires_at as "expires_at!", program_id, scopes,
            scheme as "scheme!", assurance_level, second_factor
        from find_session($1)"#,
        token_hash
    )
    .fetch_optional(db)
    .await?;
    row.map(|row| {
        let authentication = Authentication::of_columns(&row.scheme, row.assurance_level, None, None, None)?;
        let is_by_password_alone = authentication.with_second_factor(row.second_factor.as_deref())?.is_by_password_alone();
        Ok(Person {
            session: SessionId(row.session_id),
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
            last_seen_at: row.last_seen_at,
            expires_at: row.expires_at,
            program: row
                .program_id
                .map(|program| ProgramToken { program: ProgramId(program), scopes: scopes_of(&row.scopes.unwrap_or_default()) }),
            is_by_password_alone,
        })
    })
    .transpose()
}

/// A session as its owner sees it.
#[derive(Debug, Clone)]
pub struct Session {
    /// Its key.
    pub id: SessionId,
    /// Whose it is.
    pub account_id: AccountId,
    /// The capacity that it was opened in.
    pub capacity_id: CapacityId,
    /// The User-Agent that opened it.
    pub agent: Option<String>,
    /// The IP address it was opened from.
    pub address: Option<String>,
    /// When it was opened.
    pub created_at: DateTime<Utc>,
    /// The last use, exact to a minute.
    pub last_seen_at: DateTime<Utc>,
    /// When it ends at the latest.
    pub expires_at: DateTime<Utc>,
    /// How it was signed in.
    pub authentication: Authentication,
    /// When the person last proved who they are.
    pub authenticated_at: DateTime<Utc>,
    /// What of it was new to the account.
    pub unusual: Option<UnusualSignIn>,
}

/// Writes a new session, and where it comes from; what of that was new to the account. The first sign-in of an account is not unusual.
pub async fn add_session(
    db: &mut PgConnection,
    session: &Session,
    token_hash: &[u8],
    origin: &SignInOrigin,
) -> Result<Option<UnusualSignIn>> {
    let at = session.authentication.at.as_ref();
    let added = sqlx::query_scalar!(
        "with known as (
            select network, agent, last_seen_at > $18 as is_recent
            from sign_in_origin
            where account_id = $2),
        noted as (
            insert into sign_in_origin (account_id, network, agent, last_seen_at)
            select $2, $19, $20, $7
            where not $22
            on conflict (account_id, network, agent) do update set last_seen_at = excluded.last_seen_at)
        insert into session (id, account_id, capacity_id, token_hash, agent, address, created_at, last_seen_at, expires_at,
            scheme, assurance_level, provider, provider_subject, provider_session, second_factor, authenticated_at, unusual)
        select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16,
            case
                when $17 or not exists (select from known) then $21
                when exists (select from known where is_recent and network = $19 and agent = $20) then null
                when exists (select from known where is_recent and network = $19) then 'NEW_DEVICE'
                when exists (select from known where is_recent and agent = $20) then 'NEW_NETWORK'
                else 'NEW_DEVICE_AND_NETWORK'
            end
        returning unusual",
        session.id.0,
        session.account_id.0,
        session.capacity_id.0,
        token_hash,
        session.agent,
        session.address,
        session.created_at,
        session.last_seen_at,
        session.expires_at,
        session.authentication.scheme.as_str(),
        session.authentication.level.map(|level| level.number()),
        at.map(|at| at.provider.as_str()),
        at.map(|at| at.subject.as_str()),
        at.and_then(|at| at.session.as_deref()),
        session.authentication.second_factor.map(SecondFactorKind::as_str),
        session.authenticated_at,
        origin.is_known,
        session.created_at - Duration::days(KNOWN_DAYS),
        origin.network,
        origin.agent,
        session.unusual.map(UnusualSignIn::as_str),
        origin.is_continued
    );
    added.fetch_one(db).await?.map(|unusual| unusual.parse().map_err(Error::fault)).transpose()
}

/// What a session hands on to the one that replaces it.
pub struct Continued {
    /// How it was signed in.
    pub authentication: Authentication,
    /// When the person last proved who they are.
    pub authenticated_at: DateTime<Utc>,
    /// What of it was new to the account.
    pub unusual: Option<UnusualSignIn>,
}

/// How a session of the viewer was signed in, or `NotFound`.
pub async fn get_authentication(db: &mut PgConnection, session: SessionId) -> Result<Continued> {
    let row = sqlx::query!(
        r#"select scheme, assurance_level, provider, provider_subject, provider_session, second_factor,
            coalesce(authenticated_at, created_at) as "authenticated_at!", unusual
        from session
        where id = $1"#,
        session.0
    );
    let row = row.fetch_one(db).await?;
    let authentication =
        Authentication::of_columns(&row.scheme, row.assurance_level, row.provider, row.provider_subject, row.provider_session)?;
    Ok(Continued {
        authentication: authentication.with_second_factor(row.second_factor.as_deref())?,
        authenticated_at: row.authenticated_at,
        unusual: row.unusual.map(|unusual| unusual.parse().map_err(Error::fault)).transpose()?,
    })
}

/// Writes the last use of a session.
pub async fn touch(db: &mut PgConnection, session: SessionId, now: DateTime<Utc>) -> Result<()> {
    sqlx::query!("update session set last_seen_at = $2 where id = $1", session.0, now).execute(db).await?;
    Ok(())
}

/// How long an open session may go on.
pub struct AliveSession {
    /// Its key.
    pub id: SessionId,
    /// The last use.
    pub last_seen_at: DateTime<Utc>,
    /// When it ends at the latest.
    pub expires_at: DateTime<Utc>,
}

/// The open ones of these sessions.
pub async fn alive_sessions(
    db: &mut PgConnection,
    sessions: &[SessionId],
    now: DateTime<Utc>,
    idle_since: DateTime<Utc>,
) -> Result<Vec<AliveSession>> {
    let keys: Vec<Uuid> = sessions.iter().map(|session| session.0).collect();
    let rows = sqlx::query_as!(
        AliveSession,
        "select id, last_seen_at, expires_at
        from session
        where id = any($1)
            and revoked_at is null
            and expires_at > $2
            and (last_seen_at > $3 or program_id is not null)",
        &keys,
        now,
        idle_since
    );
    Ok(rows.fetch_all(db).await?)
}
