//! The `origin` of a request.
use poem::http::{HeaderMap, header};

/// Whether the `origin` is allowed, or absent.
pub fn is_allowed_or_absent(headers: &HeaderMap, allowed_origins: &[String]) -> bool {
    let Some(origin) = headers.get(header::ORIGIN) else {
        return true;
    };
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok());
    origin.to_str().is_ok_and(|origin| is_allowed(origin, host, allowed_origins))
}

/// An allowed origin, or the loopback host that the request was sent to. A name that resolves to the loopback is not enough:
/// any page could then reach a server on its reader's machine (DNS rebinding).
fn is_allowed(origin: &str, host: Option<&str>, allowed_origins: &[String]) -> bool {
    let same = |allowed: &String| allowed.trim_end_matches('/').eq_ignore_ascii_case(origin);
    allowed_origins.iter().any(same) || host.is_some_and(|host| is_loopback(host) && is_of_host(origin, host))
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
    use super::is_allowed;

    fn allows(origin: &str, host: &str) -> bool {
        is_allowed(origin, Some(host), &["https://hub.example".to_owned()])
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
