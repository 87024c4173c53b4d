//! Opening and ending sessions, whatever a person has proved who they are with, and the cookies of the browser.

use std::sync::Arc;

use async_graphql::Context;
use chrono::{DateTime, Duration, Utc};

use super::authentication::Authentication;
use super::device::KEPT_DAYS;
use super::domain::{ABSOLUTE_HOURS, SessionEnded, Token};
use super::graphql::SessionPayload;
use super::notices::{NewNotice, NoticeKind, notify};
use super::second_factor::{FactorChange, SecondFactors};
use super::sessions::Sessions;
use super::sign_in_origin::{SignInOrigin, UnusualSignIn};
use super::store::accounts::hold_account;
use super::store::capacities::{HeldCapacity, my_capacities};
use super::store::digital_identities::hold_off_logouts;
use super::store::session_ends;
use super::store::sessions::{self, Continued, Session};
use super::throttle::retry_after_of;
use crate::core::access::{Person, Viewer};
use crate::core::config::SameSite;
use crate::core::db::Tx;
use crate::core::graph::user_errors;
use crate::core::ids::{AccountId, CapacityId, SessionId};
use crate::core::request_context::{DEVICE_COOKIE, RequestContext, SESSION_COOKIE};
use crate::core::{Error, Refusal, RequestContextExt, Result};

/// A session that was opened, for the response.
pub(super) struct Opened {
    person: Arc<Person>,
    token: Token,
    /// The new device cookie, where the browser has none that is still valid.
    device: Option<String>,
}

/// Whether people sign in with the national services card.
#[derive(Clone, Copy)]
pub struct CardSignIn(pub bool);

/// Opens a session in another capacity of the same account, which stays signed in as it was.
pub(super) async fn switch(ctx: &Context<'_>, capacity: CapacityId) -> Result<Opened> {
    let person = ctx.signed_in()?;
    let acting = ctx.context().of_signed_in().await?;
    let continued = sessions::get_authentication(&mut *acting.read().await?, person.session).await?;
    acting.release().await;
    open(ctx.context(), sessions_of(ctx), Opening::in_place_of(person, capacity, continued)).await
}

pub(super) fn sessions_of<'a>(ctx: &'a Context<'_>) -> &'a Sessions {
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
    /// The hash of the password that was verified, where one was: it may have been replaced meanwhile.
    pub password_hash: Option<String>,
    /// When they did, where it is not now.
    pub authenticated_at: Option<DateTime<Utc>>,
    /// What of the sign-in was new to the account, where that is known already.
    pub unusual: Option<UnusualSignIn>,
    /// Whether the sign-in is compared with those before: not where the browser is known to the account, or was signed in already.
    pub is_known: bool,
    /// The second factor that is proved or added with it.
    pub change: Option<FactorChange>,
}

impl Opening {
    /// Of a person who has just proved who they are.
    pub const fn of(account: AccountId, authentication: Authentication) -> Self {
        Self {
            account,
            requested: None,
            replaced: None,
            authentication,
            password_hash: None,
            authenticated_at: None,
            unusual: None,
            is_known: false,
            change: None,
        }
    }

    /// Of a person who goes on in another session, as they were signed in.
    pub fn in_place_of(person: &Person, capacity: CapacityId, continued: Continued) -> Self {
        Self {
            requested: Some(capacity),
            replaced: Some(Replaced::Own(person.session)),
            authenticated_at: Some(continued.authenticated_at),
            unusual: continued.unusual,
            is_known: true,
            ..Self::of(person.account, continued.authentication)
        }
    }

