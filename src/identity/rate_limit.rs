//! A rate limiter (the generic cell rate algorithm): a burst of attempts at once, and one more after each period. It counts for all hubs in
//! Redis, and also in this process, whose count is the only one while Redis is away.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::core::clock::SharedClock;
use crate::core::redis::Redis;

/// How many attempts are allowed.
#[derive(Debug)]
pub struct Quota {
    /// Attempts at once.
    pub burst: u32,
    /// After how long one more is allowed.
    pub period: Duration,
}

/// What is counted together.
#[derive(Debug, Clone)]
pub struct Bucket {
    /// Under this key.
    pub key: String,
    /// Against this quota.
    pub quota: &'static Quota,
}

/// Buckets in this process at most; full ones are not stored.
const MAX_BUCKETS: usize = 100_000;

/// Takes one from each bucket, or from none. The value of a key is the instant at which its bucket is full again, in milliseconds.
const TAKE: &str = "
local now, whole, wait = tonumber(ARGV[1]), {}, 0
for i, key in ipairs(KEYS) do
    local each, at_once = tonumber(ARGV[2 * i]), tonumber(ARGV[2 * i + 1])
    whole[i] = math.max(tonumber(redis.call('get', key) or 0), now) + each
    wait = math.max(wait, whole[i] - each * at_once - now)
end
if wait > 0 then return wait end
for i, key in ipairs(KEYS) do
    redis.call('set', key, string.format('%.0f', whole[i]), 'px', string.format('%.0f', whole[i] - now))
end
return 0";

/// Gives one back to each bucket.
const REFUND: &str = "
local now = tonumber(ARGV[1])
for i, key in ipairs(KEYS) do
    local whole = tonumber(redis.call('get', key) or 0) - tonumber(ARGV[2 * i])
    if whole > now then
        redis.call('set', key, string.format('%.0f', whole), 'px', string.format('%.0f', whole - now))
    else
        redis.call('del', key)
    end
end
return 0";

/// Counts buckets in this process and, where there is one, in Redis.
#[derive(Clone)]
pub struct RateLimiter {
    clock: SharedClock,
    redis: Option<Redis>,
    local: Arc<Mutex<HashMap<String, i64>>>,
}

impl RateLimiter {
    /// A limiter with full buckets.
    pub fn new(clock: SharedClock, redis: Option<Redis>) -> Self {
        Self { clock, redis, local: Arc::default() }
    }

    /// Takes one from each bucket; where one of them is empty, nothing is taken, and the error is how long to wait.
    pub async fn take(&self, buckets: &[Bucket]) -> Result<(), Duration> {
        let now = self.now();
        // A bucket that is empty in this process is empty for all hubs: Redis need not be asked.
        take_local(&mut self.local(), buckets, now)?;
        match self.run_in_redis(TAKE, buckets, now).await.and_then(|wait| u64::try_from(wait).ok()) {
            None | Some(0) => Ok(()),
            Some(wait) => {
                refund_local(&mut self.local(), buckets, now);
                Err(Duration::from_millis(wait))
            }
        }
    }

    /// Gives one back to each bucket.
    pub async fn refund(&self, buckets: &[Bucket]) {
        let now = self.now();
        refund_local(&mut self.local(), buckets, now);
        self.run_in_redis(REFUND, buckets, now).await;
    }

    /// Fills a bucket.
    pub async fn reset(&self, bucket: &Bucket) {
        self.local().remove(&bucket.key);
        if let Some(redis) = self.redis.as_ref().filter(|redis| redis.is_up()) {
            redis.remove(&bucket.key).await;
        }
    }

    async fn run_in_redis(&self, script: &str, buckets: &[Bucket], now: i64) -> Option<i64> {
        let redis = self.redis.as_ref().filter(|redis| redis.is_up())?;
        let keys: Vec<&str> = buckets.iter().map(|bucket| bucket.key.as_str()).collect();
        let terms = buckets.iter().flat_map(|bucket| [bucket.quota.period_millis(), i64::from(bucket.quota.burst)]);
        redis.run(script, &keys, &std::iter::once(now).chain(terms).collect::<Vec<_>>()).await
    }

    fn local(&self) -> MutexGuard<'_, HashMap<String, i64>> {
        self.local.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn now(&self) -> i64 {
        self.clock.now().timestamp_millis()
    }
}

impl Quota {
    fn period_millis(&self) -> i64 {
        i64::try_from(self.period.as_millis()).unwrap_or(i64::MAX)
    }

    fn burst_millis(&self) -> i64 {
        self.period_millis().saturating_mul(self.burst.into())
    }
}

