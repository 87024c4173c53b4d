//! Signing in with the national services card (CNS, D.P.R. 117/2004): the certificate of the card, which the browser shows in the handshake
//! of a TLS connection, is verified, and a session is opened for whose tax code it holds.
//!
//! What a certificate holds follows AgID's "Profilo di certificato digitale per l'autenticazione mediante Carta Nazionale dei Servizi".

mod authorities;
mod certificate;
mod revocation_lists;
mod sign_in;
mod verifier;

pub use sign_in::{CARD_ID, CARD_PATH, CardRequest, sign_in_with_card};
pub use verifier::CardVerifier;
