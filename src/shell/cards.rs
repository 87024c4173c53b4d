//! How people sign in with a card on this hub: what the settings say, checked at the start.

use std::fs;
use std::path::Path;

use omnia_edge::Networks;
use poem::Request;
use poem::http::header;
use url::Url;

use super::client_certificate::{CertificateProxy, ProxySecret};
use crate::core::cns_config::CnsConfig;
use crate::core::config::ServeConfig;
use crate::core::error::{Error, Result};
use crate::identity::{CARD_PATH, CardVerifier};

/// Signing in with a card.
pub struct Cards {
    /// Verifies the certificates.
    pub verifier: CardVerifier,
    /// The proxy that may pass certificates on.
    pub proxy: Option<CertificateProxy>,
    /// The address that people use.
    public_url: Url,
    /// Where they show the card, where that is another.
    url: Option<Url>,
}

impl Cards {
    /// Reads what the settings name; none where they name no authorities.
    pub fn of(config: &ServeConfig) -> Result<Option<Self>> {
        let Some(authorities) = &config.cns.authorities else { return unused(&config.cns).map(|()| None) };
        let cns = &config.cns;
        let public_url = config.public_url.clone().filter(|url| url.scheme() == "https");
        let public_url =
            public_url.ok_or_else(|| wrong("HUB_CNS_AUTHORITIES", "HUB_PUBLIC_URL must be https: a card is shown over TLS"))?;
        if cns.revocation_lists.is_empty() {
            return Err(wrong(
                "HUB_CNS_REVOCATION_LISTS",
                "it is missing: without the lists of the authorities a revoked card would sign in",
            ));
        }
        let proxy = cns.proxy_secret_file.as_deref().map(|file| proxy(file, &config.trusted_proxies)).transpose()?;
        if proxy.is_none() && config.tls.listen.is_none() {
            let reason =
                "nobody could show a card: set HUB_TLS_LISTEN, or HUB_CNS_PROXY_SECRET_FILE for a proxy that passes certificates on";
            return Err(wrong("HUB_CNS_AUTHORITIES", reason));
        }
        let url = cns.url.clone().map(|url| checked_url(url, &public_url)).transpose()?;
        let verifier = CardVerifier::read(authorities, cns.revocation_lists.clone(), cns.policies.clone())?;
        Ok(Some(Self { verifier, proxy, public_url, url }))
    }

    /// Where the browser must go to show the card, where this request came to another address.
    pub fn elsewhere(&self, request: &Request) -> Option<Url> {
        let url = self.url.as_ref()?;
        let host = request.headers().get(header::HOST)?.to_str().ok()?;
        let here = Url::parse(&format!("https://{host}")).ok()?;
        let is_here = here.host() == url.host() && here.port_or_known_default() == url.port_or_known_default();
        let mut there = url.join(CARD_PATH).ok()?;
        there.set_query(request.uri().query());
        (!is_here).then_some(there)
    }

    /// The address of a path after signing in.
    pub fn address_of(&self, path: &str) -> String {
        match &self.url {
            Some(_) => format!("{}{path}", self.public_url.as_str().trim_end_matches('/')),
            None => path.to_owned(),
        }
    }
}

fn wrong(setting: &str, reason: &str) -> Error {
    Error::fault(format!("{setting}: {reason}"))
}

/// Settings that do nothing are a mistake of whoever wrote them.
fn unused(cns: &CnsConfig) -> Result<()> {
    let set = [
        ("HUB_CNS_REVOCATION_LISTS", !cns.revocation_lists.is_empty()),
        ("HUB_CNS_URL", cns.url.is_some()),
        ("HUB_CNS_PROXY_SECRET_FILE", cns.proxy_secret_file.is_some()),
    ];
    match set.iter().find(|(_, is_set)| *is_set) {
        Some((setting, _)) => Err(wrong(setting, "HUB_CNS_AUTHORITIES is missing: name the authorities whose cards sign in")),
        None => Ok(()),
    }
}

fn proxy(file: &Path, proxies: &Networks) -> Result<CertificateProxy> {
    let unusable = |reason: String| wrong(&format!("HUB_CNS_PROXY_SECRET_FILE {}", file.display()), &reason);
    if *proxies == Networks::default() {
        return Err(unusable("HUB_TRUSTED_PROXIES is missing: a certificate is taken from the addresses in it alone".to_owned()));
    }
    let secret = fs::read_to_string(file).map_err(|error| unusable(error.to_string()))?;
    let secret = ProxySecret::of(&secret).ok_or_else(|| unusable("one line of 32 to 256 visible characters".to_owned()))?;
    Ok(CertificateProxy { proxies: proxies.clone(), secret })
}

/// The cookie of the session is of one host, whatever the port.
fn checked_url(url: Url, public_url: &Url) -> Result<Url> {
    let is_bare = url.path() == "/" && url.query().is_none() && url.fragment().is_none() && url.username().is_empty();
    if url.scheme() == "https" && is_bare && url.host() == public_url.host() {
        return Ok(url);
    }
    Err(wrong("HUB_CNS_URL", "it must be https, with the host of HUB_PUBLIC_URL, whose cookies it sets, another port and no path"))
}
