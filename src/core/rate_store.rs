//! The buckets of cost that hubs share, in Redis.

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use omnia_edge::{Grant, RateQuota, RateStore};
use tokio::time::timeout;

use super::clock::SharedClock;
use super::redis::Redis;

/// A bucket that does not answer within this is away: the hub counts alone.
const TERM: Duration = Duration::from_millis(50);
/// For how long it is not asked again after that.
const PAUSE: Duration = Duration::from_secs(1);

/// Refills a bucket and takes from it, in one step: as much as is wanted and there is, or nothing where that is less than needed.
const TAKE: &str = "
local quota, window, now = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local wanted, needed = tonumber(ARGV[4]), tonumber(ARGV[5])
local left, at = quota, now
local stored = redis.call('hmget', KEYS[1], 'left', 'at')
if stored[1] then
    left, at = math.min(tonumber(stored[1]), quota), tonumber(stored[2])
    local back = math.floor(math.max(now - at, 0) * quota / window)
    if left + back >= quota then
        left, at = quota, math.max(now, at)
    else
        left, at = left + back, at + math.floor(back * window / quota)
    end
end
local granted = math.min(wanted, left)
if granted < needed then granted = 0 end
left = left - granted
redis.call('hset', KEYS[1], 'left', string.format('%.0f', left), 'at', string.format('%.0f', at))
redis.call('pexpire', KEYS[1], string.format('%.0f', window))
return {granted, left, at}";

/// The buckets in Redis, where there is one, by the clock of the hub.
pub struct SharedBuckets {
    clock: SharedClock,
    redis: Option<Redis>,
    /// When Redis last did not answer in time.
    silent_since: Mutex<Option<Instant>>,
}

impl SharedBuckets {
    /// Buckets in this Redis; without one the hub counts alone.
    pub const fn new(clock: SharedClock, redis: Option<Redis>) -> Self {
        Self { clock, redis, silent_since: Mutex::new(None) }
    }

    /// Redis, unless it is away or was silent a moment ago.
    fn redis(&self) -> Option<&Redis> {
        let silent_since = *self.silent_since.lock().unwrap_or_else(PoisonError::into_inner);
        let is_silent = silent_since.is_some_and(|since| since.elapsed() < PAUSE);
        self.redis.as_ref().filter(|redis| redis.is_up() && !is_silent)
    }

    async fn take(&self, key: &str, quota: RateQuota, wanted: u64, needed: u64) -> Option<Grant> {
        let redis = self.redis()?;
        let number = |value: u64| i64::try_from(value).unwrap_or(i64::MAX);
        let numbers = [number(quota.cost), quota.window_millis(), self.now(), number(wanted), number(needed)];
        let taken = timeout(TERM, redis.run_list(TAKE, &[key], &numbers)).await.ok().flatten();
        if taken.is_none() {
            *self.silent_since.lock().unwrap_or_else(PoisonError::into_inner) = Some(Instant::now());
        }
        let [granted, left, at] = <[i64; 3]>::try_from(taken?).ok()?;
        Some(Grant { granted: granted.unsigned_abs(), left: left.unsigned_abs(), at })
    }
}

impl RateStore for SharedBuckets {
    fn now(&self) -> i64 {
        self.clock.now().timestamp_millis()
    }

    fn take<'a>(&'a self, key: &'a str, quota: RateQuota, wanted: u64, needed: u64) -> BoxFuture<'a, Option<Grant>> {
        Self::take(self, key, quota, wanted, needed).boxed()
    }
}
