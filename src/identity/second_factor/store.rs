//! SQL of second factors and recovery codes.

use chrono::{DateTime, Utc};
use sqlx::PgConnection;
use uuid::Uuid;
use webauthn_rs::prelude::Passkey;

use super::domain::{FactorContent, SecondFactor};
use super::recovery_codes::CodeHash;
use crate::core::error::{Error, Refusal, Result};
use crate::core::ids::{AccountId, SecondFactorId};
use crate::identity::authentication::SecondFactorKind;

/// The factors of the account that is bound, oldest first.
pub async fn my_second_factors(db: &mut PgConnection) -> Result<Vec<SecondFactor>> {
    let rows = sqlx::query!(
        r#"select id as "id!", label as "label!", sealed_secret, passkey, created_at as "created_at!", last_used_at
        from my_second_factors()"#
    );
    rows.fetch_all(db)
        .await?
        .into_iter()
        .map(|row| {
            let content = match (row.sealed_secret, row.passkey) {
                (Some(sealed), _) => FactorContent::Totp(sealed),
                (None, Some(passkey)) => FactorContent::Passkey(serde_json::from_value(passkey).map_err(Error::fault)?),
                (None, None) => return Err(Error::fault("a second factor has no content")),
            };
            let (created_at, last_used_at) = (row.created_at, row.last_used_at);
            Ok(SecondFactor { id: SecondFactorId(row.id), label: row.label, created_at, last_used_at, content })
        })
        .collect()
}

/// Makes other changes of the factors of an account wait until the transaction has ended.
pub async fn lock_factors(db: &mut PgConnection, account: AccountId) -> Result<()> {
    let key = format!("second factors of {}", account.0);
    sqlx::query!("select pg_advisory_xact_lock(hashtextextended($1, 0)) is null as locked", key).fetch_one(db).await?;
    Ok(())
}

/// The keys of the factors of an account, the oldest first.
pub async fn list_factor_ids(db: &mut PgConnection, account: AccountId) -> Result<Vec<SecondFactorId>> {
    let ids = sqlx::query_scalar!("select id from second_factor where account_id = $1 order by created_at, id", account.0);
    Ok(ids.fetch_all(db).await?.into_iter().map(SecondFactorId).collect())
}

/// Writes a new factor. `step` is that of the code which confirmed it: it is used.
pub async fn add_factor(db: &mut PgConnection, account: AccountId, factor: &SecondFactor, step: Option<i64>) -> Result<()> {
    let (sealed, passkey) = match &factor.content {
        FactorContent::Totp(sealed) => (Some(sealed), None),
        FactorContent::Passkey(passkey) => (None, Some(passkey)),
    };
    let credential_id = passkey.map(|passkey| Vec::clone(passkey.cred_id()));
    let done = sqlx::query!(
        "insert into second_factor (id, account_id, kind, label, sealed_secret, last_step, passkey, credential_id, created_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        factor.id.0,
        account.0,
        factor.content.kind().as_str(),
        factor.label,
        sealed,
        step,
        passkey.map(serde_json::to_value).transpose().map_err(Error::fault)?,
        credential_id,
        factor.created_at
    );
    match done.execute(db).await.map_err(Error::from) {
        Err(error) if error.constraint() == Some("second_factor_credential_once") => Err(Refusal::new("PASSKEY_KNOWN").into()),
        done => done.map(drop),
    }
}

/// Marks a code as used; false where it was used before, or a later one was.
pub async fn use_code(db: &mut PgConnection, id: SecondFactorId, step: i64, now: DateTime<Utc>) -> Result<bool> {
    let done = sqlx::query!(
        "update second_factor
        set last_step = $2, last_used_at = $3
        where id = $1
            and (last_step is null or last_step < $2)",
        id.0,
        step,
        now
    );
    Ok(done.execute(db).await?.rows_affected() == 1)
}

