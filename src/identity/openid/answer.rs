//! What a provider sends the browser back with (OpenID Connect Core 3.1.2.5 and 3.1.2.6, RFC 9207).

use url::form_urlencoded;

/// Characters of a parameter at most.
const LONGEST: usize = 4096;

/// An authorization response.
#[derive(Default)]
pub struct AuthorizationResponse {
    /// What the attempt began with.
    pub state: Option<String>,
    /// Who answers.
    pub issuer: Option<String>,
    /// The code for the tokens.
    pub code: Option<String>,
    /// Why there is no code.
    pub error: Option<String>,
}

impl AuthorizationResponse {
    /// Reads the query of a callback; none where a parameter stands twice or is too long.
    pub fn read(query: &str) -> Option<Self> {
        let mut response = Self::default();
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            let place = match name.as_ref() {
                "state" => &mut response.state,
                "iss" => &mut response.issuer,
                "code" => &mut response.code,
                "error" => &mut response.error,
                _ => continue,
            };
            if value.len() > LONGEST || place.replace(value.into_owned()).is_some() {
                return None;
            }
        }
        Some(response)
    }

    /// The reason, where it is a word that may be shown.
    pub fn shown_error(&self) -> Option<&str> {
        let is_word = |error: &&str| error.len() <= 64 && error.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
        self.error.as_deref().map(|error| Some(error).filter(is_word).unwrap_or("error"))
    }
}
