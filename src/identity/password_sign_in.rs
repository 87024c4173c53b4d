//! Signing in by password, alone or with the second factor that comes after it.

use async_graphql::Context;
use uuid::Uuid;

use super::authentication::Authentication;
use super::device::DeviceKey;
use super::graphql::SignInInput;
use super::password::Passwords;
use super::second_factor::{FactorChange, SecondFactorRequest, SecondFactors, begin_challenge};
use super::sign_in::{Opened, Opening, Replaced, open, sessions_of};
use super::store::accounts::{SignIn, find_sign_in};
use super::throttle::{Attempt, SignInThrottle};
use crate::core::access::Viewer;
use crate::core::ids::{AccountId, CapacityId};
use crate::core::request_context::RequestContext;
use crate::core::{Error, Refusal, RequestContextExt, Result, text};

/// A longer password is not hashed.
const LONGEST_PASSWORD: usize = 1024;

/// Whether passwords sign in; where they do not, people sign in with a digital identity.
#[derive(Clone, Copy)]
pub struct PasswordSignIn(pub bool);

impl PasswordSignIn {
    /// Refuses where passwords do not sign in.
    pub fn ensure_on(self) -> Result<()> {
        if self.0 { Ok(()) } else { Err(Refusal::new("PASSWORD_SIGN_IN_OFF").into()) }
    }
}

/// What a right password leads to.
pub(super) enum PasswordOutcome {
    /// A session.
    Opened(Opened),
    /// The second factor is asked for first.
    Challenged(SecondFactorRequest),
}

/// A session that is opened for someone who has given a password.
pub(super) struct PasswordOpening {
    account: AccountId,
    password_hash: String,
    /// As the throttle counts it.
    pub attempt: Attempt,
    bearer: bool,
    requested: Option<CapacityId>,
    change: Option<FactorChange>,
}

impl PasswordOpening {
    /// For an account with this address.
    pub(super) fn of(context: &RequestContext, account: AccountId, password_hash: String, email: &str, bearer: bool) -> Self {
        let attempt = attempt(context, email, DeviceKey { account, password_hash: &password_hash });
        Self { account, password_hash, attempt, bearer, requested: None, change: None }
    }

    /// The same in a capacity, with a second factor.
    pub(super) fn with(self, requested: Option<CapacityId>, change: Option<FactorChange>) -> Self {
        Self { requested, change, ..self }
    }
}

/// Takes a password: the throttle counts the attempt before anything is verified.
pub(super) async fn sign_in(ctx: &Context<'_>, input: SignInInput) -> Result<PasswordOutcome> {
    ctx.data_unchecked::<PasswordSignIn>().ensure_on()?;
    let (context, passwords) = (ctx.context(), ctx.data_unchecked::<Passwords>());
    // A text that cannot be an address is counted as an attempt all the same.
    let email = Some(input.email.trim().to_lowercase()).filter(|email| email.len() <= 254 && text::is_plain(email)).unwrap_or_default();
    let known = match email.as_str() {
        "" => None,
        email => {
            let anonymous = context.with_viewer(Viewer::Anonymous).await;
            find_sign_in(&mut *anonymous.read().await?, email).await?
        }
    };
    let attempt = attempt(context, &email, device_key(passwords, known.as_ref()));
    if !is_right(ctx, &attempt, input.password, known.as_ref()).await? {
        return Err(Refusal::new("SIGN_IN_FAILED").into());
    }
    let known = known.ok_or_else(|| Error::fault("a password is right only where there is an account"))?;
    let (account, requested) = (known.account, input.capacity_id);
    if known.has_second_factor {
        // The attempt counts until the second factor has been given too.
        let second_factors = ctx.data_unchecked::<SecondFactors>();
        return begin_challenge(context, second_factors, account, requested).await.map(PasswordOutcome::Challenged);
    }
    let opening = PasswordOpening { account, password_hash: known.password_hash, attempt, bearer: input.bearer, requested, change: None };
    ctx.data_unchecked::<SignInThrottle>().succeeded(&opening.attempt).await;
    open_by_password(ctx, opening).await.map(PasswordOutcome::Opened)
}

/// Opens a session for someone who has proved who they are, with all that is asked of them.
pub(super) async fn open_by_password(ctx: &Context<'_>, by: PasswordOpening) -> Result<Opened> {
    let context = ctx.context();
    let (has_factor, is_known) = (by.change.is_some(), by.attempt.is_of_known_device());
    let replaced = context.origin.replaceable.filter(|_| !by.bearer).map(Replaced::OfToken);
    let opening = Opening {
        requested: by.requested,
        replaced,
        is_known,
        change: by.change,
        password_hash: Some(by.password_hash.clone()),
        ..Opening::of(by.account, Authentication::PASSWORD)
    };
    let key = DeviceKey { account: by.account, password_hash: &by.password_hash };
    let device = match by.bearer {
        true => None,
        false => key.renew_cookie(context.origin.device.as_deref(), ctx.now(), context.app.random.as_ref())?,
    };
    let opened = open(context, sessions_of(ctx), opening).await?;
    if has_factor {
        ctx.data_unchecked::<SignInThrottle>().succeeded_with_code(&by.attempt).await;
    }
    Ok(opened.with_device(device))
}

fn attempt(context: &RequestContext, email: &str, key: DeviceKey<'_>) -> Attempt {
    let client = context.origin.address.as_deref().and_then(|address| address.parse().ok());
    let device = context.origin.device.as_deref().and_then(|cookie| key.find_device(cookie, context.now()));
    Attempt::new(email, client, device)
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
