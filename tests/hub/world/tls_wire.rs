//! A client of the hub's own HTTPS that sees the handshake, and writes what it likes.

use std::sync::Arc;
use std::time::Duration;

use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, ServerName};
use rustls::{ClientConfig, HandshakeKind, RootCertStore};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;

use super::{Card, Context, Result};

/// What comes at all comes within this.
const PATIENCE: Duration = Duration::from_secs(20);

/// A client that remembers sessions of TLS, to resume them.
pub struct TlsClient(TlsConnector);

impl TlsClient {
    /// A client that knows the authority of a hub, with a card.
    pub fn with_card(hub_authority: &str, card: &Card) -> Result<Self> {
        let mut roots = RootCertStore::empty();
        roots.add(CertificateDer::from_pem_slice(hub_authority.as_bytes())?)?;
        let chain = CertificateDer::pem_slice_iter(card.identity.as_bytes()).collect::<std::result::Result<Vec<_>, _>>()?;
        let key = PrivateKeyDer::from_pem_slice(card.identity.as_bytes())?;
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let builder = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions()?;
        let config = builder.with_root_certificates(roots).with_client_auth_cert(chain, key)?;
        Ok(Self(TlsConnector::from(Arc::new(config))))
    }

    pub async fn connects(&self, url: &str) -> Result<TlsWire> {
        let host = url.trim_start_matches("https://").to_owned();
        let stream = TcpStream::connect(&host).await?;
        Ok(TlsWire { stream: self.0.connect(ServerName::try_from("127.0.0.1")?, stream).await?, host })
    }
}

/// A connection over TLS.
pub struct TlsWire {
    stream: TlsStream<TcpStream>,
    host: String,
}

impl TlsWire {
    /// Whether the handshake was whole, or resumed a session.
    pub fn handshake(&self) -> Option<HandshakeKind> {
        self.stream.get_ref().1.handshake_kind()
    }

    /// Writes the head of a request; each header ends with `\r\n`.
    pub async fn begins(&mut self, method: &str, path: &str, headers: &str) -> Result {
        let head = format!("{method} {path} HTTP/1.1\r\nhost: {}\r\n{headers}\r\n", self.host);
        self.writes(&head).await
    }

    pub async fn writes(&mut self, text: &str) -> Result {
        self.stream.write_all(text.as_bytes()).await?;
        Ok(self.stream.flush().await?)
    }

    /// Reads until this has come.
    pub async fn reads_to(&mut self, end: &str) -> Result<String> {
        let mut read = Vec::new();
        while !read.ends_with(end.as_bytes()) {
            read.push(timeout(PATIENCE, self.stream.read_u8()).await.context("the hub sends nothing, and does not close")??);
        }
        Ok(String::from_utf8_lossy(&read).into_owned())
    }

    /// Reads until the hub closes; the end of a connection is announced.
    pub async fn reads_to_the_end(&mut self) -> Result<String> {
        let mut read = Vec::new();
        timeout(PATIENCE, self.stream.read_to_end(&mut read)).await.context("the hub does not close")??;
        Ok(String::from_utf8_lossy(&read).into_owned())
    }
}
