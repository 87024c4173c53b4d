//! POST `/oauth/token`: a client receives an access token for its id and secret (RFC 6749: 2.3.1, 4.4, 5.1 and 5.2).

use std::borrow::Cow;
use std::collections::HashMap;
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use omnia_edge::Credentials;
use omnia_texts::Language;
use percent_encoding::percent_decode_str;
use poem::http::{HeaderMap, StatusCode, header};
use poem::web::Data;
use poem::{Body, IntoResponse, Request, Response, handler};
use serde_json::{Value, json};
use tokio::time::timeout;
use url::form_urlencoded;

use super::authenticator::HubAuthenticator;
use crate::core::error::{Error, Refusal};
use crate::core::random;
use crate::core::request_context::COOKIES;
use crate::identity::programs::{AccessToken, ClientRequest, TokenIssuer, TokenRefusal};

/// Bytes of a form at most, and how long its client may take to send it.
const MAX_FORM_BYTES: usize = 8 << 10;
const FORM_TIMEOUT: Duration = Duration::from_secs(10);
/// Characters that are quoted of a scope which the program does not have.
const LONGEST_QUOTE: usize = 60;
/// After how many seconds a client should try again where the hub could not answer.
const RETRY_AFTER: u64 = 5;

/// Why there is no token, as RFC 6749 says it.
struct Refused {
    status: StatusCode,
    error: &'static str,
    why: Refusal,
    retry_after: Option<u64>,
}

/// POST `/oauth/token`.
#[handler]
pub async fn issue(
    request: &Request,
    body: Body,
    Data(issuer): Data<&TokenIssuer>,
    Data(authenticator): Data<&HubAuthenticator>,
) -> Response {
    let credentials = Credentials::of(request, &authenticator.proxies, COOKIES);
    let language = credentials.language;
    let client = match read(request, body, credentials).await {
        Ok(client) => client,
        Err(refused) => return refused.response(language),
    };
    match issuer.issue(client).await {
        Ok(token) => respond(StatusCode::OK, granted(&token)),
        Err(refusal) => Refused::of(refusal, authenticator).response(language),
    }
}

fn granted(token: &AccessToken) -> Value {
    let scopes: Vec<_> = token.scopes.iter().map(|scope| scope.as_str()).collect();
    json!({ "access_token": token.token.as_str(), "token_type": "Bearer", "expires_in": token.seconds, "scope": scopes.join(" ") })
}

/// Reads the form and the credentials, which come either in the form or by HTTP Basic.
async fn read(request: &Request, body: Body, credentials: Credentials) -> Result<ClientRequest, Refused> {
    let basic = basic_of(request.headers())?;
    let mut form = form_of(request, body).await?;
    match form.remove("grant_type").as_deref() {
        None => return Err(Refused::bad("invalid_request", Refusal::new("TOKEN_GRANT_MISSING"))),
        Some("client_credentials") => {}
        Some(_) => return Err(Refused::bad("unsupported_grant_type", Refusal::new("TOKEN_GRANT_UNSUPPORTED"))),
    }
    let in_form = (form.remove("client_id"), form.remove("client_secret"));
    let (client_id, secret) = match (basic, in_form) {
        (Some(_), (_, Some(_))) => return Err(Refused::bad("invalid_request", Refusal::new("TOKEN_CLIENT_TWICE"))),
        (Some((basic_id, _)), (Some(id), None)) if basic_id != id => {
            return Err(Refused::bad("invalid_request", Refusal::new("TOKEN_CLIENT_TWICE")));
        }
        (Some(basic), _) => basic,
        (None, (Some(id), Some(secret))) => (id, secret),
        (None, _) => return Err(Refused::client(Refusal::new("TOKEN_CLIENT_MISSING"))),
    };
    Ok(ClientRequest { client_id, secret, scope: form.remove("scope"), address: credentials.address, agent: credentials.agent })
}

/// The parameters of the form, each of which may stand there once; an empty one counts as left out (3.2).
async fn form_of(request: &Request, body: Body) -> Result<HashMap<String, String>, Refused> {
    let malformed = || Refused::bad("invalid_request", Refusal::new("TOKEN_FORM_MALFORMED").with("most", MAX_FORM_BYTES / 1024));
    let is_form = request.content_type().is_some_and(|media| {
        media.split(';').next().is_some_and(|media| media.trim().eq_ignore_ascii_case("application/x-www-form-urlencoded"))
    });
    if !is_form {
        return Err(malformed());
    }
    let body = timeout(FORM_TIMEOUT, body.into_bytes_limit(MAX_FORM_BYTES)).await;
    let body = body.map_err(|_| malformed())?.map_err(|_| malformed())?;
    let mut form = HashMap::new();
    for (name, value) in form_urlencoded::parse(&body) {
        if form.insert(name.clone().into_owned(), value.into_owned()).is_some() {
            return Err(Refused::bad("invalid_request", Refusal::new("TOKEN_PARAMETER_TWICE").with("name", plain(&name).as_str())));
        }
    }
    form.retain(|_, value| !value.is_empty());
    Ok(form)
}