/// Writes the counter of a passkey; false where it has not grown, though the passkey counts: another device signs with a copy of it.
pub async fn use_passkey(db: &mut PgConnection, id: SecondFactorId, passkey: &Passkey, counter: u32, now: DateTime<Utc>) -> Result<bool> {
    let done = sqlx::query!(
        "update second_factor
        set passkey = $2, last_used_at = $4
        where id = $1
            and ((passkey #>> '{cred,counter}')::bigint < $3 or ($3 = 0 and (passkey #>> '{cred,counter}')::bigint = 0))",
        id.0,
        serde_json::to_value(passkey).map_err(Error::fault)?,
        i64::from(counter),
        now
    );
    Ok(done.execute(db).await?.rows_affected() == 1)
}

/// Removes a factor of the viewer; false where there is none.
pub async fn remove_factor(db: &mut PgConnection, id: SecondFactorId) -> Result<bool> {
    let done = sqlx::query!("delete from second_factor where id = $1", id.0);
    Ok(done.execute(db).await?.rows_affected() == 1)
}

/// A factor as an administrator sees it.
#[derive(Debug, Clone)]
pub struct ListedFactor {
    /// Its key.
    pub id: SecondFactorId,
    /// Whose it is.
    pub account: AccountId,
    /// What it is.
    pub kind: SecondFactorKind,
    /// As its owner calls it.
    pub label: String,
    /// When it was added.
    pub created_at: DateTime<Utc>,
    /// When it was last used to sign in.
    pub last_used_at: Option<DateTime<Utc>>,
}

/// The factors of many accounts, the oldest first, for an administrator: at most 20 of each.
pub async fn second_factors_of(db: &mut PgConnection, accounts: &[Uuid]) -> Result<Vec<ListedFactor>> {
    let rows = sqlx::query!(
        r#"select account_id as "account_id!", id as "id!", kind as "kind!", label as "label!", created_at as "created_at!", last_used_at
        from second_factors_of($1)"#,
        accounts
    );
    rows.fetch_all(db)
        .await?
        .into_iter()
        .map(|row| {
            Ok(ListedFactor {
                id: SecondFactorId(row.id),
                account: AccountId(row.account_id),
                kind: row.kind.parse().map_err(Error::fault)?,
                label: row.label,
                created_at: row.created_at,
                last_used_at: row.last_used_at,
            })
        })
        .collect()
}

/// Removes all factors and recovery codes of an account, and what waits for them; how many factors there were, none where the account is not
/// the caller's to change.
pub async fn remove_second_factors(db: &mut PgConnection, account: AccountId) -> Result<Option<i64>> {
    Ok(sqlx::query_scalar!("select remove_second_factors($1)", account.0).fetch_one(db).await?)
}

/// How many recovery codes an account has left.
pub async fn count_recovery_codes(db: &mut PgConnection, account: AccountId) -> Result<i64> {
    let count = sqlx::query_scalar!(r#"select count(*) as "count!" from recovery_code where account_id = $1"#, account.0);
    Ok(count.fetch_one(db).await?)
}

/// Writes recovery codes.
pub async fn add_recovery_codes(db: &mut PgConnection, account: AccountId, hashes: &[CodeHash]) -> Result<()> {
    let hashes: Vec<Vec<u8>> = hashes.iter().map(|hash| hash.to_vec()).collect();
    sqlx::query!("insert into recovery_code (account_id, code_hash) select $1, unnest($2::bytea[])", account.0, &hashes)
        .execute(db)
        .await?;
    Ok(())
}

/// Uses up a recovery code; false where there is none such.
pub async fn use_recovery_code(db: &mut PgConnection, account: AccountId, hash: &CodeHash) -> Result<bool> {
    let done = sqlx::query!("delete from recovery_code where account_id = $1 and code_hash = $2", account.0, &hash[..]);
    Ok(done.execute(db).await?.rows_affected() == 1)
}

/// Deletes the recovery codes of an account.
pub async fn remove_recovery_codes(db: &mut PgConnection, account: AccountId) -> Result<()> {
    sqlx::query!("delete from recovery_code where account_id = $1", account.0).execute(db).await?;
    Ok(())
}
