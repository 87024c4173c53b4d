//! The graph of identity: signing in and out, capacities, one's own sessions.

use std::sync::Arc;

use async_graphql::{ComplexObject, Context, ID, InputObject, Object, SimpleObject};
use chrono::Duration;

use super::attempts::Attempts;
use super::domain::{ABSOLUTE_HOURS, SessionEnded, Token, idle_since};
use super::lookup::Sessions;
use super::password::Passwords;
use super::store::{self, Account, Held, Session};
use crate::core::access::{Capacity, Function, Person, Role, Viewer};
use crate::core::call::{Call, SESSION_COOKIE};
use crate::core::db::Tx;
use crate::core::graph::identifiers::TaxCode;
use crate::core::graph::{Cursor, Date, DateTime, Page, Paged, UserError, page_of, user_errors};
use crate::core::ids::{AccountId, CapacityId, SessionId};
use crate::core::{Error, InCall, Refusal, Result, text};

/// A longer password is not hashed.
const LONGEST_PASSWORD: usize = 1024;

/// A person's account.
#[derive(SimpleObject)]
#[graphql(name = "Account")]
pub struct AccountNode {
    /// Of the account; it never changes.
    pub id: ID,
    /// Name and surname.
    pub name: String,
    /// The person's tax code (codice fiscale).
    pub tax_code: TaxCode,
    /// The address that the account signs in with.
    pub email: String,
}

impl From<Account> for AccountNode {
    fn from(account: Account) -> Self {
        Self { id: account.id.into(), name: account.name, tax_code: account.tax_code.into(), email: account.email }
    }
}

/// One role of a person for one subject, within a period.
#[derive(SimpleObject)]
#[graphql(name = "Capacity")]
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
        }
    }
}

/// An open session of one's own account.
#[derive(SimpleObject)]
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
            key: session.id,
        }
    }
}

/// E-mail address and password.
#[derive(InputObject)]
pub struct SignInInput {
    /// The address of the account, in any case of letters.
    pub email: String,
    /// As it was typed; it is compared with its hash.
    #[graphql(secret)]
    pub password: String,
    /// The capacity to act in; without it the first that is valid today.
    pub capacity_id: Option<CapacityId>,
    /// Whether the token is wanted in the answer, for programs that keep no cookies.
    #[graphql(default)]
    pub bearer: bool,
}

/// The answer to signing in or switching capacity.
#[derive(SimpleObject, Default)]
pub struct SessionPayload {
    /// The capacity of the new session; null when `userErrors` says why there is none.
    pub capacity: Option<CapacityNode>,
    /// The token for `Authorization: Bearer`, where it was asked for. It is shown this once.
    pub token: Option<String>,
    /// Why nothing was done; empty where it was done.
    pub user_errors: Vec<UserError>,
}

/// The answer to ending a session.
#[derive(SimpleObject, Default)]
pub struct EndSessionPayload {
    /// The session that was ended.
    pub session_id: Option<ID>,
    /// Why nothing was done; empty where it was done.
    pub user_errors: Vec<UserError>,
}

#[derive(Default)]
pub struct IdentityQuery;

#[Object]
impl IdentityQuery {
    /// The open sessions of one's own account, newest first.
    async fn my_sessions(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many rows at most, 1 to 100; 20 without it.")] first: Option<i32>,
        #[graphql(desc = "The cursor of the row after which to go on.")] after: Option<String>,
    ) -> Result<Paged<chrono::DateTime<chrono::Utc>, SessionNode>> {
        let page = Page::read(first, after.as_deref())?;
        let account = ctx.person()?.account;
        let (first, limit, has_previous) = (page.first, page.limit(), page.after.is_some());
        let now = ctx.now();
        let rows = store::list_sessions(&mut *ctx.read().await?, account, now, idle_since(now), page.place(), limit).await?;
        Ok(page_of(rows, first, has_previous, Default::default(), |row| Cursor { value: row.created_at, key: row.id.0 }, Into::into))
    }
}

