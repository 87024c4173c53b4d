//! SQL of signing in with a digital identity: attempts, the account of a tax code, and the logout tokens that were carried out.

use chrono::{DateTime, Utc};
use sqlx::PgConnection;

use crate::core::error::Result;
use crate::core::ids::AccountId;

/// An attempt to sign in at a provider. The database holds hashes of what it is bound to.
#[derive(Debug)]
pub struct StoredAttempt {
    /// Of the secret in the cookie of the browser that began it.
    pub browser_hash: Vec<u8>,
    /// The id of the provider.
    pub provider: String,
    /// The path to go on to.
    pub return_to: String,
    /// From when on it is void.
    pub expires_at: DateTime<Utc>,
}

/// Writes a new attempt.
pub async fn add_attempt(db: &mut PgConnection, state_hash: &[u8], attempt: &StoredAttempt) -> Result<()> {
    sqlx::query!(
        "select begin_sign_in($1, $2, $3, $4, $5)",
        state_hash,
        attempt.browser_hash,
        attempt.provider,
        attempt.return_to,
        attempt.expires_at
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Deletes an attempt, which is used once; none where there is none.
pub async fn take_attempt(db: &mut PgConnection, state_hash: &[u8]) -> Result<Option<StoredAttempt>> {
    let attempt = sqlx::query_as!(
        StoredAttempt,
        r#"select browser_hash as "browser_hash!", provider as "provider!", return_to as "return_to!", expires_at as "expires_at!"
        from take_sign_in($1)"#,
        state_hash
    );
    Ok(attempt.fetch_optional(db).await?)
}

/// The account of a person's tax code, and whether it is active.
pub async fn find_identity(db: &mut PgConnection, tax_code: &str) -> Result<Option<(AccountId, bool)>> {
    let row = sqlx::query!(
        r#"select account_id as "account_id!", status as "status!"
        from find_identity($1)"#,
        tax_code
    );
    Ok(row.fetch_optional(db).await?.map(|row| (AccountId(row.account_id), row.status == "ACTIVE")))
}

/// Marks a logout token as carried out; false where it was before.
pub async fn add_logout_token(db: &mut PgConnection, token_hash: &[u8], expires_at: DateTime<Utc>) -> Result<bool> {
    let done = sqlx::query!(
        "insert into logout_token (token_hash, expires_at)
        values ($1, $2)
        on conflict (token_hash) do nothing",
        token_hash,
        expires_at
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Deletes attempts and logout tokens that have expired, a page of each at a time; whether there may be more.
pub async fn forget_expired(db: &mut PgConnection, now: DateTime<Utc>) -> Result<bool> {
    let attempts = sqlx::query!(
        "delete from sign_in_attempt
        where state_hash in (
            select state_hash
            from sign_in_attempt
            where expires_at < $1
            limit 1000)",
        now
    );
    let attempts = attempts.execute(&mut *db).await?.rows_affected();
    let tokens = sqlx::query!(
        "delete from logout_token
        where token_hash in (
            select token_hash
            from logout_token
            where expires_at < $1
            limit 1000)",
        now
    );
    Ok(attempts == 1000 || tokens.execute(db).await?.rows_affected() == 1000)
}

/// Keeps the logouts of a provider waiting until the transaction has ended, so that they find the session that it opens.
pub async fn hold_off_logouts(db: &mut PgConnection, provider: &str) -> Result<()> {
    let key = logouts_of(provider);
    sqlx::query!("select pg_advisory_xact_lock_shared(hashtextextended($1, 0)) is null as locked", key).fetch_one(db).await?;
    Ok(())
}

/// Waits until every session that is being opened by an identity of the provider is there, and keeps others waiting.
pub async fn wait_for_sign_ins(db: &mut PgConnection, provider: &str) -> Result<()> {
    let key = logouts_of(provider);
    sqlx::query!("select pg_advisory_xact_lock(hashtextextended($1, 0)) is null as locked", key).fetch_one(db).await?;
    Ok(())
}

fn logouts_of(provider: &str) -> String {
    format!("logouts of {provider}")
}
