//! SQL of the ends of sessions.

use chrono::{DateTime, Utc};
use sqlx::PgConnection;

use crate::core::error::Result;
use crate::core::ids::{AccountId, CapacityId, SessionId};

/// Ends an open session of a person; the hash of its token and whose it was, or none where there is no such session.
pub async fn end_session(db: &mut PgConnection, session: SessionId, now: DateTime<Utc>) -> Result<Option<(Vec<u8>, AccountId)>> {
    let ended = sqlx::query!(
        "update session
        set revoked_at = $2
        where id = $1
            and revoked_at is null
            and program_id is null
        returning token_hash, account_id",
        session.0,
        now
    );
    Ok(ended.fetch_optional(db).await?.map(|row| (row.token_hash, AccountId(row.account_id))))
}

/// Whether the tokens of an account's programs end with its sessions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tokens {
    /// They end too.
    End,
    /// They go on.
    GoOn,
}

/// Ends the open sessions of an account, each with the hash of its token.
pub async fn end_sessions_of(
    db: &mut PgConnection,
    account: AccountId,
    tokens: Tokens,
    now: DateTime<Utc>,
) -> Result<Vec<(SessionId, Vec<u8>)>> {
    let rows = sqlx::query!(
        "update session
        set revoked_at = $2
        where account_id = $1
            and revoked_at is null
            and expires_at > $2
            and (program_id is null or $3)
        returning id, token_hash",
        account.0,
        now,
        tokens == Tokens::End
    );
    Ok(rows.fetch_all(db).await?.into_iter().map(|row| (SessionId(row.id), row.token_hash)).collect())
}

/// Ends the open sessions of a capacity and the tokens of its programs, each with the hash of its token.
pub async fn end_sessions_in(
    db: &mut PgConnection,
    account: AccountId,
    capacity: CapacityId,
    now: DateTime<Utc>,
) -> Result<Vec<(SessionId, Vec<u8>)>> {
    let rows = sqlx::query!(
        "update session
        set revoked_at = $3
        where account_id = $1
            and capacity_id = $2
            and revoked_at is null
            and expires_at > $3
        returning id, token_hash",
        account.0,
        capacity.0,
        now
    );
    Ok(rows.fetch_all(db).await?.into_iter().map(|row| (SessionId(row.id), row.token_hash)).collect())
}

/// Ends the other open sessions of an account that a password alone has opened, each with the hash of its token.
pub async fn end_sessions_by_password_alone(
    db: &mut PgConnection,
    account: AccountId,
    spared: SessionId,
    now: DateTime<Utc>,
) -> Result<Vec<(SessionId, Vec<u8>)>> {
    let rows = sqlx::query!(
        "update session
        set revoked_at = $3
        where account_id = $1
            and id <> $2
            and program_id is null
            and revoked_at is null
            and expires_at > $3
            and scheme = 'PASSWORD'
            and second_factor is null
        returning id, token_hash",
        account.0,
        spared.0,
        now
    );
    Ok(rows.fetch_all(db).await?.into_iter().map(|row| (SessionId(row.id), row.token_hash)).collect())
}

/// Ends the session of a replaced token, whosever it is; none where it was not open.
pub async fn end_replaced_session(db: &mut PgConnection, token_hash: &[u8], now: DateTime<Utc>) -> Result<Option<SessionId>> {
    let ended = sqlx::query_scalar!("select end_replaced_session($1, $2)", token_hash, now);
    Ok(ended.fetch_one(db).await?.map(SessionId))
}

/// What a provider has ended: at least one of the two is given.
pub struct EndedAtProvider<'a> {
    /// The id of the provider.
    pub provider: &'a str,
    /// One of its sessions (`sid`).
    pub session: Option<&'a str>,
    /// A person there (`sub`).
    pub subject: Option<&'a str>,
}

/// Ends the open sessions of a session at a provider, or all of a person there, 1,000 at a time: each with the hash of its token.
pub async fn end_sessions_of_provider(
    db: &mut PgConnection,
    of: &EndedAtProvider<'_>,
    now: DateTime<Utc>,
) -> Result<Vec<(SessionId, Vec<u8>)>> {
    let rows = sqlx::query!(
        "update session
        set revoked_at = $4
        where id in (
            select id
            from session
            where provider = $1
                and ($2::text is null or provider_session = $2)
                and ($3::text is null or provider_subject = $3)
                and revoked_at is null
                and expires_at > $4
            limit 1000)
        returning id, token_hash",
        of.provider,
        of.session,
        of.subject,
        now
    );
    Ok(rows.fetch_all(db).await?.into_iter().map(|row| (SessionId(row.id), row.token_hash)).collect())
}

/// Deletes sessions that ended before this instant, a page at a time; whether there may be more.
pub async fn forget_sessions(db: &mut PgConnection, before: DateTime<Utc>) -> Result<bool> {
    let done = sqlx::query!(
        "delete from session
        where id in (
            select id
            from session
            where expires_at < $1
            limit 1000)",
        before
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1000)
}
