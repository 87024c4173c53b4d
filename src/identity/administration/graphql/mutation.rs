//! The acts of an administrator.

use async_graphql::{Context, Object, SimpleObject};
use serde_json::json;

use super::input::{CreateAccountInput, EntitleAccountInput};
use crate::core::graph::{Date, UserError, payload, user_errors};
use crate::core::idempotency::OptionalKey;
use crate::core::ids::{AccountId, CapacityId};
use crate::core::{Error, Refusal, RequestContextExt, Result};
use crate::identity::administration::act::Act;
use crate::identity::administration::acting::{CreatedAccount, act, create, end_capacity, set_password};
use crate::identity::administration::loaders::{AccountById, CapacityById};
use crate::identity::administration::person::WantedPerson;
use crate::identity::nodes::{AccountNode, CapacityNode};

payload! {
    /// The answer to an act on an account.
    AccountPayload { account: AccountNode }
}

payload! {
    /// The answer to giving or ending a capacity.
    CapacityPayload { capacity: CapacityNode }
}

/// The answer to making an account, or giving it a new password.
#[derive(SimpleObject, Default)]
pub struct AccountPasswordPayload {
    /// The account; null where `userErrors` says why nothing changed.
    pub account: Option<AccountNode>,
    /// The password, where it was drawn. It is shown this once, and cannot be read again: null too where a call was repeated with its key.
    pub password: Option<String>,
    /// Why nothing was done; empty where it was done. `PASSWORD_SHOWN_BEFORE` where the account was made before with the same key: `account` is
    /// that one, as it is now.
    pub user_errors: Vec<UserError>,
}

impl AccountPasswordPayload {
    fn of(ctx: &Context<'_>, done: Result<(AccountNode, Option<String>)>) -> Result<Self> {
        match done {
            Ok((account, password)) => Ok(Self { account: Some(account), password, user_errors: Vec::new() }),
            Err(error) => Ok(Self { user_errors: user_errors(error, ctx.language())?, ..Self::default() }),
        }
    }

    /// The account that was made before for the same key.
    async fn of_before(ctx: &Context<'_>, id: AccountId) -> Result<Self> {
        ctx.context().note_account(id);
        let shown = Refusal::new("PASSWORD_SHOWN_BEFORE").at(["idempotencyKey"]);
        Ok(Self { account: Some(account(ctx, id).await?), password: None, user_errors: vec![UserError::new(&shown, ctx.language())] })
    }
}

/// What an administrator does to the accounts of others.
#[derive(Default)]
pub struct AdministrationMutation;

#[Object]
impl AdministrationMutation {
    /// Makes the account of a person, which can do nothing before it is given a capacity. Where no password is given, one is drawn: it is in the
    /// answer, this once. Repeated with the same key, the answer has the account without its password, and `PASSWORD_SHOWN_BEFORE`.
    /// A key stands for the person and for whether a password was given, not for the password.
    async fn create_account(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Who the person is, and the first password.")] input: CreateAccountInput,
        #[graphql(desc = "A text of the caller's own, 1 to 128 visible characters: the same key never makes an account twice.")]
        idempotency_key: Option<String>,
    ) -> Result<AccountPasswordPayload> {
        let CreateAccountInput { name, email, tax_code, password } = input;
        // A quick hash of a password would give it away.
        let stands_for = json!({ "name": name, "email": email, "taxCode": tax_code, "hasPassword": password.is_some() });
        let created = async {
            let once = OptionalKey::new(ctx.context(), idempotency_key.as_deref(), "createAccount", &stands_for)?;
            create(ctx, once, &WantedPerson { name, email, tax_code }, password).await
        };
        match created.await {
            Ok(CreatedAccount::Now(account, password)) => AccountPasswordPayload::of(ctx, Ok((account.into(), password))),
            Ok(CreatedAccount::Before(id)) => AccountPasswordPayload::of_before(ctx, id).await,
            Err(error) => AccountPasswordPayload::of(ctx, Err(error)),
        }
    }

