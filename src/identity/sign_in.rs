//! Opening and ending sessions: by password, with a digital identity, or in another capacity, and the cookies of the browser.

use std::sync::Arc;

use async_graphql::Context;
use chrono::{DateTime, Duration, Utc};
use uuid::Uuid;

use super::authentication::Authentication;
use super::device::{DeviceKey, KEPT_DAYS};
use super::domain::{ABSOLUTE_HOURS, SessionEnded, Token};
use super::graphql::{SessionPayload, SignInInput};
use super::password::Passwords;
use super::sessions::Sessions;
use super::store::accounts::{SignIn, find_sign_in};
use super::store::capacities::{HeldCapacity, my_capacities};
use super::store::digital_identities::hold_off_logouts;
use super::store::sessions::{self, Session};
use super::throttle::{Attempt, SignInThrottle, retry_after_of};
use crate::core::access::{Capacity, Person, Viewer};
use crate::core::config::SameSite;
use crate::core::db::Tx;
use crate::core::graph::user_errors;
use crate::core::ids::{AccountId, CapacityId, SessionId};
use crate::core::request_context::{DEVICE_COOKIE, RequestContext, SESSION_COOKIE};
use crate::core::{Error, Refusal, RequestContextExt, Result, text};

/// A longer password is not hashed.
const LONGEST_PASSWORD: usize = 1024;

/// A session that was opened, for the response.
pub(super) struct Opened {
    capacity: Capacity,
    token: Token,
    /// The new device cookie, where the browser has none that is still valid.
    device: Option<String>,
}

/// Whether passwords sign in; where they do not, people sign in with a digital identity.
#[derive(Clone, Copy)]
pub struct PasswordSignIn(pub bool);

/// Whether people sign in with the national services card.
#[derive(Clone, Copy)]
pub struct CardSignIn(pub bool);

/// Opens a session by password; the throttle counts the attempt before anything is verified.
pub(super) async fn sign_in(ctx: &Context<'_>, input: SignInInput) -> Result<Opened> {
    if !ctx.data_unchecked::<PasswordSignIn>().0 {
        return Err(Refusal::new("PASSWORD_SIGN_IN_OFF").into());
    }
    let (context, passwords) = (ctx.context(), ctx.data_unchecked::<Passwords>());
    // A text that cannot be an address is counted as an attempt all the same.
    let email = Some(input.email.trim().to_lowercase()).filter(|email| email.len() <= 254 && text::is_plain(email)).unwrap_or_default();
    let known = match email.as_str() {
        "" => None,
        email => find_sign_in(&mut *anonymous(context).await.read().await?, email).await?,
    };
    let client = context.origin.address.as_deref().and_then(|address| address.parse().ok());
    let device = context.origin.device.as_deref().and_then(|cookie| device_key(passwords, known.as_ref()).find_device(cookie, ctx.now()));
    let attempt = Attempt::new(&email, client, device);
    if !is_right(ctx, &attempt, input.password, known.as_ref()).await? {
        return Err(Refusal::new("SIGN_IN_FAILED").into());
    }
    let known = known.ok_or_else(|| Error::fault("a password is right only where there is an account"))?;
    ctx.data_unchecked::<SignInThrottle>().succeeded(&attempt).await;
    if input.bearer {
        let opening =
            Opening { account: known.account, requested: input.capacity_id, replaced: None, authentication: Authentication::PASSWORD };
        return open(context, sessions_of(ctx), opening).await;
    }
    let device =
        device_key(passwords, Some(&known)).renew_cookie(context.origin.device.as_deref(), ctx.now(), context.app.random.as_ref())?;
    let replaced = context.origin.replaceable.map(Replaced::OfToken);
    let opening = Opening { account: known.account, requested: input.capacity_id, replaced, authentication: Authentication::PASSWORD };
    let opened = open(context, sessions_of(ctx), opening).await?;
    Ok(Opened { device, ..opened })
}

/// Whether the password is that of an active account. It is verified also where there is no account, so that both take the same time.
async fn is_right(ctx: &Context<'_>, attempt: &Attempt, password: String, known: Option<&SignIn>) -> Result<bool> {
    let throttle = ctx.data_unchecked::<SignInThrottle>();
    throttle.take(attempt).await?;
    let password = if password.len() <= LONGEST_PASSWORD { password } else { String::new() };
    let hash = known.map(|known| known.password_hash.clone());
    match ctx.data_unchecked::<Passwords>().verify(&attempt.waiter(), password, hash).await {
        Ok(is_right) => Ok(is_right && known.is_some_and(|known| known.is_active)),
        Err(error) => {
            // Where the queue was full, nothing was verified.
            throttle.refund(attempt).await;
            Err(error)
        }
    }
}

