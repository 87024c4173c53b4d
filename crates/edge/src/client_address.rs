//! The address of the client: the peer of the connection, or what trusted proxies report (`Forwarded`, `X-Forwarded-For`).
use std::net::{IpAddr, SocketAddr};
use std::sync::Once;

use poem::http::{HeaderMap, HeaderName, header};

use crate::Networks;

const X_FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");

/// The address of the client. Headers count only from a trusted proxy: any other peer can write whatever it likes.
pub fn client_address(peer: Option<IpAddr>, headers: &HeaderMap, proxies: &Networks) -> Option<IpAddr> {
    let peer = peer?.to_canonical();
    if !proxies.contains(peer) {
        warn_of_untrusted_proxy(peer, headers);
        return Some(peer);
    }
    let x_forwarded_for = elements(headers, &X_FORWARDED_FOR).map(|hops| hops.into_iter().map(address).collect());
    let forwarded = elements(headers, &header::FORWARDED).map(|hops| hops.into_iter().map(|hop| for_of(hop).and_then(address)).collect());
    let clients = [x_forwarded_for, forwarded].map(|hops: Option<Vec<_>>| hops.map(|hops| furthest(peer, &hops, proxies)));
    Some(match clients {
        [Some(one), Some(other)] if one == other => one,
        // A proxy writes one of the two headers and passes the other on as the client wrote it; which one is not known.
        [Some(_), Some(_)] | [None, None] => peer,
        [Some(client), None] | [None, Some(client)] => client,
    })
}

/// Walks from proxy to proxy while each is trusted. A hidden client counts as the proxy that hides it.
fn furthest(peer: IpAddr, hops: &[Option<IpAddr>], proxies: &Networks) -> IpAddr {
    let mut client = peer;
    for hop in hops.iter().rev() {
        let Some(hop) = hop else { return client };
        client = *hop;
        if !proxies.contains(client) {
            return client;
        }
    }
    client
}

/// All headers of this name as one list, the nearest hop last; none where there is no such header.
fn elements<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<Vec<&'a str>> {
    let mut lists = headers.get_all(name).iter().peekable();
    lists.peek()?;
    // A comma within quotes separates too: a quote of the client must not swallow what a proxy adds.
    Some(lists.flat_map(|list| list.to_str().unwrap_or_default().split(',')).collect())
}

/// The value of `for` in an element of `Forwarded` (RFC 7239).
fn for_of(element: &str) -> Option<&str> {
    let mut pairs = element.split(';').filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(name, _)| name.eq_ignore_ascii_case("for")).map(|(_, value)| value)
}

/// An address with or without port, brackets and quotes.
fn address(text: &str) -> Option<IpAddr> {
    let text = text.trim().trim_matches('"');
    let bare = text.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>().ok();
    bare.or_else(|| text.parse::<SocketAddr>().ok().map(|socket| socket.ip())).map(|address| address.to_canonical())
}

/// Logged once: a proxy that is not configured makes all its clients look like one.
fn warn_of_untrusted_proxy(peer: IpAddr, headers: &HeaderMap) {
    static LOGGED: Once = Once::new();
    if headers.contains_key(X_FORWARDED_FOR) || headers.contains_key(header::FORWARDED) {
        LOGGED.call_once(|| {
            tracing::warn!(%peer, "a request was forwarded by a peer that is not a trusted proxy: all its clients count as one");
        });
    }
}

#[cfg(test)]
mod tests {
    use poem::Request;

    use super::*;

    fn client(peer: &str, headers: &[(&str, &str)]) -> String {
        let proxies = "10.0.0.0/8, ::1".parse().expect("networks");
        let request = headers.iter().fold(Request::builder(), |request, (name, value)| request.header(*name, *value)).finish();
        let client = client_address(peer.parse().ok(), request.headers(), &proxies);
        client.map(|client| client.to_string()).unwrap_or_default()
    }

    #[test]
    fn a_peer_that_is_not_a_trusted_proxy_is_the_client_whatever_its_headers_say() {
        assert_eq!(client("203.0.113.7", &[("x-forwarded-for", "198.51.100.1"), ("forwarded", "for=198.51.100.1")]), "203.0.113.7");
        assert_eq!(client("10.0.0.1", &[]), "10.0.0.1");
    }

    #[test]
    fn the_client_is_the_nearest_hop_that_is_not_a_trusted_proxy() {
        assert_eq!(client("10.0.0.1", &[("x-forwarded-for", "198.51.100.1")]), "198.51.100.1");
        assert_eq!(client("10.0.0.1", &[("x-forwarded-for", "1.2.3.4, 198.51.100.1, 10.7.7.7")]), "198.51.100.1");
        assert_eq!(client("10.0.0.1", &[("x-forwarded-for", "1.2.3.4"), ("x-forwarded-for", "198.51.100.1")]), "198.51.100.1");
        assert_eq!(client("10.0.0.1", &[("x-forwarded-for", "10.0.0.9, 10.0.0.8")]), "10.0.0.9");
    }

    #[test]
    fn an_address_is_read_with_its_port_and_brackets() {
        assert_eq!(client("::1", &[("x-forwarded-for", "198.51.100.1:4711")]), "198.51.100.1");
        assert_eq!(client("::ffff:10.0.0.1", &[("x-forwarded-for", "::ffff:198.51.100.1")]), "198.51.100.1");
        assert_eq!(client("::1", &[("forwarded", r#"for=1.2.3.4, For="[2001:db8::7]:4711";proto=https;by=10.0.0.1"#)]), "2001:db8::7");
    }

    #[test]
    fn a_hidden_client_counts_as_the_proxy_that_hides_it() {
        assert_eq!(client("10.0.0.1", &[("x-forwarded-for", "198.51.100.1, unknown")]), "10.0.0.1");
        assert_eq!(client("10.0.0.1", &[("forwarded", "for=198.51.100.1, for=_hidden")]), "10.0.0.1");
        assert_eq!(client("10.0.0.1", &[("forwarded", r#"for=", for=198.51.100.1"#)]), "198.51.100.1");
    }

    #[test]
    fn two_headers_that_disagree_are_both_ignored() {
        assert_eq!(client("10.0.0.1", &[("x-forwarded-for", "198.51.100.1"), ("forwarded", "for=198.51.100.1")]), "198.51.100.1");
        assert_eq!(client("10.0.0.1", &[("x-forwarded-for", "198.51.100.1"), ("forwarded", "for=198.51.100.2")]), "10.0.0.1");
    }
}
