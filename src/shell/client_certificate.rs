//! The certificate of a client: from the handshake of its TLS connection, or from a proxy that proves to be the hub's (RFC 9440).

use std::sync::Once;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use omnia_edge::{Networks, TlsPeer};
use percent_encoding::percent_decode_str;
use poem::Request;
use poem::http::{HeaderMap, HeaderName};
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

use crate::core::error::{Refusal, Result};

const CLIENT_CERT: HeaderName = HeaderName::from_static("client-cert");
const CLIENT_CERT_CHAIN: HeaderName = HeaderName::from_static("client-cert-chain");
const PROXY_SECRET: HeaderName = HeaderName::from_static("hub-proxy-secret");

/// Certificates of a client at most, and bytes of one.
const MOST_CERTIFICATES: usize = 10;
const MOST_BYTES: usize = 16 << 10;
/// Visible characters of a secret.
const SECRET_LENGTH: std::ops::RangeInclusive<usize> = 32..=256;

/// A secret that proxies and hub share; kept as its hash.
pub struct ProxySecret([u8; 32]);

impl ProxySecret {
    /// A secret of a file; none where it is too short, too long or more than one line.
    pub fn of(text: &str) -> Option<Self> {
        let text = text.trim();
        let is_secret = SECRET_LENGTH.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_graphic());
        is_secret.then(|| Self(Sha256::digest(text).into()))
    }

    /// Whether this is the secret, in a time that says nothing of it.
    fn is(&self, sent: &[u8]) -> bool {
        let sent: [u8; 32] = Sha256::digest(sent).into();
        self.0.ct_eq(&sent).into()
    }
}

/// Who may pass on the certificate of a client.
pub struct CertificateProxy {
    /// From where.
    pub proxies: Networks,
    /// With what.
    pub secret: ProxySecret,
}

impl CertificateProxy {
    /// Whether a request came through the proxy.
    fn sent(&self, request: &Request) -> bool {
        let peer = request.remote_addr().as_socket_addr().map(|address| address.ip().to_canonical());
        let mut secrets = request.headers().get_all(PROXY_SECRET).iter();
        let is_secret = match (secrets.next(), secrets.next()) {
            (Some(secret), None) => self.secret.is(secret.as_bytes()),
            _ => false,
        };
        peer.is_some_and(|peer| self.proxies.contains(peer)) && is_secret
    }
}

/// The certificates that a client showed, its own first: empty where it showed none, none where the request came over a way that carries no
/// certificates.
pub fn certificates_of(request: &Request, proxy: Option<&CertificateProxy>) -> Result<Option<Vec<CertificateDer<'static>>>> {
    if proxy.is_some_and(|proxy| proxy.sent(request)) {
        return Ok(Some(forwarded(request.headers()).ok_or_else(|| Refusal::new("CNS_UNREADABLE"))?));
    }
    warn_of_stranger(request);
    Ok(request.extensions().get::<TlsPeer>().map(|peer| peer.certificates.to_vec()))
}

/// Logged once: whoever sends these headers without being the proxy is a proxy that is not configured, or someone who tries.
fn warn_of_stranger(request: &Request) {
    static LOGGED: Once = Once::new();
    if request.headers().contains_key(CLIENT_CERT) {
        LOGGED.call_once(|| {
            tracing::warn!(
                peer = %request.remote_addr(),
                "a certificate in the header client-cert was ignored: its sender is not in HUB_TRUSTED_PROXIES, or has not the secret"
            );
        });
    }
}

/// What the proxy says; none where it cannot be read.
fn forwarded(headers: &HeaderMap) -> Option<Vec<CertificateDer<'static>>> {
    let mut own = headers.get_all(CLIENT_CERT).iter();
    let own = match (own.next(), own.next()) {
        (None, _) => return (!headers.contains_key(CLIENT_CERT_CHAIN)).then(Vec::new),
        (Some(own), None) => certificate(own.to_str().ok()?)?,
        (Some(_), Some(_)) => return None,
    };
    let mut certificates = vec![own];
    for list in headers.get_all(CLIENT_CERT_CHAIN) {
        for one in list.to_str().ok()?.split(',') {
            certificates.push(certificate(one)?);
        }
    }
    (certificates.len() <= MOST_CERTIFICATES).then_some(certificates)
}

