//! The hub's own HTTPS: its certificate, which is read again when it changes, and what it asks of clients.

use std::fmt;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use omnia_edge::TlsListener;
use rustls::client::danger::HandshakeSignatureValid;
use rustls::crypto::{WebPkiSupportedAlgorithms, ring, verify_tls12_signature, verify_tls13_signature};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, UnixTime};
use rustls::server::NoServerSessionStorage;
use rustls::server::danger::{ClientCertVerified, ClientCertVerifier};
use rustls::{DigitallySignedStruct, DistinguishedName, ServerConfig, SignatureScheme};
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::time::{MissedTickBehavior, interval};
use tokio_util::sync::CancellationToken;

use crate::core::error::{Error, Result};
use crate::core::file_stamps::FileStamps;
use crate::core::tls_config::TlsListen;

/// How often it is looked whether the certificate has changed.
const PERIOD: Duration = Duration::from_secs(5);

/// Bytes of the names of authorities that are sent to a client at most: clients refuse longer handshakes.
const MOST_NAMES: usize = 16 << 10;

/// Bytes of the certificates of a client at most: they are held for as long as its connection is.
const MOST_SHOWN: usize = 32 << 10;

/// The certificate and key of the hub, and how clients are asked for theirs.
pub struct HubTls {
    files: TlsListen,
    client_names: Option<Vec<DistinguishedName>>,
    stamps: FileStamps,
    config: watch::Sender<Arc<ServerConfig>>,
}

impl HubTls {
    /// Reads certificate and key. Clients are asked for a certificate where the names of authorities are given; they need not show one.
    pub fn read(files: TlsListen, client_names: Option<Vec<DistinguishedName>>) -> Result<Self> {
        let client_names = client_names.map(|names| if total(&names) > MOST_NAMES { Vec::new() } else { names });
        let stamps = stamps(&files);
        let config = watch::Sender::new(Arc::new(server_config(&files, client_names.as_deref())?));
        Ok(Self { files, client_names, stamps, config })
    }

    /// Listens.
    pub async fn listen(&self) -> Result<TlsListener> {
        let at = self.files.at;
        let listener = TcpListener::bind(at).await.map_err(|error| Error::fault(format!("HUB_TLS_LISTEN {at}: {error}")))?;
        Ok(TlsListener { listener, config: self.config.subscribe() })
    }

    /// Reads certificate and key again when they change, until the hub stops. What cannot be used is logged, and the ones before it remain.
    pub async fn follow_files(mut self, stop: CancellationToken) {
        let mut ticks = interval(PERIOD);
        ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        while stop.run_until_cancelled(ticks.tick()).await.is_some() {
            self.reread_if_changed();
        }
    }

    fn reread_if_changed(&mut self) {
        let stamps = stamps(&self.files);
        if stamps == self.stamps {
            return;
        }
        self.stamps = stamps;
        match server_config(&self.files, self.client_names.as_deref()) {
            Ok(config) => {
                self.config.send_replace(Arc::new(config));
                tracing::info!("the certificate of the hub was read again");
            }
            Err(error) => tracing::error!(%error, "the certificate of the hub has changed and cannot be used: the one before it is"),
        }
    }
}

fn total(names: &[DistinguishedName]) -> usize {
    names.iter().map(|name| name.as_ref().len()).sum()
}

fn stamps(files: &TlsListen) -> FileStamps {
    FileStamps::of([files.certificate.as_path(), files.key.as_path()])
}

fn server_config(files: &TlsListen, client_names: Option<&[DistinguishedName]>) -> Result<ServerConfig> {
    let provider = ring::default_provider();
    let algorithms = provider.signature_verification_algorithms;
    let builder = ServerConfig::builder_with_provider(Arc::new(provider)).with_safe_default_protocol_versions().map_err(Error::fault)?;
    let builder = match client_names {
        Some(names) => builder.with_client_cert_verifier(Arc::new(PossessionVerifier { names: names.to_vec(), algorithms })),
        None => builder.with_no_client_auth(),
    };
    let (certificates, key) = (certificates(&files.certificate)?, key(&files.key)?);
    let mut config = builder
        .with_single_cert(certificates, key)
        .map_err(|error| Error::fault(format!("HUB_TLS_CERTIFICATE and HUB_TLS_KEY cannot be used together: {error}")))?;
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    if client_names.is_some() {
        // A resumed connection would bring the certificate of a card that is no longer in its reader.
        config.session_storage = Arc::new(NoServerSessionStorage {});
        config.send_tls13_tickets = 0;
    }
    Ok(config)
}

fn certificates(file: &Path) -> Result<Vec<CertificateDer<'static>>> {
    let wrong = |reason: String| Error::fault(format!("HUB_TLS_CERTIFICATE {}: {reason}", file.display()));
    let certificates = CertificateDer::pem_file_iter(file).map_err(|error| wrong(error.to_string()))?;
    let certificates: Vec<_> = certificates.collect::<Result<_, _>>().map_err(|error| wrong(error.to_string()))?;
    if certificates.is_empty() { Err(wrong("no certificate in it (-----BEGIN CERTIFICATE-----)".to_owned())) } else { Ok(certificates) }
}

fn key(file: &Path) -> Result<PrivateKeyDer<'static>> {
    PrivateKeyDer::from_pem_file(file).map_err(|error| Error::fault(format!("HUB_TLS_KEY {}: {error}", file.display())))
}

/// Verifies that a client has the key of the certificate that it shows, and nothing of the certificate itself: a handshake that fails shows
/// its user no reason. What the certificate is worth is decided, with a page that says why, by the one address that reads it.
struct PossessionVerifier {
    names: Vec<DistinguishedName>,
    algorithms: WebPkiSupportedAlgorithms,
}

impl fmt::Debug for PossessionVerifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PossessionVerifier({} authorities)", self.names.len())
    }
}

impl ClientCertVerifier for PossessionVerifier {
    fn client_auth_mandatory(&self) -> bool {
        false
    }

    fn root_hint_subjects(&self) -> &[DistinguishedName] {
        &self.names
    }

    fn verify_client_cert(
        &self,
        certificate: &CertificateDer<'_>,
        others: &[CertificateDer<'_>],
        _: UnixTime,
    ) -> Result<ClientCertVerified, rustls::Error> {
        let shown = certificate.len() + others.iter().map(|other| other.len()).sum::<usize>();
        match shown <= MOST_SHOWN {
            true => Ok(ClientCertVerified::assertion()),
            false => Err(rustls::Error::General(format!("{shown} bytes of certificates, at most {MOST_SHOWN}"))),
        }
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        verify_tls12_signature(message, certificate, signature, &self.algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        verify_tls13_signature(message, certificate, signature, &self.algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.algorithms.supported_schemes()
    }
}
