//! SQL of accounts.

use chrono::{DateTime, Utc};
use sqlx::PgConnection;

use crate::core::error::Result;
use crate::core::ids::AccountId;

/// What signing in needs of an account.
pub struct SignIn {
    /// Whose it is.
    pub account: AccountId,
    /// Of the password.
    pub password_hash: String,
    /// False where it is disabled.
    pub is_active: bool,
    /// Whether the password is not enough.
    pub has_second_factor: bool,
}

/// The account of an e-mail address.
pub async fn find_sign_in(db: &mut PgConnection, email: &str) -> Result<Option<SignIn>> {
    let row = sqlx::query!(
        r#"select account_id as "account_id!", password_hash as "password_hash!", status as "status!",
            has_second_factor as "has_second_factor!"
        from find_sign_in($1)"#,
        email
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| SignIn {
        account: AccountId(row.account_id),
        password_hash: row.password_hash,
        is_active: row.status == "ACTIVE",
        has_second_factor: row.has_second_factor,
    }))
}

/// The account of the viewer.
#[derive(Debug, Clone)]
pub struct Account {
    /// Its key.
    pub id: AccountId,
    /// Of the person.
    pub tax_code: String,
    /// The address to sign in with.
    pub email: String,
    /// Name and surname.
    pub name: String,
}

/// An account that the viewer sees, or `NotFound`.
pub async fn get_account(db: &mut PgConnection, id: AccountId) -> Result<Account> {
    let account = sqlx::query_as!(
        Account,
        "select id, tax_code, email, name
        from account
        where id = $1",
        id.0
    );
    Ok(account.fetch_one(db).await?)
}

/// A new account.
pub struct NewAccount {
    /// Its key.
    pub id: AccountId,
    /// Of the person.
    pub tax_code: String,
    /// The address to sign in with.
    pub email: String,
    /// Name and surname.
    pub name: String,
    /// Of the password.
    pub password_hash: String,
}

/// Writes a new account.
pub async fn add_account(db: &mut PgConnection, account: &NewAccount, now: DateTime<Utc>) -> Result<()> {
    sqlx::query!(
        "insert into account (id, tax_code, email, name, password_hash, created_at)
        values ($1, $2, $3, $4, $5, $6)",
        account.id.0,
        account.tax_code,
        account.email,
        account.name,
        account.password_hash,
        now
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Gives an account a new password; false when there is no such account.
pub async fn set_password(db: &mut PgConnection, email: &str, hash: &str) -> Result<bool> {
    let done = sqlx::query!("update account set password_hash = $2 where email = $1", email, hash).execute(db).await?;
    Ok(done.rows_affected() == 1)
}

/// Enables or disables an account; false when there is no such account.
pub async fn set_account_status(db: &mut PgConnection, email: &str, is_active: bool) -> Result<bool> {
    let status = if is_active { "ACTIVE" } else { "DISABLED" };
    let done = sqlx::query!("update account set status = $2 where email = $1", email, status).execute(db).await?;
    Ok(done.rows_affected() == 1)
}
