//! Checks the `host` header.
use poem::http::uri::Authority;
use poem::http::{HeaderMap, HeaderValue, Version, header};

/// Whether a request names exactly one host (RFC 9112, 3.2): a proxy and this server could each read another of two.
pub fn names_one_host(version: Version, headers: &HeaderMap) -> bool {
    let mut hosts = headers.get_all(header::HOST).iter();
    match (hosts.next(), hosts.next()) {
        (None, _) => version < Version::HTTP_11,
        (Some(host), None) => is_host(host),
        (Some(_), Some(_)) => false,
    }
}

/// A name or an address, with or without a port.
fn is_host(host: &HeaderValue) -> bool {
    let Some(authority) = host.to_str().ok().and_then(|host| host.parse::<Authority>().ok()) else { return false };
    let after_name = authority.as_str().strip_prefix(authority.host());
    let has_port_or_none = after_name.is_some_and(|port| port.is_empty() || port == ":" || authority.port_u16().is_some());
    !authority.host().is_empty() && has_port_or_none
}

#[cfg(test)]
mod tests {
    use poem::Request;

    use super::*;

    fn is_accepted(version: Version, hosts: &[&str]) -> bool {
        let request = hosts.iter().fold(Request::builder(), |request, host| request.header(header::HOST, *host)).finish();
        names_one_host(version, request.headers())
    }

    #[test]
    fn a_request_names_one_host() {
        for host in ["hub.example", "hub.example:8080", "hub.example:", "127.0.0.1:1", "[::1]", "[::1]:8080"] {
            assert!(is_accepted(Version::HTTP_11, &[host]), "{host}");
        }
        assert!(!is_accepted(Version::HTTP_11, &[]));
        assert!(!is_accepted(Version::HTTP_11, &["hub.example", "hub.example"]));
    }

    #[test]
    fn a_malformed_host_is_refused() {
        for host in ["", "a b", "user@hub.example", "hub.example/x", "hub.example:x", "hub.example:99999", "a,b@c", "http://a"] {
            assert!(!is_accepted(Version::HTTP_11, &[host]), "{host}");
        }
    }

    #[test]
    fn an_http_1_0_client_may_name_no_host() {
        assert!(is_accepted(Version::HTTP_10, &[]) && is_accepted(Version::HTTP_10, &["hub.example"]));
        assert!(!is_accepted(Version::HTTP_10, &["a", "b"]));
    }
}
