//! The token of a reserved stream.
use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use poem::Request;
use poem::http::HeaderName;

use crate::credentials::text;
use crate::request_error::RequestError;

const HEADER: HeaderName = HeaderName::from_static("x-graphql-event-stream-token");
const PARAMETER: &str = "token";

/// A random token of 256 bits.
pub fn random_token() -> Result<String, RequestError> {
    let mut bits = [0; 32];
    getrandom::fill(&mut bits).map_err(|error| {
        tracing::error!(%error, "the operating system has no random bits");
        RequestError::Internal
    })?;
    Ok(BASE64_URL_SAFE_NO_PAD.encode(bits))
}

/// The token of a request: in a header, or, for clients that cannot set one, in the URL.
pub fn token_of(request: &Request) -> Option<String> {
    let header = text(request.headers(), &HEADER).map(str::to_owned);
    header.or_else(|| parameter(request, PARAMETER)).filter(|token| !token.is_empty())
}

/// A parameter of the URL.
pub fn parameter(request: &Request, wanted_name: &str) -> Option<String> {
    let parameters: Vec<(String, String)> = request.params().ok()?;
    parameters.into_iter().find(|(name, _)| name == wanted_name).map(|(_, value)| value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_has_256_bits_and_is_never_repeated() {
        let [one, other] = [(); 2].map(|()| random_token().expect("random bits"));

        assert!(one != other && one.len() == 43);
    }

    #[test]
    fn the_token_is_in_a_header_or_in_the_url() {
        let header = Request::builder().header("x-graphql-event-stream-token", "a").finish();
        let address = Request::builder().uri("/graphql?operationId=1&token=b".parse().expect("an address")).finish();

        assert_eq!(token_of(&header).as_deref(), Some("a"));
        assert_eq!(token_of(&address).as_deref(), Some("b"));
        assert_eq!(token_of(&Request::builder().header("x-graphql-event-stream-token", "").finish()), None);
    }
}
