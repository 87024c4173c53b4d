//! Attempts to sign in: how many are left to a client, to a client at one account, to all strangers at one account, and, apart from
//! all of these, to a device that has signed in to the account before, and to all such devices of one account.

use std::net::{IpAddr, Ipv6Addr};
use std::time::Duration;

use moka::future::Cache;
use omnia_texts::Param;
use sha2::{Digest, Sha256};

use super::device::DeviceId;
use super::fair_queue::Waiter;
use super::rate_limit::{Allowance, Bucket, Buckets};
use crate::core::clock::SharedClock;
use crate::core::error::{Error, Refusal, Result};
use crate::core::redis::Redis;

/// For a client at whatever accounts: behind its address may be a whole office.
static OF_A_CLIENT: Allowance = Allowance { at_once: 60, one_each: Duration::from_secs(10) };
/// For a client at one account, whether or not there is such an account.
static AT_AN_ACCOUNT: Allowance = Allowance { at_once: 10, one_each: Duration::from_mins(1) };
/// For all clients together that never signed in to the account: what is guessed from many addresses at once stays slow.
static OF_STRANGERS: Allowance = Allowance { at_once: 100, one_each: Duration::from_secs(20) };
/// For a device that has signed in to the account before.
static OF_A_DEVICE: Allowance = Allowance { at_once: 10, one_each: Duration::from_secs(30) };
/// For all devices of one account: each success without a cookie makes one more. One alone, with its pace, does not use this up.
static OF_DEVICES: Allowance = Allowance { at_once: 60, one_each: Duration::from_secs(10) };
/// The successes at one account that give their attempt back: a right password costs a verification too.
static GIVEN_BACK: Allowance = Allowance { at_once: 10, one_each: Duration::from_secs(1) };
/// How long a client that signed in to an account is no stranger to it.
const REMEMBERED: Duration = Duration::from_hours(30 * 24);

/// What who came too often is told.
const TOO_MANY: &str = "TOO_MANY_SIGN_INS";

/// Who tries to sign in to what.
pub struct Attempt {
    client: String,
    at_account: String,
    account: String,
    device: Option<DeviceId>,
}

/// The attempts that are left.
#[derive(Clone)]
pub struct Attempts {
    buckets: Buckets,
    redis: Option<Redis>,
    /// Clients that signed in to an account lately, while no other hub can be asked.
    known: Cache<String, ()>,
}

impl Attempt {
    /// By this client at the account with this address, if there is one; the device is one that is known to the account.
    pub fn new(email: &str, client: Option<IpAddr>, device: Option<DeviceId>) -> Self {
        let client = client.map(counted).map_or_else(String::new, |client| client.to_string());
        Self { at_account: hashed(&[email, &client]), account: hashed(&[email]), client, device }
    }

    /// How it waits for its turn.
    pub fn waiter(&self) -> Waiter {
        Waiter { client: self.client.clone(), is_known: self.device.is_some() }
    }

    fn known_key(&self) -> String {
        format!("attempts:known:{}", self.at_account)
    }

    /// What it counts against; `is_stranger` where it comes from no device and no client that the account knows.
    fn buckets(&self, is_stranger: bool) -> Vec<Bucket> {
        if self.device.is_some() {
            return vec![self.own(), bucket("devices", &self.account, &OF_DEVICES)];
        }
        let mut buckets = vec![self.own(), bucket("client", &self.client, &OF_A_CLIENT)];
        buckets.extend(is_stranger.then(|| bucket("strangers", &self.account, &OF_STRANGERS)));
        buckets
    }

    /// What it shares with nobody.
    fn own(&self) -> Bucket {
        match &self.device {
            Some(device) => bucket("device", &hex::encode(device), &OF_A_DEVICE),
            None => bucket("account", &self.at_account, &AT_AN_ACCOUNT),
        }
    }

    fn given_back(&self) -> Bucket {
        bucket("given_back", &self.account, &GIVEN_BACK)
    }
}

fn bucket(kind: &str, of: &str, allowance: &'static Allowance) -> Bucket {
    Bucket { key: format!("attempts:{kind}:{of}"), allowance }
}

impl Attempts {
    pub fn new(clock: SharedClock, redis: Option<Redis>) -> Self {
        let known = Cache::builder().max_capacity(100_000).time_to_live(REMEMBERED).build();
        Self { buckets: Buckets::new(clock, redis.clone()), redis, known }
    }

