//! Static pages, the same for all readers.
use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use poem::http::{HeaderMap, Method, StatusCode, header};
use poem::web::headers::{HeaderMapExt, IfNoneMatch};
use poem::{Body, Endpoint, IntoResponse, Request, Response, ResponseBuilder, Result};
use sha2::{Digest, Sha256};

use super::content_coding::ContentCoding;
use super::http_response::{ResponseFormat, allow, refuse};
use super::request_error::RequestError;

/// The methods of a static page.
const METHODS: &str = "GET, HEAD, OPTIONS";

/// Pages shorter than this are not worth compressing, in bytes.
const MIN_COMPRESSED_BYTES: usize = 1024;

/// Wraps an endpoint to allow GET, and HEAD without the body; other methods are refused.
pub fn read_only<E: Endpoint>(endpoint: E) -> ReadOnly<E> {
    ReadOnly(endpoint)
}

/// An endpoint made by [`read_only`].
pub struct ReadOnly<E>(E);

impl<E: Endpoint> Endpoint for ReadOnly<E> {
    type Output = Response;

    async fn call(&self, mut request: Request) -> Result<Response> {
        match *request.method() {
            // The server leaves out the body of HEAD.
            Method::GET | Method::HEAD => {
                request.set_method(Method::GET);
                self.0.call(request).await.map(IntoResponse::into_response)
            }
            Method::OPTIONS => Ok(allow(METHODS)),
            _ => Ok(refuse(RequestError::Method { allow: METHODS }, ResponseFormat::of(request.headers()))),
        }
    }
}

/// A page with an entity tag, compressed where the client accepts it: browsers revalidate it each time, and download it when it has
/// changed.
pub fn page(request: &Request, head: ResponseBuilder, text: impl AsRef<[u8]> + Into<Body>) -> Response {
    let (tag, is_long) = (etag_of(text.as_ref()), text.as_ref().len() >= MIN_COMPRESSED_BYTES);
    let is_not_modified = is_not_modified(request.headers(), &tag);
    let mut response =
        head.header(header::CACHE_CONTROL, "no-cache").header(header::VARY, "accept-encoding").header(header::ETAG, tag).body(text);
    if is_not_modified {
        response.set_status(StatusCode::NOT_MODIFIED);
        response.take_body();
        return response;
    }
    match ContentCoding::preferred(request.headers()) {
        Some(coding) if is_long => coding.compress(response),
        _ => response,
    }
}

/// Whether the client has the current version already: `if-none-match` (RFC 9110, 13.1.2).
pub fn is_not_modified(headers: &HeaderMap, tag: &str) -> bool {
    let Some(if_none_match) = headers.typed_get::<IfNoneMatch>() else { return false };
    tag.parse().is_ok_and(|tag| !if_none_match.precondition_passes(&tag))
}

/// A weak entity tag: compressed or not, it is the same page.
fn etag_of(text: &[u8]) -> String {
    let hash = Sha256::digest(text);
    format!("W/\"{}\"", BASE64_URL_SAFE_NO_PAD.encode(&hash[..16]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn get(headers: &[(&str, &str)]) -> Response {
        let request = headers.iter().fold(Request::builder(), |request, (name, value)| request.header(*name, *value)).finish();
        page(&request, Response::builder(), "a page ".repeat(1_000))
    }

    #[test]
    fn a_page_that_the_client_has_is_not_sent_again() {
        let tag = get(&[]).header(header::ETAG).expect("a tag").to_owned();

        assert!(tag.starts_with("W/\""));
        assert_eq!(get(&[("if-none-match", &tag)]).status(), StatusCode::NOT_MODIFIED);
        assert_eq!(get(&[("if-none-match", &format!("\"other\", {tag}"))]).status(), StatusCode::NOT_MODIFIED);
        assert_eq!(get(&[("if-none-match", "*")]).status(), StatusCode::NOT_MODIFIED);
        assert_eq!(get(&[("if-none-match", "\"other\"")]).status(), StatusCode::OK);
    }

    #[test]
    fn a_page_is_compressed_for_a_client_that_accepts_it() {
        let page = get(&[("accept-encoding", "gzip, br")]);

        assert_eq!((page.header(header::CONTENT_ENCODING), page.header(header::VARY)), (Some("br"), Some("accept-encoding")));
    }
}
