//! The pages of signing in with a digital identity: why nobody was signed in, what helps, and that a session has ended.

use std::sync::LazyLock;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use omnia_texts::Language;
use poem::http::{StatusCode, header};
use poem::{Response, ResponseBuilder};
use sha2::{Digest, Sha256};
use url::Url;

use super::sign_in::SigningIn;
use crate::core::error::Error;
use crate::core::random;
use crate::core::request_context::RequestContext;
use crate::identity::retry_after_of;

const FRAME: &str = include_str!("sign_in_page/frame.html");
const STYLE: &str = include_str!("sign_in_page/style.css");
/// After how many seconds what failed for a while may be tried again.
const RETRY_AFTER: i64 = 5;

/// What a page may load: its own style, known by its hash.
static POLICY: LazyLock<String> = LazyLock::new(|| {
    let style = BASE64_STANDARD.encode(Sha256::digest(STYLE.as_bytes()));
    format!("default-src 'none'; style-src 'sha256-{style}'; base-uri 'none'; form-action 'none'")
});

/// Why nobody was signed in, and what helps, with a link to begin again.
pub fn error_page(context: &RequestContext, signing_in: &SigningIn, provider: &str, error: &Error) -> Response {
    let (status, language) = (status_of(error), context.language);
    let mut message = escaped(&error.message(language));
    if error.is_fault() {
        let fault = hex::encode(random::bytes::<8>(context.app.random.as_ref()));
        tracing::error!(fault, reason = %error, "somebody could not be signed in");
        message = format!("{message} ({fault})");
    }
    if let Error::Unavailable { reason, .. } = error {
        tracing::warn!(%reason, provider, "somebody could not be signed in now");
    }
    let (title, again, front) = match language {
        Language::Italian => ("Accesso non riuscito", "Riprovare", "Pagina iniziale"),
        Language::English => ("You are not signed in", "Try again", "Front page"),
    };
    let again = signing_in.start_path(provider).map(|start| format!("<a href=\"{start}\">{again}</a> · "));
    let text = format!(
        "<p role=\"alert\">{message}</p>\n<p><code>{}</code></p>\n<p>{}<a href=\"/\">{front}</a></p>",
        error.code(),
        again.unwrap_or_default()
    );
    let retry_after = retry_after_of(error).or_else(|| error.is_transient().then_some(RETRY_AFTER));
    let head = page_head(status, language, "'none'");
    let head = match retry_after {
        Some(seconds) => head.header(header::RETRY_AFTER, seconds),
        None => head,
    };
    head.body(page(language, title, &text))
}

/// The provider may show this page in a frame, and nobody else.
pub fn logged_out_page(language: Language, issuer: &str) -> Response {
    let origin = Url::parse(issuer).map_or_else(|_| "'none'".to_owned(), |issuer| issuer.origin().ascii_serialization());
    let (title, text) = match language {
        Language::Italian => ("Sessione chiusa", "<p>La sessione dell'hub è chiusa.</p>"),
        Language::English => ("The session has ended", "<p>The session of the hub has ended.</p>"),
    };
    page_head(StatusCode::OK, language, &origin).body(page(language, title, text))
}

fn status_of(error: &Error) -> StatusCode {
    match error {
        Error::NotFound => StatusCode::NOT_FOUND,
        Error::Unavailable { .. } => StatusCode::SERVICE_UNAVAILABLE,
        error if error.is_fault() => StatusCode::INTERNAL_SERVER_ERROR,
        error if retry_after_of(error).is_some() => StatusCode::TOO_MANY_REQUESTS,
        error if matches!(error.code(), "BAD_RETURN_PATH" | "SIGN_IN_EXPIRED" | "LOGOUT_REFUSED") => StatusCode::BAD_REQUEST,
        _ => StatusCode::FORBIDDEN,
    }
}

fn page_head(status: StatusCode, language: Language, framed_by: &str) -> ResponseBuilder {
    Response::builder()
        .status(status)
        .header(header::CONTENT_TYPE, "text/html; charset=utf-8")
        .header(header::CONTENT_LANGUAGE, language.tag())
        .header(header::CACHE_CONTROL, "no-store")
        .header(header::VARY, "accept-language")
        .header(header::CONTENT_SECURITY_POLICY, format!("{}; frame-ancestors {framed_by}", *POLICY))
}

fn page(language: Language, title: &str, text: &str) -> String {
    let parts = [("{{lang}}", language.tag()), ("{{title}}", title), ("{{style}}", STYLE), ("{{text}}", text)];
    parts.iter().fold(FRAME.to_owned(), |page, (name, value)| page.replace(name, value))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