    /// Gives an account another capacity.
    async fn entitle_account(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The account of someone else.")] id: AccountId,
        #[graphql(desc = "The version of the account on which this was decided.")] expected_version: i32,
        #[graphql(desc = "The role, for whom, and from when to when.")] input: EntitleAccountInput,
    ) -> Result<CapacityPayload> {
        let given = async {
            let effects = act(ctx, id, expected_version, Act::Entitle(input.into())).await?;
            capacity(ctx, effects.capacity.ok_or(Error::NotFound)?).await
        };
        CapacityPayload::of(ctx.language(), given.await)
    }

    /// Ends a capacity. At once, its sessions end and its programs are revoked, and its last day is the day before; or its last day is one from
    /// today on.
    async fn end_capacity(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "A capacity of someone else.")] id: CapacityId,
        #[graphql(desc = "The version of its account on which this was decided.")] expected_version: i32,
        #[graphql(desc = "The last day on which it holds; without it it ends at once.")] last_day: Option<Date>,
    ) -> Result<CapacityPayload> {
        let ended = async {
            let id = end_capacity(ctx, id, expected_version, last_day.map(|day| day.0)).await?;
            capacity(ctx, id).await
        };
        CapacityPayload::of(ctx.language(), ended.await)
    }

    /// Gives an account a new password, and ends its sessions; its programs go on. Where none is given, one is drawn: it is in the answer, this
    /// once.
    async fn set_account_password(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The account of someone else.")] id: AccountId,
        #[graphql(desc = "The version of the account on which this was decided.")] expected_version: i32,
        #[graphql(desc = "The new password, of at least ten characters; without it one is drawn.", secret)] password: Option<String>,
    ) -> Result<AccountPasswordPayload> {
        let set = async {
            let drawn = set_password(ctx, id, expected_version, password).await?;
            Ok((account(ctx, id).await?, drawn))
        };
        AccountPasswordPayload::of(ctx, set.await)
    }

    /// Removes all second factors of an account whose owner has lost them, and ends its sessions; its programs go on.
    async fn reset_second_factors(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The account of someone else.")] id: AccountId,
        #[graphql(desc = "The version of the account on which this was decided.")] expected_version: i32,
    ) -> Result<AccountPayload> {
        AccountPayload::of(ctx.language(), acted(ctx, id, expected_version, Act::ResetSecondFactors).await)
    }

    /// Has an account no longer sign in, ends its sessions and revokes its programs.
    async fn disable_account(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The account of someone else.")] id: AccountId,
        #[graphql(desc = "The version of the account on which this was decided.")] expected_version: i32,
    ) -> Result<AccountPayload> {
        AccountPayload::of(ctx.language(), acted(ctx, id, expected_version, Act::Disable).await)
    }

    /// Lets a disabled account sign in again.
    async fn enable_account(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The account of someone else.")] id: AccountId,
        #[graphql(desc = "The version of the account on which this was decided.")] expected_version: i32,
    ) -> Result<AccountPayload> {
        AccountPayload::of(ctx.language(), acted(ctx, id, expected_version, Act::Enable).await)
    }
}

/// Does an act, and reads what the account is then.
async fn acted(ctx: &Context<'_>, id: AccountId, expected: i32, what: Act) -> Result<AccountNode> {
    act(ctx, id, expected, what).await?;
    account(ctx, id).await
}

async fn account(ctx: &Context<'_>, id: AccountId) -> Result<AccountNode> {
    Ok(ctx.load::<AccountById>(id).await?.ok_or(Error::NotFound)?.into())
}

async fn capacity(ctx: &Context<'_>, id: CapacityId) -> Result<CapacityNode> {
    Ok(ctx.load::<CapacityById>(id).await?.ok_or(Error::NotFound)?.into())
}