/// The key of an account's device tokens; where there is no account, one that takes the same time and matches nothing.
fn device_key<'a>(passwords: &'a Passwords, known: Option<&'a SignIn>) -> DeviceKey<'a> {
    match known {
        Some(known) => DeviceKey { account: known.account, password_hash: &known.password_hash },
        None => DeviceKey { account: AccountId(Uuid::nil()), password_hash: passwords.dummy_hash() },
    }
}

async fn anonymous(context: &RequestContext) -> Arc<RequestContext> {
    context.with_viewer(Viewer::Anonymous).await
}

/// Opens a session in another capacity of the same account, which stays signed in as it was.
pub(super) async fn switch(ctx: &Context<'_>, capacity: CapacityId) -> Result<Opened> {
    let person = ctx.person()?;
    let authentication = sessions::get_authentication(&mut *ctx.read().await?, person.session).await?;
    let replaced = Some(Replaced::Own(person.session));
    let opening = Opening { account: person.account, requested: Some(capacity), replaced, authentication };
    open(ctx.context(), sessions_of(ctx), opening).await
}

fn sessions_of<'a>(ctx: &'a Context<'_>) -> &'a Sessions {
    ctx.data_unchecked::<Sessions>()
}

/// What a new session is to be.
pub(super) struct Opening {
    /// Whose it is.
    pub account: AccountId,
    /// The capacity that is wanted; without it the first that is valid today.
    pub requested: Option<CapacityId>,
    /// The session that ends with it.
    pub replaced: Option<Replaced>,
    /// How the person proved who they are.
    pub authentication: Authentication,
}

/// The session that a new one replaces.
pub(super) enum Replaced {
    /// The session of the request.
    Own(SessionId),
    /// The session of the token in the cookie, which may be of another account or have ended.
    OfToken([u8; 32]),
}

/// Opens a session in a capacity of this account that is valid today; the replaced one ends in the same transaction.
pub(super) async fn open(context: &RequestContext, caches: &Sessions, opening: Opening) -> Result<Opened> {
    let authenticating = context.with_viewer(Viewer::Authenticating(opening.account)).await;
    let held = my_capacities(&mut *authenticating.read().await?).await?;
    let (today, requested) = (context.today(), opening.requested);
    let chosen = held.into_iter().find(|held| held.capacity.is_valid_on(today) && requested.is_none_or(|id| id == held.capacity.id));
    let chosen = match (chosen, requested) {
        (Some(chosen), _) => chosen,
        (None, Some(_)) => return Err(Error::NotFound),
        (None, None) => return Err(Refusal::new("NO_CAPACITY").into()),
    };
    let (session, token) = new_session(context, &chosen, opening.authentication);
    let person = Person {
        session: session.id,
        account: opening.account,
        name: chosen.account_name,
        capacity: chosen.capacity.clone(),
        last_seen_at: session.last_seen_at,
        expires_at: session.expires_at,
        program: None,
    };
    let signed_in = authenticating.with_viewer(Viewer::Person(Arc::new(person))).await;
    let mut tx = signed_in.begin().await?;
    if let Some(at) = &session.authentication.at {
        hold_off_logouts(&mut tx, &at.provider).await?;
    }
    sessions::add_session(&mut tx, &session, &hash_of(&token)?).await?;
    let ended = match opening.replaced {
        Some(Replaced::Own(session)) => Some(end(&mut tx, session, context.now()).await?),
        Some(Replaced::OfToken(hash)) => end_replaced(&mut tx, hash, context.now()).await?,
        None => None,
    };
    tx.commit().await?;
    if let Some(ended) = ended {
        signed_in.release().await;
        forget(caches, ended).await;
    }
    Ok(Opened { capacity: chosen.capacity, token, device: None })
}

fn new_session(context: &RequestContext, held: &HeldCapacity, authentication: Authentication) -> (Session, Token) {
    let (now, origin) = (context.now(), &context.origin);
    let session = Session {
        id: SessionId(context.key()),
        account_id: held.account,
        capacity_id: held.capacity.id,
        agent: origin.agent.clone(),
        address: origin.address.clone(),
        created_at: now,
        last_seen_at: now,
        expires_at: now + Duration::hours(ABSOLUTE_HOURS),
        authentication,
    };
    (session, Token::generate(context.app.random.as_ref()))
}

