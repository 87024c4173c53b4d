//! The throttle of sign-in attempts: by client, by client and account, and by account for all clients that never signed in to it. A device
//! that has signed in to the account before is counted apart from all of these, and so are all such devices of one account.

use std::net::{IpAddr, Ipv6Addr};
use std::time::Duration;

use moka::future::Cache;
use omnia_texts::Param;
use sha2::{Digest, Sha256};

use super::device::DeviceId;
use super::fair_queue::Waiter;
use super::rate_limit::{Bucket, Quota, RateLimiter};
use crate::core::clock::SharedClock;
use crate::core::error::{Error, Refusal, Result};
use crate::core::redis::Redis;

/// For a client at any accounts: a whole office may share its address.
static PER_CLIENT: Quota = Quota { burst: 60, period: Duration::from_secs(10) };
/// For a client at one account, whether or not there is such an account.
static PER_CLIENT_AND_ACCOUNT: Quota = Quota { burst: 10, period: Duration::from_mins(1) };
/// For all clients together that never signed in to the account: guessing from many addresses at once stays slow.
static UNKNOWN_CLIENTS_PER_ACCOUNT: Quota = Quota { burst: 100, period: Duration::from_secs(20) };
/// For a device that has signed in to the account before.
static PER_DEVICE: Quota = Quota { burst: 10, period: Duration::from_secs(30) };
/// For all devices of one account: each success without a cookie makes one more. A single device cannot use this up at its own rate.
static DEVICES_PER_ACCOUNT: Quota = Quota { burst: 60, period: Duration::from_secs(10) };
/// The successes at one account whose attempt is refunded: a correct password costs a verification too.
static REFUNDS_PER_ACCOUNT: Quota = Quota { burst: 10, period: Duration::from_secs(1) };
/// For the second factor of an account, from all clients that it does not know, and again from all of its devices: someone who had the
/// password before there was a factor may have made devices of their own.
static CODES_PER_ACCOUNT: Quota = Quota { burst: 20, period: Duration::from_hours(1) };
/// How long a client that signed in to an account is known to it.
const KNOWN_FOR: Duration = Duration::from_hours(30 * 24);

/// The code of the refusal.
const TOO_MANY: &str = "TOO_MANY_SIGN_INS";

/// An attempt of a client to sign in to an account.
pub struct Attempt {
    client: String,
    at_account: String,
    account: String,
    device: Option<DeviceId>,
}

/// Counts attempts and refuses those over a quota.
#[derive(Clone)]
pub struct SignInThrottle {
    buckets: RateLimiter,
    redis: Option<Redis>,
    /// Clients that signed in to an account lately, as far as this process knows.
    known: Cache<String, ()>,
}

impl Attempt {
    /// By this client at the account with this address, whether or not there is one; `device` is one that is known to the account.
    pub fn new(email: &str, client: Option<IpAddr>, device: Option<DeviceId>) -> Self {
        let client = client.map(network_of).map_or_else(String::new, |client| client.to_string());
        Self { at_account: hashed(&[email, &client]), account: hashed(&[email]), client, device }
    }

    /// Its place in the queue for a verification.
    pub fn waiter(&self) -> Waiter {
        Waiter { client: self.client.clone(), is_known: self.device.is_some() }
    }

    fn known_key(&self) -> String {
        format!("attempts:known:{}", self.at_account)
    }

    /// The buckets that it takes from; `is_unknown` where neither its device nor its client is known to the account.
    fn buckets(&self, is_unknown: bool) -> Vec<Bucket> {
        if self.device.is_some() {
            return vec![self.own_bucket(), bucket("devices", &self.account, &DEVICES_PER_ACCOUNT)];
        }
        let mut buckets = vec![self.own_bucket(), bucket("client", &self.client, &PER_CLIENT)];
        buckets.extend(is_unknown.then(|| bucket("strangers", &self.account, &UNKNOWN_CLIENTS_PER_ACCOUNT)));
        buckets
    }

    /// The bucket of this device, or of this client at this account.
    fn own_bucket(&self) -> Bucket {
        match &self.device {
            Some(device) => bucket("device", &hex::encode(device), &PER_DEVICE),
            None => bucket("account", &self.at_account, &PER_CLIENT_AND_ACCOUNT),
        }
    }

    /// Whether it comes from a device that has signed in to the account before.
    pub const fn is_of_known_device(&self) -> bool {
        self.device.is_some()
    }

    /// The buckets of the second factor.
    fn code_buckets(&self) -> Vec<Bucket> {
        match self.device {
            Some(device) => vec![
                bucket("device_codes", &hex::encode(device), &PER_DEVICE),
                bucket("codes_of_devices", &self.account, &CODES_PER_ACCOUNT),
            ],
            None => vec![bucket("codes", &self.account, &CODES_PER_ACCOUNT)],
        }
    }

    fn refund_bucket(&self) -> Bucket {
        bucket("given_back", &self.account, &REFUNDS_PER_ACCOUNT)
    }
}