    /// One attempt more; refused when there is none left.
    pub async fn begin(&self, attempt: &Attempt) -> Result<()> {
        let buckets = attempt.buckets(self.is_stranger(attempt).await);
        self.buckets.take(&buckets).await.map_err(too_many)
    }

    /// Gives back what nothing came of.
    pub async fn give_back(&self, attempt: &Attempt) {
        self.buckets.give_back(&attempt.buckets(self.is_stranger(attempt).await)).await;
    }

    /// Who signed in need not answer for the attempts before, unless that happens too often, and is no stranger from now on.
    pub async fn succeeded(&self, attempt: &Attempt) {
        if self.buckets.take(&[attempt.given_back()]).await.is_ok() {
            self.give_back(attempt).await;
            self.buckets.fill(&attempt.own()).await;
        }
        let key = attempt.known_key();
        if let Some(redis) = self.shared() {
            redis.put(&key, "1", REMEMBERED.as_secs()).await;
        }
        self.known.insert(key, ()).await;
    }

    async fn is_stranger(&self, attempt: &Attempt) -> bool {
        let key = attempt.known_key();
        if attempt.device.is_some() || self.known.contains_key(&key) {
            return false;
        }
        match self.shared() {
            Some(redis) => redis.get(&key).await.is_none(),
            None => true,
        }
    }

    /// What the hubs share, unless it is known to be away: who signs in would wait for it.
    fn shared(&self) -> Option<&Redis> {
        self.redis.as_ref().filter(|redis| redis.is_up())
    }
}

/// Nobody is heard for this long.
pub fn too_many(wait: Duration) -> Error {
    let seconds = wait.as_secs() + u64::from(wait.subsec_nanos() > 0);
    Refusal::new(TOO_MANY).with("seconds", i64::try_from(seconds.max(1)).unwrap_or(i64::MAX)).into()
}

/// How many seconds who came too often is told to wait.
pub fn retry_after_of(error: &Error) -> Option<i64> {
    let Error::Refused(refusals) = error else { return None };
    let told = refusals.iter().find(|refusal| refusal.code == TOO_MANY)?.params.first();
    told.and_then(|(_, seconds)| if let Param::Number(seconds) = seconds { Some(*seconds) } else { None })
}

/// Under what a client is counted: of IPv6 one client has a whole /64.
fn counted(client: IpAddr) -> IpAddr {
    match client.to_canonical() {
        IpAddr::V6(address) => Ipv6Addr::from_bits(address.to_bits() >> 64 << 64).into(),
        address @ IpAddr::V4(_) => address,
    }
}

/// A key that holds no address of a person.
fn hashed(parts: &[&str]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part.as_bytes());
        hash.update([0]);
    }
    hex::encode(&hash.finalize()[..16])
}

#[cfg(test)]
mod tests {
    use std::net::Ipv4Addr;
    use std::sync::Arc;

    use chrono::{DateTime, TimeDelta};

    use super::*;
    use crate::core::clock::ManualClock;

    const MARIO: &str = "mario@example.it";

    fn attempts() -> (Attempts, Arc<ManualClock>) {
        let clock = Arc::new(ManualClock::at(DateTime::UNIX_EPOCH + TimeDelta::days(20_000)));
        (Attempts::new(clock.clone(), None), clock)
    }

    fn client(number: u8) -> IpAddr {
        Ipv4Addr::new(203, 0, 113, number).into()
    }

    /// Tries so often; how often that was let through.
    async fn guesses(attempts: &Attempts, times: u32, email: &str, from: IpAddr) -> u32 {
        let mut let_through = 0;
        for _ in 0..times {
            let_through += u32::from(attempts.begin(&Attempt::new(email, Some(from), None)).await.is_ok());
        }
        let_through
    }

    #[tokio::test]
    async fn who_guesses_at_one_account_waits_and_keeps_nobody_elsewhere_out() {
        let (attempts, clock) = attempts();

        assert_eq!(guesses(&attempts, 25, MARIO, client(1)).await, AT_AN_ACCOUNT.at_once);
        assert_eq!(guesses(&attempts, 1, MARIO, client(2)).await, 1);
        clock.advance(TimeDelta::seconds(60));
        assert_eq!(guesses(&attempts, 5, MARIO, client(1)).await, 1);
    }