/// The same as `TAKE`.
fn take_local(buckets_by_key: &mut HashMap<String, i64>, buckets: &[Bucket], now: i64) -> Result<(), Duration> {
    let whole_at =
        |bucket: &Bucket| buckets_by_key.get(&bucket.key).map_or(now, |full_at| now.max(*full_at)) + bucket.quota.period_millis();
    let full_at: Vec<i64> = buckets.iter().map(whole_at).collect();
    let wait = full_at.iter().zip(buckets).map(|(full_at, bucket)| full_at - bucket.quota.burst_millis() - now).max().unwrap_or_default();
    if let Ok(wait) = u64::try_from(wait)
        && wait > 0
    {
        return Err(Duration::from_millis(wait));
    }
    evict(buckets_by_key, now);
    buckets_by_key.extend(buckets.iter().map(|bucket| bucket.key.clone()).zip(full_at));
    Ok(())
}

/// The same as `REFUND`.
fn refund_local(buckets_by_key: &mut HashMap<String, i64>, buckets: &[Bucket], now: i64) {
    for bucket in buckets {
        if let Some(full_at) = buckets_by_key.get_mut(&bucket.key) {
            *full_at -= bucket.quota.period_millis();
        }
    }
    buckets_by_key.retain(|key, full_at| *full_at > now || !buckets.iter().any(|bucket| bucket.key == *key));
}

/// Where there are too many, removes the full buckets, and of the others the half that is nearest to full.
fn evict(buckets_by_key: &mut HashMap<String, i64>, now: i64) {
    if buckets_by_key.len() < MAX_BUCKETS {
        return;
    }
    buckets_by_key.retain(|_, full_at| *full_at > now);
    if buckets_by_key.len() >= MAX_BUCKETS / 2 {
        let mut instants: Vec<i64> = buckets_by_key.values().copied().collect();
        let (_, middle, _) = instants.select_nth_unstable(MAX_BUCKETS / 4);
        let middle = *middle;
        buckets_by_key.retain(|_, full_at| *full_at > middle);
    }
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, TimeDelta};

    use super::*;
    use crate::core::clock::ManualClock;

    static THREE: Quota = Quota { burst: 3, period: Duration::from_secs(30) };
    static TWO: Quota = Quota { burst: 2, period: Duration::from_secs(10) };

    fn bucket(key: &str, quota: &'static Quota) -> Bucket {
        Bucket { key: key.to_owned(), quota }
    }

    fn buckets() -> (RateLimiter, Arc<ManualClock>) {
        let clock = Arc::new(ManualClock::at(DateTime::UNIX_EPOCH + TimeDelta::days(20_000)));
        (RateLimiter::new(clock.clone(), None), clock)
    }

    #[tokio::test]
    async fn an_empty_bucket_gives_one_more_after_each_period() {
        let (buckets, clock) = buckets();
        let three = [bucket("three", &THREE)];
        for _ in 0..3 {
            assert_eq!(buckets.take(&three).await, Ok(()));
        }

        assert_eq!(buckets.take(&three).await, Err(Duration::from_secs(30)));
        clock.advance(TimeDelta::seconds(29));
        assert_eq!(buckets.take(&three).await, Err(Duration::from_secs(1)));
        clock.advance(TimeDelta::seconds(1));
        assert_eq!(buckets.take(&three).await, Ok(()));
        assert_eq!(buckets.take(&three).await, Err(Duration::from_secs(30)));
    }

    #[tokio::test]
    async fn where_one_bucket_is_empty_nothing_is_taken_from_the_others() {
        let (buckets, _) = buckets();
        let (two, three) = (bucket("two", &TWO), bucket("three", &THREE));
        for _ in 0..2 {
            assert_eq!(buckets.take(&[two.clone(), three.clone()]).await, Ok(()));
        }

        assert_eq!(buckets.take(&[two.clone(), three.clone()]).await, Err(Duration::from_secs(10)));
        assert_eq!(buckets.take(std::slice::from_ref(&three)).await, Ok(()));
        buckets.refund(std::slice::from_ref(&two)).await;
        assert_eq!(buckets.take(std::slice::from_ref(&two)).await, Ok(()));
        buckets.reset(&three).await;
        assert_eq!(buckets.take(&[three]).await, Ok(()));
    }

    #[test]
    fn the_number_of_buckets_is_bounded_and_the_emptiest_stay_longest() {
        let mut buckets_by_key: HashMap<String, i64> = (1..).map(|full_at| (full_at.to_string(), full_at)).take(MAX_BUCKETS).collect();

        evict(&mut buckets_by_key, 10);

        assert!(
            buckets_by_key.len() < MAX_BUCKETS
                && buckets_by_key.contains_key(&MAX_BUCKETS.to_string())
                && !buckets_by_key.contains_key("11")
        );
    }
}
