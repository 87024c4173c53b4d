//! Devices: a browser that has signed in to an account keeps a token that says so, and is told by it from strangers who guess at the
//! account's password. The token is sealed with the hash of that password, and says when it was issued: with a new password, or after 180
//! days, the device is known no more.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, TimeDelta, Utc};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use crate::core::error::{Error, Result};
use crate::core::ids::AccountId;
use crate::core::random::{self, Random};

/// What tells one device from another.
pub type DeviceId = [u8; 16];

/// For how many days a browser keeps its cookie, and a token in it is good.
pub const KEPT_DAYS: i64 = 180;

/// Accounts that one browser signs in to: that many tokens stand in its cookie, the latest issued first.
const MOST_ACCOUNTS: usize = 4;
const BETWEEN: char = '.';

/// The account that a device asks to sign in to, as it is known by its password.
#[derive(Clone, Copy)]
pub struct DeviceKey<'a> {
    pub account: AccountId,
    pub password_hash: &'a str,
}

/// What a token says: which device it is, and since when.
struct Issued {
    device: DeviceId,
    at: DateTime<Utc>,
}

impl DeviceKey<'_> {
    /// The device, if its cookie holds a token of this account that is still good.
    pub fn recognise(self, cookie: &str, now: DateTime<Utc>) -> Option<DeviceId> {
        tokens(cookie).find_map(|token| self.open(token).filter(|issued| issued.is_good(now))).map(|issued| issued.device)
    }

    /// The cookie of a device that has signed in: a new token, and those of other accounts. None where the one it has is still good: a
    /// success makes no second device of it.
    pub fn remember(self, cookie: Option<&str>, now: DateTime<Utc>, random: &dyn Random) -> Result<Option<String>> {
        if cookie.is_some_and(|cookie| self.recognise(cookie, now).is_some()) {
            return Ok(None);
        }
        let token = self.issue(&Issued { device: random::bytes(random), at: now })?;
        let is_good = |token: &str| parts(token).is_some_and(|(issued, _)| issued.is_good(now));
        let others =
            cookie.into_iter().flat_map(tokens).filter(|token| is_good(token) && self.open(token).is_none()).take(MOST_ACCOUNTS - 1);
        Ok(Some(others.fold(token, |cookie, token| format!("{cookie}{BETWEEN}{token}"))))
    }

    fn issue(self, issued: &Issued) -> Result<String> {
        let seal = self.mac(issued)?.finalize().into_bytes();
        Ok(URL_SAFE_NO_PAD.encode([&issued.device[..], &issued.seconds(), &seal[..]].concat()))
    }

    fn open(self, token: &str) -> Option<Issued> {
        let (issued, seal) = parts(token)?;
        // In constant time.
        self.mac(&issued).ok()?.verify_slice(&seal).ok()?;
        Some(issued)
    }

    fn mac(self, issued: &Issued) -> Result<Hmac<Sha256>> {
        let mut mac = Hmac::<Sha256>::new_from_slice(self.password_hash.as_bytes()).map_err(Error::fault)?;
        for part in [b"device".as_slice(), self.account.0.as_bytes(), &issued.device, &issued.seconds()] {
            mac.update(part);
        }
        Ok(mac)
    }
}

impl Issued {
    fn is_good(&self, now: DateTime<Utc>) -> bool {
        now - self.at < TimeDelta::days(KEPT_DAYS)
    }

    fn seconds(&self) -> [u8; 8] {
        self.at.timestamp().to_be_bytes()
    }
}

/// What a token says, and the seal that vouches for it.
fn parts(token: &str) -> Option<(Issued, [u8; 32])> {
    let bytes: [u8; 56] = URL_SAFE_NO_PAD.decode(token).ok()?.try_into().ok()?;
    let (device, rest) = bytes.split_first_chunk::<16>()?;
    let (seconds, seal) = rest.split_first_chunk::<8>()?;
    let at = DateTime::from_timestamp_secs(i64::from_be_bytes(*seconds))?;
    Some((Issued { device: *device, at }, seal.try_into().ok()?))
}

fn tokens(cookie: &str) -> impl Iterator<Item = &str> {
    cookie.split(BETWEEN).take(MOST_ACCOUNTS)
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

    /// The cookie after a success, which may be the one it was.
    fn signs_in(to: DeviceKey<'_>, cookie: &str, now: DateTime<Utc>) -> Result<String> {
        Ok(to.remember(Some(cookie), now, &SystemRandom)?.unwrap_or_else(|| cookie.to_owned()))
    }

    #[test]
    fn a_device_is_known_to_the_account_that_it_signed_in_to_while_the_password_is_the_same() -> Result<()> {
        let cookie = signs_in(account(1, "hash"), "", ISSUED)?;

        assert!(account(1, "hash").recognise(&cookie, ISSUED).is_some());
        assert!(account(1, "another").recognise(&cookie, ISSUED).is_none());
        assert!(account(2, "hash").recognise(&cookie, ISSUED).is_none());
        assert!(account(1, "hash").recognise(&cookie[1..], ISSUED).is_none());
        assert!(account(1, "hash").recognise("", ISSUED).is_none());
        Ok(())
    }

    #[test]
    fn a_device_is_known_no_longer_than_its_cookie_is_kept_and_is_one_until_then() -> Result<()> {
        let (last, over) = (ISSUED + TimeDelta::days(KEPT_DAYS) - TimeDelta::seconds(1), ISSUED + TimeDelta::days(KEPT_DAYS));
        let cookie = signs_in(account(1, "hash"), "", ISSUED)?;
        let first = account(1, "hash").recognise(&cookie, last);

        assert!(first.is_some() && account(1, "hash").recognise(&cookie, over).is_none());
        assert_eq!(signs_in(account(1, "hash"), &cookie, last)?, cookie);
        let renewed = signs_in(account(1, "hash"), &cookie, over)?;
        let second = account(1, "hash").recognise(&renewed, over);
        assert!(second.is_some() && second != first && !renewed.contains(BETWEEN));
        Ok(())
    }

    #[test]
    fn nobody_makes_a_token_younger() -> Result<()> {
        let token = signs_in(account(1, "hash"), "", ISSUED)?;
        let mut bytes = URL_SAFE_NO_PAD.decode(token).map_err(Error::fault)?;
        bytes[23] += 1;

        assert!(account(1, "hash").recognise(&URL_SAFE_NO_PAD.encode(bytes), ISSUED).is_none());
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

        let is_known = |(number, hash)| account(number, hash).recognise(&cookie, ISSUED).is_some();
        let known: Vec<_> = (0..).zip(hashes).map(is_known).collect();
        assert_eq!(known, [false, true, true, true, true]);
        assert_eq!(cookie.split(BETWEEN).count(), 4);
        Ok(())
    }
}
