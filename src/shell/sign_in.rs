//! The addresses of signing in with a digital identity, for browsers and for the providers.

use std::sync::Arc;

use omnia_edge::{Authenticator, Credentials, cookie_of};
use poem::http::{StatusCode, header};
use poem::web::{Data, Path};
use poem::{Body, IntoResponse, Request, Response, ResponseBuilder, handler};
use url::form_urlencoded;

use super::authenticator::HubAuthenticator;
use super::cards::Cards;
use super::sign_in_page::{error_page, logged_out_page};
use crate::core::error::Error;
use crate::core::request_context::{COOKIES, RequestContext};
use crate::identity::{
    CARD_ID, CARD_PATH, CallbackRequest, Providers, SecureCookies, SignInThrottle, begin, complete, log_out_back_channel,
    log_out_front_channel,
};

/// Bytes of the body of a logout request at most.
const MOST_BYTES: usize = 16 << 10;

/// What signing in with a digital identity needs.
#[derive(Clone)]
pub struct SigningIn {
    /// The providers of the settings.
    pub providers: Providers,
    /// Counts the attempts.
    pub throttle: SignInThrottle,
    /// How cookies are set.
    pub cookies: SecureCookies,
    /// What signing in with the national services card needs, where it is configured.
    pub cards: Option<Arc<Cards>>,
}

impl SigningIn {
    /// Where signing in begins, at a provider or with the card.
    pub fn start_path(&self, id: &str) -> Option<String> {
        match (&self.cards, id) {
            (Some(_), CARD_ID) => Some(CARD_PATH.to_owned()),
            _ => self.providers.find(id).ok().map(|found| found.provider.start_path()),
        }
    }
}

/// GET `/sign-in/{provider}`: sends the browser to the provider.
#[handler]
pub async fn start(
    request: &Request,
    Path(provider): Path<String>,
    Data(authenticator): Data<&HubAuthenticator>,
    Data(signing_in): Data<&SigningIn>,
) -> Response {
    let context = match context_of(request, authenticator).await {
        Ok(context) => context,
        Err(refused) => return refused,
    };
    let return_to = parameter(request.uri().query().unwrap_or_default(), "return_to");
    let SigningIn { providers, throttle, cookies, .. } = signing_in;
    match begin(&context, providers, throttle, *cookies, &provider, return_to.as_deref()).await {
        Ok(begun) => redirect(begun.location.as_str()).header(header::SET_COOKIE, begun.cookie).finish(),
        Err(error) => error_page(&context, signing_in, &provider, &error),
    }
}

/// GET `/sign-in/{provider}/callback`: opens a session for whom the provider names.
#[handler]
pub async fn callback(
    request: &Request,
    Path(provider): Path<String>,
    Data(authenticator): Data<&HubAuthenticator>,
    Data(signing_in): Data<&SigningIn>,
) -> Response {
    let context = match context_of(request, authenticator).await {
        Ok(context) => context,
        Err(refused) => return refused,
    };
    let cookie = |name: &str| cookie_of(request.headers(), name).map(|token| token.value);
    let came_back = CallbackRequest { provider: &provider, query: request.uri().query().unwrap_or_default(), cookie: &cookie };
    let SigningIn { providers, cookies, .. } = signing_in;
    let response = match complete(&context, providers, &authenticator.sessions, *cookies, &came_back).await {
        Ok(signed_in) => redirect(&signed_in.return_to).header(header::SET_COOKIE, signed_in.cookie).finish(),
        Err(error) => error_page(&context, signing_in, &provider, &error),
    };
    match came_back.forget_attempt(providers, *cookies) {
        Some(cookie) => with_cookie(response, &cookie),
        None => response,
    }
}

/// GET `/sign-in/{provider}/front-channel-logout`: loaded in a frame of the provider's page, with `iss` and `sid`.
#[handler]
pub async fn front_channel_logout(
    request: &Request,
    Path(provider): Path<String>,
    Data(authenticator): Data<&HubAuthenticator>,
    Data(signing_in): Data<&SigningIn>,
) -> Response {
    let context = match context_of(request, authenticator).await {
        Ok(context) => context,
        Err(refused) => return refused,
    };
    let query = request.uri().query().unwrap_or_default();
    let (issuer, session) = (parameter(query, "iss").unwrap_or_default(), parameter(query, "sid").unwrap_or_default());
    let done = log_out_front_channel(&context.app, &signing_in.providers, &authenticator.sessions, &provider, &issuer, &session).await;
    match done {
        Ok(()) => logged_out_page(context.language, &issuer),
        Err(error) => error_page(&context, signing_in, &provider, &error),
    }
}

/// POST `/sign-in/{provider}/back-channel-logout`: the provider sends a logout token (OpenID Connect Back-Channel Logout 1.0, 2.8).
#[handler]
pub async fn back_channel_logout(
    Path(provider): Path<String>,
    Data(authenticator): Data<&HubAuthenticator>,
    Data(signing_in): Data<&SigningIn>,
    body: Body,
) -> Response {
    let Ok(body) = body.into_bytes_limit(MOST_BYTES).await else { return answer(StatusCode::BAD_REQUEST, "invalid_request") };
    let token = form_urlencoded::parse(&body).find(|(name, _)| name == "logout_token").map(|(_, token)| token.into_owned());
    let token = token.unwrap_or_default();
    match log_out_back_channel(&authenticator.app, &signing_in.providers, &authenticator.sessions, &provider, &token).await {
        Ok(()) => no_store().status(StatusCode::OK).finish(),
        Err(Error::NotFound) => answer(StatusCode::NOT_FOUND, "invalid_request"),
        Err(Error::Refused(_)) => answer(StatusCode::BAD_REQUEST, "invalid_request"),
        Err(error) => {
            tracing::error!(%error, "a logout could not be carried out");
            answer(StatusCode::SERVICE_UNAVAILABLE, "temporarily_unavailable")
        }
    }
}

/// The context of a request, whoever sends it.
pub(super) async fn context_of(request: &Request, authenticator: &HubAuthenticator) -> Result<Arc<RequestContext>, Response> {
    let principal = authenticator.authenticate(Credentials::of(request, &authenticator.proxies, COOKIES)).await;
    principal.map(|principal| principal.context()).map_err(|refusal| refusal.status.into_response())
}

/// A parameter of a query.
pub(super) fn parameter(query: &str, name: &str) -> Option<String> {
    form_urlencoded::parse(query.as_bytes()).find(|(found, _)| found == name).map(|(_, value)| value.into_owned())
}

fn no_store() -> ResponseBuilder {
    Response::builder().header(header::CACHE_CONTROL, "no-store")
}

/// Leads the browser on.
pub(super) fn redirect(to: &str) -> ResponseBuilder {
    no_store().status(StatusCode::SEE_OTHER).header(header::LOCATION, to)
}

fn answer(status: StatusCode, error: &str) -> Response {
    no_store().status(status).content_type("application/json").body(format!("{{\"error\":\"{error}\"}}"))
}

fn with_cookie(mut response: Response, cookie: &str) -> Response {
    if let Ok(value) = cookie.parse() {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
    response
}
