//! What an administrator has before them.

use async_graphql::{Context, Object};

use crate::core::access::acts::SeeAccounts;
use crate::core::graph::{Cursor, Page, Paged, page_of};
use crate::core::ids::AccountId;
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
    /// The accounts, by name.
    async fn accounts(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "An e-mail address or a tax code, whole; or the beginnings of words of the name.")] search: Option<String>,
        #[graphql(desc = "How many rows at most, 1 to 100; 20 without it.")] first: Option<i32>,
        #[graphql(desc = "The cursor of the row after which to go on.")] after: Option<String>,
    ) -> Result<Paged<String, AccountNode>> {
        ctx.viewer().ensure_role_may(&SeeAccounts)?;
        let page = Page::<String>::read(first, after.as_deref())?;
        let search = search.as_deref().map_or(AccountSearch::All, AccountSearch::read);
        let (first, limit, has_previous) = (page.first, page.limit(), page.after.is_some());
        let place = page.after.map(|cursor| (cursor.value, cursor.key));
        let rows = list_accounts(&mut *ctx.read().await?, &search, place, limit).await?;
        let rows = rows.into_iter().map(|row| Ok((row.place(), row.account()?))).collect::<Result<Vec<_>>>()?;
        rows.iter().take(first).for_each(|(_, account)| ctx.context().accesses.account(account.id));
        let cursor = |((name, key), _): &((String, uuid::Uuid), _)| Cursor { value: name.clone(), key: *key };
        Ok(page_of(rows, first, has_previous, Default::default(), cursor, |(_, account)| account.into()))
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
            ctx.context().accesses.account(id);
        }
        Ok(found.map(Into::into))
    }
}
