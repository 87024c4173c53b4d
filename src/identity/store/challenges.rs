//! SQL of what waits for a second factor, and of where accounts sign in from.

use chrono::{DateTime, Utc};
use serde_json::Value;
use sqlx::PgConnection;

use crate::core::error::Result;
use crate::core::ids::{AccountId, CapacityId, SessionId};

/// Begins a challenge of the account that is bound, which has given the right password.
pub async fn begin_challenge(
    db: &mut PgConnection,
    token_hash: &[u8],
    capacity: Option<CapacityId>,
    ceremony: Option<&Value>,
    until: DateTime<Utc>,
) -> Result<()> {
    sqlx::query!("select begin_challenge($1, $2, $3, $4)", token_hash, capacity.map(|capacity| capacity.0), ceremony, until)
        .execute(db)
        .await?;
    Ok(())
}

/// A challenge of signing in, one of whose attempts was taken.
#[derive(Debug)]
pub struct Challenge {
    /// Whose it is.
    pub account: AccountId,
    /// The address that the account signs in with.
    pub email: String,
    /// Of the password.
    pub password_hash: String,
    /// The capacity that is wanted.
    pub capacity: Option<CapacityId>,
    /// What the hub must remember of the ceremony of passkeys.
    pub ceremony: Option<Value>,
    /// How many attempts were taken, this one among them.
    pub attempts: i32,
}

/// Takes an attempt of a challenge of signing in; none where it has ended, or no attempt is left.
pub async fn try_challenge(db: &mut PgConnection, token_hash: &[u8], now: DateTime<Utc>, most: i32) -> Result<Option<Challenge>> {
    let row = sqlx::query!(
        r#"select account_id as "account_id!", email as "email!", password_hash as "password_hash!", capacity_id, ceremony,
            attempts as "attempts!"
        from try_challenge($1, $2, $3)"#,
        token_hash,
        now,
        most
    );
    Ok(row.fetch_optional(db).await?.map(|row| Challenge {
        account: AccountId(row.account_id),
        email: row.email,
        password_hash: row.password_hash,
        capacity: row.capacity_id.map(CapacityId),
        ceremony: row.ceremony,
        attempts: row.attempts,
    }))
}

/// What a session waits for to add a factor.
#[derive(Debug)]
pub struct Addition {
    /// The name of the factor.
    pub label: String,
    /// The encrypted secret of codes.
    pub sealed_secret: Option<Vec<u8>>,
    /// What the hub must remember of the ceremony of a passkey.
    pub ceremony: Option<Value>,
}

/// For which session and until when an addition waits.
pub struct AdditionOf {
    /// Whose factor it is.
    pub account: AccountId,
    /// The session in which it is added.
    pub session: SessionId,
    /// When it ends.
    pub until: DateTime<Utc>,
}

/// Begins to add a factor; what the account had begun to add before ends.
pub async fn begin_addition(db: &mut PgConnection, token_hash: &[u8], of: &AdditionOf, addition: &Addition) -> Result<()> {
    let purpose = if addition.ceremony.is_some() { "ADD_PASSKEY" } else { "ADD_TOTP" };
    sqlx::query!(
        "with replaced as (
            delete from sign_in_challenge
            where account_id = $2
                and purpose <> 'SIGN_IN')
        insert into sign_in_challenge (token_hash, account_id, purpose, session_id, label, sealed_secret, ceremony, expires_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8)",
        token_hash,
        of.account.0,
        purpose,
        of.session.0,
        addition.label,
        addition.sealed_secret,
        addition.ceremony,
        of.until
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Takes an attempt of an addition in this session; none where it has ended, or no attempt is left.
pub async fn try_addition(
    db: &mut PgConnection,
    token_hash: &[u8],
    session: SessionId,
    now: DateTime<Utc>,
    most: i32,
) -> Result<Option<Addition>> {
    let addition = sqlx::query_as!(
        Addition,
        r#"update sign_in_challenge
        set attempts = attempts + 1
        where token_hash = $1
            and session_id = $2
            and purpose <> 'SIGN_IN'
            and expires_at > $3
            and attempts < $4
        returning label as "label!", sealed_secret, ceremony"#,
        token_hash,
        session.0,
        now,
        most
    );
    Ok(addition.fetch_optional(db).await?)
}

/// Ends a challenge of the viewer; false where it has ended.
pub async fn end_challenge(db: &mut PgConnection, token_hash: &[u8]) -> Result<bool> {
    let done = sqlx::query!("delete from sign_in_challenge where token_hash = $1", token_hash);
    Ok(done.execute(db).await?.rows_affected() == 1)
}

/// Deletes challenges that have expired, and the origins of sign-ins before an instant, a page of each; whether there may be more.
pub async fn forget_challenges(db: &mut PgConnection, now: DateTime<Utc>, origins_before: DateTime<Utc>) -> Result<bool> {
    let challenges = sqlx::query!(
        "delete from sign_in_challenge
        where token_hash in (
            select token_hash
            from sign_in_challenge
            where expires_at < $1
            limit 1000)",
        now
    );
    let challenges = challenges.execute(&mut *db).await?.rows_affected();
    let origins = sqlx::query!(
        "delete from sign_in_origin
        where (account_id, network, agent) in (
            select account_id, network, agent
            from sign_in_origin
            where last_seen_at < $1
            limit 1000)",
        origins_before
    );
    Ok(challenges == 1000 || origins.execute(db).await?.rows_affected() == 1000)
}
