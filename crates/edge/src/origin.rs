//! The `origin` of a request.

use std::str::FromStr;

use poem::http::{HeaderMap, HeaderValue, header};
use url::Url;

use super::request_error::RequestError;

/// The scheme, host and port of pages, as a browser sends it: `https://app.example`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin(String);

impl FromStr for Origin {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = |why: &str| {
            format!("{text} {why}; an origin is a scheme, a host and, unless it is the usual one, a port, such as https://app.example")
        };
        let url = Url::parse(text.trim()).map_err(|error| wrong(&format!("is no address ({error})")))?;
        let is_bare =
            url.path() == "/" && url.query().is_none() && url.fragment().is_none() && url.username().is_empty() && url.password().is_none();
        match url.scheme() {
            "http" | "https" if is_bare => Ok(Self(url.origin().ascii_serialization())),
            "http" | "https" => Err(wrong("is more than an origin")),
            _ => Err(wrong("does not begin with https:// or http://")),
        }
    }
}

/// The origins whose pages may use the endpoint with the cookies of its users.
#[derive(Debug, Clone)]
pub struct Origins {
    /// Each of them; a loopback host that the request was sent to counts as one too.
    pub listed: Vec<Origin>,
    /// The name of the setting that lists them, for who is refused.
    pub setting: &'static str,
}

impl Default for Origins {
    fn default() -> Self {
        Self { listed: Vec::new(), setting: "Gateway::origins" }
    }
}

impl Origins {
    /// Whether no origin is listed.
    pub fn is_empty(&self) -> bool {
        self.listed.is_empty()
    }

    /// Whether an origin is listed.
    pub fn has(&self, origin: &HeaderValue) -> bool {
        origin.to_str().is_ok_and(|origin| self.lists(origin))
    }

    /// Whether the `origin` of a request is allowed, or absent.
    pub fn allow(&self, headers: &HeaderMap) -> bool {
        let Some(origin) = headers.get(header::ORIGIN) else {
            return true;
        };
        let host = headers.get(header::HOST).and_then(|host| host.to_str().ok());
        origin.to_str().is_ok_and(|origin| self.is_allowed(origin, host))
    }

    /// The error for a request from elsewhere.
    pub fn refusal(&self) -> RequestError {
        RequestError::CrossOrigin { setting: self.setting }
    }

    /// A listed origin, or the loopback host that the request was sent to. A name that resolves to the loopback is not enough:
    /// any page could then reach a server on its reader's machine (DNS rebinding).
    fn is_allowed(&self, origin: &str, host: Option<&str>) -> bool {
        self.lists(origin) || host.is_some_and(|host| is_loopback(host) && is_of_host(origin, host))
    }

    fn lists(&self, origin: &str) -> bool {
        self.listed.iter().any(|listed| listed.0.eq_ignore_ascii_case(origin))
    }
}

fn is_of_host(origin: &str, host: &str) -> bool {
    let authority = origin.strip_prefix("http://").or_else(|| origin.strip_prefix("https://"));
    authority.is_some_and(|authority| authority.eq_ignore_ascii_case(host))
}

fn is_loopback(host: &str) -> bool {
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|digit| digit.is_ascii_digit()) => name,
        _ => host,
    };
    let name = name.trim_start_matches('[').trim_end_matches(']');
    name.eq_ignore_ascii_case("localhost") || name.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn allows(origin: &str, host: &str) -> bool {
        let listed = vec!["https://hub.example".parse().expect("an origin")];
        Origins { listed, setting: "ALLOWED_ORIGINS" }.is_allowed(origin, Some(host))
    }

    #[test]
    fn an_origin_is_written_as_browsers_send_it() {
        for text in ["https://app.example", "https://APP.example/", "https://app.example:443"] {
            assert_eq!(text.parse(), Ok(Origin("https://app.example".to_owned())), "{text}");
        }
        assert_eq!("http://[::1]:5173".parse(), Ok(Origin("http://[::1]:5173".to_owned())));
        for text in [
            "",
            "*",
            "null",
            "app.example",
            "https://",
            "https://app.example/path",
            "https://a.example,https://b.example",
            "ftp://a.example",
        ] {
            assert!(text.parse::<Origin>().is_err(), "{text}");
        }
    }

    #[test]
    fn configured_and_loopback_origins_are_allowed() {
        assert!(allows("https://hub.example", "10.0.0.7:8080"));
        assert!(allows("http://127.0.0.1:8080", "127.0.0.1:8080"));
        assert!(allows("http://localhost:8080", "localhost:8080"));
        assert!(allows("http://[::1]:8080", "[::1]:8080"));
    }

    #[test]
    fn other_origins_are_not_allowed() {
        assert!(!allows("https://hub.example.evil", "hub.example"));
        assert!(!allows("http://hub.example", "hub.example"));
        assert!(!allows("http://localhost:9000", "localhost:8080"));
        assert!(!allows("null", "localhost:8080"));
    }

    #[test]
    fn a_name_that_resolves_to_the_loopback_is_not_allowed() {
        assert!(!allows("http://rebound.evil:8080", "rebound.evil:8080"));
    }
}
