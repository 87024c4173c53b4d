//! Accounts, capacities and sessions as nodes.

use async_graphql::{ComplexObject, Context, ID, SimpleObject};
use omnia_edge::PlainFields;

use super::administration::{AccountById, CapacitiesOf, ProgramsOf, SecondFactorsOf, SessionsOf};
use super::authentication::{SecondFactorKind, SignInScheme};
use super::programs::ProgramNode;
use super::second_factor::SecondFactorNode;
use super::sign_in_origin::UnusualSignIn;
use super::store::accounts::{Account, AccountStatus};
use super::store::capacities::HeldCapacity;
use super::store::sessions::Session;
use crate::core::access::{Capacity, Function, Role, Scope};
use crate::core::graph::identifiers::TaxCode;
use crate::core::graph::{Date, DateTime};
use crate::core::ids::{AccountId, SessionId};
use crate::core::text::masked;
use crate::core::{RequestContext, RequestContextExt, Result};

/// A person's account.
#[derive(SimpleObject, PlainFields)]
#[graphql(name = "Account", complex)]
pub struct AccountNode {
    /// Of the account; it never changes.
    pub id: ID,
    /// Name and surname.
    pub name: String,
    /// The person's tax code (codice fiscale).
    pub tax_code: TaxCode,
    /// The address that the account signs in with.
    pub email: String,
    /// Whether it can sign in.
    pub status: AccountStatus,
    /// Grows by one with each act on the account, which names the version it was decided on; ending a session or a program does not count.
    pub version: i32,
    /// When it was made.
    pub created_at: DateTime,
    #[graphql(skip)]
    key: AccountId,
}

impl AccountNode {
    /// The account, its tax code masked for a program that may not see personal data.
    pub fn of(context: &RequestContext, mut account: Account) -> Result<Self> {
        if context.person()?.ensure_scope(Scope::SeePersonalData).is_err() {
            account.tax_code = masked(&account.tax_code);
        }
        Ok(account.into())
    }
}

impl From<Account> for AccountNode {
    fn from(account: Account) -> Self {
        Self {
            id: account.id.into(),
            name: account.name,
            tax_code: account.tax_code.into(),
            email: account.email,
            status: account.status,
            version: account.version,
            created_at: DateTime(account.created_at),
            key: account.id,
        }
    }
}

#[ComplexObject]
impl AccountNode {
    /// All its capacities, those that have ended among them, oldest first: at most 200.
    async fn capacities(&self, ctx: &Context<'_>) -> Result<Vec<CapacityNode>> {
        Ok(ctx.load::<CapacitiesOf>(self.key).await?.unwrap_or_default().into_iter().map(Into::into).collect())
    }

    /// Its second factors, oldest first, without what they are verified with: at most 20.
    async fn second_factors(&self, ctx: &Context<'_>) -> Result<Vec<SecondFactorNode>> {
        Ok(ctx.load::<SecondFactorsOf>(self.key).await?.unwrap_or_default().into_iter().map(Into::into).collect())
    }

    /// The programs that act for it, newest first, with those that ended in the last 30 days: at most 100.
    async fn programs(&self, ctx: &Context<'_>) -> Result<Vec<ProgramNode>> {
        Ok(ctx.load::<ProgramsOf>(self.key).await?.unwrap_or_default().into_iter().map(Into::into).collect())
    }

    /// Its open sessions, newest first, without those of its programs: at most 100.
    async fn sessions(&self, ctx: &Context<'_>) -> Result<Vec<SessionNode>> {
        Ok(ctx.load::<SessionsOf>(self.key).await?.unwrap_or_default().into_iter().map(Into::into).collect())
    }
}

/// One role of a person for one subject, within a period.
#[derive(SimpleObject)]
#[graphql(name = "Capacity", complex)]
pub struct CapacityNode {
    /// Names the capacity to `signIn` and `switchCapacity`.
    pub id: ID,
    /// What the hub lets the capacity do.
    pub role: Role,
    /// What the person does in the institute or for the subject, as the administrator entered it.
    pub function: Function,
    /// Name of the employer, intermediary or office that the person acts for.
    pub subject: Option<String>,
    /// First day.
    pub valid_from: Date,
    /// Last day; none while it is open.
    pub valid_to: Option<Date>,
    /// Whose it is; none where it is the viewer's.
    #[graphql(skip)]
    account: Option<AccountId>,
}

impl From<&Capacity> for CapacityNode {
    fn from(capacity: &Capacity) -> Self {
        Self {
            id: capacity.id.into(),
            role: capacity.role,
            function: capacity.function,
            subject: capacity.subject.clone(),
            valid_from: Date(capacity.valid_from),
            valid_to: capacity.valid_to.map(Date),
            account: None,
        }
    }
}

impl From<HeldCapacity> for CapacityNode {
    fn from(held: HeldCapacity) -> Self {
        Self { account: Some(held.account), ..Self::from(&held.capacity) }
    }
}

#[ComplexObject]
impl CapacityNode {
    /// The account that holds it.
    async fn account(&self, ctx: &Context<'_>) -> Result<Option<AccountNode>> {
        let account = match self.account {
            Some(account) => account,
            None => ctx.person()?.account,
        };
        Ok(ctx.load::<AccountById>(account).await?.map(Into::into))
    }
}

/// An open session of an account.
#[derive(SimpleObject, PlainFields)]
#[graphql(name = "Session", complex)]
pub struct SessionNode {
    /// Names the session to `revokeSession`; it is not its token.
    pub id: ID,
    /// The program that opened it, as it named itself.
    pub agent: Option<String>,
    /// The address it was opened from.
    pub address: Option<String>,
    /// When it was signed in.
    pub created_at: DateTime,
    /// The last use, exact to a minute.
    pub last_seen_at: DateTime,
    /// When it ends at the latest; half an hour without use ends it sooner.
    pub expires_at: DateTime,
    /// What it was signed in with.
    pub scheme: SignInScheme,
    /// The level of assurance of the digital identity, 1 to 3; null for a password.
    pub assurance_level: Option<i32>,
    /// The provider of the digital identity, by its id in `signInProviders`; null for a password and for a card.
    pub provider: Option<String>,
    /// The factor that was given in addition to the password; null where there was none.
    pub second_factor: Option<SecondFactorKind>,
    /// What of the sign-in was new to the account in the last 90 days; null where nothing was.
    pub unusual: Option<UnusualSignIn>,
    #[graphql(skip)]
    key: SessionId,
}

#[ComplexObject]
impl SessionNode {
    /// Whether this request came in it.
    async fn is_current(&self, ctx: &Context<'_>) -> Result<bool> {
        Ok(ctx.person()?.session == self.key)
    }
}

impl From<Session> for SessionNode {
    fn from(session: Session) -> Self {
        Self {
            id: session.id.into(),
            agent: session.agent,
            address: session.address,
            created_at: DateTime(session.created_at),
            last_seen_at: DateTime(session.last_seen_at),
            expires_at: DateTime(session.expires_at),
            scheme: session.authentication.scheme,
            assurance_level: session.authentication.level.map(|level| level.number().into()),
            second_factor: session.authentication.second_factor,
            provider: session.authentication.at.map(|at| at.provider),
            unusual: session.unusual,
            key: session.id,
        }
    }
}
