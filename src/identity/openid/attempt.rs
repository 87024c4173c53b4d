//! An attempt to sign in at a provider: bound to the browser that began it, used once, within ten minutes.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit, Mac};
use openidconnect::{Nonce, PkceCodeVerifier};
use sha2::{Digest, Sha256};

use crate::core::error::{Error, Result};
use crate::core::random::{self, Random};

/// For how long an attempt may go on.
pub const ATTEMPT_MINUTES: i64 = 10;

/// Characters of a state and of a browser's secret: 256 bits as base64url.
const LENGTH: usize = 43;

/// An attempt, as the browser holds it: the state in the address, the secret in a cookie. Nonce and PKCE verifier are made of the secret:
/// who reads the database learns neither.
pub struct Attempt {
    /// Travels through the provider.
    pub state: String,
    secret: String,
}

impl Attempt {
    /// A new attempt.
    pub fn generate(random: &dyn Random) -> Self {
        let text = || URL_SAFE_NO_PAD.encode(random::bytes::<32>(random));
        Self { state: text(), secret: text() }
    }

    /// What a browser came back with; none where either has another form.
    pub fn of(state: &str, secret: &str) -> Option<Self> {
        let is_text = |text: &str| text.len() == LENGTH && text.is_ascii();
        (is_text(state) && is_text(secret)).then(|| Self { state: state.to_owned(), secret: secret.to_owned() })
    }

    /// The cookie of the attempt: several may be under way in one browser.
    pub fn cookie_name(state: &str) -> String {
        format!("hub_sign_in_{}", &hex::encode(Sha256::digest(state))[..16])
    }

    /// The value of the cookie.
    pub fn cookie_value(&self) -> &str {
        &self.secret
    }

    /// The key under which the database holds it.
    pub fn state_hash(state: &str) -> [u8; 32] {
        Sha256::digest(state).into()
    }

    /// The hash of the browser's secret.
    pub fn browser_hash(&self) -> [u8; 32] {
        Sha256::digest(&self.secret).into()
    }

    /// The nonce that the ID token repeats.
    pub fn nonce(&self) -> Result<Nonce> {
        self.derived("nonce").map(Nonce::new)
    }

    /// The PKCE code verifier (RFC 7636), which only whoever began the attempt has.
    pub fn code_verifier(&self) -> Result<PkceCodeVerifier> {
        self.derived("code_verifier").map(PkceCodeVerifier::new)
    }

    fn derived(&self, purpose: &str) -> Result<String> {
        let mut mac = Hmac::<Sha256>::new_from_slice(self.secret.as_bytes()).map_err(Error::fault)?;
        mac.update(purpose.as_bytes());
        Ok(URL_SAFE_NO_PAD.encode(mac.finalize().into_bytes()))
    }
}
