//! The settings of signing in with the national services card (CNS).

use std::path::PathBuf;

use clap::Args;
use url::Url;

/// The certificate policies of cards: that of the CNS, and the two of Lombardy's older cards, which the profile declares equivalent
/// ("Profilo di certificato digitale per l'autenticazione mediante CNS", AgID).
const POLICIES: &str = "1.3.76.16.2.1,1.3.159.6.1.3.2.10,1.3.76.12.1.1.10.2.2.10";

/// How people sign in with their card.
#[derive(Debug, Clone, Args)]
pub struct CnsConfig {
    /// PEM file with the certificates of the authorities that issue national services cards (CNS): people sign in with a card then.
    #[arg(id = "cns-authorities", long = "cns-authorities", env = "HUB_CNS_AUTHORITIES", value_name = "FILE")]
    pub authorities: Option<PathBuf>,
    /// Revocation lists of these authorities (PEM or DER), and folders of them, with commas.
    #[arg(
        id = "cns-revocation-lists",
        long = "cns-revocation-lists",
        env = "HUB_CNS_REVOCATION_LISTS",
        value_delimiter = ',',
        value_name = "PATHS"
    )]
    pub revocation_lists: Vec<PathBuf>,
    /// Certificate policies, with commas, of which a card must have one.
    #[arg(id = "cns-policies", long = "cns-policies", env = "HUB_CNS_POLICIES", value_delimiter = ',', default_value = POLICIES, value_name = "POLICIES", value_parser = object_identifier)]
    pub policies: Vec<String>,
    /// Where people show their card, where that is another port of the host in HUB_PUBLIC_URL.
    #[arg(id = "cns-url", long = "cns-url", env = "HUB_CNS_URL", value_name = "URL")]
    pub url: Option<Url>,
    /// File with the secret that a proxy in HUB_TRUSTED_PROXIES sends with the certificate of a card.
    #[arg(id = "cns-proxy-secret-file", long = "cns-proxy-secret-file", env = "HUB_CNS_PROXY_SECRET_FILE", value_name = "FILE")]
    pub proxy_secret_file: Option<PathBuf>,
}

fn object_identifier(text: &str) -> Result<String, String> {
    let is_number = |part: &str| !part.is_empty() && part.len() <= 20 && part.bytes().all(|byte| byte.is_ascii_digit());
    let is_identifier = text.split('.').count() > 1 && text.split('.').all(is_number);
    is_identifier.then(|| text.to_owned()).ok_or_else(|| format!("{text} is no object identifier such as 1.3.76.16.2.1"))
}
