//! The end: the provider has sent the browser back, and a session is opened for whom it names.

use openidconnect::OAuth2TokenResponse;

use super::answer::AuthorizationResponse;
use super::attempt::Attempt;
use super::discovery::Metadata;
use super::providers::{Claims, Endpoint, Providers};
use super::tax_code;
use crate::core::access::Viewer;
use crate::core::error::{Error, Refusal, Result};
use crate::core::ids::AccountId;
use crate::core::request_context::RequestContext;
use crate::identity::authentication::{AssuranceLevel, Authentication, ProviderSession};
use crate::identity::sessions::Sessions;
use crate::identity::sign_in::{Opening, Replaced, SecureCookies, open};
use crate::identity::store::digital_identities::{StoredAttempt, find_identity, take_attempt};

/// Characters of a subject or a session of a provider at most (OpenID Connect Core 2: 255).
const LONGEST_NAME: usize = 255;

/// A browser that comes back from a provider.
pub struct CallbackRequest<'a> {
    /// The provider of the address.
    pub provider: &'a str,
    /// The query of the address.
    pub query: &'a str,
    /// The value of a cookie by its name.
    pub cookie: &'a (dyn Fn(&str) -> Option<String> + Sync),
}

/// A session was opened.
pub struct SignedIn {
    /// The cookie of the session.
    pub cookie: String,
    /// The path to go on to.
    pub return_to: String,
}

impl CallbackRequest<'_> {
    /// Deletes the cookie of the attempt, whatever came of it.
    pub fn forget_attempt(&self, providers: &Providers, cookies: SecureCookies) -> Option<String> {
        let path = providers.find(self.provider).ok()?.provider.callback_path();
        let state = AuthorizationResponse::read(self.query)?.state?;
        Some(cookies.cookie(&Attempt::cookie_name(&state), "", &path, 0))
    }
}

/// Completes an attempt: opens a session for the person whom the provider names.
pub async fn complete(
    context: &RequestContext,
    providers: &Providers,
    sessions: &Sessions,
    cookies: SecureCookies,
    request: &CallbackRequest<'_>,
) -> Result<SignedIn> {
    let endpoint = providers.find(request.provider)?;
    let response = AuthorizationResponse::read(request.query).ok_or_else(expired)?;
    let (attempt, stored) = take(context, request, &response).await?;
    let metadata = endpoint.metadata().await?;
    let code = endpoint.code_of(&metadata, &stored, response)?;
    let answer = endpoint.exchange(context, &metadata, code, attempt.code_verifier()?).await?;
    let claims = endpoint.verify_id_token(&metadata, &answer, &attempt.nonce()?, context.now()).await?;
    let level = endpoint.level_of(&claims)?;
    let claim = match claims.additional_claims().get(&endpoint.provider.tax_code_claim) {
        Some(claim) => Some(claim.clone()),
        None => endpoint.claim_of_user(&metadata, &claims, answer.access_token().clone()).await?,
    };
    let tax_code = claim.as_ref().and_then(tax_code::read).ok_or_else(|| endpoint.not_verified("there is no tax code of a person"))?;
    let account = account_of(context, tax_code.as_str()).await?;
    let authentication = endpoint.authentication(&claims, level)?;
    let replaced = context.origin.replaceable.map(Replaced::OfToken);
    let opened = open(context, sessions, Opening { replaced, ..Opening::of(account, authentication) }).await?;
    Ok(SignedIn { cookie: opened.session_cookie(cookies), return_to: stored.return_to })
}

fn expired() -> Error {
    Refusal::new("SIGN_IN_EXPIRED").into()
}

