//! The providers of this hub, each with what was read of it.

use std::path::Path;
use std::sync::Arc;

use openidconnect::core::{
    CoreAuthDisplay, CoreAuthPrompt, CoreClientAuthMethod, CoreErrorResponseType, CoreGenderClaim, CoreJsonWebKey,
    CoreJweContentEncryptionAlgorithm, CoreJwsSigningAlgorithm, CoreRevocableToken, CoreRevocationErrorResponse,
    CoreTokenIntrospectionResponse, CoreTokenType,
};
use openidconnect::{
    AdditionalClaims, AuthType, Client, ClientId, EmptyExtraTokenFields, EndpointMaybeSet, EndpointNotSet, EndpointSet, IdTokenClaims,
    IdTokenFields, RedirectUrl, StandardErrorResponse, StandardTokenResponse,
};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::client_authentication::ClientAuthentication;
use super::discovery::{Discovery, Metadata};
use super::http_client::HttpClient;
use super::provider::Provider;
use super::settings;
use crate::core::error::{Error, Result};

/// The claims that are not of OpenID Connect Core.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct OtherClaims(serde_json::Map<String, Value>);

impl AdditionalClaims for OtherClaims {}

impl OtherClaims {
    /// A claim by its name.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.0.get(name)
    }
}

/// The claims of an ID token.
pub type Claims = IdTokenClaims<OtherClaims, CoreGenderClaim>;

/// The answer of a token endpoint.
pub type TokenAnswer = StandardTokenResponse<
    IdTokenFields<OtherClaims, EmptyExtraTokenFields, CoreGenderClaim, CoreJweContentEncryptionAlgorithm, CoreJwsSigningAlgorithm>,
    CoreTokenType,
>;

/// The hub as a client of one provider.
pub type ProviderClient = Client<
    OtherClaims,
    CoreAuthDisplay,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJsonWebKey,
    CoreAuthPrompt,
    StandardErrorResponse<CoreErrorResponseType>,
    TokenAnswer,
    CoreTokenIntrospectionResponse,
    CoreRevocableToken,
    CoreRevocationErrorResponse,
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// A provider with the connection to it.
pub struct Endpoint {
    /// What the settings say of it.
    pub provider: Provider,
    /// Speaks to it.
    pub http: HttpClient,
    redirect_url: RedirectUrl,
    discovery: Discovery,
}

/// The providers of this hub, in the order of the settings.
#[derive(Clone, Default)]
pub struct Providers(Arc<Vec<Endpoint>>);

impl Providers {
    /// Reads the file of the settings, where there is one.
    pub fn read_settings(file: Option<&Path>) -> Result<Vec<Provider>> {
        file.map_or_else(|| Ok(Vec::new()), settings::read)
    }

    /// The providers, for a hub at this address (without a slash at its end).
    pub fn at(address: &str, providers: Vec<Provider>) -> Result<Self> {
        let endpoint = |provider: Provider| {
            Ok(Endpoint {
                http: HttpClient::for_issuer(&provider.issuer)?,
                redirect_url: RedirectUrl::new(format!("{address}{}", provider.callback_path())).map_err(Error::fault)?,
                discovery: Discovery::of(&provider.issuer)?,
                provider,
            })
        };
        Ok(Self(Arc::new(providers.into_iter().map(endpoint).collect::<Result<_>>()?)))
    }

    /// All of them.
    pub fn list(&self) -> impl Iterator<Item = &Provider> {
        self.0.iter().map(|endpoint| &endpoint.provider)
    }

    /// The provider with this id.
    pub fn find(&self, id: &str) -> Result<&Endpoint> {
        self.0.iter().find(|endpoint| endpoint.provider.id == id).ok_or(Error::NotFound)
    }
}

impl Endpoint {
    /// What the provider publishes of itself.
    pub async fn metadata(&self) -> Result<Arc<Metadata>> {
        self.discovery.metadata(&self.http).await
    }

    /// The same after a token named a key that is not among its keys.
    pub async fn metadata_with_new_keys(&self) -> Result<Arc<Metadata>> {
        self.discovery.metadata_with_new_keys(&self.http).await
    }

    /// The hub as its client.
    pub fn client(&self, metadata: &Metadata) -> ProviderClient {
        let secret = match &self.provider.authentication {
            ClientAuthentication::Secret(secret) => Some(secret.clone()),
            ClientAuthentication::PrivateKey(_) => None,
        };
        let client_id = ClientId::new(self.provider.client_id.clone());
        let client = Client::from_provider_metadata(metadata.clone(), client_id, secret).set_redirect_uri(self.redirect_url.clone());
        // Without a list it is client_secret_basic (OpenID Connect Discovery 3).
        let takes_basic = metadata
            .token_endpoint_auth_methods_supported()
            .is_none_or(|methods| methods.contains(&CoreClientAuthMethod::ClientSecretBasic));
        client.set_auth_type(if takes_basic { AuthType::BasicAuth } else { AuthType::RequestBody })
    }
}
