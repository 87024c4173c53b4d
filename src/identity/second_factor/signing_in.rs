//! Signing in, the second part: the factor after the password.

use async_graphql::Context;

use super::change::{ChangeKind, FactorChange};
use super::domain::{Expected, Given, MAX_ATTEMPTS, SecondFactors, expired, wrong};
use super::store::my_second_factors;
use crate::core::access::Viewer;
use crate::core::error::{Error, Result};
use crate::core::request_context::{RequestContext, RequestContextExt};
use crate::identity::domain::Token;
use crate::identity::notices::notify_of_failure;
use crate::identity::password_sign_in::{PasswordOpening, PasswordSignIn, open_by_password};
use crate::identity::sign_in::Opened;
use crate::identity::store::challenges::{Challenge, try_challenge};
use crate::identity::throttle::SignInThrottle;

/// Completes a sign-in that was begun with the right password.
pub async fn confirm(ctx: &Context<'_>, token: &str, given: Given, bearer: bool) -> Result<Opened> {
    ctx.data_unchecked::<PasswordSignIn>().ensure_on()?;
    let hash = Token::hash(token).ok_or_else(expired)?;
    let context = ctx.context();
    let challenge = take_attempt(context, &hash).await?;
    let opening = PasswordOpening::of(context, challenge.account, challenge.password_hash.clone(), &challenge.email, bearer);
    let opened = prove_and_open(ctx, &challenge, opening, &given, hash).await;
    if challenge.attempts == 1 && opened.as_ref().is_err_and(is_refusal) {
        notify_of_failure(context, challenge.account).await?;
    }
    opened
}

async fn prove_and_open(
    ctx: &Context<'_>,
    challenge: &Challenge,
    opening: PasswordOpening,
    given: &Given,
    hash: [u8; 32],
) -> Result<Opened> {
    ctx.data_unchecked::<SignInThrottle>().take_code(&opening.attempt).await?;
    let proof = prove(ctx.context(), ctx.data_unchecked::<SecondFactors>(), challenge, given).await?;
    let change = FactorChange { challenge: hash, kind: ChangeKind::Proved(proof) };
    open_by_password(ctx, opening.with(challenge.capacity, Some(change))).await
}

async fn take_attempt(context: &RequestContext, hash: &[u8; 32]) -> Result<Challenge> {
    let anonymous = context.with_viewer(Viewer::Anonymous).await;
    let challenge = try_challenge(&mut *anonymous.read().await?, hash, context.now(), MAX_ATTEMPTS).await?;
    anonymous.release().await;
    challenge.ok_or_else(expired)
}

async fn prove(context: &RequestContext, second_factors: &SecondFactors, of: &Challenge, given: &Given) -> Result<super::domain::Proof> {
    let authenticating = context.with_viewer(Viewer::Authenticating(of.account)).await;
    let factors = my_second_factors(&mut *authenticating.read().await?).await?;
    authenticating.release().await;
    let expected = Expected { account: of.account, factors: &factors, ceremony: of.ceremony.clone() };
    second_factors.prove(expected, given, context.now())?.ok_or_else(wrong)
}

/// Whether the factor was refused for what was given, and not because the hub failed.
fn is_refusal(error: &Error) -> bool {
    matches!(error, Error::Refused(_) | Error::NotFound)
}