/// A byte sequence (RFC 8941, 3.3.5), as RFC 9440 has it, or PEM with `%` escapes, which nginx has.
fn certificate(text: &str) -> Option<CertificateDer<'static>> {
    let text = text.trim();
    let der = match text.strip_prefix(':') {
        Some(rest) => CertificateDer::from(BASE64_STANDARD.decode(rest.strip_suffix(':')?).ok()?),
        None => CertificateDer::from_pem_slice(&percent_decode_str(text).collect::<Vec<u8>>()).ok()?,
    };
    (!der.is_empty() && der.len() <= MOST_BYTES).then_some(der)
}

#[cfg(test)]
mod tests {
    use poem::http::HeaderValue;

    use super::*;

    fn read(headers: &[(&HeaderName, &str)]) -> Option<Vec<Vec<u8>>> {
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            map.append(*name, HeaderValue::from_str(value).expect("a header"));
        }
        forwarded(&map).map(|certificates| certificates.iter().map(|certificate| certificate.to_vec()).collect())
    }

    #[test]
    fn a_certificate_is_read_as_the_standard_and_as_nginx_write_it() {
        let escaped = "-----BEGIN%20CERTIFICATE-----%0AAQID%0A-----END%20CERTIFICATE-----%0A";

        assert_eq!(read(&[(&CLIENT_CERT, ":AQID:")]), Some(vec![vec![1, 2, 3]]));
        assert_eq!(read(&[(&CLIENT_CERT, escaped)]), Some(vec![vec![1, 2, 3]]));
        assert_eq!(
            read(&[(&CLIENT_CERT, ":AQID:"), (&CLIENT_CERT_CHAIN, ":BA==:, :BQ==:"), (&CLIENT_CERT_CHAIN, ":Bg==:")]),
            Some(vec![vec![1, 2, 3], vec![4], vec![5], vec![6]])
        );
        assert_eq!(read(&[]), Some(Vec::new()));
    }

    #[test]
    fn what_is_ambiguous_or_garbage_is_not_read() {
        let many = [":AQID:"; MOST_CERTIFICATES].join(",");
        let long = format!(":{}:", BASE64_STANDARD.encode(vec![0; MOST_BYTES + 1]));
        for headers in [
            &[(&CLIENT_CERT, ":AQID:"), (&CLIENT_CERT, ":AQID:")][..],
            &[(&CLIENT_CERT_CHAIN, ":AQID:")],
            &[(&CLIENT_CERT, ":AQID:"), (&CLIENT_CERT_CHAIN, &many)],
            &[(&CLIENT_CERT, &long)],
            &[(&CLIENT_CERT, ":AQID:;a=b")],
            &[(&CLIENT_CERT, ":AQID:, :AQID:")],
            &[(&CLIENT_CERT, "AQID")],
            &[(&CLIENT_CERT, ":")],
            &[(&CLIENT_CERT, "::")],
            &[(&CLIENT_CERT, ":A:")],
            &[(&CLIENT_CERT, "(null)")],
            &[(&CLIENT_CERT, "")],
        ] {
            assert_eq!(read(headers), None, "{headers:?}");
        }
    }

    #[test]
    fn a_secret_is_long_and_one_line() {
        let secret = ProxySecret::of("  0123456789abcdef0123456789abcdef\n").expect("a secret");

        assert!(secret.is(b"0123456789abcdef0123456789abcdef"));
        assert!(!secret.is(b"0123456789abcdef0123456789abcdeF") && !secret.is(b""));
        assert!(ProxySecret::of("0123456789abcdef0123456789abcde").is_none());
        assert!(ProxySecret::of("0123456789abcdef0123456789abcdef\nanother").is_none());
    }
}
