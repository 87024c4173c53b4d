//! SQL of accounts.

use chrono::{DateTime, Utc};
use sqlx::PgConnection;
use uuid::Uuid;

use crate::core::error::{Error, Result};
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

/// Holds the viewer's account until the transaction ends; false where it is disabled, or its password is no longer the one that was verified.
pub async fn hold_account(db: &mut PgConnection, known_hash: Option<&str>) -> Result<bool> {
    Ok(sqlx::query_scalar!(r#"select hold_account($1) as "holds!""#, known_hash).fetch_one(db).await?)
}

omnia_rules::named! {
    /// Whether an account can sign in.
    AccountStatus {
        /// It can.
        Active = "ACTIVE",
        /// It cannot, whatever proves who the person is.
        Disabled = "DISABLED",
    }
}

/// The account of a person.
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
    /// Whether it can sign in.
    pub status: AccountStatus,
    /// Grows by one with each act of an administrator.
    pub version: i32,
    /// When it was made.
    pub created_at: DateTime<Utc>,
}

/// An account as the database keeps it, without the hash of its password.
#[derive(sqlx::FromRow)]
pub struct AccountRow {
    pub id: Uuid,
    pub tax_code: String,
    pub email: String,
    pub name: String,
    pub status: String,
    pub version: i32,
    pub created_at: DateTime<Utc>,
}

impl TryFrom<AccountRow> for Account {
    type Error = Error;

    fn try_from(row: AccountRow) -> Result<Self> {
        Ok(Self {
            id: AccountId(row.id),
            tax_code: row.tax_code,
            email: row.email,
            name: row.name,
            status: row.status.parse().map_err(Error::fault)?,
            version: row.version,
            created_at: row.created_at,
        })
    }
}

/// Accounts by key, those that the viewer sees.
pub async fn find_accounts(db: &mut PgConnection, ids: &[Uuid]) -> Result<Vec<Account>> {
    let rows = sqlx::query_as!(
        AccountRow,
        "select id, tax_code, email, name, status, version, created_at
        from account
        where id = any($1)",
        ids
    );
    rows.fetch_all(db).await?.into_iter().map(Account::try_from).collect()
}

/// An account that the viewer sees, or `NotFound`.
pub async fn get_account(db: &mut PgConnection, id: AccountId) -> Result<Account> {
    find_accounts(db, &[id.0]).await?.pop().ok_or(Error::NotFound)
}
