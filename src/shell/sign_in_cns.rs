//! The address of signing in with the national services card: the only one that reads the certificate of a client.

use poem::http::{HeaderName, HeaderValue, header};
use poem::web::Data;
use poem::{Request, Response, handler};

use super::authenticator::HubAuthenticator;
use super::client_certificate::certificates_of;
use super::sign_in::{SigningIn, context_of, parameter, redirect};
use super::sign_in_page::error_page;
use crate::core::error::{Error, Refusal, Result};
use crate::core::request_context::RequestContext;
use crate::identity::{CARD_ID, CardRequest, sign_in_with_card};

/// What a browser says of where its user will see the answer (Fetch Metadata).
const SEC_FETCH_DEST: HeaderName = HeaderName::from_static("sec-fetch-dest");

/// GET `/sign-in/cns`: opens a session for the holder of the card whose certificate the browser shows.
#[handler]
pub async fn with_card(request: &Request, Data(authenticator): Data<&HubAuthenticator>, Data(signing_in): Data<&SigningIn>) -> Response {
    let context = match context_of(request, authenticator).await {
        Ok(context) => context,
        Err(refused) => return refused,
    };
    let mut response = match sign_in(request, &context, authenticator, signing_in).await {
        Ok(response) => response,
        Err(error) => error_page(&context, signing_in, CARD_ID, &error),
    };
    // A browser asks for a card once for each connection: the next attempt begins with a new one.
    response.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
    response
}

async fn sign_in(
    request: &Request,
    context: &RequestContext,
    authenticator: &HubAuthenticator,
    signing_in: &SigningIn,
) -> Result<Response> {
    let cards = signing_in.cards.as_deref().ok_or(Error::NotFound)?;
    ensure_is_page(request)?;
    let certificates = match (certificates_of(request, cards.proxy.as_ref())?, cards.elsewhere(request)) {
        (Some(certificates), _) => certificates,
        (None, Some(there)) => return Ok(redirect(there.as_str()).finish()),
        (None, None) => Vec::new(),
    };
    let return_to = parameter(request.uri().query().unwrap_or_default(), "return_to");
    let card = CardRequest { certificates, return_to: return_to.as_deref() };
    let SigningIn { throttle, cookies, .. } = signing_in;
    let signed_in = sign_in_with_card(context, &cards.verifier, throttle, &authenticator.sessions, *cookies, card).await?;
    let there = cards.address_of(&signed_in.return_to);
    Ok(redirect(&there).header(header::SET_COOKIE, signed_in.cookie).finish())
}

/// A browser shows a certificate with whatever it loads: only a page that its user opens signs them in, no picture or frame of another page.
fn ensure_is_page(request: &Request) -> Result<()> {
    match request.headers().get(SEC_FETCH_DEST) {
        Some(destination) if destination != "document" => Err(Refusal::new("CNS_NOT_OPENED").into()),
        _ => Ok(()),
    }
}
