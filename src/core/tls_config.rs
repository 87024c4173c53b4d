//! The settings of the hub's own TLS listener.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::Args;
use url::Url;

use super::error::{Error, Result};

/// How the hub serves HTTPS itself, in addition to HTTP.
#[derive(Debug, Clone, Default, Args)]
pub struct TlsConfig {
    /// Address and port to listen on for HTTPS, in addition to HUB_LISTEN.
    #[arg(id = "tls-listen", long = "tls-listen", env = "HUB_TLS_LISTEN", value_name = "ADDRESS:PORT")]
    pub listen: Option<SocketAddr>,
    /// PEM file with the certificate of the hub for HTTPS, and those that lead to its authority.
    #[arg(id = "tls-certificate", long = "tls-certificate", env = "HUB_TLS_CERTIFICATE", value_name = "FILE")]
    pub certificate: Option<PathBuf>,
    /// PEM file with the private key of that certificate.
    #[arg(id = "tls-key", long = "tls-key", env = "HUB_TLS_KEY", value_name = "FILE")]
    pub key: Option<PathBuf>,
}

/// A TLS listener that is whole.
#[derive(Debug, Clone)]
pub struct TlsListen {
    /// Where it listens.
    pub at: SocketAddr,
    /// The file of the certificate.
    pub certificate: PathBuf,
    /// The file of its key.
    pub key: PathBuf,
}

impl TlsConfig {
    /// The listener, where the settings have one: whole, and at an address that people reach by https.
    pub fn checked(&self, public_url: Option<&Url>) -> Result<Option<TlsListen>> {
        let missing = |setting: &str, reason: &str| Error::fault(format!("{setting} is missing: {reason}"));
        match (self.listen, &self.certificate, &self.key) {
            (None, None, None) => Ok(None),
            (None, ..) => Err(missing("HUB_TLS_LISTEN", "without an address the certificate and the key in the settings serve nothing")),
            (Some(_), None, _) => Err(missing("HUB_TLS_CERTIFICATE", "HUB_TLS_LISTEN needs the certificate of the hub, as PEM")),
            (Some(_), _, None) => Err(missing("HUB_TLS_KEY", "HUB_TLS_LISTEN needs the key of the certificate, as PEM")),
            (Some(_), Some(_), Some(_)) if public_url.is_none_or(|url| url.scheme() != "https") => {
                Err(missing("https in HUB_PUBLIC_URL", "where HUB_TLS_LISTEN is set, so that cookies are Secure"))
            }
            (Some(at), Some(certificate), Some(key)) => Ok(Some(TlsListen { at, certificate: certificate.clone(), key: key.clone() })),
        }
    }
}
