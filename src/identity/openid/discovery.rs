//! What a provider publishes of itself (OpenID Connect Discovery 1.0), and its keys: cached, and read again when a token names a key that is
//! not among them.

use std::sync::Arc;
use std::time::Duration;

use openidconnect::core::{
    CoreAuthDisplay, CoreClaimName, CoreClaimType, CoreClientAuthMethod, CoreGrantType, CoreJsonWebKey, CoreJsonWebKeySet,
    CoreJweContentEncryptionAlgorithm, CoreJweKeyManagementAlgorithm, CoreResponseMode, CoreResponseType, CoreSubjectIdentifierType,
};
use openidconnect::{AdditionalProviderMetadata, IssuerUrl, ProviderMetadata};
use serde::{Deserialize, Serialize};
use tokio::sync::Mutex;
use tokio::time::{Instant, timeout};
use url::Url;

use super::http_client::HttpClient;
use crate::core::error::{Error, Result};

/// How long what was read is used, and how long it still is while the provider does not answer.
const FRESH: Duration = Duration::from_hours(1);
const USABLE: Duration = Duration::from_hours(24);
/// For how long a provider that did not answer is not asked again.
const AWAY: Duration = Duration::from_secs(2);
/// How often an unknown key has the keys read again at most: anyone can send a token that names one.
const BETWEEN_KEYS: Duration = Duration::from_secs(10);
/// How long a caller waits for what others read, and reads itself.
const PATIENCE: Duration = Duration::from_secs(25);

/// What the hub reads in addition to the fields of the specification.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Announced {
    /// Whether every authorization response names its issuer (RFC 9207).
    #[serde(default)]
    pub authorization_response_iss_parameter_supported: bool,
}

impl AdditionalProviderMetadata for Announced {}

/// What a provider publishes of itself, with its keys.
pub type Metadata = ProviderMetadata<
    Announced,
    CoreAuthDisplay,
    CoreClientAuthMethod,
    CoreClaimName,
    CoreClaimType,
    CoreGrantType,
    CoreJweContentEncryptionAlgorithm,
    CoreJweKeyManagementAlgorithm,
    CoreJsonWebKey,
    CoreResponseMode,
    CoreResponseType,
    CoreSubjectIdentifierType,
>;

/// The cache of one provider.
pub struct Discovery {
    issuer: IssuerUrl,
    cached: Mutex<Cached>,
}

#[derive(Default)]
struct Cached {
    read: Option<(Arc<Metadata>, Instant)>,
    failed_at: Option<Instant>,
    keys_read_again_at: Option<Instant>,
}

impl Discovery {
    /// An empty cache.
    pub fn of(issuer: &str) -> Result<Self> {
        Ok(Self { issuer: IssuerUrl::new(issuer.to_owned()).map_err(Error::fault)?, cached: Mutex::default() })
    }

    /// What the provider publishes; one caller reads it for all who wait.
    pub async fn metadata(&self, http: &HttpClient) -> Result<Arc<Metadata>> {
        self.in_time(async |cached| self.read_if_stale(cached, http).await).await
    }

    /// The same with the keys read again, unless they just were.
    pub async fn metadata_with_new_keys(&self, http: &HttpClient) -> Result<Arc<Metadata>> {
        self.in_time(async |cached| {
            let metadata = self.read_if_stale(cached, http).await?;
            if cached.keys_read_again_at.is_some_and(|at| at.elapsed() < BETWEEN_KEYS) {
                return Ok(metadata);
            }
            let keys = CoreJsonWebKeySet::fetch_async(metadata.jwks_uri(), http).await;
            // Only what was tried to its end counts: a caller who leaves keeps nobody from reading them.
            cached.keys_read_again_at = Some(Instant::now());
            let keys = keys.map_err(Error::identity_provider_away)?;
            let metadata = Arc::new(Metadata::clone(&metadata).set_jwks(keys));
            cached.read = Some((metadata.clone(), cached.read.as_ref().map_or_else(Instant::now, |(_, at)| *at)));
            Ok(metadata)
        })
        .await
    }

