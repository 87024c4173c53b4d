//! What an administrator does to the account of someone else, over the graph.

use async_graphql::Context;
use chrono::NaiveDate;

use super::act::{Act, Effects, carry_out, create_account};
use super::password::{draw_password, read_password};
use super::person::WantedPerson;
use super::store::claim;
use crate::core::RequestContextExt;
use crate::core::access::acts::ManageAccounts;
use crate::core::db::Tx;
use crate::core::error::{Error, Refusal, Result};
use crate::core::idempotency::OptionalKey;
use crate::core::ids::{AccountId, CapacityId};
use crate::core::request_context::RequestContext;
use crate::identity::password::Passwords;
use crate::identity::programs::Change;
use crate::identity::sign_in::{forget, sessions_of};
use crate::identity::store::accounts::Account;
use crate::identity::store::capacities::{find_capacities, get_period};

/// A password as the administrator gave it, or as it was drawn.
pub struct ChosenPassword {
    /// As it is stored.
    pub hash: String,
    /// As it is shown, this once: only where it was drawn.
    pub shown: Option<String>,
}

impl ChosenPassword {
    /// Hashes the password that was given, or draws one. No connection is held meanwhile.
    async fn of(ctx: &Context<'_>, given: Option<String>) -> Result<Self> {
        let random = ctx.context().app.random.as_ref();
        let (password, shown) = match given {
            Some(given) => (read_password(given)?, None),
            None => {
                let drawn = draw_password(random);
                (drawn.clone(), Some(drawn))
            }
        };
        let hash = ctx.data_unchecked::<Passwords>().hash(password, random).await?;
        Ok(Self { hash, shown })
    }
}

/// An account that was asked for.
pub enum CreatedAccount {
    /// It was made; the password, where it was drawn.
    Now(Account, Option<String>),
    /// It was made before for the same key, and its password was shown then.
    Before(AccountId),
}

/// Makes an account, once for a key.
pub async fn create(ctx: &Context<'_>, once: OptionalKey, wanted: &WantedPerson, password: Option<String>) -> Result<CreatedAccount> {
    let context = ctx.context();
    context.viewer.ensure_role_may(&ManageAccounts)?;
    // What is wrong with the person is said before the password is hashed, and again, where it is written.
    wanted.read(AccountId(context.key()), context.now())?;
    let ChosenPassword { hash, shown } = ChosenPassword::of(ctx, password).await?;
    let mut tx = context.begin().await?;
    if let Some(before) = once.claim(&mut tx).await? {
        return Ok(CreatedAccount::Before(before.into()));
    }
    let account = create_account(&mut tx, wanted, &hash, change(context)).await?;
    once.keep(&mut tx, account.id.0, context.now()).await?;
    context.note_account(account.id);
    tx.commit().await?;
    Ok(CreatedAccount::Now(account, shown))
}

/// Gives an account a new password; the password, where it was drawn.
pub async fn set_password(ctx: &Context<'_>, account: AccountId, expected: i32, password: Option<String>) -> Result<Option<String>> {
    ensure_may_change(ctx, account)?;
    let ChosenPassword { hash, shown } = ChosenPassword::of(ctx, password).await?;
    act(ctx, account, expected, Act::SetPassword(hash)).await?;
    Ok(shown)
}

/// Ends a capacity, at once or after a last day.
pub async fn end_capacity(ctx: &Context<'_>, id: CapacityId, expected: i32, last_day: Option<NaiveDate>) -> Result<CapacityId> {
    ctx.viewer().ensure_role_may(&ManageAccounts)?;
    let (account, _, _) = get_period(&mut *ctx.read().await?, id).await?;
    act(ctx, account, expected, Act::EndCapacity(id, last_day)).await?;
    Ok(id)
}

/// Does an act in a transaction of its own, and removes what it ended from the caches.
pub async fn act(ctx: &Context<'_>, account: AccountId, expected: i32, act: Act) -> Result<Effects> {
    ensure_may_change(ctx, account)?;
    let context = ctx.context();
    context.note_account(account);
    let mut tx = context.begin().await?;
    let account = claim(&mut tx, account, Some(expected)).await?;
    let mut effects = carry_out(&mut tx, &account, act, change(context)).await?;
    publish(&mut tx, &effects);
    note_employer(&mut tx, context, &effects).await?;
    tx.commit().await?;
    context.release().await;
    for ended in std::mem::take(&mut effects.ended) {
        forget(sessions_of(ctx), ended).await;
    }
    Ok(effects)
}

/// An employer finds in its access log who was let to act for it, and who no longer is.
async fn note_employer(tx: &mut Tx, context: &RequestContext, effects: &Effects) -> Result<()> {
    let Some(id) = effects.capacity else { return Ok(()) };
    let held = find_capacities(tx, &[id.0]).await?;
    held.iter().filter_map(|held| held.capacity.employer).for_each(|employer| context.accesses.employer(employer));
    Ok(())
}

fn publish(tx: &mut Tx, effects: &Effects) {
    for event in effects.events() {
        tx.publish(event);
    }
}

/// Refused for one's own account: another administrator keeps it.
fn ensure_may_change(ctx: &Context<'_>, account: AccountId) -> Result<()> {
    ctx.viewer().ensure_role_may(&ManageAccounts)?;
    if ctx.person()?.account == account { Err(Error::from(Refusal::new("OWN_ACCOUNT"))) } else { Ok(()) }
}

fn change(context: &RequestContext) -> Change<'_> {
    Change { now: context.now(), random: context.app.random.as_ref() }
}
