//! The `origin` of a request.
use poem::http::{HeaderMap, header};

/// Whether the `origin` is allowed, or absent.
pub fn is_ours_or_absent(headers: &HeaderMap, ours: &[String]) -> bool {
    let Some(origin) = headers.get(header::ORIGIN) else {
        return true;
    };
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok());
    origin.to_str().is_ok_and(|origin| is_ours(origin, host, ours))
}

/// An allowed origin, or the loopback host that the request was sent to. A name that resolves to the loopback is not enough:
/// any page could then reach a server on its reader's machine (DNS rebinding).
fn is_ours(origin: &str, host: Option<&str>, ours: &[String]) -> bool {
    let same = |our: &String| our.trim_end_matches('/').eq_ignore_ascii_case(origin);
    ours.iter().any(same) || host.is_some_and(|host| is_loopback(host) && is_of_host(origin, host))
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
    use super::is_ours;

    fn welcomes(origin: &str, host: &str) -> bool {
        is_ours(origin, Some(host), &["https://hub.example".to_owned()])
    }

    #[test]
    fn our_own_pages_are_welcome() {
        assert!(welcomes("https://hub.example", "10.0.0.7:8080"));
        assert!(welcomes("http://127.0.0.1:8080", "127.0.0.1:8080"));
        assert!(welcomes("http://localhost:8080", "localhost:8080"));
        assert!(welcomes("http://[::1]:8080", "[::1]:8080"));
    }

    #[test]
    fn other_pages_are_not() {
        assert!(!welcomes("https://hub.example.evil", "hub.example"));
        assert!(!welcomes("http://hub.example", "hub.example"));
        assert!(!welcomes("http://localhost:9000", "localhost:8080"));
        assert!(!welcomes("null", "localhost:8080"));
    }

    #[test]
    fn a_name_made_to_resolve_to_the_loopback_is_not() {
        assert!(!welcomes("http://rebound.evil:8080", "rebound.evil:8080"));
    }
}
