//! The lists of revoked cards, from the files of a setting: read again when they change, and each hour.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};
use rustls_pki_types::CertificateRevocationListDer;
use rustls_pki_types::pem::PemObject;
use webpki::{CertRevocationList, OwnedCertRevocationList};
use x509_parser::prelude::FromDer;
use x509_parser::revocation_list::CertificateRevocationList;

use super::certificate::instant;
use crate::core::error::{Error, Result};
use crate::core::file_stamps::FileStamps;

/// How often the files are read again where nothing seems to have changed.
const REREAD: Duration = Duration::from_hours(1);
/// The endings of lists in a folder.
const ENDINGS: [&str; 3] = ["crl", "der", "pem"];

/// A list, and which authority publishes the next one until when.
pub struct RevocationList {
    /// For the verification.
    pub list: CertRevocationList<'static>,
    issuer: String,
    issued_at: DateTime<Utc>,
    next_at: Option<DateTime<Utc>>,
}

/// The lists that were read last, the newest first: of two of one authority the newer holds.
pub type Lists = Arc<Vec<RevocationList>>;

/// The files, and what was read of them.
pub struct RevocationLists {
    paths: Vec<PathBuf>,
    current: Mutex<Current>,
}

struct Current {
    lists: Lists,
    stamps: FileStamps,
    read_at: Instant,
}

impl RevocationLists {
    /// Reads files, and the lists in folders.
    pub fn read(paths: Vec<PathBuf>) -> Result<Self> {
        let (stamps, lists) = read_all(&paths)?;
        if lists.is_empty() {
            return Err(Error::fault("HUB_CNS_REVOCATION_LISTS: no list in it; without one nobody knows which cards are revoked"));
        }
        Ok(Self { paths, current: Mutex::new(Current { lists, stamps, read_at: Instant::now() }) })
    }

    /// The lists that were read last.
    pub fn current(&self) -> Lists {
        self.current.lock().unwrap_or_else(PoisonError::into_inner).lists.clone()
    }

    /// Reads the files again where they have changed or it is time. What cannot be used is logged, and the lists before it remain until they
    /// expire.
    pub fn reread_if_due(&self, now: DateTime<Utc>) {
        let stamps = self.stamps();
        let mut current = self.current.lock().unwrap_or_else(PoisonError::into_inner);
        if stamps == current.stamps && current.read_at.elapsed() < REREAD {
            return;
        }
        drop(current);
        let read = read_all(&self.paths);
        current = self.current.lock().unwrap_or_else(PoisonError::into_inner);
        current.read_at = Instant::now();
        match read {
            Ok((stamps, lists)) if !lists.is_empty() => {
                (current.stamps, current.lists) = (stamps, lists);
                warn_of_expired(&current.lists, now);
            }
            Ok(_) => {
                current.stamps = stamps;
                tracing::error!("HUB_CNS_REVOCATION_LISTS holds no list any more: those that were read before are used");
            }
            Err(error) => {
                current.stamps = stamps;
                tracing::error!(%error, "revocation lists cannot be read again: those that were read before are used");
            }
        }
    }

    fn stamps(&self) -> FileStamps {
        files_of(&self.paths).map_or_else(|_| FileStamps::default(), |files| FileStamps::of(files.iter().map(PathBuf::as_path)))
    }
}

/// Logs which lists have expired: the cards of their authorities are refused.
pub fn warn_of_expired(lists: &[RevocationList], now: DateTime<Utc>) {
    for list in lists {
        if let Some(next_at) = list.next_at.filter(|next_at| *next_at <= now) {
            tracing::warn!(issuer = list.issuer, %next_at, "a revocation list has expired: the cards of its authority are refused");
        }
    }
}

fn read_all(paths: &[PathBuf]) -> Result<(FileStamps, Lists)> {
    let files = files_of(paths)?;
    // Taken before they are read: what changes meanwhile is read again.
    let stamps = FileStamps::of(files.iter().map(PathBuf::as_path));
    let mut lists = Vec::new();
    for file in &files {
        lists.extend(read_file(file).map_err(|reason| wrong(file, reason))?);
    }
    lists.sort_by_key(|list: &RevocationList| std::cmp::Reverse(list.issued_at));
    Ok((stamps, Arc::new(lists)))
}

fn files_of(paths: &[PathBuf]) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for path in paths {
        if !path.is_dir() {
            files.push(path.clone());
            continue;
        }
        for entry in fs::read_dir(path).map_err(|error| wrong(path, error))? {
            let file = entry.map_err(|error| wrong(path, error))?.path();
            files.extend(Some(file).filter(|file| file.extension().is_some_and(|ending| ENDINGS.iter().any(|known| ending == *known))));
        }
    }
    files.sort();
    Ok(files)
}