fn bucket(kind: &str, of: &str, quota: &'static Quota) -> Bucket {
    Bucket { key: format!("attempts:{kind}:{of}"), quota }
}

impl SignInThrottle {
    /// A throttle that counts in Redis too, where there is one.
    pub fn new(clock: SharedClock, redis: Option<Redis>) -> Self {
        let known = Cache::builder().max_capacity(100_000).time_to_live(KNOWN_FOR).build();
        Self { buckets: RateLimiter::new(clock, redis.clone()), redis, known }
    }

    /// Takes one attempt; refused when there is none left.
    pub async fn take(&self, attempt: &Attempt) -> Result<()> {
        let buckets = attempt.buckets(self.is_unknown(attempt).await);
        self.buckets.take(&buckets).await.map_err(too_many)
    }

    /// Takes one beginning of a sign-in with a digital identity, at a provider whose own limits hold for what follows, or with a card.
    pub async fn take_start(&self, client: Option<IpAddr>) -> Result<()> {
        let client = client.map(network_of).map_or_else(String::new, |client| client.to_string());
        self.buckets.take(&[bucket("identity", &client, &PER_CLIENT)]).await.map_err(too_many)
    }

    /// Takes one attempt to prove a second factor.
    pub async fn take_code(&self, attempt: &Attempt) -> Result<()> {
        self.buckets.take(&attempt.code_buckets()).await.map_err(too_many)
    }

    /// Resets the attempts of someone who signed in with a second factor.
    pub async fn succeeded_with_code(&self, attempt: &Attempt) {
        self.buckets.refund(&attempt.code_buckets()).await;
        self.succeeded(attempt).await;
    }

    /// Gives an attempt back that was not carried out.
    pub async fn refund(&self, attempt: &Attempt) {
        self.buckets.refund(&attempt.buckets(self.is_unknown(attempt).await)).await;
    }

    /// Resets the attempts of someone who signed in, unless that happens too often, and remembers the client as known to the account.
    pub async fn succeeded(&self, attempt: &Attempt) {
        if self.buckets.take(&[attempt.refund_bucket()]).await.is_ok() {
            self.refund(attempt).await;
            self.buckets.reset(&attempt.own_bucket()).await;
        }
        let key = attempt.known_key();
        if let Some(redis) = self.redis_if_up() {
            redis.put(&key, "1", KNOWN_FOR.as_secs()).await;
        }
        self.known.insert(key, ()).await;
    }

    async fn is_unknown(&self, attempt: &Attempt) -> bool {
        let key = attempt.known_key();
        if attempt.device.is_some() || self.known.contains_key(&key) {
            return false;
        }
        match self.redis_if_up() {
            Some(redis) => redis.get(&key).await.is_none(),
            None => true,
        }
    }

    /// Redis, unless it is known to be away: the person who signs in would wait for its timeout.
    fn redis_if_up(&self) -> Option<&Redis> {
        self.redis.as_ref().filter(|redis| redis.is_up())
    }
}

/// The refusal of an attempt, with the time after which the next one is allowed.
pub fn too_many(wait: Duration) -> Error {
    let seconds = wait.as_secs() + u64::from(wait.subsec_nanos() > 0);
    Refusal::new(TOO_MANY).with("seconds", i64::try_from(seconds.max(1)).unwrap_or(i64::MAX)).into()
}

/// After how many seconds the next attempt is allowed, where an attempt was refused.
pub fn retry_after_of(error: &Error) -> Option<i64> {
    let Error::Refused(refusals) = error else { return None };
    let wait = refusals.iter().find(|refusal| refusal.code == TOO_MANY)?.params.first();
    wait.and_then(|(_, seconds)| if let Param::Number(seconds) = seconds { Some(*seconds) } else { None })
}

/// The network that counts as one client: of IPv6 a whole /64.
pub fn network_of(client: IpAddr) -> IpAddr {
    match client.to_canonical() {
        IpAddr::V6(address) => Ipv6Addr::from_bits(address.to_bits() >> 64 << 64).into(),
        address @ IpAddr::V4(_) => address,
    }
}

