//! The ID token (OpenID Connect Core 3.1.3.7): who signed it, for whom, when, for which attempt.

use chrono::{DateTime, TimeDelta, Utc};
use openidconnect::core::{CoreJsonWebKey, CoreJwsSigningAlgorithm};
use openidconnect::{AccessTokenHash, ClaimsVerificationError, Nonce, OAuth2TokenResponse, SignatureVerificationError, TokenResponse};

use super::discovery::Metadata;
use super::providers::{Claims, Endpoint, TokenAnswer};
use crate::core::error::Result;

/// Signatures by a key that the provider publishes: no `none`, and no MAC, whose key would be the secret, or a public key misused as one.
pub const ALGORITHMS: [CoreJwsSigningAlgorithm; 9] = [
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha384,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha512,
    CoreJwsSigningAlgorithm::RsaSsaPssSha256,
    CoreJwsSigningAlgorithm::RsaSsaPssSha384,
    CoreJwsSigningAlgorithm::RsaSsaPssSha512,
    CoreJwsSigningAlgorithm::EcdsaP256Sha256,
    CoreJwsSigningAlgorithm::EcdsaP384Sha384,
    CoreJwsSigningAlgorithm::EdDsa,
];
/// A token that is older was issued for something else; clocks differ by a minute at most.
pub const OLDEST: TimeDelta = TimeDelta::minutes(10);
pub const CLOCK_SKEW: TimeDelta = TimeDelta::seconds(60);

/// Whether a token that was issued then is new.
pub fn is_recent(issued_at: DateTime<Utc>, now: DateTime<Utc>) -> bool {
    issued_at <= now + CLOCK_SKEW && issued_at >= now - OLDEST
}

impl Endpoint {
    /// The verified claims of the ID token. A token that names an unknown key has the keys read again: the provider may have changed them.
    pub async fn verify_id_token(&self, metadata: &Metadata, answer: &TokenAnswer, nonce: &Nonce, now: DateTime<Utc>) -> Result<Claims> {
        let checked = match self.check_id_token(metadata, answer, nonce, now) {
            Err(ClaimsVerificationError::SignatureVerification(SignatureVerificationError::NoMatchingKey)) => {
                let renewed = self.metadata_with_new_keys().await?;
                self.check_id_token(&renewed, answer, nonce, now)
            }
            other => other,
        };
        checked.map_err(|error| self.not_verified(described(&error)))
    }

    fn check_id_token(
        &self,
        metadata: &Metadata,
        answer: &TokenAnswer,
        nonce: &Nonce,
        now: DateTime<Utc>,
    ) -> Result<Claims, ClaimsVerificationError> {
        let wrong = |reason: &str| ClaimsVerificationError::Other(reason.to_owned());
        let token = answer.id_token().ok_or_else(|| wrong("there is no ID token"))?;
        let client = self.client(metadata);
        let verifier = client
            .id_token_verifier()
            .set_allowed_algs(ALGORITHMS)
            .set_time_fn(move || now)
            .set_issue_time_verifier_fn(move |at| if is_recent(at, now) { Ok(()) } else { Err(format!("it was issued at {at}")) });
        let claims = token.claims(&verifier, nonce)?;
        // Steps 4 and 5, which the library leaves out: whom it was issued to.
        if claims.authorized_party().is_some_and(|party| party.as_str() != self.provider.client_id) {
            return Err(ClaimsVerificationError::InvalidAudience("it was issued to another client".to_owned()));
        }
        let not_before = claims.additional_claims().get("nbf").map(|nbf| nbf.as_i64().and_then(DateTime::from_timestamp_secs));
        if not_before.is_some_and(|nbf| nbf.is_none_or(|nbf| nbf > now + CLOCK_SKEW)) {
            return Err(wrong("it is not valid yet"));
        }
        if let Some(expected) = claims.access_token_hash() {
            let key: &CoreJsonWebKey = token.signing_key(&verifier).map_err(ClaimsVerificationError::SignatureVerification)?;
            let algorithm = token.signing_alg().map_err(ClaimsVerificationError::SignatureVerification)?;
            let actual = AccessTokenHash::from_token(answer.access_token(), algorithm, key).map_err(|error| wrong(&error.to_string()))?;
            if actual != *expected {
                return Err(wrong("the access token is not the one that it was issued with"));
            }
        }
        Ok(claims.clone())
    }
}

/// The reason with what is behind it.
fn described(error: &ClaimsVerificationError) -> String {
    match error {
        ClaimsVerificationError::SignatureVerification(inner) => format!("{error}: {inner}"),
        other => other.to_string(),
    }
}
