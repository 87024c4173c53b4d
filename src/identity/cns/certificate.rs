//! What the certificate of a card says: for whom it is, until when, and for what. Whether that is true the verifier finds out.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use omnia_rules::calendar::rome_date;
use omnia_rules::identifiers::TaxCode;
use x509_parser::certificate::X509Certificate;
use x509_parser::extensions::ParsedExtension;
use x509_parser::oid_registry::OID_X509_SERIALNUMBER;
use x509_parser::prelude::FromDer;
use x509_parser::public_key::PublicKey;
use x509_parser::time::ASN1Time;

use crate::core::error::Refusal;

/// What stands before a tax code in the attribute `serialNumber`: ETSI EN 319 412-1 (5.1.3), and how Italian authorities wrote it before.
const PREFIXES: [&str; 2] = ["TINIT-", "IT:"];

/// Bits of an RSA key at least. The first cards had 1,024: the last of them have expired.
const LEAST_RSA_BITS: usize = 2048;

/// The certificate of a card.
pub struct CardCertificate<'a>(X509Certificate<'a>);

impl<'a> CardCertificate<'a> {
    /// Reads a certificate; none where it is none.
    pub fn read(der: &'a [u8]) -> Option<Self> {
        let (rest, certificate) = X509Certificate::from_der(der).ok()?;
        rest.is_empty().then_some(Self(certificate))
    }

    /// Whether it is valid at this instant.
    pub fn check_validity(&self, now: DateTime<Utc>) -> Result<(), Refusal> {
        let validity = self.0.validity();
        let (from, until) = (instant(validity.not_before), instant(validity.not_after));
        let (Ok(from), Ok(until)) = (from, until) else { return Err(Refusal::new("CNS_UNREADABLE")) };
        match now {
            now if now < from => Err(Refusal::new("CNS_NOT_YET_VALID").with("date", rome_date(from))),
            now if now > until => Err(Refusal::new("CNS_EXPIRED").with("date", rome_date(until))),
            _ => Ok(()),
        }
    }

    /// Whether it is for signing in, and not for signing documents, which the second certificate of many cards is for.
    pub fn check_purpose(&self, policies: &[String]) -> Result<(), Refusal> {
        let unreadable = |_| Refusal::new("CNS_UNREADABLE");
        let usage = self.0.key_usage().map_err(unreadable)?;
        let extended = self.0.extended_key_usage().map_err(unreadable)?;
        let signs_in = usage.is_some_and(|usage| usage.value.digital_signature() && !usage.value.non_repudiation());
        let is_client = extended.is_some_and(|usage| usage.value.client_auth);
        let is_for_signing_in = signs_in && is_client && self.has_policy(policies);
        is_for_signing_in.then_some(()).ok_or_else(|| Refusal::new("CNS_NOT_FOR_SIGN_IN"))
    }

    /// Whether its key is as long as is taken for safe.
    pub fn check_key(&self) -> Result<(), Refusal> {
        let is_strong = match self.0.public_key().parsed() {
            Ok(PublicKey::RSA(key)) => key.key_size() >= LEAST_RSA_BITS,
            Ok(PublicKey::EC(_)) => true,
            _ => false,
        };
        is_strong.then_some(()).ok_or_else(|| Refusal::new("CNS_TOO_WEAK"))
    }

    fn has_policy(&self, accepted: &[String]) -> bool {
        let policies = self.0.extensions().iter().filter_map(|extension| match extension.parsed_extension() {
            ParsedExtension::CertificatePolicies(policies) => Some(policies),
            _ => None,
        });
        policies.flatten().any(|policy| accepted.contains(&policy.policy_id.to_id_string()))
    }

    /// The tax code of the holder: before the first `/` of the common name, or in the serial number of the subject. None where there is
    /// none, or two that differ.
    pub fn tax_code(&self) -> Option<TaxCode> {
        let subject = self.0.subject();
        let common_names = subject.iter_common_name().filter_map(|name| name.as_str().ok());
        let in_names = common_names.filter_map(|name| name.split('/').next());
        let serial_numbers = subject.iter_by_oid(&OID_X509_SERIALNUMBER).filter_map(|number| number.as_str().ok());
        let in_numbers = serial_numbers.filter_map(|number| PREFIXES.iter().find_map(|prefix| number.strip_prefix(prefix)));
        let found: BTreeSet<TaxCode> = in_names.chain(in_numbers).filter_map(person).collect();
        let mut found = found.into_iter();
        found.next().filter(|_| found.next().is_none())
    }
}

fn person(text: &str) -> Option<TaxCode> {
    TaxCode::parse(text).ok().filter(TaxCode::is_person)
}

/// A time of a certificate.
pub fn instant(time: ASN1Time) -> Result<DateTime<Utc>, String> {
    DateTime::from_timestamp(time.timestamp(), 0).ok_or_else(|| "a time that no calendar has".to_owned())
}
