//! The code is exchanged for tokens, and what the ID token lacks is asked for at the UserInfo endpoint.

use openidconnect::core::{CoreErrorResponseType, CoreGenderClaim};
use openidconnect::{
    AccessToken, AuthorizationCode, PkceCodeVerifier, RequestTokenError, StandardErrorResponse, SubjectIdentifier, UserInfoClaims,
    UserInfoError,
};
use serde_json::Value;

use super::client_authentication::ClientAuthentication;
use super::discovery::Metadata;
use super::http_client::HttpFailure;
use super::providers::{Endpoint, OtherClaims, TokenAnswer};
use crate::core::error::{Error, Refusal, Result};
use crate::core::request_context::RequestContext;

/// The type of an assertion of the client (RFC 7523, 2.2).
const ASSERTION_TYPE: &str = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

impl Endpoint {
    /// Exchanges a code for the tokens, with what only whoever began the attempt has.
    pub async fn exchange(
        &self,
        context: &RequestContext,
        metadata: &Metadata,
        code: String,
        verifier: PkceCodeVerifier,
    ) -> Result<TokenAnswer> {
        let client = self.client(metadata);
        let request = client.exchange_code(AuthorizationCode::new(code)).map_err(|error| self.not_verified(error))?;
        let mut request = request.set_pkce_verifier(verifier);
        if let ClientAuthentication::PrivateKey(key) = &self.provider.authentication {
            let provider = &self.provider;
            let assertion = key.assertion(&provider.client_id, &provider.issuer, context.now(), context.app.random.as_ref())?;
            request = request.add_extra_param("client_assertion_type", ASSERTION_TYPE).add_extra_param("client_assertion", assertion);
        }
        request.request_async(&self.http).await.map_err(|error| self.exchange_failed(error))
    }

    fn exchange_failed(&self, error: RequestTokenError<HttpFailure, StandardErrorResponse<CoreErrorResponseType>>) -> Error {
        match error {
            RequestTokenError::Request(error) => Error::identity_provider_away(error),
            RequestTokenError::ServerResponse(answer) => {
                self.not_verified(format!("the provider refused the code: {}", answer.error().as_ref()))
            }
            // The answer may hold tokens: only that it could not be read is logged.
            RequestTokenError::Parse(..) => self.not_verified("the answer of the token endpoint could not be read"),
            RequestTokenError::Other(reason) => self.not_verified(reason),
        }
    }

    /// A claim at the UserInfo endpoint, which must speak of the same person as the ID token (OpenID Connect Core 5.3.4).
    pub async fn user_info_claim(
        &self,
        metadata: &Metadata,
        token: AccessToken,
        subject: SubjectIdentifier,
        name: &str,
    ) -> Result<Option<Value>> {
        let client = self.client(metadata);
        let Ok(request) = client.user_info(token, Some(subject)) else { return Ok(None) };
        let claims: UserInfoClaims<OtherClaims, CoreGenderClaim> =
            request.request_async(&self.http).await.map_err(|error| match error {
                UserInfoError::Request(error) => Error::identity_provider_away(error),
                UserInfoError::ClaimsVerification(error) => self.not_verified(error),
                _ => self.not_verified("the answer of the UserInfo endpoint could not be read"),
            })?;
        Ok(claims.additional_claims().get(name).cloned())
    }

    /// What a provider sent does not prove who the person is. The reason is for the log alone.
    pub fn not_verified(&self, reason: impl std::fmt::Display) -> Error {
        tracing::warn!(provider = self.provider.id, %reason, "an identity could not be verified");
        Refusal::new("IDENTITY_NOT_VERIFIED").into()
    }
}
