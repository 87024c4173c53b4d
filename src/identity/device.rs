//! Devices: a browser that has signed in to an account keeps a token that says so, and is told by it from strangers who guess at the
//! account's password. The token is sealed with the hash of that password: with a new password no device is known any more.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use crate::core::error::{Error, Result};
use crate::core::ids::AccountId;
use crate::core::random::{self, Random};

/// What tells one device from another.
pub type DeviceId = [u8; 16];

/// For how many days a browser keeps its cookie.
pub const KEPT_DAYS: i64 = 180;

/// Accounts that one browser signs in to: that many tokens stand in its cookie, the latest first.
const MOST_ACCOUNTS: usize = 4;
const BETWEEN: char = '.';

/// The account that a device asks to sign in to, as it is known by its password.
#[derive(Clone, Copy)]
pub struct Sealing<'a> {
    pub account: AccountId,
    pub password_hash: &'a str,
}

impl Sealing<'_> {
    /// The device, if its cookie holds a token of this account.
    pub fn recognise(self, cookie: &str) -> Option<DeviceId> {
        tokens(cookie).find_map(|token| self.open(token))
    }

    /// The cookie of a device that has signed in: a new token, and those of other accounts.
    pub fn remember(self, cookie: Option<&str>, random: &dyn Random) -> Result<String> {
        let device: DeviceId = random::bytes(random);
        let seal = self.mac(&device)?.finalize().into_bytes();
        let token = URL_SAFE_NO_PAD.encode([&device[..], &seal[..]].concat());
        let others = cookie
            .into_iter()
            .flat_map(tokens)
            .filter(|token| parts(token).is_some() && self.open(token).is_none())
            .take(MOST_ACCOUNTS - 1);
        Ok(others.fold(token.clone(), |cookie, token| format!("{cookie}{BETWEEN}{token}")))
    }

    fn open(self, token: &str) -> Option<DeviceId> {
        let (device, seal) = parts(token)?;
        // In constant time.
        self.mac(&device).ok()?.verify_slice(&seal).ok()?;
        Some(device)
    }

    fn mac(self, device: &DeviceId) -> Result<Hmac<Sha256>> {
        let mut mac = Hmac::<Sha256>::new_from_slice(self.password_hash.as_bytes()).map_err(Error::fault)?;
        for part in [b"device".as_slice(), self.account.0.as_bytes(), device] {
            mac.update(part);
        }
        Ok(mac)
    }
}

/// The device that a token names, and the seal that says so.
fn parts(token: &str) -> Option<(DeviceId, [u8; 32])> {
    let bytes: [u8; 48] = URL_SAFE_NO_PAD.decode(token).ok()?.try_into().ok()?;
    let (device, seal) = bytes.split_first_chunk::<16>()?;
    Some((*device, seal.try_into().ok()?))
}

fn tokens(cookie: &str) -> impl Iterator<Item = &str> {
    cookie.split(BETWEEN).take(MOST_ACCOUNTS)
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::core::random::SystemRandom;

    fn account(number: u128, password_hash: &str) -> Sealing<'_> {
        Sealing { account: AccountId(Uuid::from_u128(number)), password_hash }
    }

    #[test]
    fn a_device_is_known_to_the_account_that_it_signed_in_to_while_the_password_is_the_same() -> Result<()> {
        let cookie = account(1, "hash").remember(None, &SystemRandom)?;

        assert!(account(1, "hash").recognise(&cookie).is_some());
        assert!(account(1, "another").recognise(&cookie).is_none());
        assert!(account(2, "hash").recognise(&cookie).is_none());
        assert!(account(1, "hash").recognise(&cookie[1..]).is_none());
        assert!(account(1, "hash").recognise("").is_none());
        Ok(())
    }

    #[test]
    fn a_browser_is_known_to_the_last_accounts_that_it_signed_in_to() -> Result<()> {
        let hashes = ["a", "b", "c", "d", "e"];
        let mut cookie = String::new();
        for (number, hash) in (0..).zip(hashes) {
            cookie = account(number, hash).remember(Some(&cookie), &SystemRandom)?;
        }
        cookie = account(3, "d").remember(Some(&cookie), &SystemRandom)?;

        let known: Vec<_> = (0..).zip(hashes).map(|(number, hash)| account(number, hash).recognise(&cookie).is_some()).collect();
        assert_eq!(known, [false, true, true, true, true]);
        assert_eq!(cookie.split(BETWEEN).count(), 4);
        Ok(())
    }
}
