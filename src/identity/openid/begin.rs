//! The beginning: the browser is sent to the provider, with an attempt that only it can complete.

use std::net::IpAddr;

use chrono::TimeDelta;
use openidconnect::core::{CoreAuthenticationFlow, CoreResponseType};
use openidconnect::{AuthenticationContextClass, AuthenticationFlow, CsrfToken, LanguageTag, PkceCodeChallenge, Scope};
use serde_json::json;
use url::Url;

use super::attempt::{ATTEMPT_MINUTES, Attempt};
use super::discovery::Metadata;
use super::providers::{Endpoint, Providers};
use super::return_path::ReturnPath;
use crate::core::access::Viewer;
use crate::core::error::Result;
use crate::core::request_context::RequestContext;
use crate::identity::sign_in::SecureCookies;
use crate::identity::store::digital_identities::{StoredAttempt, add_attempt};
use crate::identity::throttle::SignInThrottle;

/// Where the browser goes on to.
pub struct Begun {
    /// The authorization endpoint of the provider, with the request.
    pub location: Url,
    /// Binds the attempt to this browser.
    pub cookie: String,
}

/// Begins to sign in at a provider.
pub async fn begin(
    context: &RequestContext,
    providers: &Providers,
    throttle: &SignInThrottle,
    cookies: SecureCookies,
    id: &str,
    return_to: Option<&str>,
) -> Result<Begun> {
    let endpoint = providers.find(id)?;
    let return_to = ReturnPath::read(return_to)?;
    let address: Option<IpAddr> = context.origin.address.as_deref().and_then(|address| address.parse().ok());
    throttle.take_start(address).await?;
    let metadata = endpoint.metadata().await?;
    let attempt = Attempt::generate(context.app.random.as_ref());
    let location = authorization_request(context, endpoint, &metadata, &attempt)?;
    let stored = StoredAttempt {
        browser_hash: attempt.browser_hash().to_vec(),
        provider: id.to_owned(),
        return_to: return_to.as_str().to_owned(),
        expires_at: context.now() + TimeDelta::minutes(ATTEMPT_MINUTES),
    };
    let anonymous = context.with_viewer(Viewer::Anonymous).await;
    add_attempt(&mut *anonymous.read().await?, &Attempt::state_hash(&attempt.state), &stored).await?;
    anonymous.release().await;
    let name = Attempt::cookie_name(&attempt.state);
    let cookie = cookies.cookie(&name, attempt.cookie_value(), &endpoint.provider.callback_path(), ATTEMPT_MINUTES * 60);
    Ok(Begun { location, cookie })
}

fn authorization_request(context: &RequestContext, endpoint: &Endpoint, metadata: &Metadata, attempt: &Attempt) -> Result<Url> {
    let provider = &endpoint.provider;
    let (state, nonce) = (CsrfToken::new(attempt.state.clone()), attempt.nonce()?);
    let flow: CoreAuthenticationFlow = AuthenticationFlow::<CoreResponseType>::AuthorizationCode;
    let client = endpoint.client(metadata);
    let mut request = client
        .authorize_url(flow, || state, || nonce)
        .add_scopes(provider.scopes.iter().cloned().map(Scope::new))
        .set_pkce_challenge(PkceCodeChallenge::from_code_verifier_sha256(&attempt.code_verifier()?))
        .add_ui_locale(LanguageTag::new(context.language.tag().to_owned()));
    for value in &provider.acr_values {
        request = request.add_auth_context_value(AuthenticationContextClass::new(value.clone()));
    }
    // Claims may be asked for one by one (OpenID Connect Core 5.5).
    if metadata.claims_parameter_supported() == Some(true) {
        let wanted = json!({ &provider.tax_code_claim: { "essential": true } });
        request = request.add_extra_param("claims", json!({ "id_token": wanted, "userinfo": wanted }).to_string());
    }
    Ok(request.url().0)
}