/// The attempt of this browser. It is deleted first, so that nothing of it is used twice.
async fn take(
    context: &RequestContext,
    request: &CallbackRequest<'_>,
    response: &AuthorizationResponse,
) -> Result<(Attempt, StoredAttempt)> {
    let state = response.state.as_deref().ok_or_else(expired)?;
    // Whoever has only seen the address, without the cookie, ends nobody's attempt.
    let secret = (request.cookie)(&Attempt::cookie_name(state)).ok_or_else(expired)?;
    let attempt = Attempt::of(state, &secret).ok_or_else(expired)?;
    let anonymous = context.with_viewer(Viewer::Anonymous).await;
    let stored = take_attempt(&mut *anonymous.read().await?, &Attempt::state_hash(state)).await?.ok_or_else(expired)?;
    anonymous.release().await;
    let is_of_browser = attempt.browser_hash()[..] == stored.browser_hash[..];
    let is_in_time = context.now() < stored.expires_at;
    if is_of_browser && is_in_time && stored.provider == request.provider { Ok((attempt, stored)) } else { Err(expired()) }
}

/// The active account of a person who has proved their tax code.
pub async fn account_of(context: &RequestContext, tax_code: &str) -> Result<AccountId> {
    let anonymous = context.with_viewer(Viewer::Anonymous).await;
    let found = find_identity(&mut *anonymous.read().await?, tax_code).await?;
    anonymous.release().await;
    match found {
        Some((account, true)) => Ok(account),
        Some((_, false)) => Err(Refusal::new("ACCOUNT_DISABLED").into()),
        None => Err(Refusal::new("IDENTITY_WITHOUT_ACCOUNT").into()),
    }
}

impl Endpoint {
    /// The code of a response that comes from this provider.
    fn code_of(&self, metadata: &Metadata, stored: &StoredAttempt, response: AuthorizationResponse) -> Result<String> {
        let is_named = response.issuer.as_ref().is_some_and(|issuer| *issuer == self.provider.issuer);
        let names_issuer = metadata.additional_metadata().authorization_response_iss_parameter_supported;
        if !is_named && (names_issuer || response.issuer.is_some()) {
            return Err(self.not_verified(format!("the answer to the attempt at {} comes from another issuer", stored.provider)));
        }
        match (response.shown_error(), response.code.clone()) {
            (Some("server_error" | "temporarily_unavailable"), _) => Err(Error::identity_provider_away("it reported a failure of its own")),
            (Some(error), _) => Err(Refusal::new("IDENTITY_REFUSED").with("reason", error.to_owned()).into()),
            (None, Some(code)) => Ok(code),
            (None, None) => Err(self.not_verified("the answer holds no code")),
        }
    }

    /// The level of assurance, which must reach the lowest that is accepted.
    fn level_of(&self, claims: &Claims) -> Result<Option<AssuranceLevel>> {
        let acr = claims.auth_context_ref().map(|acr| acr.as_str());
        let level = acr.and_then(|acr| self.provider.acr.level_of(acr));
        match (level, self.provider.lowest_level) {
            (level, None) => Ok(level),
            (None, Some(_)) => {
                tracing::warn!(provider = self.provider.id, acr, "an identity came without a known level of assurance");
                Err(Refusal::new("ASSURANCE_MISSING").into())
            }
            (Some(found), Some(lowest)) if found < lowest => Err(Refusal::new("ASSURANCE_TOO_LOW")
                .with("found", i64::from(found.number()))
                .with("lowest", i64::from(lowest.number()))
                .into()),
            (level, Some(_)) => Ok(level),
        }
    }

    async fn claim_of_user(
        &self,
        metadata: &Metadata,
        claims: &Claims,
        token: openidconnect::AccessToken,
    ) -> Result<Option<serde_json::Value>> {
        self.user_info_claim(metadata, token, claims.subject().clone(), &self.provider.tax_code_claim).await
    }

    fn authentication(&self, claims: &Claims, level: Option<AssuranceLevel>) -> Result<Authentication> {
        let subject = claims.subject().as_str().to_owned();
        let session = claims.additional_claims().get("sid").and_then(|sid| sid.as_str()).map(str::to_owned);
        if subject.len() > LONGEST_NAME || session.as_ref().is_some_and(|session| session.len() > LONGEST_NAME) {
            return Err(self.not_verified("its subject or session is longer than 255 characters"));
        }
        let at = ProviderSession { provider: self.provider.id.clone(), subject, session };
        Ok(Authentication { scheme: self.provider.kind.scheme(), level, at: Some(at), second_factor: None })
    }
}
