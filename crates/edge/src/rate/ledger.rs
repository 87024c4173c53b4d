//! The accounts of this server: what each key has leased of its bucket, and what the bucket holds as far as is known here.
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use tokio::sync::Mutex as Turns;

use super::bucket::Bucket;
use super::policy::RateQuota;
use super::store::{Alone, RateStore};

/// A lease is one part in so many of the quota.
const LEASES: u64 = 20;
/// Near the limit a server leases only what it spends: within so many leases of it.
const LAST_LEASES: u64 = 4;
/// Accounts at most: those that were not used for the longest are closed.
const MAX_ACCOUNTS: usize = 100_000;

/// Charges the cost of operations to keys.
pub struct RateLedger {
    store: Arc<dyn RateStore>,
    accounts: Mutex<HashMap<String, Arc<Account>>>,
}

struct Account {
    state: Mutex<State>,
    /// Those who need more than is leased take turns, so that many of them cost one round trip.
    turns: Turns<()>,
}

struct State {
    /// What was taken from the bucket and is not yet spent.
    lease: u64,
    bucket: Bucket,
    used_at: i64,
}

/// What is left to a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Remaining {
    /// Points of cost.
    pub left: u64,
    /// The time in which all of the quota is back.
    pub reset: Duration,
}

/// A key has too little left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shortfall {
    /// What is left.
    pub remaining: Remaining,
    /// After how long there is enough.
    pub wait: Duration,
}

impl Default for RateLedger {
    fn default() -> Self {
        Self::new(Arc::new(Alone(Instant::now())))
    }
}

impl RateLedger {
    /// A ledger over shared buckets.
    pub fn new(store: Arc<dyn RateStore>) -> Self {
        Self { store, accounts: Mutex::default() }
    }

    /// Charges a key, or nothing where too little is left. Never more than the whole quota, so that every operation can be paid for.
    pub async fn charge(&self, key: &str, quota: RateQuota, cost: u64) -> Result<Remaining, Shortfall> {
        let (cost, account) = (cost.min(quota.cost), self.account(key, quota));
        if let Some(remaining) = account.lock().spend(quota, cost, self.store.now()) {
            return Ok(remaining);
        }
        let _turn = account.turns.lock().await;
        let (wanted, needed) = match account.lock().wants(quota, cost, self.store.now()) {
            Ok(remaining) => return Ok(remaining),
            Err(wants) => wants,
        };
        let grant = self.store.take(key, quota, wanted, needed).await;
        let now = self.store.now();
        let mut state = account.lock();
        match grant {
            Some(grant) => {
                state.lease += grant.granted;
                state.bucket = Bucket { left: grant.left, at: grant.at };
            }
            None => state.lease += state.bucket.take(quota, needed, needed, now),
        }
        state.spend(quota, cost, now).ok_or_else(|| state.shortfall(quota, cost, now))
    }

    /// Gives back what was charged for an operation that another limit refused.
    pub fn refund(&self, key: &str, quota: RateQuota, cost: u64) {
        self.account(key, quota).lock().lease += cost.min(quota.cost);
    }

    fn account(&self, key: &str, quota: RateQuota) -> Arc<Account> {
        let now = self.store.now();
        let mut accounts = self.accounts.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(account) = accounts.get(key) {
            return account.clone();
        }
        if accounts.len() >= MAX_ACCOUNTS {
            close_oldest(&mut accounts, now - quota.window_millis());
        }
        let state = State { lease: 0, bucket: Bucket::full(quota, now), used_at: now };
        let account = Arc::new(Account { state: Mutex::new(state), turns: Turns::default() });
        accounts.insert(key.to_owned(), account.clone());
        account
    }
}

/// Closes accounts that are full again, and where that is too few, the half that was not used for the longest.
fn close_oldest(accounts: &mut HashMap<String, Arc<Account>>, unused_since: i64) {
    accounts.retain(|_, account| account.lock().used_at > unused_since);
    if accounts.len() >= MAX_ACCOUNTS / 2 {
        let mut instants: Vec<i64> = accounts.values().map(|account| account.lock().used_at).collect();
        let (_, middle, _) = instants.select_nth_unstable(MAX_ACCOUNTS / 4);
        let middle = *middle;
        accounts.retain(|_, account| account.lock().used_at > middle);
    }
}

impl Account {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    /// Spends what is leased; none where it is too little.
    fn spend(&mut self, quota: RateQuota, cost: u64, now: i64) -> Option<Remaining> {
        // A lease that nobody used for a window is not worth more than the bucket, which is full again.
        if now - self.used_at > quota.window_millis() {
            self.lease = 0;
        }
        self.used_at = now;
        self.lease = self.lease.checked_sub(cost)?;
        Some(self.remaining(quota, now))
    }

    /// What to take from the bucket for this cost: as much as is good, and as much as it needs.
    fn wants(&mut self, quota: RateQuota, cost: u64, now: i64) -> Result<Remaining, (u64, u64)> {
        if let Some(remaining) = self.spend(quota, cost, now) {
            return Ok(remaining);
        }
        let (needed, lease) = (cost - self.lease, quota.cost / LEASES);
        let is_near = self.bucket.refilled(quota, now).left < needed.saturating_add(lease * LAST_LEASES);
        Err((if is_near { needed } else { needed.max(lease) }, needed))
    }

    fn remaining(&self, quota: RateQuota, now: i64) -> Remaining {
        let left = (self.bucket.refilled(quota, now).left + self.lease).min(quota.cost);
        Remaining { left, reset: quota.time_of(quota.cost - left) }
    }