    #[tokio::test]
    async fn who_tries_one_account_after_the_other_waits_as_well() {
        let (attempts, _) = attempts();
        let mut let_through = 0;
        for number in 0..100 {
            let_through += guesses(&attempts, 1, &format!("{number}@example.it"), client(1)).await;
        }

        assert_eq!(let_through, OF_A_CLIENT.at_once);
        assert_eq!(guesses(&attempts, 1, MARIO, client(2)).await, 1);
    }

    #[tokio::test]
    async fn guesses_from_many_clients_at_one_account_are_slow_and_keep_out_nobody_it_knows() {
        let (attempts, clock) = attempts();
        let (known, device) = (Attempt::new(MARIO, Some(client(100)), None), Attempt::new(MARIO, Some(client(101)), Some([7; 16])));
        attempts.succeeded(&known).await;
        let mut let_through = 0;
        for number in 0..50 {
            let_through += guesses(&attempts, 10, MARIO, client(number)).await;
        }

        assert_eq!(let_through, OF_STRANGERS.at_once);
        assert_eq!(guesses(&attempts, 1, MARIO, client(99)).await, 0);
        assert!(attempts.begin(&known).await.is_ok() && attempts.begin(&device).await.is_ok());
        clock.advance(TimeDelta::seconds(20));
        assert_eq!(guesses(&attempts, 2, MARIO, client(99)).await, 1);
    }

    #[tokio::test]
    async fn who_signs_in_need_not_answer_for_the_attempts_before() {
        let (attempts, _) = attempts();
        guesses(&attempts, 9, MARIO, client(1)).await;

        let right = Attempt::new(MARIO, Some(client(1)), None);
        assert!(attempts.begin(&right).await.is_ok());
        attempts.succeeded(&right).await;

        assert_eq!(guesses(&attempts, 25, MARIO, client(1)).await, AT_AN_ACCOUNT.at_once);
    }

    #[tokio::test]
    async fn a_device_has_so_many_attempts_of_its_own() {
        let (attempts, _) = attempts();
        let device = Attempt::new(MARIO, Some(client(1)), Some([7; 16]));
        for _ in 0..OF_A_DEVICE.at_once {
            assert!(attempts.begin(&device).await.is_ok());
        }

        assert!(matches!(attempts.begin(&device).await, Err(error) if error.code() == "TOO_MANY_SIGN_INS"));
        assert!(attempts.begin(&Attempt::new(MARIO, Some(client(1)), Some([8; 16]))).await.is_ok());
    }

    /// Signs in so often; how often that was let through.
    async fn successes(attempts: &Attempts, times: u32, attempt: &Attempt) -> u32 {
        let mut let_through = 0;
        for _ in 0..times {
            if attempts.begin(attempt).await.is_ok() {
                attempts.succeeded(attempt).await;
                let_through += 1;
            }
        }
        let_through
    }

    #[tokio::test]
    async fn right_passwords_without_end_are_attempts_like_others() {
        let (attempts, clock) = attempts();
        let (client, device) = (Attempt::new(MARIO, Some(client(1)), None), Attempt::new(MARIO, Some(client(1)), Some([7; 16])));

        assert_eq!(successes(&attempts, 100, &client).await, GIVEN_BACK.at_once + AT_AN_ACCOUNT.at_once);
        assert_eq!(successes(&attempts, 100, &device).await, OF_A_DEVICE.at_once);
        clock.advance(TimeDelta::seconds(60));
        assert_eq!(successes(&attempts, 1, &client).await, 1);
    }

    #[tokio::test]
    async fn all_devices_of_one_account_have_so_many_attempts_together() {
        let (attempts, _) = attempts();
        let mut let_through = 0;
        for number in 0..100 {
            let_through += u32::from(attempts.begin(&Attempt::new(MARIO, Some(client(number)), Some([number; 16]))).await.is_ok());
        }

        assert_eq!(let_through, OF_DEVICES.at_once);
        assert!(attempts.begin(&Attempt::new("luigi@example.it", Some(client(1)), Some([200; 16]))).await.is_ok());
    }

    #[test]
    fn one_client_has_a_whole_network_of_ipv6() {
        let (one, other) = ("2001:db8::1".parse::<IpAddr>(), "2001:db8::2:0:0:1".parse::<IpAddr>());

        assert_eq!(one.ok().map(counted), other.ok().map(counted));
        assert_eq!(counted(IpAddr::V6(Ipv4Addr::new(203, 0, 113, 7).to_ipv6_mapped())), IpAddr::V4(Ipv4Addr::new(203, 0, 113, 7)));
    }
}
