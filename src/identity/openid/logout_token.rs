//! A logout token (OpenID Connect Back-Channel Logout 1.0, 2.4 and 2.6).

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Utc};
use openidconnect::core::{CoreJsonWebKey, CoreJwsSigningAlgorithm};
use openidconnect::{JsonWebKey, JsonWebKeyAlgorithm, JsonWebKeyUse, JwsSigningAlgorithm};
use serde::Deserialize;
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use super::discovery::Metadata;
use super::id_token::{ALGORITHMS, CLOCK_SKEW, OLDEST, is_recent};

/// The member of `events` that makes a token a logout token.
const EVENT: &str = "http://schemas.openid.net/event/backchannel-logout";
/// Characters of a token at most.
pub const LONGEST_TOKEN: usize = 8192;

/// A verified logout token: what it ends.
#[derive(Debug)]
pub struct LogoutToken {
    /// A session of the provider.
    pub session: Option<String>,
    /// A person at the provider.
    pub subject: Option<String>,
    /// The hash of its issuer and its id: it is carried out once.
    pub hash: [u8; 32],
    /// From then on it is refused by its age.
    pub forgotten_at: DateTime<Utc>,
}

/// Why a token is refused.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidLogoutToken {
    /// No key of the provider is the one that it names.
    #[error("no matching key")]
    NoMatchingKey,
    /// Anything else.
    #[error("{0}")]
    Wrong(&'static str),
}

#[derive(Deserialize)]
struct Header {
    alg: CoreJwsSigningAlgorithm,
    kid: Option<String>,
    typ: Option<String>,
    crit: Option<Value>,
}

#[derive(Deserialize)]
struct LogoutClaims {
    iss: String,
    aud: Value,
    iat: i64,
    exp: Option<i64>,
    jti: String,
    events: Map<String, Value>,
    sub: Option<String>,
    sid: Option<String>,
    nonce: Option<Value>,
}

impl LogoutToken {
    /// Verifies a token for this client of the provider.
    pub fn verify(token: &str, metadata: &Metadata, client_id: &str, now: DateTime<Utc>) -> Result<Self, InvalidLogoutToken> {
        use InvalidLogoutToken::Wrong;
        let parts: Vec<&str> = token.split('.').collect();
        let [header, payload, signature] = parts[..] else { return Err(Wrong("it is no signed token")) };
        if token.len() > LONGEST_TOKEN {
            return Err(Wrong("it is too long"));
        }
        check_signature(header, payload, signature, metadata)?;
        let claims: LogoutClaims = read(payload).ok_or(Wrong("its claims cannot be read"))?;
        claims.check(metadata.issuer().as_str(), client_id, now)?;
        Ok(Self {
            hash: Sha256::digest(format!("{}\0{}", claims.iss, claims.jti)).into(),
            session: claims.sid,
            subject: claims.sub,
            forgotten_at: now + OLDEST + CLOCK_SKEW * 2,
        })
    }
}

fn check_signature(header: &str, payload: &str, signature: &str, metadata: &Metadata) -> Result<(), InvalidLogoutToken> {
    use InvalidLogoutToken::Wrong;
    let message = format!("{header}.{payload}");
    let header: Header = read(header).ok_or(Wrong("its header cannot be read"))?;
    if header
        .typ
        .as_deref()
        .is_some_and(|typ| !["logout+jwt", "application/logout+jwt", "JWT"].iter().any(|known| known.eq_ignore_ascii_case(typ)))
    {
        return Err(Wrong("it is of another type"));
    }
    if header.crit.is_some() || !ALGORITHMS.contains(&header.alg) {
        return Err(Wrong("its algorithm is not accepted"));
    }
    let signature = URL_SAFE_NO_PAD.decode(signature).map_err(|_| Wrong("its signature cannot be read"))?;
    let keys: Vec<&CoreJsonWebKey> = metadata.jwks().keys().iter().filter(|key| fits(key, &header)).collect();
    match keys[..] {
        [] => Err(InvalidLogoutToken::NoMatchingKey),
        [key] => key.verify_signature(&header.alg, message.as_bytes(), &signature).map_err(|_| Wrong("its signature is wrong")),
        _ => Err(Wrong("it does not say which key signed it")),
    }
}

/// Whether a key may have signed a token with this header.
fn fits(key: &CoreJsonWebKey, header: &Header) -> bool {
    let is_named = header.kid.as_ref().is_none_or(|kid| key.key_id().is_some_and(|id| id.as_str() == kid));
    let signs = key.key_use().is_none_or(|usage| usage.allows_signature());
    let has_type = header.alg.key_type().as_ref() == Some(key.key_type());
    let has_algorithm = match key.signing_alg() {
        JsonWebKeyAlgorithm::Unspecified => true,
        JsonWebKeyAlgorithm::Algorithm(algorithm) => *algorithm == header.alg,
        JsonWebKeyAlgorithm::Unsupported => false,
    };
    is_named && signs && has_type && has_algorithm
}

impl LogoutClaims {
    fn check(&self, issuer: &str, client_id: &str, now: DateTime<Utc>) -> Result<(), InvalidLogoutToken> {
        let is_for_us = match &self.aud {
            Value::String(one) => one == client_id,
            Value::Array(several) => several.iter().any(|one| one == client_id),
            _ => false,
        };
        let is_new = DateTime::from_timestamp_secs(self.iat).is_some_and(|at| is_recent(at, now));
        let has_expired = self.exp.is_some_and(|exp| DateTime::from_timestamp_secs(exp).is_none_or(|exp| exp <= now));
        let has_event = self.events.get(EVENT).is_some_and(Value::is_object);
        let names_somebody = self.sub.is_some() || self.sid.is_some();
        let reasons = [
            (self.iss == issuer, "it comes from another issuer"),
            (is_for_us, "it is for another client"),
            (is_new && !has_expired, "it has expired, or was not issued just now"),
            (!self.jti.is_empty() && self.jti.len() <= 256, "it has no id"),
            (has_event, "it is no logout token"),
            (self.nonce.is_none(), "it has a nonce, as only an ID token has"),
            (names_somebody, "it names neither a session nor a person"),
        ];
        match reasons.into_iter().find(|(holds, _)| !holds) {
            Some((_, reason)) => Err(InvalidLogoutToken::Wrong(reason)),
            None => Ok(()),
        }
    }
}

/// A part of a token.
fn read<T: for<'a> Deserialize<'a>>(part: &str) -> Option<T> {
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(part).ok()?).ok()
}