/// A key that does not hold the e-mail address itself.
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

    fn throttle() -> (SignInThrottle, Arc<ManualClock>) {
        let clock = Arc::new(ManualClock::at(DateTime::UNIX_EPOCH + TimeDelta::days(20_000)));
        (SignInThrottle::new(clock.clone(), None), clock)
    }

    fn client(number: u8) -> IpAddr {
        Ipv4Addr::new(203, 0, 113, number).into()
    }

    /// Tries so many times; how many of them were allowed.
    async fn guesses(throttle: &SignInThrottle, times: u32, email: &str, from: IpAddr) -> u32 {
        let mut allowed = 0;
        for _ in 0..times {
            allowed += u32::from(throttle.take(&Attempt::new(email, Some(from), None)).await.is_ok());
        }
        allowed
    }

    #[tokio::test]
    async fn who_guesses_at_one_account_waits_and_keeps_nobody_elsewhere_out() {
        let (throttle, clock) = throttle();

        assert_eq!(guesses(&throttle, 25, MARIO, client(1)).await, PER_CLIENT_AND_ACCOUNT.burst);
        assert_eq!(guesses(&throttle, 1, MARIO, client(2)).await, 1);
        clock.advance(TimeDelta::seconds(60));
        assert_eq!(guesses(&throttle, 5, MARIO, client(1)).await, 1);
    }

    #[tokio::test]
    async fn who_tries_one_account_after_the_other_waits_as_well() {
        let (throttle, _) = throttle();
        let mut allowed = 0;
        for number in 0..100 {
            allowed += guesses(&throttle, 1, &format!("{number}@example.it"), client(1)).await;
        }

        assert_eq!(allowed, PER_CLIENT.burst);
        assert_eq!(guesses(&throttle, 1, MARIO, client(2)).await, 1);
    }

    #[tokio::test]
    async fn guesses_from_many_clients_at_one_account_are_slow_and_keep_out_nobody_it_knows() {
        let (throttle, clock) = throttle();
        let (known, device) = (Attempt::new(MARIO, Some(client(100)), None), Attempt::new(MARIO, Some(client(101)), Some([7; 16])));
        throttle.succeeded(&known).await;
        let mut allowed = 0;
        for number in 0..50 {
            allowed += guesses(&throttle, 10, MARIO, client(number)).await;
        }

        assert_eq!(allowed, UNKNOWN_CLIENTS_PER_ACCOUNT.burst);
        assert_eq!(guesses(&throttle, 1, MARIO, client(99)).await, 0);
        assert!(throttle.take(&known).await.is_ok() && throttle.take(&device).await.is_ok());
        clock.advance(TimeDelta::seconds(20));
        assert_eq!(guesses(&throttle, 2, MARIO, client(99)).await, 1);
    }

    #[tokio::test]
    async fn who_signs_in_need_not_answer_for_the_attempts_before() {
        let (throttle, _) = throttle();
        guesses(&throttle, 9, MARIO, client(1)).await;

        let right = Attempt::new(MARIO, Some(client(1)), None);
        assert!(throttle.take(&right).await.is_ok());
        throttle.succeeded(&right).await;

        assert_eq!(guesses(&throttle, 25, MARIO, client(1)).await, PER_CLIENT_AND_ACCOUNT.burst);
    }

    #[tokio::test]
    async fn a_device_has_so_many_attempts_of_its_own() {
        let (throttle, _) = throttle();
        let device = Attempt::new(MARIO, Some(client(1)), Some([7; 16]));
        for _ in 0..PER_DEVICE.burst {
            assert!(throttle.take(&device).await.is_ok());
        }

        assert!(matches!(throttle.take(&device).await, Err(error) if error.code() == "TOO_MANY_SIGN_INS"));
        assert!(throttle.take(&Attempt::new(MARIO, Some(client(1)), Some([8; 16]))).await.is_ok());
    }

    /// Signs in so many times; how many of them were allowed.
    async fn successes(throttle: &SignInThrottle, times: u32, attempt: &Attempt) -> u32 {
        let mut allowed = 0;
        for _ in 0..times {
            if throttle.take(attempt).await.is_ok() {
                throttle.succeeded(attempt).await;
                allowed += 1;
            }
        }
        allowed
    }

    #[tokio::test]
    async fn right_passwords_without_end_are_attempts_like_others() {
        let (throttle, clock) = throttle();
        let (client, device) = (Attempt::new(MARIO, Some(client(1)), None), Attempt::new(MARIO, Some(client(1)), Some([7; 16])));

        assert_eq!(successes(&throttle, 100, &client).await, REFUNDS_PER_ACCOUNT.burst + PER_CLIENT_AND_ACCOUNT.burst);
        assert_eq!(successes(&throttle, 100, &device).await, PER_DEVICE.burst);
        clock.advance(TimeDelta::seconds(60));
        assert_eq!(successes(&throttle, 1, &client).await, 1);
    }

    #[tokio::test]
    async fn all_devices_of_one_account_have_so_many_attempts_together() {
        let (throttle, _) = throttle();
        let mut allowed = 0;
        for number in 0..100 {
            allowed += u32::from(throttle.take(&Attempt::new(MARIO, Some(client(number)), Some([number; 16]))).await.is_ok());
        }

        assert_eq!(allowed, DEVICES_PER_ACCOUNT.burst);
        assert!(throttle.take(&Attempt::new("luigi@example.it", Some(client(1)), Some([200; 16]))).await.is_ok());
    }

    #[test]
    fn one_client_has_a_whole_network_of_ipv6() {
        let (one, other) = ("2001:db8::1".parse::<IpAddr>(), "2001:db8::2:0:0:1".parse::<IpAddr>());

        assert_eq!(one.ok().map(network_of), other.ok().map(network_of));
        assert_eq!(network_of(IpAddr::V6(Ipv4Addr::new(203, 0, 113, 7).to_ipv6_mapped())), IpAddr::V4(Ipv4Addr::new(203, 0, 113, 7)));
    }
}