#[derive(Default)]
pub struct IdentityMutation;

#[Object]
impl IdentityMutation {
    /// Opens a session: in a cookie, or, where that is asked for, as a bearer token instead.
    async fn sign_in(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "E-mail address, password, and how the session is to be given.")] input: SignInInput,
    ) -> Result<SessionPayload> {
        let bearer = input.bearer;
        let opened = sign_in(ctx, input).await;
        answer(ctx, opened, !bearer, bearer)
    }

    /// Ends the session of this request.
    async fn sign_out(&self, ctx: &Context<'_>) -> Result<EndSessionPayload> {
        let session = ctx.person()?.session;
        end_alone(ctx, session).await?;
        ctx.append_http_header("set-cookie", cookie(ctx, "", 0));
        Ok(EndSessionPayload { session_id: Some(session.into()), ..Default::default() })
    }

    /// Goes on in another capacity of one's own: the token is renewed, and what the old one showed live ends.
    async fn switch_capacity(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The capacity of the account to act in from here on.")] capacity_id: CapacityId,
    ) -> Result<SessionPayload> {
        let has_cookie = ctx.call().origin.has_cookie;
        let opened = switch(ctx, capacity_id).await;
        answer(ctx, opened, has_cookie, !has_cookie)
    }

    /// Ends one of one's own sessions, the administrator anyone's, wherever it is open; its sockets close within a second.
    async fn revoke_session(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "A session of the viewer's own account.")] id: SessionId,
    ) -> Result<EndSessionPayload> {
        ctx.person()?;
        end_alone(ctx, id).await?;
        Ok(EndSessionPayload { session_id: Some(id.into()), ..Default::default() })
    }
}

struct Opened {
    capacity: Capacity,
    token: Token,
}

async fn sign_in(ctx: &Context<'_>, input: SignInInput) -> Result<Opened> {
    let call = ctx.call();
    let attempts = ctx.data_unchecked::<Attempts>();
    // What cannot be an address is counted as one all the same.
    let email = Some(input.email.trim().to_lowercase()).filter(|email| email.len() <= 254 && text::is_plain(email)).unwrap_or_default();
    attempts.begin(&email, call.origin.address.as_deref().and_then(|address| address.parse().ok())).await?;
    let known = match email.as_str() {
        "" => None,
        email => store::find_sign_in(&mut *gate(call).await.read().await?, email).await?,
    };
    // The password is judged also where there is no account to judge it for: both cost the same.
    let hash = known.as_ref().map(|known| known.password_hash.clone());
    let password = if input.password.len() <= LONGEST_PASSWORD { input.password } else { String::new() };
    let is_right = ctx.data_unchecked::<Passwords>().verify(password, hash).await?;
    match known.filter(|known| is_right && known.is_active) {
        Some(known) => {
            attempts.succeeded(&email).await;
            open(ctx, known.account, input.capacity_id, None).await
        }
        None => Err(Refusal::new("SIGN_IN_FAILED").into()),
    }
}

async fn gate(call: &Call) -> Arc<Call> {
    call.turn_into(Viewer::Nobody).await
}

async fn switch(ctx: &Context<'_>, capacity: CapacityId) -> Result<Opened> {
    let person = ctx.person()?;
    open(ctx, person.account, Some(capacity), Some(person.session)).await
}

