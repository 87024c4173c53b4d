//! Reads the credentials of a request: token, language, address.
use poem::Request;
use poem::http::{HeaderMap, HeaderName, header};

use super::accept_language::preferred_language;
use super::client_address::client_address;
use super::{Cookies, Credentials, Language, Networks, Token, TokenSource};

/// The longest `user-agent` that is kept, in characters.
const MAX_USER_AGENT_CHARS: usize = 300;

impl Credentials {
    /// The credentials of a request or of a WebSocket upgrade; forwarded addresses count from these proxies only.
    pub fn of(request: &Request, proxies: &Networks, cookies: Cookies) -> Self {
        let headers = request.headers();
        let peer = request.remote_addr().as_socket_addr().map(|address| address.ip());
        Self {
            token: bearer_of(headers).or_else(|| cookie_of(headers, cookies.session)),
            language: language_of(headers),
            address: client_address(peer, headers, proxies),
            device: cookie_of(headers, cookies.device),
            agent: text(headers, &header::USER_AGENT).map(|agent| agent.chars().take(MAX_USER_AGENT_CHARS).collect()),
            acting_as: text(headers, &HeaderName::from_static("hub-acting-as")).map(str::to_owned),
            is_unattended: text(headers, &HeaderName::from_static("hub-unattended")) == Some("true"),
            takes_cookies: true,
        }
    }
}

impl Token {
    /// Reads `Bearer …`; none for any other scheme.
    pub(super) fn bearer(authorization: &str) -> Option<Self> {
        let (scheme, value) = authorization.trim().split_once(' ')?;
        let value = value.trim();
        (scheme.eq_ignore_ascii_case("bearer") && !value.is_empty()).then(|| Self { value: value.to_owned(), from: TokenSource::Bearer })
    }
}

/// The language that a request prefers.
pub fn language_of(headers: &HeaderMap) -> Language {
    text(headers, &header::ACCEPT_LANGUAGE).map(preferred_language).unwrap_or_default()
}

/// The value of a header, if it is text.
pub fn text<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    headers.get(name)?.to_str().ok()
}

fn bearer_of(headers: &HeaderMap) -> Option<Token> {
    Token::bearer(text(headers, &header::AUTHORIZATION)?)
}

/// The value of a cookie; none where it is empty.
pub fn cookie_of(headers: &HeaderMap, cookie_name: &str) -> Option<Token> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|cookies| cookies.to_str().ok())
        .flat_map(|cookies| cookies.split(';'))
        .filter_map(|cookie| cookie.trim().split_once('='))
        .find(|(name, value)| *name == cookie_name && !value.is_empty())
        .map(|(_, value)| Token { value: value.to_owned(), from: TokenSource::Cookie })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn credentials(headers: &[(&str, &str)]) -> Credentials {
        let request = headers.iter().fold(Request::builder(), |request, (name, value)| request.header(*name, *value));
        Credentials::of(&request.finish(), &Networks::default(), Cookies::default())
    }

    #[test]
    fn a_cookie_is_found_among_others() {
        let token = credentials(&[("cookie", "a=1; session=secret; b=2")]).token;

        assert!(token.is_some_and(|token| token.value == "secret" && token.from == TokenSource::Cookie));
    }

    #[test]
    fn a_bearer_token_goes_before_a_cookie() {
        let token = credentials(&[("cookie", "session=a"), ("authorization", "bearer b")]).token;

        assert!(token.is_some_and(|token| token.value == "b" && token.from == TokenSource::Bearer));
    }

    #[test]
    fn another_scheme_is_no_token() {
        assert!(credentials(&[("authorization", "Basic YTpi")]).token.is_none());
    }

    #[test]
    fn a_token_never_shows_in_a_log() {
        let credentials = credentials(&[("cookie", "session=secret; device=secret")]);

        assert!(credentials.device.is_some());
        assert!(!format!("{credentials:?}").contains("secret"));
    }
}
