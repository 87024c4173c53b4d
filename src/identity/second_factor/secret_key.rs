//! The key that encrypts the secrets of second factors and of webhooks. It is a file, never in the database: who reads the database can make no codes.

use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::sync::Arc;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use ring::aead::{Aad, CHACHA20_POLY1305, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use uuid::Uuid;

use crate::core::config::ServeConfig;
use crate::core::error::{Error, Result};
use crate::core::random::{self, Random};

/// The file of an embedded hub.
const FILE: &str = "secret-key";
/// Bytes of a key.
const KEY_BYTES: usize = 32;

/// Encrypts secrets for the account that they belong to.
#[derive(Clone)]
pub struct SecretKey(Arc<[LessSafeKey]>);

impl SecretKey {
    /// The keys of the settings; an embedded hub draws its own at the first start. None where the settings name none: hubs on one database
    /// must have the same.
    pub fn of(config: &ServeConfig, random: &dyn Random) -> Result<Option<Self>> {
        match &config.secret_key_file {
            Some(path) => {
                Self::read(path).map_err(|reason| Error::fault(format!("HUB_SECRET_KEY_FILE: {}: {reason}", path.display()))).map(Some)
            }
            None if config.data.is_embedded() => {
                let path = config.data.data_dir.join(FILE);
                let failed = |reason: String| Error::fault(format!("HUB_DATA_DIR: {}: {reason}", path.display()));
                draw(&path, random).map_err(|error| failed(error.to_string()))?;
                Self::read(&path).map_err(failed).map(Some)
            }
            None => Ok(None),
        }
    }

    fn read(path: &Path) -> Result<Self, String> {
        let text = fs::read_to_string(path).map_err(|error| error.to_string())?;
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        let keys = lines.map(key).collect::<Option<Vec<_>>>().ok_or("each line must be 32 bytes in base64: openssl rand -base64 32")?;
        if keys.is_empty() { Err("there is no key in it".to_owned()) } else { Ok(Self(keys.into())) }
    }

    /// Encrypts a secret, which is opened again for its owner alone: the key of an account, or of a webhook.
    pub fn seal(&self, owner: Uuid, secret: &[u8], random: &dyn Random) -> Result<Vec<u8>> {
        let nonce: [u8; NONCE_LEN] = random::bytes(random);
        let mut sealed = secret.to_vec();
        let key = self.0.first().ok_or_else(|| Error::fault("there is no key"))?;
        key.seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), aad(owner), &mut sealed).map_err(Error::fault)?;
        Ok([&nonce[..], &sealed].concat())
    }

    /// Opens a secret of this owner, with whichever of the keys sealed it.
    pub fn open(&self, owner: Uuid, sealed: &[u8]) -> Result<Vec<u8>> {
        let opened = sealed.split_first_chunk::<NONCE_LEN>().and_then(|(nonce, sealed)| {
            self.0.iter().find_map(|key| {
                let mut bytes = sealed.to_vec();
                let opened = key.open_in_place(Nonce::assume_unique_for_key(*nonce), aad(owner), &mut bytes).ok()?;
                Some(opened.to_vec())
            })
        });
        opened.ok_or_else(|| Error::fault("a secret cannot be opened: HUB_SECRET_KEY_FILE lacks the key that sealed it"))
    }
}

fn key(line: &str) -> Option<LessSafeKey> {
    let bytes: [u8; KEY_BYTES] = BASE64_STANDARD.decode(line).ok()?.try_into().ok()?;
    UnboundKey::new(&CHACHA20_POLY1305, &bytes).ok().map(LessSafeKey::new)
}

fn aad(owner: Uuid) -> Aad<[u8; 16]> {
    Aad::from(owner.into_bytes())
}

/// Draws a key for the owner of the folder alone, where there is none yet. It is whole before it has its name.
fn draw(path: &Path, random: &dyn Random) -> std::io::Result<()> {
    match fs::metadata(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => {}
        found => return found.map(drop),
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let pending = path.with_extension("new");
    let mut file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&pending)?;
    writeln!(file, "{}", BASE64_STANDARD.encode(random::bytes::<KEY_BYTES>(random)))?;
    file.sync_all()?;
    fs::rename(pending, path)
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;
    use crate::core::random::SystemRandom;

    const MARIO: Uuid = Uuid::from_u128(1);

    fn drawn(path: &Path) -> Result<SecretKey> {
        draw(path, &SystemRandom).map_err(Error::fault)?;
        SecretKey::read(path).map_err(Error::fault)
    }

    #[test]
    fn a_secret_is_opened_for_its_account_alone_and_never_sealed_the_same_twice() -> Result<()> {
        let folder = tempfile::tempdir().map_err(Error::fault)?;
        let key = drawn(&folder.path().join("key"))?;

        let (one, two) = (key.seal(MARIO, b"a secret", &SystemRandom)?, key.seal(MARIO, b"a secret", &SystemRandom)?);

        assert_eq!(key.open(MARIO, &one)?, b"a secret");
        assert!(one != two && !one.windows(8).any(|bytes| bytes == b"a secret"));
        assert!(key.open(Uuid::from_u128(2), &one).is_err());
        assert!(key.open(MARIO, &one[1..]).is_err() && key.open(MARIO, &[]).is_err());
        Ok(())
    }

    #[test]
    fn a_new_key_on_the_first_line_opens_what_the_one_before_sealed() -> Result<()> {
        let folder = tempfile::tempdir().map_err(Error::fault)?;
        let (first, second) = (folder.path().join("first"), folder.path().join("second"));
        let sealed = drawn(&first)?.seal(MARIO, b"a secret", &SystemRandom)?;
        let new = drawn(&second)?;
        let both = [fs::read_to_string(&second), fs::read_to_string(&first)].map(|text| text.unwrap_or_default()).concat();
        fs::write(&second, both).map_err(Error::fault)?;

        let rotated = SecretKey::read(&second).map_err(Error::fault)?;

        assert_eq!(rotated.open(MARIO, &sealed)?, b"a secret");
        assert_eq!(new.open(MARIO, &rotated.seal(MARIO, b"another", &SystemRandom)?)?, b"another");
        Ok(())
    }

    #[test]
    fn a_drawn_key_is_read_by_its_owner_alone_and_stays() -> Result<()> {
        let folder = tempfile::tempdir().map_err(Error::fault)?;
        let path = folder.path().join("data/key");
        drawn(&path)?;
        let before = fs::read_to_string(&path).map_err(Error::fault)?;
        drawn(&path)?;

        assert_eq!(fs::read_to_string(&path).map_err(Error::fault)?, before);
        assert_eq!(fs::metadata(&path).map_err(Error::fault)?.permissions().mode() & 0o777, 0o600);
        fs::write(&path, "too short").map_err(Error::fault)?;
        assert!(SecretKey::read(&path).is_err_and(|reason| reason.contains("32 bytes")));
        Ok(())
    }
}