/// Opens a session in a capacity of this account that is valid today; the one that it takes the place of ends in the same transaction.
async fn open(ctx: &Context<'_>, account: AccountId, wanted: Option<CapacityId>, replaced: Option<SessionId>) -> Result<Opened> {
    let arriving = ctx.call().turn_into(Viewer::Arriving(account)).await;
    let held = store::my_capacities(&mut *arriving.read().await?).await?;
    let today = ctx.today();
    let chosen = held.into_iter().find(|held| held.capacity.is_valid_on(today) && wanted.is_none_or(|id| id == held.capacity.id));
    let chosen = match (chosen, wanted) {
        (Some(chosen), _) => chosen,
        (None, Some(_)) => return Err(Error::NotFound),
        (None, None) => return Err(Refusal::new("NO_CAPACITY").into()),
    };
    let (session, token) = new_session(ctx, &chosen);
    let person = Person {
        session: session.id,
        account,
        name: chosen.account_name,
        capacity: chosen.capacity.clone(),
        last_seen_at: session.last_seen_at,
        expires_at: session.expires_at,
    };
    let arrived = arriving.turn_into(Viewer::Person(Arc::new(person))).await;
    let mut tx = arrived.begin().await?;
    store::add_session(&mut tx, &session, &hash_of(&token)?).await?;
    let ended = match replaced {
        Some(replaced) => Some(end(&mut tx, replaced, ctx.now()).await?),
        None => None,
    };
    tx.commit().await?;
    if let Some(ended) = ended {
        forget(ctx, ended).await;
    }
    Ok(Opened { capacity: chosen.capacity, token })
}

fn new_session(ctx: &Context<'_>, held: &Held) -> (Session, Token) {
    let (now, origin) = (ctx.now(), &ctx.call().origin);
    let session = Session {
        id: SessionId(ctx.key()),
        account_id: held.account,
        capacity_id: held.capacity.id,
        agent: origin.agent.clone(),
        address: origin.address.clone(),
        created_at: now,
        last_seen_at: now,
        expires_at: now + Duration::hours(ABSOLUTE_HOURS),
    };
    (session, Token::draw(ctx.call().house.random.as_ref()))
}

fn hash_of(token: &Token) -> Result<[u8; 32]> {
    Token::hash(token.as_str()).ok_or_else(|| Error::fault("a token of our own has the wrong length"))
}

/// A session that was ended, with the hash of its token.
struct Ended(SessionId, Vec<u8>);

/// Ends a session that the viewer may end.
async fn end(tx: &mut Tx, session: SessionId, now: chrono::DateTime<chrono::Utc>) -> Result<Ended> {
    let hash = store::end_session(tx, session, now).await?.ok_or(Error::NotFound)?;
    tx.tell(SessionEnded(session));
    Ok(Ended(session, hash))
}

async fn end_alone(ctx: &Context<'_>, session: SessionId) -> Result<()> {
    let mut tx = ctx.begin().await?;
    let ended = end(&mut tx, session, ctx.now()).await?;
    tx.commit().await?;
    forget(ctx, ended).await;
    Ok(())
}

/// Once the end is committed.
async fn forget(ctx: &Context<'_>, Ended(session, hash): Ended) {
    let sessions = ctx.data_unchecked::<Sessions>();
    sessions.forget_shared(&hash).await;
    sessions.forget(session).await;
}

fn answer(ctx: &Context<'_>, opened: Result<Opened>, by_cookie: bool, by_bearer: bool) -> Result<SessionPayload> {
    match opened {
        Ok(opened) => {
            if by_cookie {
                ctx.append_http_header("set-cookie", cookie(ctx, opened.token.as_str(), ABSOLUTE_HOURS * 3600));
            }
            let token = by_bearer.then(|| opened.token.as_str().to_owned());
            Ok(SessionPayload { capacity: Some((&opened.capacity).into()), token, user_errors: Vec::new() })
        }
        Err(error) => Ok(SessionPayload { user_errors: user_errors(error, ctx.language())?, ..Default::default() }),
    }
}

/// Whether cookies are sent over HTTPS only.
#[derive(Clone, Copy)]
pub struct SecureCookies(pub bool);

fn cookie(ctx: &Context<'_>, token: &str, seconds: i64) -> String {
    let secure = if ctx.data_unchecked::<SecureCookies>().0 { "; Secure" } else { "" };
    format!("{SESSION_COOKIE}={token}; Path=/; HttpOnly; SameSite=Lax; Max-Age={seconds}{secure}")
}
