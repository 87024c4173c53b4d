//! Device tokens: a browser that has signed in to an account keeps a token of it, which distinguishes it from unknown clients that guess the
//! account's password. The token is signed with the hash of that password and holds the time of its issue: with a new password, or after
//! 180 days, the device is no longer known.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, TimeDelta, Utc};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use crate::core::error::{Error, Result};
use crate::core::ids::AccountId;
use crate::core::random::{self, Random};

/// The identity of a device.
pub type DeviceId = [u8; 16];

/// For how many days the cookie is kept, and a token in it is valid.
pub const KEPT_DAYS: i64 = 180;

/// Accounts that one browser signs in to: its cookie holds so many tokens, the latest first.
const MOST_ACCOUNTS: usize = 4;
const SEPARATOR: char = '.';

/// The key that signs the device tokens of an account.
#[derive(Clone, Copy)]
pub struct DeviceKey<'a> {
    /// The account.
    pub account: AccountId,
    /// The secret: with a new password, all tokens become invalid.
    pub password_hash: &'a str,
}

/// The claims of a token: the device, and since when it is known.
struct DeviceClaims {
    device: DeviceId,
    at: DateTime<Utc>,
}

impl DeviceKey<'_> {
    /// The device, where its cookie holds a valid token of this account.
    pub fn find_device(self, cookie: &str, now: DateTime<Utc>) -> Option<DeviceId> {
        tokens(cookie).find_map(|token| self.verify(token).filter(|claims| claims.is_valid(now))).map(|claims| claims.device)
    }

    /// The cookie of a device that has signed in: a new token, and those of other accounts. None where its token is still valid: it stays
    /// the same device.
    pub fn renew_cookie(self, cookie: Option<&str>, now: DateTime<Utc>, random: &dyn Random) -> Result<Option<String>> {
        if cookie.is_some_and(|cookie| self.find_device(cookie, now).is_some()) {
            return Ok(None);
        }
        let token = self.sign(&DeviceClaims { device: random::bytes(random), at: now })?;
        let is_valid = |token: &str| parts(token).is_some_and(|(claims, _)| claims.is_valid(now));
        let others =
            cookie.into_iter().flat_map(tokens).filter(|token| is_valid(token) && self.verify(token).is_none()).take(MOST_ACCOUNTS - 1);
        Ok(Some(others.fold(token, |cookie, token| format!("{cookie}{SEPARATOR}{token}"))))
    }

    fn sign(self, claims: &DeviceClaims) -> Result<String> {
        let signature = self.mac(claims)?.finalize().into_bytes();
        Ok(URL_SAFE_NO_PAD.encode([&claims.device[..], &claims.seconds(), &signature[..]].concat()))
    }

    fn verify(self, token: &str) -> Option<DeviceClaims> {
        let (claims, signature) = parts(token)?;
        // In constant time.
        self.mac(&claims).ok()?.verify_slice(&signature).ok()?;
        Some(claims)
    }

    fn mac(self, claims: &DeviceClaims) -> Result<Hmac<Sha256>> {
        let mut mac = Hmac::<Sha256>::new_from_slice(self.password_hash.as_bytes()).map_err(Error::fault)?;
        for part in [b"device".as_slice(), self.account.0.as_bytes(), &claims.device, &claims.seconds()] {
            mac.update(part);
        }
        Ok(mac)
    }
}

impl DeviceClaims {
    fn is_valid(&self, now: DateTime<Utc>) -> bool {
        now - self.at < TimeDelta::days(KEPT_DAYS)
    }

    fn seconds(&self) -> [u8; 8] {
        self.at.timestamp().to_be_bytes()
    }
}

