//! Cards and their authorities: certificates as those of the national services card (CNS) are, made by the story.

use std::fs;
use std::net::IpAddr;
use std::path::{Path, PathBuf};

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use chrono::{DateTime, Duration, Utc};
use omnia_hub::core::config::ServeConfig;
use rcgen::{
    BasicConstraints, CertificateParams, CertificateRevocationListParams, CustomExtension, DistinguishedName, DnType,
    ExtendedKeyUsagePurpose, IsCa, Issuer, KeyIdMethod, KeyPair, KeyUsagePurpose, PKCS_RSA_SHA256, PublicKeyData, RevokedCertParams,
    SerialNumber, SignatureAlgorithm,
};
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;

use super::{Context, Hub, Result};

/// The policy of the CNS, 1.3.76.16.2.1, as the only one of an extension.
const CNS_POLICY: [u8; 11] = [0x30, 9, 0x30, 7, 0x06, 5, 0x2b, 0x4c, 0x10, 0x02, 0x01];

/// What a proxy and the hub share.
pub const PROXY_SECRET: &str = "what-the-proxy-and-the-hub-alone-know";

/// The certificate of a card, with the key that never leaves it.
pub struct Card {
    pub certificate: Vec<u8>,
    /// PEM of the key and the certificates that the browser shows.
    pub identity: String,
    serial: SerialNumber,
}

/// What is unusual about a card.
pub struct CardOrder {
    pub common_name: String,
    pub serial_number: Option<String>,
    pub not_before: DateTime<Utc>,
    pub not_after: DateTime<Utc>,
    pub usages: Vec<KeyUsagePurpose>,
    pub purposes: Vec<ExtendedKeyUsagePurpose>,
    pub policy: Vec<u8>,
}

/// An authority that issues cards.
pub struct CardAuthority {
    issuer: Issuer<'static, KeyPair>,
    pub pem: String,
    /// Of the authority that issued its own certificate, where it is not its own.
    chain: String,
}

impl CardAuthority {
    pub fn new(name: &str) -> Result<Self> {
        let (params, key) = (authority_params(name), KeyPair::generate()?);
        let pem = params.self_signed(&key)?.pem();
        Ok(Self { issuer: Issuer::new(params, key), pem, chain: String::new() })
    }

    /// An authority below this one.
    pub fn delegates_to(&self, name: &str) -> Result<(Self, SerialNumber)> {
        let (mut params, key) = (authority_params(name), KeyPair::generate()?);
        let serial = SerialNumber::from(77_u64);
        params.serial_number = Some(serial.clone());
        let pem = params.signed_by(&key, &self.issuer)?.pem();
        Ok((Self { issuer: Issuer::new(params, key), pem: pem.clone(), chain: pem }, serial))
    }

    /// Issues a card to the holder of this tax code.
    pub fn issues(&self, hub: &Hub, tax_code: &str) -> Result<Card> {
        self.issues_with(hub, tax_code, |_| {})
    }

    /// Issues a card that is unusual.
    pub fn issues_with(&self, hub: &Hub, tax_code: &str, change: impl FnOnce(&mut CardOrder)) -> Result<Card> {
        let mut order = CardOrder::usual(hub, tax_code);
        change(&mut order);
        let serial = SerialNumber::from(u64::from(hub.number()) + 1_000);
        let key = KeyPair::generate()?;
        let certificate = order.params(serial.clone()).signed_by(&key, &self.issuer)?;
        let identity = format!("{}{}{}", key.serialize_pem(), certificate.pem(), self.chain);
        Ok(Card { certificate: certificate.der().to_vec(), identity, serial })
    }

    /// Issues a card with a key of the first cards.
    pub fn issues_with_an_old_key(&self, hub: &Hub, tax_code: &str) -> Result<Card> {
        let serial = SerialNumber::from(u64::from(hub.number()) + 1_000);
        let certificate = CardOrder::usual(hub, tax_code).params(serial.clone()).signed_by(&OldKey::new(), &self.issuer)?;
        Ok(Card { certificate: certificate.der().to_vec(), identity: String::new(), serial })
    }