    fn shortfall(&self, quota: RateQuota, cost: u64, now: i64) -> Shortfall {
        let remaining = self.remaining(quota, now);
        Shortfall { remaining, wait: quota.time_of(cost.saturating_sub(remaining.left)) }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicBool, AtomicI64, AtomicUsize, Ordering};

    use futures_util::FutureExt;
    use futures_util::future::{BoxFuture, join_all};

    use super::super::store::Grant;
    use super::*;

    const QUOTA: RateQuota = RateQuota { cost: 1_000, window: Duration::from_mins(1) };

    /// A shared bucket in this process, which counts how often it is asked and can be away.
    #[derive(Default)]
    struct Shared {
        buckets: Mutex<HashMap<String, Bucket>>,
        now: AtomicI64,
        asked: AtomicUsize,
        is_away: AtomicBool,
    }

    impl RateStore for Shared {
        fn now(&self) -> i64 {
            self.now.load(Ordering::Relaxed)
        }

        fn take<'a>(&'a self, key: &'a str, quota: RateQuota, wanted: u64, needed: u64) -> BoxFuture<'a, Option<Grant>> {
            async move {
                self.asked.fetch_add(1, Ordering::Relaxed);
                tokio::task::yield_now().await;
                if self.is_away.load(Ordering::Relaxed) {
                    return None;
                }
                let mut buckets = self.buckets.lock().unwrap_or_else(PoisonError::into_inner);
                let bucket = buckets.entry(key.to_owned()).or_insert(Bucket::full(quota, self.now()));
                let granted = bucket.take(quota, wanted, needed, self.now());
                Some(Grant { granted, left: bucket.left, at: bucket.at })
            }
            .boxed()
        }
    }

    async fn spends(ledger: &RateLedger, times: usize, cost: u64) -> usize {
        let mut spent = 0;
        for _ in 0..times {
            spent += usize::from(ledger.charge("a", QUOTA, cost).await.is_ok());
        }
        spent
    }

    #[tokio::test]
    async fn a_caller_far_from_the_limit_asks_once_for_each_lease() {
        let shared = Arc::new(Shared::default());
        let ledger = RateLedger::new(shared.clone());

        assert_eq!(spends(&ledger, 50, 10).await, 50);
        assert_eq!(shared.asked.load(Ordering::Relaxed), 10);
        join_all((0..5).map(|_| ledger.charge("a", QUOTA, 10))).await;
        assert_eq!(shared.asked.load(Ordering::Relaxed), 11, "those who come at once ask once");
    }

    #[tokio::test]
    async fn servers_that_share_a_bucket_spend_no_more_than_it_holds_together() {
        let shared = Arc::new(Shared::default());
        let (one, other) = (RateLedger::new(shared.clone()), RateLedger::new(shared.clone()));

        let spent = spends(&one, 70, 10).await + spends(&other, 70, 10).await;

        assert_eq!(spent, 100, "all that there is, and no more");
        assert_eq!(one.charge("b", QUOTA, 10).await.map(|remaining| remaining.left), Ok(990));
    }

    #[tokio::test]
    async fn who_waits_as_long_as_is_said_is_let_through() {
        let shared = Arc::new(Shared::default());
        let ledger = RateLedger::new(shared.clone());
        spends(&ledger, 100, 10).await;

        let refused = ledger.charge("a", QUOTA, 50).await.expect_err("the bucket is empty");
        assert_eq!((refused.remaining.left, refused.wait, refused.remaining.reset.as_secs()), (0, Duration::from_secs(3), 60));
        shared.now.store(2_999, Ordering::Relaxed);
        assert!(ledger.charge("a", QUOTA, 50).await.is_err());
        shared.now.store(3_000, Ordering::Relaxed);
        assert!(ledger.charge("a", QUOTA, 50).await.is_ok());
    }

    #[tokio::test]
    async fn a_server_counts_alone_where_the_shared_buckets_do_not_answer() {
        let shared = Arc::new(Shared::default());
        let ledger = RateLedger::new(shared.clone());
        assert_eq!(spends(&ledger, 50, 10).await, 50);

        shared.is_away.store(true, Ordering::Relaxed);
        assert_eq!(spends(&ledger, 100, 10).await, 50, "what was left when they went away");
        assert_eq!(spends(&RateLedger::default(), 150, 10).await, 100);
    }

    #[tokio::test]
    async fn what_costs_more_than_the_quota_takes_all_of_it() {
        let ledger = RateLedger::default();

        assert!(ledger.charge("a", QUOTA, 5_000).await.is_ok());
        assert!(ledger.charge("a", QUOTA, 500).await.is_err());
        ledger.refund("a", QUOTA, 5_000);
        assert!(ledger.charge("a", QUOTA, 500).await.is_ok());
    }

    #[tokio::test]
    async fn accounts_are_bounded_and_those_in_use_stay() {
        let ledger = RateLedger::default();
        let _ = ledger.charge("a", QUOTA, 1).await;
        let mut accounts = std::mem::take(&mut *ledger.accounts.lock().expect("nobody panicked"));
        let account = accounts.remove("a").expect("an account");
        account.lock().used_at = i64::try_from(MAX_ACCOUNTS).expect("small");
        for at in 0..MAX_ACCOUNTS {
            let state = State { used_at: i64::try_from(at).expect("small"), lease: 0, bucket: Bucket::full(QUOTA, 0) };
            accounts.insert(at.to_string(), Arc::new(Account { state: Mutex::new(state), turns: Turns::default() }));
        }
        accounts.insert("a".to_owned(), account);

        close_oldest(&mut accounts, 10);

        assert!(accounts.len() < MAX_ACCOUNTS && accounts.contains_key("a") && !accounts.contains_key("11"));
    }
}