/// The claims of a token, and its signature.
fn parts(token: &str) -> Option<(DeviceClaims, [u8; 32])> {
    let bytes: [u8; 56] = URL_SAFE_NO_PAD.decode(token).ok()?.try_into().ok()?;
    let (device, rest) = bytes.split_first_chunk::<16>()?;
    let (seconds, signature) = rest.split_first_chunk::<8>()?;
    let at = DateTime::from_timestamp_secs(i64::from_be_bytes(*seconds))?;
    Some((DeviceClaims { device: *device, at }, signature.try_into().ok()?))
}

fn tokens(cookie: &str) -> impl Iterator<Item = &str> {
    cookie.split(SEPARATOR).take(MOST_ACCOUNTS)
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::core::random::SystemRandom;

    fn account(number: u128, password_hash: &str) -> DeviceKey<'_> {
        DeviceKey { account: AccountId(Uuid::from_u128(number)), password_hash }
    }

    const ISSUED: DateTime<Utc> = DateTime::UNIX_EPOCH;

    /// The cookie after a success, which may be the same as before.
    fn signs_in(to: DeviceKey<'_>, cookie: &str, now: DateTime<Utc>) -> Result<String> {
        Ok(to.renew_cookie(Some(cookie), now, &SystemRandom)?.unwrap_or_else(|| cookie.to_owned()))
    }

    #[test]
    fn a_device_is_known_to_the_account_that_it_signed_in_to_while_the_password_is_the_same() -> Result<()> {
        let cookie = signs_in(account(1, "hash"), "", ISSUED)?;

        assert!(account(1, "hash").find_device(&cookie, ISSUED).is_some());
        assert!(account(1, "another").find_device(&cookie, ISSUED).is_none());
        assert!(account(2, "hash").find_device(&cookie, ISSUED).is_none());
        assert!(account(1, "hash").find_device(&cookie[1..], ISSUED).is_none());
        assert!(account(1, "hash").find_device("", ISSUED).is_none());
        Ok(())
    }

    #[test]
    fn a_device_is_known_no_longer_than_its_cookie_is_kept_and_is_one_until_then() -> Result<()> {
        let (last, over) = (ISSUED + TimeDelta::days(KEPT_DAYS) - TimeDelta::seconds(1), ISSUED + TimeDelta::days(KEPT_DAYS));
        let cookie = signs_in(account(1, "hash"), "", ISSUED)?;
        let first = account(1, "hash").find_device(&cookie, last);

        assert!(first.is_some() && account(1, "hash").find_device(&cookie, over).is_none());
        assert_eq!(signs_in(account(1, "hash"), &cookie, last)?, cookie);
        let renewed = signs_in(account(1, "hash"), &cookie, over)?;
        let second = account(1, "hash").find_device(&renewed, over);
        assert!(second.is_some() && second != first && !renewed.contains(SEPARATOR));
        Ok(())
    }

    #[test]
    fn the_time_of_issue_cannot_be_changed() -> Result<()> {
        let token = signs_in(account(1, "hash"), "", ISSUED)?;
        let mut bytes = URL_SAFE_NO_PAD.decode(token).map_err(Error::fault)?;
        bytes[23] += 1;

        assert!(account(1, "hash").find_device(&URL_SAFE_NO_PAD.encode(bytes), ISSUED).is_none());
        Ok(())
    }

    #[test]
    fn a_browser_is_known_to_the_last_accounts_that_it_signed_in_to() -> Result<()> {
        let hashes = ["a", "b", "c", "d", "e"];
        let mut cookie = String::new();
        for (number, hash) in (0..).zip(hashes) {
            cookie = signs_in(account(number, hash), &cookie, ISSUED)?;
        }
        cookie = signs_in(account(3, "d"), &cookie, ISSUED)?;

        let is_known = |(number, hash)| account(number, hash).find_device(&cookie, ISSUED).is_some();
        let known: Vec<_> = (0..).zip(hashes).map(is_known).collect();
        assert_eq!(known, [false, true, true, true, true]);
        assert_eq!(cookie.split(SEPARATOR).count(), 4);
        Ok(())
    }
}