    /// The list of what it has revoked, which holds for a day from then on.
    pub fn lists(&self, from: DateTime<Utc>, revoked: &[&SerialNumber]) -> Result<String> {
        let revoked_certs = revoked.iter().map(|serial| RevokedCertParams {
            serial_number: (*serial).clone(),
            revocation_time: instant(from),
            reason_code: None,
            invalidity_date: None,
        });
        let list = CertificateRevocationListParams {
            this_update: instant(from),
            next_update: instant(from + Duration::days(1)),
            crl_number: SerialNumber::from(from.timestamp().unsigned_abs()),
            issuing_distribution_point: None,
            revoked_certs: revoked_certs.collect(),
            key_identifier_method: KeyIdMethod::Sha256,
        };
        Ok(list.signed_by(&self.issuer)?.pem()?)
    }
}

impl Card {
    /// The certificate of a file, whose key nobody has.
    pub fn of_der(certificate: Vec<u8>) -> Self {
        Self { certificate, identity: String::new(), serial: SerialNumber::from(0_u64) }
    }

    pub fn serial(&self) -> &SerialNumber {
        &self.serial
    }

    /// The value of the header `client-cert` (RFC 9440).
    pub fn header(&self) -> String {
        format!(":{}:", BASE64_STANDARD.encode(&self.certificate))
    }

    /// The same as nginx writes it in `$ssl_client_escaped_cert`.
    pub fn escaped(&self) -> String {
        let text = BASE64_STANDARD.encode(&self.certificate).replace('+', "%2B").replace('/', "%2F").replace('=', "%3D");
        format!("-----BEGIN%20CERTIFICATE-----%0A{text}%0A-----END%20CERTIFICATE-----%0A")
    }
}

impl CardOrder {
    /// As the profile of the CNS has it, in its second year.
    fn usual(hub: &Hub, tax_code: &str) -> Self {
        Self {
            common_name: format!("{tax_code}/7430010024925855.lsKV/lNtBAmc8x5lzSb+cxx2UzE="),
            serial_number: None,
            not_before: hub.now() - Duration::days(365),
            not_after: hub.now() + Duration::days(5 * 365),
            usages: vec![KeyUsagePurpose::DigitalSignature, KeyUsagePurpose::KeyEncipherment],
            purposes: vec![ExtendedKeyUsagePurpose::ClientAuth, ExtendedKeyUsagePurpose::EmailProtection],
            policy: CNS_POLICY.to_vec(),
        }
    }

    fn params(&self, serial: SerialNumber) -> CertificateParams {
        let mut params = CertificateParams::default();
        params.distinguished_name = DistinguishedName::new();
        params.distinguished_name.push(DnType::CountryName, "IT");
        params.distinguished_name.push(DnType::OrganizationalUnitName, "Ente emettitore di prova");
        params.distinguished_name.push(DnType::CommonName, self.common_name.as_str());
        if let Some(number) = &self.serial_number {
            params.distinguished_name.push(DnType::CustomDnType(vec![2, 5, 4, 5]), number.as_str());
        }
        (params.not_before, params.not_after) = (instant(self.not_before), instant(self.not_after));
        params.serial_number = Some(serial);
        params.key_usages.clone_from(&self.usages);
        params.extended_key_usages.clone_from(&self.purposes);
        if !self.policy.is_empty() {
            params.custom_extensions.push(CustomExtension::from_oid_content(&[2, 5, 29, 32], self.policy.clone()));
        }
        params
    }
}

fn authority_params(name: &str) -> CertificateParams {
    let mut params = CertificateParams::default();
    params.distinguished_name = DistinguishedName::new();
    params.distinguished_name.push(DnType::CountryName, "IT");
    params.distinguished_name.push(DnType::CommonName, name);
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    params
}

/// The certificate of an authority and one that it signed with SHA-1, of RSSMRA85T10A562S; nobody has the keys.
pub fn signed_with_sha1() -> Result<(String, Card)> {
    let text = include_str!("cards/signed_with_sha1.pem");
    let (card, authority) = text.split_at(text.rfind("-----BEGIN").context("two certificates")?);
    Ok((authority.to_owned(), Card::of_der(CertificateDer::from_pem_slice(card.as_bytes())?.to_vec())))
}

/// A key of the first cards: RSA with 1,024 bits. Only its public half is needed.
struct OldKey(Vec<u8>);

impl OldKey {
    fn new() -> Self {
        // RSAPublicKey (RFC 8017, A.1.1): a modulus, and the exponent 65537.
        let modulus = [&[0x02, 0x81, 0x81, 0x00, 0xc1][..], &[0x5b; 127]].concat();
        Self([&[0x30, 0x81, 0x89][..], &modulus, &[0x02, 0x03, 0x01, 0x00, 0x01]].concat())
    }
}

