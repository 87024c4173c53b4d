//! The way of a card: from its certificate to a session.

use std::net::IpAddr;

use rustls_pki_types::CertificateDer;

use super::verifier::CardVerifier;
use crate::core::error::Result;
use crate::core::request_context::RequestContext;
use crate::identity::authentication::Authentication;
use crate::identity::openid::{ReturnPath, SignedIn, account_of};
use crate::identity::sessions::Sessions;
use crate::identity::sign_in::{Opening, Replaced, SecureCookies, open};
use crate::identity::throttle::SignInThrottle;

/// The name of the card among the providers of identities.
pub const CARD_ID: &str = "cns";
/// Where people sign in with their card.
pub const CARD_PATH: &str = "/sign-in/cns";

/// What a browser came with.
pub struct CardRequest<'a> {
    /// The certificate of the card, and those that were shown with it; empty where none was shown.
    pub certificates: Vec<CertificateDer<'static>>,
    /// The path to go on to.
    pub return_to: Option<&'a str>,
}

/// Opens a session for the holder of a card.
pub async fn sign_in_with_card(
    context: &RequestContext,
    verifier: &CardVerifier,
    throttle: &SignInThrottle,
    sessions: &Sessions,
    cookies: SecureCookies,
    request: CardRequest<'_>,
) -> Result<SignedIn> {
    let return_to = ReturnPath::read(request.return_to)?;
    let address: Option<IpAddr> = context.origin.address.as_deref().and_then(|address| address.parse().ok());
    throttle.take_start(address).await?;
    let tax_code = verifier.verify(request.certificates, context.now()).await?;
    let account = account_of(context, tax_code.as_str()).await?;
    let replaced = context.origin.replaceable.map(Replaced::OfToken);
    let opened = open(context, sessions, Opening { replaced, ..Opening::of(account, Authentication::CARD) }).await?;
    Ok(SignedIn { cookie: opened.session_cookie(cookies), return_to: return_to.as_str().to_owned() })
}
