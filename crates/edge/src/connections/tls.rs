//! The handshake of a TLS connection, and what the client showed in it.
use std::io;
use std::sync::Arc;
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite};
use tokio::time::timeout;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::pki_types::CertificateDer;
use tokio_rustls::server::TlsStream;

/// What a client showed when its TLS connection began: among the extensions of each request that came over TLS.
///
/// That the client has the key of the first certificate is proved, if the [`ServerConfig`] had it verified. Whether the certificates are
/// worth anything is for whoever reads them.
#[derive(Clone, Debug)]
pub struct TlsPeer {
    /// The client's certificate and those that it sent with it; empty where it showed none.
    pub certificates: Arc<[CertificateDer<'static>]>,
}

/// Shakes hands with a client, which has so much time for it.
pub async fn handshake<S: AsyncRead + AsyncWrite + Unpin>(
    stream: S,
    config: Arc<ServerConfig>,
    time: Duration,
) -> io::Result<(TlsStream<S>, TlsPeer)> {
    let stream = timeout(time, TlsAcceptor::from(config).accept(stream)).await??;
    let certificates = stream.get_ref().1.peer_certificates().unwrap_or_default();
    let peer = TlsPeer { certificates: certificates.iter().map(|certificate| certificate.clone().into_owned()).collect() };
    Ok((stream, peer))
}
