//! SQL of the administration of accounts.

use omnia_rules::text::search_text;
use sqlx::{PgConnection, QueryBuilder};
use uuid::Uuid;

use super::search::AccountSearch;
use crate::core::error::{Error, Refusal, Result};
use crate::core::graph::{Page, SortColumns};
use crate::core::ids::AccountId;
use crate::identity::store::accounts::{Account, AccountRow, AccountStatus};

/// Writes a new account.
pub async fn add_account(db: &mut PgConnection, account: &Account, password_hash: &str) -> Result<()> {
    let added = sqlx::query!(
        "insert into account (id, tax_code, email, name, name_search, password_hash, created_at)
        values ($1, $2, $3, $4, $5, $6, $7)",
        account.id.0,
        account.tax_code,
        account.email,
        account.name,
        search_text(&account.name),
        password_hash,
        account.created_at
    );
    match added.execute(db).await.map_err(Error::from) {
        Err(error) if error.constraint() == Some("account_email_once") => Err(Refusal::new("ACCOUNT_EXISTS").at(["email"]).into()),
        Err(error) if error.constraint() == Some("account_tax_code_once") => Err(Refusal::new("ACCOUNT_EXISTS").at(["taxCode"]).into()),
        added => added.map(drop),
    }
}

/// The key of the account of an e-mail address, as it is stored.
pub async fn find_by_email(db: &mut PgConnection, email: &str) -> Result<Option<AccountId>> {
    Ok(sqlx::query_scalar!("select id from account where email = $1", email).fetch_optional(db).await?.map(AccountId))
}

/// Counts an act on an account and has others wait until it is done: `NotFound` where there is none, and refused where it is no longer of the
/// version on which the act was decided.
pub async fn claim(db: &mut PgConnection, id: AccountId, expected: Option<i32>) -> Result<Account> {
    let row = sqlx::query_as!(
        AccountRow,
        "update account
        set version = version + 1
        where id = $1
            and ($2::integer is null or version = $2)
        returning id, tax_code, email, name, status, version, created_at",
        id.0,
        expected
    );
    match (row.fetch_optional(&mut *db).await?, expected) {
        (Some(row), _) => row.try_into(),
        (None, None) => Err(Error::NotFound),
        (None, Some(expected)) => {
            let actual = sqlx::query_scalar!("select version from account where id = $1", id.0).fetch_one(db).await?;
            let refusal = Refusal::new("ACCOUNT_VERSION_CONFLICT").at(["expectedVersion"]);
            Err(refusal.with("expected", expected).with("actual", actual).into())
        }
    }
}

/// Enables or disables an account.
pub async fn set_status(db: &mut PgConnection, id: AccountId, status: AccountStatus) -> Result<()> {
    sqlx::query!("update account set status = $2 where id = $1", id.0, status.as_str()).execute(db).await?;
    Ok(())
}

/// Gives an account a new password, and ends what waits for a second factor; false where it is not the caller's to change.
pub async fn set_password(db: &mut PgConnection, id: AccountId, hash: &str) -> Result<bool> {
    Ok(sqlx::query_scalar!(r#"select set_password($1, $2) as "is_set!""#, id.0, hash).fetch_one(db).await?)
}

/// An account, and its name as names are ordered.
#[derive(sqlx::FromRow)]
pub struct ListedAccount {
    #[sqlx(flatten)]
    account: AccountRow,
    name_search: String,
}

impl ListedAccount {
    /// Its place in the list: the name as names are ordered, and the key.
    pub fn place(&self) -> (String, Uuid) {
        (self.name_search.clone(), self.account.id)
    }

    /// The account.
    pub fn account(self) -> Result<Account> {
        self.account.try_into()
    }
}

/// A page of accounts by name. Words are looked up by a function: their comparison is not leakproof, and a policy would keep the index unused.
pub async fn list_accounts(db: &mut PgConnection, search: &AccountSearch, page: &Page<String>) -> Result<Vec<ListedAccount>> {
    let mut query = QueryBuilder::new("select id, tax_code, email, name, status, version, created_at, name_search from account where true");
    match search {
        AccountSearch::All => {}
        AccountSearch::Nothing => {
            query.push(" and false");
        }
        AccountSearch::Email(email) => {
            query.push(" and email = ").push_bind(email.clone());
        }
        AccountSearch::TaxCode(code) => {
            query.push(" and tax_code = ").push_bind(code.clone());
        }
        AccountSearch::Words(words) => {
            query.push(" and id = any(array(select accounts_named(").push_bind(words.clone()).push(")))");
        }
    }
    page.push(&mut query, SortColumns::ascending(&["name_search", "id"]));
    Ok(query.build_query_as().fetch_all(db).await?)
}
