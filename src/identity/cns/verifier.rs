//! Verifies the certificate of a card: the one place that decides whether it is trusted, however it came.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};
use omnia_rules::identifiers::TaxCode;
use rustls::DistinguishedName;
use rustls_pki_types::{CertificateDer, UnixTime};
use tokio::task::spawn_blocking;
use tokio::time::{MissedTickBehavior, interval};
use tokio_util::sync::CancellationToken;
use webpki::{
    ALL_VERIFICATION_ALGS, CertRevocationList, EndEntityCert, ExpirationPolicy, KeyUsage, RevocationCheckDepth, RevocationOptionsBuilder,
    UnknownStatusPolicy,
};

use super::authorities::Authorities;
use super::certificate::CardCertificate;
use super::revocation_lists::{RevocationLists, warn_of_expired};
use crate::core::clock::SharedClock;
use crate::core::error::{Error, Refusal, Result};

/// How often it is looked whether the revocation lists have changed.
const PERIOD: Duration = Duration::from_secs(5);

/// Verifies the certificates of cards by the authorities and revocation lists of the settings.
#[derive(Clone)]
pub struct CardVerifier(Arc<Trusted>);

struct Trusted {
    authorities: Authorities,
    lists: RevocationLists,
    policies: Vec<String>,
}

impl CardVerifier {
    /// Reads the authorities and the lists.
    pub fn read(authorities: &Path, lists: Vec<PathBuf>, policies: Vec<String>) -> Result<Self> {
        Ok(Self(Arc::new(Trusted { authorities: Authorities::read(authorities)?, lists: RevocationLists::read(lists)?, policies })))
    }

    /// The names of the authorities.
    pub fn authority_names(&self) -> Vec<DistinguishedName> {
        self.0.authorities.names()
    }

    /// Reads the lists again when they change, until the hub stops.
    pub async fn follow_lists(self, clock: SharedClock, stop: CancellationToken) {
        let mut ticks = interval(PERIOD);
        ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let lists = self.0.lists.current();
        warn_of_expired(&lists, clock.now());
        for authority in self.0.authorities.without_list(&lists) {
            tracing::warn!(authority, "no revocation list is of this authority: its cards are refused");
        }
        drop(lists);
        let work = async {
            loop {
                ticks.tick().await;
                let (trusted, now) = (self.0.clone(), clock.now());
                if let Err(error) = spawn_blocking(move || trusted.lists.reread_if_due(now)).await {
                    tracing::error!(%error, "revocation lists could not be read again");
                }
            }
        };
        let _ = stop.run_until_cancelled(work).await;
    }

    /// The tax code of the holder of a card, by its certificate and those that were shown with it, the card's first.
    ///
    /// Verified are its time, its purpose, the strength of its key, the signatures up to an authority of the settings, and by the lists of
    /// each authority on the way that nothing was revoked. A list that is missing or has expired refuses.
    pub async fn verify(&self, shown: Vec<CertificateDer<'static>>, now: DateTime<Utc>) -> Result<TaxCode> {
        let trusted = self.0.clone();
        // The hash over a long revocation list takes a while.
        spawn_blocking(move || trusted.verify(&shown, now)).await.map_err(Error::fault)?
    }
}

impl Trusted {
    fn verify(&self, shown: &[CertificateDer<'_>], now: DateTime<Utc>) -> Result<TaxCode> {
        let (shown, others) = shown.split_first().ok_or_else(|| Refusal::new("CNS_MISSING"))?;
        let card = CardCertificate::read(shown).ok_or_else(|| Refusal::new("CNS_UNREADABLE"))?;
        card.check_validity(now)?;
        self.verify_path(shown, others, now).map_err(refused)?;
        card.check_key()?;
        card.check_purpose(&self.policies)?;
        card.tax_code().ok_or_else(|| Refusal::new("CNS_WITHOUT_TAX_CODE").into())
    }

    fn verify_path(&self, card: &CertificateDer<'_>, others: &[CertificateDer<'_>], now: DateTime<Utc>) -> Result<(), webpki::Error> {
        let (anchors, lists) = (self.authorities.valid_at(now), self.lists.current());
        let lists: Vec<&CertRevocationList<'_>> = lists.iter().map(|list| &list.list).collect();
        let revocation = RevocationOptionsBuilder::new(&lists)
            .map_err(|_| webpki::Error::UnknownRevocationStatus)?
            .with_depth(RevocationCheckDepth::Chain)
            .with_status_policy(UnknownStatusPolicy::Deny)
            .with_expiration_policy(ExpirationPolicy::Enforce)
            .build();
        let time = UnixTime::since_unix_epoch(Duration::from_secs(now.timestamp().unsigned_abs()));
        let end_entity = EndEntityCert::try_from(card)?;
        end_entity
            .verify_for_usage(ALL_VERIFICATION_ALGS, &anchors, others, time, KeyUsage::client_auth(), Some(revocation), None)
            .map(drop)
    }
}

/// Why a certificate is not accepted, for its holder; the log has the words of the library.
fn refused(reason: webpki::Error) -> Error {
    use webpki::Error::*;
    let code = match reason {
        CertRevoked => "CNS_REVOKED",
        CrlExpired { .. } => return Error::revocation_unknown("CNS_REVOCATION_LIST_EXPIRED", reason),
        UnknownRevocationStatus
        | InvalidCrlSignatureForPublicKey
        | IssuerNotCrlSigner
        | UnsupportedCrlSignatureAlgorithmContext(_)
        | UnsupportedCrlSignatureAlgorithmForPublicKeyContext(_) => {
            return Error::revocation_unknown("CNS_REVOCATION_LIST_MISSING", reason);
        }
        RequiredEkuNotFoundContext(_) | EmptyEkuExtension | CaUsedAsEndEntity => "CNS_NOT_FOR_SIGN_IN",
        UnsupportedSignatureAlgorithmContext(_) | UnsupportedSignatureAlgorithmForPublicKeyContext(_) => "CNS_TOO_WEAK",
        BadDer | BadDerTime | TrailingData(_) | MalformedExtensions | UnsupportedCertVersion | UnsupportedCriticalExtension => {
            "CNS_UNREADABLE"
        }
        _ => "CNS_UNKNOWN_AUTHORITY",
    };
    tracing::info!(%reason, code, "the certificate of a card was refused");
    Refusal::new(code).into()
}