fn hash_of(token: &Token) -> Result<[u8; 32]> {
    Token::hash(token.as_str()).ok_or_else(|| Error::fault("a generated token has the wrong length"))
}

/// A session that was ended, with the hash of its token.
pub(super) struct Ended(pub SessionId, pub Vec<u8>);

/// Ends a session that the viewer may end.
async fn end(tx: &mut Tx, session: SessionId, now: DateTime<Utc>) -> Result<Ended> {
    let hash = sessions::end_session(tx, session, now).await?.ok_or(Error::NotFound)?;
    tx.publish(SessionEnded::now(session));
    Ok(Ended(session, hash))
}

/// Ends the session of a token, where it is open.
async fn end_replaced(tx: &mut Tx, hash: [u8; 32], now: DateTime<Utc>) -> Result<Option<Ended>> {
    let Some(session) = sessions::end_replaced_session(tx, &hash, now).await? else { return Ok(None) };
    tx.publish(SessionEnded::now(session));
    Ok(Some(Ended(session, hash.to_vec())))
}

/// Ends a session that the viewer may end, in a transaction of its own.
pub(super) async fn end_alone(ctx: &Context<'_>, session: SessionId) -> Result<()> {
    let mut tx = ctx.begin().await?;
    let ended = end(&mut tx, session, ctx.now()).await?;
    tx.commit().await?;
    ctx.context().release().await;
    forget(sessions_of(ctx), ended).await;
    Ok(())
}

/// Removes an ended session from the caches: after the commit and without a connection, as Redis may be slow.
pub(super) async fn forget(caches: &Sessions, Ended(session, hash): Ended) {
    caches.forget_shared(&hash).await;
    caches.forget(session).await;
}

/// The payload of a sign-in or switch: the session in a cookie, in the response, or why there is none.
pub(super) fn payload(ctx: &Context<'_>, opened: Result<Opened>, by_cookie: bool, by_bearer: bool) -> Result<SessionPayload> {
    match opened {
        Ok(opened) => {
            if by_cookie {
                set_cookie(ctx, SESSION_COOKIE, opened.token.as_str(), ABSOLUTE_HOURS * 3600);
            }
            if let Some(device) = &opened.device {
                set_cookie(ctx, DEVICE_COOKIE, device, KEPT_DAYS * 24 * 3600);
            }
            let token = by_bearer.then(|| opened.token.as_str().to_owned());
            Ok(SessionPayload { capacity: Some((&opened.capacity).into()), token, user_errors: Vec::new() })
        }
        Err(error) => {
            if let Some(seconds) = retry_after_of(&error) {
                ctx.append_http_header("retry-after", seconds.to_string());
            }
            Ok(SessionPayload { user_errors: user_errors(error, ctx.language())?, ..Default::default() })
        }
    }
}

/// How cookies are set.
#[derive(Clone, Copy)]
pub struct SecureCookies {
    /// For HTTPS only.
    pub is_secure: bool,
    /// Whether they come with requests of pages of other sites.
    pub same_site: SameSite,
}

/// Deletes the session cookie of the browser, not its device cookie.
pub(super) fn forget_cookie(ctx: &Context<'_>) {
    set_cookie(ctx, SESSION_COOKIE, "", 0);
}

fn set_cookie(ctx: &Context<'_>, name: &str, value: &str, seconds: i64) {
    ctx.append_http_header("set-cookie", ctx.data_unchecked::<SecureCookies>().cookie(name, value, "/", seconds));
}

impl Opened {
    /// The cookie of the new session.
    pub(super) fn session_cookie(&self, cookies: SecureCookies) -> String {
        cookies.cookie(SESSION_COOKIE, self.token.as_str(), "/", ABSOLUTE_HOURS * 3600)
    }
}

impl SecureCookies {
    /// A cookie that no script reads, and that comes from other sites as a setting says.
    pub(super) fn cookie(self, name: &str, value: &str, path: &str, seconds: i64) -> String {
        let secure = if self.is_secure { "; Secure" } else { "" };
        let same_site = match self.same_site {
            SameSite::Lax => "Lax",
            SameSite::None => "None",
        };
        format!("{name}={value}; Path={path}; HttpOnly; SameSite={same_site}; Max-Age={seconds}{secure}")
    }
}
