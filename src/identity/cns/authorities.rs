//! The authorities that issue cards, from the file of a setting.

use std::path::Path;

use chrono::{DateTime, Utc};
use rustls::DistinguishedName;
use rustls_pki_types::pem::PemObject;
use rustls_pki_types::{CertificateDer, TrustAnchor};
use webpki::anchor_from_trusted_cert;
use x509_parser::certificate::X509Certificate;
use x509_parser::prelude::FromDer;

use super::certificate::instant;
use super::revocation_lists::RevocationList;
use crate::core::error::{Error, Result};

/// An authority, and from when to when its certificate is valid.
struct Authority {
    name: String,
    anchor: TrustAnchor<'static>,
    not_before: DateTime<Utc>,
    not_after: DateTime<Utc>,
}

/// The authorities whose cards are accepted.
pub struct Authorities(Vec<Authority>);

impl Authorities {
    /// Reads a PEM file of certificates.
    pub fn read(file: &Path) -> Result<Self> {
        let wrong = |reason: String| Error::fault(format!("HUB_CNS_AUTHORITIES {}: {reason}", file.display()));
        let certificates = CertificateDer::pem_file_iter(file).map_err(|error| wrong(error.to_string()))?;
        let authorities: Vec<Authority> = certificates
            .enumerate()
            .map(|(at, certificate)| {
                let certificate = certificate.map_err(|error| wrong(error.to_string()))?;
                Authority::of(&certificate).map_err(|reason| wrong(format!("certificate {}: {reason}", at + 1)))
            })
            .collect::<Result<_>>()?;
        if authorities.is_empty() {
            return Err(wrong("no certificate in it; write those of the authorities as PEM (-----BEGIN CERTIFICATE-----)".to_owned()));
        }
        Ok(Self(authorities))
    }

    /// Those whose certificates are valid at this instant.
    pub fn valid_at(&self, now: DateTime<Utc>) -> Vec<TrustAnchor<'_>> {
        let valid = self.0.iter().filter(|authority| authority.not_before <= now && now <= authority.not_after);
        valid.map(|authority| authority.anchor.clone()).collect()
    }

    /// The names of those that none of these lists is of.
    pub fn without_list<'a>(&'a self, lists: &'a [RevocationList]) -> impl Iterator<Item = &'a str> {
        let has_list = |authority: &Authority| lists.iter().any(|list| list.list.issuer() == &*authority.anchor.subject);
        self.0.iter().filter(move |authority| !has_list(authority)).map(|authority| authority.name.as_str())
    }

    /// Their names, by which browsers choose what to show.
    pub fn names(&self) -> Vec<DistinguishedName> {
        // An anchor holds its name without the outer tag and length.
        self.0.iter().map(|authority| DistinguishedName::in_sequence(&authority.anchor.subject)).collect()
    }
}

impl Authority {
    fn of(certificate: &CertificateDer<'_>) -> Result<Self, String> {
        let anchor = anchor_from_trusted_cert(certificate).map_err(|error| error.to_string())?.to_owned();
        let (_, parsed) = X509Certificate::from_der(certificate).map_err(|error| error.to_string())?;
        if !parsed.is_ca() {
            return Err("it is of no authority (CA)".to_owned());
        }
        let (name, validity) = (parsed.subject().to_string(), parsed.validity());
        Ok(Self { name, anchor, not_before: instant(validity.not_before)?, not_after: instant(validity.not_after)? })
    }
}
