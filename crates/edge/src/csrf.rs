//! Protection against cross-site request forgery (CSRF).
use poem::http::{HeaderMap, Method, header};

use super::credentials::text;
use super::negotiate::names_graphql;
use super::request_error::RequestError;
use super::{Credentials, Origins, TokenSource};

/// A header that a page of another site cannot send without a CORS preflight; its value does not matter.
pub const PREFLIGHT_HEADER: &str = "graphql-require-preflight";

/// Refuses a session cookie that another site may have made a browser send.
///
/// A browser names the site of the page: by `origin` with a POST, by `sec-fetch-site` with a GET. One too old for that must send another
/// header, as scripts can and images, links and forms cannot. (Without a cookie, a forged request can do what anyone may.)
pub fn check_csrf(method: &Method, headers: &HeaderMap, credentials: &Credentials, origins: &Origins) -> Result<(), RequestError> {
    let by_cookie = credentials.token.as_ref().is_some_and(|token| token.from == TokenSource::Cookie);
    if !by_cookie {
        return Ok(());
    }
    if !origins.allow(headers) || is_sent_by_another_site(headers) {
        return Err(origins.refusal());
    }
    if method.is_safe() && !is_sent_by_script(headers) {
        return Err(RequestError::PreflightMissing);
    }
    Ok(())
}

/// Whether the browser says that another site sent a request that has no `origin`.
fn is_sent_by_another_site(headers: &HeaderMap) -> bool {
    let site = headers.get("sec-fetch-site").map(|site| site.as_bytes());
    !headers.contains_key(header::ORIGIN) && !matches!(site, None | Some(b"same-origin" | b"none"))
}

/// Whether another site had a browser send the cookie of a session: what only reads costs its owner all the same.
pub fn comes_from_another_site(headers: &HeaderMap, credentials: &Credentials) -> bool {
    credentials.token.as_ref().is_some_and(|token| token.from == TokenSource::Cookie) && is_sent_by_another_site(headers)
}

fn is_sent_by_script(headers: &HeaderMap) -> bool {
    headers.contains_key(PREFLIGHT_HEADER)
        || headers.get("sec-fetch-site").is_some_and(|site| site == "same-origin")
        || text(headers, &header::ACCEPT).is_some_and(names_graphql)
}

#[cfg(test)]
mod tests {
    use poem::Request;

    use super::*;

    fn check(method: Method, headers: &[(&str, &str)]) -> Result<(), RequestError> {
        let request = Request::builder().header("cookie", "session=a").header("host", "hub.example");
        let request = headers.iter().fold(request, |request, (name, value)| request.header(*name, *value)).finish();
        check_csrf(
            &method,
            request.headers(),
            &Credentials::of(&request, &Default::default(), Default::default()),
            &Origins { listed: vec!["https://hub.example".parse().expect("an origin")], setting: "ALLOWED_ORIGINS" },
        )
    }

    #[test]
    fn a_script_of_an_allowed_origin_may_use_the_cookie() {
        assert!(check(Method::POST, &[("origin", "https://hub.example")]).is_ok());
        assert!(check(Method::GET, &[("sec-fetch-site", "same-origin")]).is_ok());
        assert!(check(Method::GET, &[("accept", "application/json")]).is_ok());
        assert!(check(Method::GET, &[(PREFLIGHT_HEADER, "1")]).is_ok());
    }

    #[test]
    fn another_site_may_not_use_the_cookie() {
        assert!(check(Method::POST, &[("origin", "https://evil.example")]).is_err());
        assert!(check(Method::GET, &[("sec-fetch-site", "cross-site"), ("accept", "application/json")]).is_err());
        assert!(check(Method::GET, &[("accept", "image/webp,*/*")]).is_err());
    }

    #[test]
    fn a_bearer_token_cannot_be_forged() {
        assert!(check(Method::POST, &[("origin", "https://evil.example"), ("authorization", "Bearer b")]).is_ok());
    }
}
