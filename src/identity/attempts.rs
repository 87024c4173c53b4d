//! Attempts to sign in: how many an account and a client have left. Each hub counts those that come to it, in its own memory.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::num::NonZeroU32;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use governor::clock::Clock as GovernorsClock;
use governor::middleware::NoOpMiddleware;
use governor::state::{InMemoryState, NotKeyed};
use governor::{Quota, RateLimiter};
use moka::future::Cache;

use crate::core::clock::SharedClock;
use crate::core::error::{Error, Refusal, Result};

/// So many attempts at once, and one more each time that this has passed.
struct Allowance {
    at_once: u32,
    one_each: Duration,
}

/// For an address that somebody signs in with, whether or not there is an account. Signing in gives it all back.
const OF_AN_ACCOUNT: Allowance = Allowance { at_once: 20, one_each: Duration::from_secs(30) };
/// For the address of a client, behind which may be a whole office.
const OF_A_CLIENT: Allowance = Allowance { at_once: 100, one_each: Duration::from_secs(2) };
/// Longer than any of them takes to be whole again.
const REMEMBERED: Duration = Duration::from_mins(15);

type Limiter = RateLimiter<NotKeyed, InMemoryState, HubClock, NoOpMiddleware<SystemTime>>;

/// The attempts that are left.
#[derive(Clone)]
pub struct Attempts {
    clock: HubClock,
    accounts: Cache<String, Arc<Limiter>>,
    clients: Cache<IpAddr, Arc<Limiter>>,
}

#[derive(Clone)]
struct HubClock(SharedClock);

impl GovernorsClock for HubClock {
    type Instant = SystemTime;

    fn now(&self) -> SystemTime {
        self.0.now().into()
    }
}

impl Attempts {
    pub fn new(clock: SharedClock) -> Self {
        Self {
            clock: HubClock(clock),
            accounts: Cache::builder().max_capacity(100_000).time_to_idle(REMEMBERED).build(),
            clients: Cache::builder().max_capacity(100_000).time_to_idle(REMEMBERED).build(),
        }
    }

    /// One attempt more; refused when there is none left.
    pub async fn begin(&self, email: &str, client: Option<IpAddr>) -> Result<()> {
        let account = self.accounts.get_with_by_ref(email, async { self.limiter(&OF_AN_ACCOUNT) }).await;
        self.spend(&account)?;
        let Some(client) = client.and_then(counted) else { return Ok(()) };
        let client = self.clients.get_with(client, async { self.limiter(&OF_A_CLIENT) }).await;
        self.spend(&client)
    }

    /// Who signed in need not answer for the attempts before.
    pub async fn succeeded(&self, email: &str) {
        self.accounts.invalidate(email).await;
    }

    fn limiter(&self, allowance: &Allowance) -> Arc<Limiter> {
        let at_once = NonZeroU32::new(allowance.at_once).unwrap_or(NonZeroU32::MIN);
        let quota = Quota::with_period(allowance.one_each).unwrap_or(Quota::per_second(NonZeroU32::MIN));
        Arc::new(RateLimiter::direct_with_clock(quota.allow_burst(at_once), self.clock.clone()))
    }

    fn spend(&self, limiter: &Limiter) -> Result<()> {
        limiter.check().map_err(|not_before| too_many(not_before.wait_time_from(self.clock.now())))
    }
}

/// Nobody is heard for this long.
pub fn too_many(wait: Duration) -> Error {
    let seconds = wait.as_secs() + u64::from(wait.subsec_nanos() > 0);
    Refusal::new("TOO_MANY_SIGN_INS").with("seconds", i64::try_from(seconds.max(1)).unwrap_or(i64::MAX)).into()
}

/// Under what a client is counted. An address of a private network is not: it is a proxy's, and all who come through it would be refused
/// for one. Of IPv6 one client has a whole /64.
fn counted(client: IpAddr) -> Option<IpAddr> {
    match client.to_canonical() {
        IpAddr::V4(address) => is_public(address).then_some(address.into()),
        IpAddr::V6(address) if address.is_loopback() || address.is_unique_local() || address.is_unicast_link_local() => None,
        IpAddr::V6(address) => Some(Ipv6Addr::from_bits(address.to_bits() >> 64 << 64).into()),
    }
}

fn is_public(address: Ipv4Addr) -> bool {
    !(address.is_loopback() || address.is_private() || address.is_link_local())
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, TimeDelta};

    use super::*;
    use crate::core::clock::ManualClock;

    const ABROAD: IpAddr = IpAddr::V4(Ipv4Addr::new(203, 0, 113, 7));

    async fn guess(attempts: &Attempts, times: u32, from: Option<IpAddr>) -> Result<()> {
        for time in 0..times {
            attempts.begin(&format!("{time}@example.it"), from).await?;
        }
        Ok(())
    }

    #[tokio::test]
    async fn who_guesses_at_one_account_waits_for_the_next_attempt() -> Result<()> {
        let clock = Arc::new(ManualClock::at(DateTime::UNIX_EPOCH));
        let attempts = Attempts::new(clock.clone());
        for _ in 0..OF_AN_ACCOUNT.at_once {
            attempts.begin("mario@example.it", None).await?;
        }

        let refused = attempts.begin("mario@example.it", None).await;
        clock.advance(TimeDelta::seconds(30));
        let later = attempts.begin("mario@example.it", None).await;

        assert!(matches!(refused, Err(error) if error.code() == "TOO_MANY_SIGN_INS"));
        assert!(later.is_ok() && attempts.begin("mario@example.it", None).await.is_err());
        attempts.succeeded("mario@example.it").await;
        attempts.begin("mario@example.it", None).await
    }

    #[tokio::test]
    async fn who_tries_one_account_after_the_other_waits_as_well() -> Result<()> {
        let attempts = Attempts::new(Arc::new(ManualClock::at(DateTime::UNIX_EPOCH)));

        guess(&attempts, OF_A_CLIENT.at_once, Some(ABROAD)).await?;

        assert!(guess(&attempts, 1, Some(ABROAD)).await.is_err());
        guess(&attempts, 1, Some(Ipv4Addr::new(203, 0, 113, 8).into())).await
    }

    #[tokio::test]
    async fn those_who_come_through_one_proxy_do_not_answer_for_each_other() -> Result<()> {
        let attempts = Attempts::new(Arc::new(ManualClock::at(DateTime::UNIX_EPOCH)));

        guess(&attempts, OF_A_CLIENT.at_once * 2, Some(Ipv4Addr::new(10, 0, 0, 1).into())).await?;
        guess(&attempts, OF_A_CLIENT.at_once * 2, Some(Ipv6Addr::LOCALHOST.into())).await
    }

    #[test]
    fn one_client_has_a_whole_network_of_ipv6() {
        let (one, other) = ("2001:db8::1".parse::<IpAddr>(), "2001:db8::2:0:0:1".parse::<IpAddr>());

        assert_eq!(one.ok().and_then(counted), other.ok().and_then(counted));
        assert_eq!(counted(IpAddr::V6(Ipv4Addr::new(203, 0, 113, 7).to_ipv6_mapped())), Some(ABROAD));
    }
}