impl PublicKeyData for OldKey {
    fn der_bytes(&self) -> &[u8] {
        &self.0
    }

    fn algorithm(&self) -> &'static SignatureAlgorithm {
        &PKCS_RSA_SHA256
    }
}

fn instant(time: DateTime<Utc>) -> time::OffsetDateTime {
    rcgen::date_time_ymd(1970, 1, 1) + std::time::Duration::from_secs(time.timestamp().unsigned_abs())
}

/// The files by which a hub has people sign in with cards.
pub struct CardFiles {
    pub authorities: PathBuf,
    pub lists: PathBuf,
    pub certificate: PathBuf,
    pub key: PathBuf,
    pub secret: PathBuf,
    /// By which a browser knows the hub.
    pub hub_authority: String,
}

impl Hub {
    /// Writes the files of the settings: these authorities, these lists, and a certificate of the hub.
    pub fn writes_card_files(&self, authorities: &[&CardAuthority], lists: &[String]) -> Result<CardFiles> {
        let file = |name: &str| self.folder.path().join(format!("{}-{name}", self.number()));
        let (hub_authority, key) = (CardAuthority::new("The authority of the hub")?, KeyPair::generate()?);
        let params = CertificateParams::new(vec!["127.0.0.1".to_owned(), "localhost".to_owned()])?;
        let certificate = params.signed_by(&key, &hub_authority.issuer)?.pem();
        let files = CardFiles {
            authorities: file("authorities.pem"),
            lists: file("lists.pem"),
            certificate: file("hub.pem"),
            key: file("hub-key.pem"),
            secret: file("secret"),
            hub_authority: hub_authority.pem,
        };
        fs::write(&files.authorities, authorities.iter().map(|authority| authority.pem.as_str()).collect::<String>())?;
        fs::write(&files.lists, lists.concat())?;
        fs::write(&files.certificate, certificate)?;
        fs::write(&files.key, key.serialize_pem())?;
        fs::write(&files.secret, PROXY_SECRET)?;
        Ok(files)
    }
}

impl Hub {
    /// Where it serves HTTPS itself.
    pub fn tls_url(&self) -> Result<&str> {
        self.tls_url.as_deref().context("the hub serves no HTTPS")
    }

    /// Where it takes cards over its own HTTPS.
    pub fn card_address(&self) -> Result<String> {
        Ok(format!("{}/sign-in/cns", self.tls_url()?))
    }
}

impl CardFiles {
    /// Has a process take cards over its own HTTPS.
    pub fn environment(&self) -> Vec<(&'static str, String)> {
        let text = |path: &Path| path.display().to_string();
        vec![
            ("HUB_CNS_AUTHORITIES", text(&self.authorities)),
            ("HUB_CNS_REVOCATION_LISTS", text(&self.lists)),
            ("HUB_TLS_LISTEN", "127.0.0.1:0".to_owned()),
            ("HUB_TLS_CERTIFICATE", text(&self.certificate)),
            ("HUB_TLS_KEY", text(&self.key)),
            ("HUB_PUBLIC_URL", "https://localhost".to_owned()),
        ]
    }

    /// Has a hub take cards over its own TLS.
    pub fn set(&self, config: &mut ServeConfig) {
        config.cns.authorities = Some(self.authorities.clone());
        config.cns.revocation_lists = vec![self.lists.clone()];
        config.tls.listen = Some((IpAddr::from([127, 0, 0, 1]), 0).into());
        config.tls.certificate = Some(self.certificate.clone());
        config.tls.key = Some(self.key.clone());
        config.public_url = "https://localhost".parse().ok();
    }

    /// Has a hub take cards from a proxy at this address.
    pub fn set_proxy(&self, config: &mut ServeConfig, proxies: &str) -> Result {
        config.cns.authorities = Some(self.authorities.clone());
        config.cns.revocation_lists = vec![self.lists.clone()];
        config.cns.proxy_secret_file = Some(self.secret.clone());
        config.trusted_proxies = proxies.parse().map_err(anyhow::Error::msg)?;
        config.public_url = Some("https://hub.example.it".parse().context("an address")?);
        Ok(())
    }
}