fn wrong(path: &Path, reason: impl std::fmt::Display) -> Error {
    Error::fault(format!("HUB_CNS_REVOCATION_LISTS {}: {reason}", path.display()))
}

fn read_file(file: &Path) -> Result<Vec<RevocationList>, String> {
    let bytes = fs::read(file).map_err(|error| error.to_string())?;
    // DER begins with the tag of a sequence, which no text begins with.
    if bytes.first() == Some(&0x30) {
        return Ok(vec![RevocationList::of(&bytes)?]);
    }
    let lists = CertificateRevocationListDer::pem_slice_iter(&bytes);
    let lists: Vec<_> = lists.map(|list| RevocationList::of(&list.map_err(|error| error.to_string())?)).collect::<Result<_, String>>()?;
    if lists.is_empty() { Err("neither PEM (-----BEGIN X509 CRL-----) nor DER".to_owned()) } else { Ok(lists) }
}

impl RevocationList {
    fn of(der: &[u8]) -> Result<Self, String> {
        let list = OwnedCertRevocationList::from_der(der).map_err(|error| error.to_string())?.into();
        let (_, parsed) = CertificateRevocationList::from_der(der).map_err(|error| error.to_string())?;
        let next_at = parsed.next_update().map(instant).transpose()?;
        Ok(Self { list, issuer: parsed.issuer().to_string(), issued_at: instant(parsed.last_update())?, next_at })
    }
}

#[cfg(test)]
mod tests {
    use rcgen::{CertificateParams, CertificateRevocationListParams, IsCa, Issuer, KeyIdMethod, KeyPair, SerialNumber, date_time_ymd};

    use super::*;

    type Result<T = ()> = std::result::Result<T, Box<dyn std::error::Error>>;

    fn list(number: u64) -> Result<rcgen::CertificateRevocationList> {
        let mut params = CertificateParams::default();
        params.is_ca = IsCa::Ca(rcgen::BasicConstraints::Unconstrained);
        let list = CertificateRevocationListParams {
            this_update: date_time_ymd(2026, 3, 16),
            next_update: date_time_ymd(2026, 3, 17),
            crl_number: SerialNumber::from(number),
            issuing_distribution_point: None,
            revoked_certs: Vec::new(),
            key_identifier_method: KeyIdMethod::Sha256,
        };
        Ok(list.signed_by(&Issuer::new(params, KeyPair::generate()?))?)
    }

    #[test]
    fn lists_are_read_as_pem_and_as_der_from_files_and_folders() -> Result {
        let folder = tempfile::tempdir()?;
        fs::write(folder.path().join("two.pem"), format!("{}{}", list(1)?.pem()?, list(2)?.pem()?))?;
        fs::write(folder.path().join("one.crl"), list(3)?.der())?;
        fs::write(folder.path().join("readme.txt"), "no list")?;

        assert_eq!(RevocationLists::read(vec![folder.path().to_owned()])?.current().len(), 3);
        assert_eq!(RevocationLists::read(vec![folder.path().join("one.crl")])?.current().len(), 1);
        assert!(RevocationLists::read(vec![folder.path().join("readme.txt")]).is_err());
        assert!(RevocationLists::read(vec![folder.path().join("missing.crl")]).is_err());
        assert!(RevocationLists::read(Vec::new()).is_err());
        Ok(())
    }

    #[test]
    fn files_that_change_are_read_again_and_what_cannot_be_used_leaves_what_was_there() -> Result {
        let folder = tempfile::tempdir()?;
        let (file, now) = (folder.path().join("lists.pem"), DateTime::<Utc>::UNIX_EPOCH);
        fs::write(&file, list(1)?.pem()?)?;
        let lists = RevocationLists::read(vec![folder.path().to_owned()])?;

        fs::write(&file, format!("{}{}", list(1)?.pem()?, list(2)?.pem()?))?;
        lists.reread_if_due(now);
        assert_eq!(lists.current().len(), 2);
        fs::write(&file, "no list")?;
        lists.reread_if_due(now);
        assert_eq!(lists.current().len(), 2);
        fs::remove_file(&file)?;
        lists.reread_if_due(now);
        assert_eq!(lists.current().len(), 2);
        fs::write(&file, list(1)?.pem()?)?;
        lists.reread_if_due(now);
        assert_eq!(lists.current().len(), 1);
        Ok(())
    }
}
