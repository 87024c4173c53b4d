//! Pages of other origins: the Fetch standard's CORS protocol, for the origins that a setting names.

use std::sync::Arc;

use omnia_texts::Language;
use poem::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use poem::{Endpoint, Request, Response, Result};

use super::credentials::language_of;
use super::http_response::{ResponseFormat, refuse};
use super::origin::Origins;

/// What scripts may send.
const METHODS: &str = "GET, HEAD, POST, PUT, DELETE";

/// The headers of responses that scripts may read, beside the few that the standard always lets them read.
const EXPOSED: &str = "content-disposition, etag, location, ratelimit, ratelimit-policy, retry-after, www-authenticate";

/// How long a browser may remember a preflight: two hours, the most that Chromium takes.
const MAX_AGE: &str = "7200";

/// What a preflight is answered by.
const PREFLIGHT_VARY: &str = "origin, access-control-request-method, access-control-request-headers";

/// Wraps endpoints so that pages of the listed origins may use them, with cookies.
pub fn with_cors<E: Endpoint>(endpoint: E, origins: Arc<Origins>) -> WithCors<E> {
    WithCors { endpoint, origins }
}

/// Endpoints made by [`with_cors`].
pub struct WithCors<E> {
    endpoint: E,
    origins: Arc<Origins>,
}

impl<E: Endpoint> Endpoint for WithCors<E> {
    type Output = Response;

    async fn call(&self, request: Request) -> Result<Response> {
        let Some(origin) = request.headers().get(header::ORIGIN).cloned() else {
            return self.answered(request, None).await;
        };
        let is_listed = self.origins.has(&origin);
        if is_preflight(&request) {
            let language = language_of(request.headers());
            return Ok(if is_listed { allowed(request.headers(), &origin) } else { self.refused(request.headers(), language) });
        }
        self.answered(request, Some(origin).filter(|_| is_listed)).await
    }
}

impl<E: Endpoint> WithCors<E> {
    /// The answer, which a page of a listed origin may read.
    async fn answered(&self, request: Request, origin: Option<HeaderValue>) -> Result<Response> {
        // An error, such as that of an unknown address, is an answer too.
        let mut response = self.endpoint.get_response(request).await;
        if !self.origins.is_empty() {
            // Caches must not give the answer to one origin to a page of another.
            response.headers_mut().append(header::VARY, HeaderValue::from_static("origin"));
        }
        if let Some(origin) = origin {
            let headers = response.headers_mut();
            headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin);
            set(headers, header::ACCESS_CONTROL_ALLOW_CREDENTIALS, "true");
            set(headers, header::ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED);
        }
        Ok(response)
    }

    fn refused(&self, headers: &HeaderMap, language: Language) -> Response {
        let mut response = refuse(self.origins.refusal(), ResponseFormat { language, ..ResponseFormat::of(headers) });
        set(response.headers_mut(), header::VARY, PREFLIGHT_VARY);
        response
    }
}

/// Whether a browser asks if a page may send a request (Fetch standard, CORS-preflight request).
fn is_preflight(request: &Request) -> bool {
    request.method() == Method::OPTIONS && request.headers().contains_key(header::ACCESS_CONTROL_REQUEST_METHOD)
}

/// The page may send what it asks to: what a listed origin sends is trusted as the hub's own pages are.
fn allowed(asked: &HeaderMap, origin: &HeaderValue) -> Response {
    let mut response = Response::builder().status(StatusCode::NO_CONTENT).header(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin).finish();
    let headers = response.headers_mut();
    set(headers, header::ACCESS_CONTROL_ALLOW_CREDENTIALS, "true");
    set(headers, header::ACCESS_CONTROL_ALLOW_METHODS, METHODS);
    set(headers, header::ACCESS_CONTROL_MAX_AGE, MAX_AGE);
    set(headers, header::VARY, PREFLIGHT_VARY);
    if let Some(names) = asked.get(header::ACCESS_CONTROL_REQUEST_HEADERS) {
        headers.insert(header::ACCESS_CONTROL_ALLOW_HEADERS, names.clone());
    }
    response
}

fn set(headers: &mut HeaderMap, name: HeaderName, value: &'static str) {
    headers.insert(name, HeaderValue::from_static(value));
}

#[cfg(test)]
mod tests {
    use poem::endpoint::make_sync;

    use super::*;

    const APP: &str = "https://app.example";

    async fn ask(method: Method, headers: &[(&str, &str)]) -> Response {
        let origins = Origins { listed: vec![APP.parse().expect("an origin")], setting: "ALLOWED_ORIGINS" };
        let request = Request::builder().method(method);
        let request = headers.iter().fold(request, |request, (name, value)| request.header(*name, *value)).finish();
        with_cors(make_sync(|_| "answered"), Arc::new(origins)).get_response(request).await
    }

    fn header_of<'a>(response: &'a Response, name: &str) -> Option<&'a str> {
        response.header(name)
    }

    #[tokio::test]
    async fn a_page_of_a_listed_origin_reads_the_answer() {
        let response = ask(Method::POST, &[("origin", APP)]).await;

        assert_eq!(header_of(&response, "access-control-allow-origin"), Some(APP));
        assert_eq!(header_of(&response, "access-control-allow-credentials"), Some("true"));
        assert!(header_of(&response, "access-control-expose-headers").is_some_and(|names| names.contains("retry-after")));
    }

    #[tokio::test]
    async fn pages_of_other_origins_read_nothing() {
        for origin in ["https://app.example.evil", "http://app.example", "null", "https://app.example:8443"] {
            let response = ask(Method::POST, &[("origin", origin)]).await;

            assert_eq!(header_of(&response, "access-control-allow-origin"), None, "{origin}");
            assert_eq!(header_of(&response, "vary"), Some("origin"));
        }
    }

    #[tokio::test]
    async fn a_preflight_of_a_listed_origin_gets_what_it_asks_for() {
        let asked =
            [("origin", APP), ("access-control-request-method", "POST"), ("access-control-request-headers", "content-type,traceparent")];
        let response = ask(Method::OPTIONS, &asked).await;

        assert_eq!(response.status(), StatusCode::NO_CONTENT);
        assert_eq!(header_of(&response, "access-control-allow-origin"), Some(APP));
        assert_eq!(header_of(&response, "access-control-allow-headers"), Some("content-type,traceparent"));
        assert_eq!(header_of(&response, "access-control-allow-methods"), Some(METHODS));
        assert_eq!(header_of(&response, "access-control-max-age"), Some("7200"));
    }

    #[tokio::test]
    async fn a_preflight_of_another_origin_is_refused_with_the_name_of_the_setting() {
        let mut response = ask(Method::OPTIONS, &[("origin", "https://evil.example"), ("access-control-request-method", "POST")]).await;
        let body = response.take_body().into_string().await.expect("a text");

        assert_eq!(response.status(), StatusCode::FORBIDDEN);
        assert!(body.contains("CROSS_ORIGIN") && body.contains("ALLOWED_ORIGINS"), "{body}");
        assert_eq!(header_of(&response, "access-control-allow-origin"), None);
    }
}
