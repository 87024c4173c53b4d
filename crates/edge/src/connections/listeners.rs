//! Where a server listens: without TLS, and with it.
use std::sync::Arc;

use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio_rustls::rustls::ServerConfig;

/// Where a server listens. Both listeners share its limits and its end.
pub struct Listeners {
    /// For HTTP without TLS.
    pub plain: TcpListener,
    /// For HTTPS.
    pub tls: Option<TlsListener>,
}

/// A listener for HTTPS.
pub struct TlsListener {
    /// Accepts the connections.
    pub listener: TcpListener,
    /// The certificate of the server, and what it asks of clients. A new value holds for the connections that are accepted after it.
    pub config: watch::Receiver<Arc<ServerConfig>>,
}

impl From<TcpListener> for Listeners {
    fn from(plain: TcpListener) -> Self {
        Self { plain, tls: None }
    }
}
