//! The challenge of someone who has given the right password: the second factor, within five minutes.

use chrono::Duration;

use super::domain::{CHALLENGE_MINUTES, FactorContent, SecondFactor, SecondFactors};
use super::graphql::SecondFactorRequest;
use super::passkeys::Ceremony;
use super::store::my_second_factors;
use crate::core::access::Viewer;
use crate::core::error::{Error, Result};
use crate::core::graph::DateTime;
use crate::core::ids::{AccountId, CapacityId};
use crate::core::request_context::RequestContext;
use crate::identity::authentication::SecondFactorKind;
use crate::identity::domain::Token;
use crate::identity::store::capacities::{HeldCapacity, my_capacities};
use crate::identity::store::challenges;

/// Asks for the second factor of an account, whose password was right.
pub async fn begin_challenge(
    context: &RequestContext,
    second_factors: &SecondFactors,
    account: AccountId,
    capacity: Option<CapacityId>,
) -> Result<SecondFactorRequest> {
    let authenticating = context.with_viewer(Viewer::Authenticating(account)).await;
    if let Some(capacity) = capacity {
        // A factor is not spent, and none is tried out, for a capacity that cannot be had.
        let held = my_capacities(&mut *authenticating.read().await?).await?;
        let is_held = |held: &HeldCapacity| held.capacity.id == capacity && held.capacity.is_valid_on(context.today());
        if !held.iter().any(is_held) {
            return Err(Error::NotFound);
        }
    }
    let factors = my_second_factors(&mut *authenticating.read().await?).await?;
    let ceremony = second_factors.ceremony_of(&factors)?;
    let token = Token::generate(context.app.random.as_ref());
    let until = context.now() + Duration::minutes(CHALLENGE_MINUTES);
    let state = ceremony.as_ref().map(|ceremony| &ceremony.state);
    challenges::begin_challenge(&mut *authenticating.read().await?, &token.own_hash()?, capacity, state, until).await?;
    authenticating.release().await;
    Ok(SecondFactorRequest {
        token: token.as_str().to_owned(),
        kinds: kinds(&factors),
        passkey_options: ceremony.map(|ceremony| ceremony.options),
        expires_at: DateTime(until),
    })
}

fn kinds(factors: &[SecondFactor]) -> Vec<SecondFactorKind> {
    let has = |kind: &SecondFactorKind| factors.iter().any(|factor| factor.content.kind() == *kind);
    let own = [SecondFactorKind::Totp, SecondFactorKind::Passkey].into_iter().filter(has);
    own.chain([SecondFactorKind::RecoveryCode]).collect()
}

impl SecondFactors {
    /// The ceremony of the passkeys among these factors.
    fn ceremony_of(&self, factors: &[SecondFactor]) -> Result<Option<Ceremony>> {
        let of_factor = |factor: &SecondFactor| match &factor.content {
            FactorContent::Passkey(passkey) => Some(passkey.as_ref().clone()),
            FactorContent::Totp(_) => None,
        };
        let passkeys: Vec<_> = factors.iter().filter_map(of_factor).collect();
        match &self.passkeys {
            Some(verifier) if !passkeys.is_empty() => verifier.begin_authentication(&passkeys).map(Some),
            _ => Ok(None),
        }
    }
}
