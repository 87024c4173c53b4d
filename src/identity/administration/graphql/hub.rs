//! What an administrator has before them.

use async_graphql::connection::EmptyFields;
use async_graphql::{Context, ID, Object};

use crate::core::access::acts::SeeAccounts;
use crate::core::graph::{Cursor, Page, PageArguments, Paged};
use crate::core::ids::{AccountId, HubId};
use crate::core::{RequestContextExt, Result};
use crate::identity::administration::loaders::AccountById;
use crate::identity::administration::search::AccountSearch;
use crate::identity::administration::store::list_accounts;
use crate::identity::nodes::AccountNode;

/// What an administrator has before them: the accounts of everyone.
pub struct AdminHub;

/// What an administrator has before them: the accounts of everyone.
#[Object]
impl AdminHub {
    /// Of the hub of the capacity that the viewer acts in.
    async fn id(&self, ctx: &Context<'_>) -> Result<ID> {
        Ok(HubId(ctx.person()?.capacity.id.0).into())
    }

    /// The accounts, by name.
    async fn accounts(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "An e-mail address or a tax code, whole; or the beginnings of words of the name.")] search: Option<String>,
        #[graphql(desc = "How many rows at most, 1 to 100; 20 without it.")] first: Option<i32>,
        #[graphql(desc = "The cursor of the row after which to go on.")] after: Option<String>,
        #[graphql(desc = "How many rows at most, of those at the end of the list; in place of `first`.")] last: Option<i32>,
        #[graphql(desc = "The cursor of the row before which the page ends; with `last`.")] before: Option<String>,
    ) -> Result<Paged<String, AccountNode>> {
        ctx.viewer().ensure_role_may(&SeeAccounts)?;
        let page = Page::read(&PageArguments { first, after, last, before })?;
        let search = search.as_deref().map_or(AccountSearch::All, AccountSearch::read);
        if matches!(search, AccountSearch::Email(_) | AccountSearch::TaxCode(_)) {
            ctx.context().accesses.account_search();
        }
        let rows = list_accounts(&mut *ctx.read().await?, &search, &page).await?;
        let rows = rows.into_iter().map(|row| Ok((row.place(), row.account()?))).collect::<Result<Vec<_>>>()?;
        page.shown(&rows).for_each(|(_, account)| ctx.context().note_account(account.id));
        let cursor = |((name, key), _): &((String, uuid::Uuid), _)| Cursor { value: name.clone(), key: *key };
        Ok(page.connect(rows, EmptyFields, cursor, |(_, account)| account.into()))
    }

    /// An account by its id; null where there is none.
    async fn account(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The account that is asked for.")] id: AccountId,
    ) -> Result<Option<AccountNode>> {
        ctx.viewer().ensure_role_may(&SeeAccounts)?;
        let found = ctx.load::<AccountById>(id).await?;
        if found.is_some() {
            ctx.context().note_account(id);
        }
        Ok(found.map(Into::into))
    }
}