    /// How the session is signed in: with the factor that is proved or added with it.
    fn authentication(&self) -> Authentication {
        let second_factor = self.change.as_ref().map(FactorChange::factor).or(self.authentication.second_factor);
        Authentication { second_factor, ..self.authentication.clone() }
    }
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
    let (session, token) = new_session(context, &chosen, &opening);
    let person = Arc::new(Person {
        session: session.id,
        account: opening.account,
        name: chosen.account_name,
        capacity: chosen.capacity,
        last_seen_at: session.last_seen_at,
        expires_at: session.expires_at,
        program: None,
        is_by_password_alone: session.authentication.is_by_password_alone(),
    });
    let signed_in = authenticating.with_viewer(Viewer::Person(person.clone())).await;
    let mut tx = signed_in.begin().await?;
    if !hold_account(&mut tx, opening.password_hash.as_deref()).await? {
        return Err(Refusal::new("SIGN_IN_FAILED").into());
    }
    if let Some(at) = &session.authentication.at {
        hold_off_logouts(&mut tx, &at.provider).await?;
    }
    if let Some(change) = &opening.change {
        change.write(&mut tx, context, opening.account, session.id).await?;
    }
    let origin = SignInOrigin { is_continued: opening.authenticated_at.is_some(), ..SignInOrigin::of(&context.origin, opening.is_known) };
    let unusual = sessions::add_session(&mut tx, &session, &token.own_hash()?, &origin).await?;
    if unusual.is_some() && opening.unusual.is_none() {
        notify(&mut tx, &NewNotice::of(context, opening.account, NoticeKind::UnusualSignIn).about(session.id)).await?;
    }
    let replaced = match opening.replaced {
        Some(Replaced::Own(session)) => Some(end(&mut tx, session, context.now()).await?.0),
        Some(Replaced::OfToken(hash)) => end_replaced(&mut tx, hash, context.now()).await?,
        None => None,
    };
    let mut ended = Vec::from_iter(replaced);
    if opening.change.as_ref().is_some_and(FactorChange::adds_a_factor) {
        ended.extend(end_by_password_alone(&mut tx, opening.account, session.id, context.now()).await?);
    }
    tx.commit().await?;
    signed_in.release().await;
    for ended in ended {
        forget(caches, ended).await;
    }
    Ok(Opened { person, token, device: None })
}

fn new_session(context: &RequestContext, held: &HeldCapacity, opening: &Opening) -> (Session, Token) {
    let (now, origin) = (context.now(), &context.origin);
    let session = Session {
        id: SessionId(context.key()),
        account_id: held.account,
        capacity_id: held.capacity.id,
        agent: origin.agent.as_deref().map(Into::into),
        address: origin.address.as_deref().map(Into::into),
        created_at: now,
        last_seen_at: now,
        // Another capacity prolongs no session.
        expires_at: opening.authenticated_at.unwrap_or(now) + Duration::hours(ABSOLUTE_HOURS),
        authentication: opening.authentication(),
        authenticated_at: opening.authenticated_at.unwrap_or(now),
        unusual: opening.unusual,
    };
    (session, Token::generate(context.app.random.as_ref()))
}

/// A session that was ended, with the hash of its token.
pub(super) struct Ended(pub SessionId, pub Vec<u8>);

/// Ends a session that the viewer may end, and says whose it was.
async fn end(tx: &mut Tx, session: SessionId, now: DateTime<Utc>) -> Result<(Ended, AccountId)> {
    let (hash, account) = session_ends::end_session(tx, session, now).await?.ok_or(Error::NotFound)?;
    tx.publish(SessionEnded::now(session));
    Ok((Ended(session, hash), account))
}

/// Ends the session of a token, where it is open.
async fn end_replaced(tx: &mut Tx, hash: [u8; 32], now: DateTime<Utc>) -> Result<Option<Ended>> {
    let Some(session) = session_ends::end_replaced_session(tx, &hash, now).await? else { return Ok(None) };
    tx.publish(SessionEnded::now(session));
    Ok(Some(Ended(session, hash.to_vec())))
}

/// Ends the other sessions of an account that a password alone has opened: whoever has it may not go on without the factor.
async fn end_by_password_alone(tx: &mut Tx, account: AccountId, spared: SessionId, now: DateTime<Utc>) -> Result<Vec<Ended>> {
    let ended = session_ends::end_sessions_by_password_alone(tx, account, spared, now).await?;
    for (session, _) in &ended {
        tx.publish(SessionEnded::now(*session));
    }
    Ok(ended.into_iter().map(|(session, hash)| Ended(session, hash)).collect())
}

/// Ends a session that the viewer may end, in a transaction of its own. Where it is of someone else, its owner is notified.
pub(super) async fn end_alone(ctx: &Context<'_>, session: SessionId) -> Result<()> {
    let acting = ctx.context().of_signed_in().await?;
    let mut tx = acting.begin().await?;
    let (ended, account) = end(&mut tx, session, ctx.now()).await?;
    if account != ctx.signed_in()?.account {
        ctx.context().note_account(account);
        let notice = NewNotice::of(&acting, account, NoticeKind::SessionEnded).about(session).without_origin();
        notify(&mut tx, &notice).await?;
    }
    tx.commit().await?;
    acting.release().await;
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
            let must_add_second_factor = ctx.data_unchecked::<SecondFactors>().rule.is_unmet(&opened.person);
            let capacity = Some((&opened.person.capacity).into());
            Ok(SessionPayload { capacity, token, must_add_second_factor, ..Default::default() })
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
    /// The same for a browser that keeps this device cookie.
    pub(super) fn with_device(self, device: Option<String>) -> Self {
        Self { device, ..self }
    }

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