/// The id and the secret of HTTP Basic, each encoded as in a form (2.3.1).
fn basic_of(headers: &HeaderMap) -> Result<Option<(String, String)>, Refused> {
    let Some(value) = headers.get(header::AUTHORIZATION) else { return Ok(None) };
    let unreadable = || Refused::client(Refusal::new("TOKEN_CLIENT_MISSING"));
    let (scheme, value) = value.to_str().ok().and_then(|value| value.trim().split_once(' ')).ok_or_else(unreadable)?;
    if !scheme.eq_ignore_ascii_case("basic") {
        return Err(unreadable());
    }
    let decoded = STANDARD.decode(value.trim()).ok().and_then(|bytes| String::from_utf8(bytes).ok());
    let pair = decoded.as_deref().and_then(|text| text.split_once(':')).map(|(id, secret)| (decode(id), decode(secret)));
    pair.map(Some).ok_or_else(unreadable)
}

fn decode(text: &str) -> String {
    let spaced: Cow<'_, str> = if text.contains('+') { text.replace('+', " ").into() } else { text.into() };
    percent_decode_str(&spaced).decode_utf8_lossy().into_owned()
}

impl Refused {
    const fn bad(error: &'static str, why: Refusal) -> Self {
        Self { status: StatusCode::BAD_REQUEST, error, why, retry_after: None }
    }

    const fn client(why: Refusal) -> Self {
        Self { status: StatusCode::UNAUTHORIZED, error: "invalid_client", why, retry_after: None }
    }

    fn of(refusal: TokenRefusal, authenticator: &HubAuthenticator) -> Self {
        match refusal {
            TokenRefusal::Client => Self::client(Refusal::new("TOKEN_CLIENT_UNKNOWN")),
            TokenRefusal::Scope(scope) => Self::bad("invalid_scope", Refusal::new("TOKEN_SCOPE").with("scope", plain(&scope).as_str())),
            TokenRefusal::TooMany(wait) => {
                let seconds = wait.as_secs() + 1;
                let why = Refusal::new("TOKEN_TOO_MANY").with("seconds", i64::try_from(seconds).unwrap_or(i64::MAX));
                Self { status: StatusCode::TOO_MANY_REQUESTS, error: "slow_down", why, retry_after: Some(seconds) }
            }
            TokenRefusal::Failed(error) => Self::failed(&error, authenticator),
        }
    }

    fn failed(error: &Error, authenticator: &HubAuthenticator) -> Self {
        if error.is_transient() {
            tracing::warn!(%error, "an access token could not be given now");
            let why = Refusal::new("TOKEN_NOT_NOW");
            return Self { status: StatusCode::SERVICE_UNAVAILABLE, error: "temporarily_unavailable", why, retry_after: Some(RETRY_AFTER) };
        }
        let fault = hex::encode(random::bytes::<8>(authenticator.app.random.as_ref()));
        tracing::error!(fault, reason = %error, "an access token could not be given");
        let why = Refusal::new("TOKEN_FAULT").with("fault", fault.as_str());
        Self { status: StatusCode::INTERNAL_SERVER_ERROR, error: "server_error", why, retry_after: None }
    }

    fn response(self, language: Language) -> Response {
        let body = json!({ "error": self.error, "error_description": self.why.message(language) });
        let mut response = respond(self.status, body);
        let headers = response.headers_mut();
        if self.status == StatusCode::UNAUTHORIZED {
            headers.insert(header::WWW_AUTHENTICATE, header::HeaderValue::from_static("Basic realm=\"omnia-hub\", charset=\"UTF-8\""));
        }
        if let Some(seconds) = self.retry_after {
            headers.insert(header::RETRY_AFTER, seconds.into());
        }
        response
    }
}

fn respond(status: StatusCode, body: Value) -> Response {
    Response::builder()
        .status(status)
        .header(header::CONTENT_TYPE, "application/json")
        .header(header::CACHE_CONTROL, "no-store")
        .header(header::PRAGMA, "no-cache")
        .body(body.to_string())
        .into_response()
}

/// What a client sent, in the characters that an `error_description` may hold (5.2).
fn plain(text: &str) -> String {
    let is_plain = |letter: char| (letter.is_ascii_graphic() && !matches!(letter, '"' | '\\')) || letter == ' ';
    text.chars().take(LONGEST_QUOTE).map(|letter| if is_plain(letter) { letter } else { '?' }).collect()
}