    async fn in_time(&self, read: impl AsyncFnOnce(&mut Cached) -> Result<Arc<Metadata>>) -> Result<Arc<Metadata>> {
        let work = async { read(&mut *self.cached.lock().await).await };
        timeout(PATIENCE, work).await.unwrap_or_else(|_| Err(Error::identity_provider_away("it takes too long to answer")))
    }

    async fn read_if_stale(&self, cached: &mut Cached, http: &HttpClient) -> Result<Arc<Metadata>> {
        if let Some((metadata, at)) = &cached.read
            && at.elapsed() < FRESH
        {
            return Ok(metadata.clone());
        }
        let is_away = cached.failed_at.is_some_and(|at| at.elapsed() < AWAY);
        let read = if is_away { Err(Error::identity_provider_away("it did not answer just now")) } else { self.read(http).await };
        match (read, &cached.read) {
            (Ok(metadata), _) => {
                *cached = Cached { read: Some((metadata.clone(), Instant::now())), ..Cached::default() };
                Ok(metadata)
            }
            (Err(error), Some((metadata, at))) if at.elapsed() < USABLE => {
                let metadata = metadata.clone();
                // Callers who did not try must not keep others from trying.
                if !is_away {
                    tracing::warn!(issuer = %self.issuer.as_str(), %error, "a provider of identities is used by what was read of it before");
                    cached.failed_at = Some(Instant::now());
                }
                Ok(metadata)
            }
            (Err(error), _) => {
                if !is_away {
                    cached.failed_at = Some(Instant::now());
                }
                Err(error)
            }
        }
    }

    async fn read(&self, http: &HttpClient) -> Result<Arc<Metadata>> {
        let metadata = Metadata::discover_async(self.issuer.clone(), http).await.map_err(|error| {
            tracing::warn!(issuer = %self.issuer.as_str(), %error, reason = ?std::error::Error::source(&error), "a provider of identities could not be read");
            Error::identity_provider_away(error)
        })?;
        if let Some(endpoint) = insecure_endpoint(&metadata) {
            tracing::warn!(issuer = %self.issuer.as_str(), %endpoint, "a provider of identities names an endpoint that is not https: it is not used");
            return Err(Error::identity_provider_away("it names an endpoint that is not https"));
        }
        Ok(Arc::new(metadata))
    }
}

/// An endpoint without https of a provider that has it itself.
fn insecure_endpoint(metadata: &Metadata) -> Option<&Url> {
    let always = [metadata.authorization_endpoint().url(), metadata.jwks_uri().url()];
    let endpoints = always.into_iter().chain(metadata.token_endpoint().map(|token| token.url()));
    let mut endpoints = endpoints.chain(metadata.userinfo_endpoint().map(|user_info| user_info.url()));
    if metadata.issuer().url().scheme() == "https" { endpoints.find(|endpoint| endpoint.scheme() != "https") } else { None }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn metadata(issuer: &str, token_endpoint: &str) -> serde_json::Result<Metadata> {
        let of = |path: &str| Value::from(format!("{issuer}{path}"));
        serde_json::from_value(json!({
            "issuer": issuer, "authorization_endpoint": of("/authorize"), "token_endpoint": token_endpoint, "jwks_uri": of("/keys"),
            "response_types_supported": ["code"], "subject_types_supported": ["public"], "id_token_signing_alg_values_supported": ["ES256"],
        }))
    }

    #[test]
    fn a_provider_with_https_has_all_its_endpoints_with_it() -> serde_json::Result<()> {
        let secure = metadata("https://login.example.it", "https://login.example.it/token")?;
        let mixed = metadata("https://login.example.it", "http://login.example.it/token")?;
        let of_a_test = metadata("http://127.0.0.1:3000", "http://127.0.0.1:3000/token")?;

        assert!(insecure_endpoint(&secure).is_none() && insecure_endpoint(&of_a_test).is_none());
        assert_eq!(insecure_endpoint(&mixed).map(Url::as_str), Some("http://login.example.it/token"));
        Ok(())
    }
}
