//! Buckets of attempts (the generic cell rate algorithm): so many at once, and one more each time that a while has passed. Counted for all
//! hubs in Redis, and beside that in each for itself, which is what counts while Redis is away.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::core::clock::SharedClock;
use crate::core::redis::Redis;

/// So many attempts at once, and one more each time that this has passed.
#[derive(Debug)]
pub struct Allowance {
    pub at_once: u32,
    pub one_each: Duration,
}

/// What is counted under one key.
#[derive(Debug, Clone)]
pub struct Bucket {
    pub key: String,
    pub allowance: &'static Allowance,
}

/// Buckets that are not whole; at most so many are kept in this process.
const MOST_KEPT: usize = 100_000;

/// Takes one from each bucket, or from none. The value of a key is the instant at which it is whole again, in milliseconds.
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

/// Gives one back to each.
const GIVE_BACK: &str = "
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

/// The buckets of this hub and of all.
#[derive(Clone)]
pub struct Buckets {
    clock: SharedClock,
    redis: Option<Redis>,
    here: Arc<Mutex<HashMap<String, i64>>>,
}

impl Buckets {
    pub fn new(clock: SharedClock, redis: Option<Redis>) -> Self {
        Self { clock, redis, here: Arc::default() }
    }

    /// Takes one from each; how long to wait where one of them is empty, and then nothing is taken.
    pub async fn take(&self, buckets: &[Bucket]) -> Result<(), Duration> {
        let now = self.now();
        // What is empty here is empty for all: Redis need not be asked.
        take_here(&mut self.here(), buckets, now)?;
        match self.shared(TAKE, buckets, now).await.and_then(|wait| u64::try_from(wait).ok()) {
            None | Some(0) => Ok(()),
            Some(wait) => {
                give_back_here(&mut self.here(), buckets, now);
                Err(Duration::from_millis(wait))
            }
        }
    }

    pub async fn give_back(&self, buckets: &[Bucket]) {
        let now = self.now();
        give_back_here(&mut self.here(), buckets, now);
        self.shared(GIVE_BACK, buckets, now).await;
    }

    /// Makes a bucket whole.
    pub async fn fill(&self, bucket: &Bucket) {
        self.here().remove(&bucket.key);
        if let Some(redis) = self.redis.as_ref().filter(|redis| redis.is_up()) {
            redis.remove(&bucket.key).await;
        }
    }

    async fn shared(&self, script: &str, buckets: &[Bucket], now: i64) -> Option<i64> {
        let redis = self.redis.as_ref().filter(|redis| redis.is_up())?;
        let keys: Vec<&str> = buckets.iter().map(|bucket| bucket.key.as_str()).collect();
        let terms = buckets.iter().flat_map(|bucket| [bucket.allowance.each(), i64::from(bucket.allowance.at_once)]);
        redis.run(script, &keys, &std::iter::once(now).chain(terms).collect::<Vec<_>>()).await
    }

    fn here(&self) -> MutexGuard<'_, HashMap<String, i64>> {
        self.here.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn now(&self) -> i64 {
        self.clock.now().timestamp_millis()
    }
}

impl Allowance {
    fn each(&self) -> i64 {
        i64::try_from(self.one_each.as_millis()).unwrap_or(i64::MAX)
    }

    fn all(&self) -> i64 {
        self.each().saturating_mul(self.at_once.into())
    }
}

/// The same as `TAKE`.
fn take_here(kept: &mut HashMap<String, i64>, buckets: &[Bucket], now: i64) -> Result<(), Duration> {
    let whole_at = |bucket: &Bucket| kept.get(&bucket.key).map_or(now, |whole| now.max(*whole)) + bucket.allowance.each();
    let whole: Vec<i64> = buckets.iter().map(whole_at).collect();
    let wait = whole.iter().zip(buckets).map(|(whole, bucket)| whole - bucket.allowance.all() - now).max().unwrap_or_default();
    if let Ok(wait) = u64::try_from(wait)
        && wait > 0
    {
        return Err(Duration::from_millis(wait));
    }
    forget_some(kept, now);
    kept.extend(buckets.iter().map(|bucket| bucket.key.clone()).zip(whole));
    Ok(())
}

/// The same as `GIVE_BACK`.
fn give_back_here(kept: &mut HashMap<String, i64>, buckets: &[Bucket], now: i64) {
    for bucket in buckets {
        if let Some(whole) = kept.get_mut(&bucket.key) {
            *whole -= bucket.allowance.each();
        }
    }
    kept.retain(|key, whole| *whole > now || !buckets.iter().any(|bucket| bucket.key == *key));
}

/// Where too many are kept, forgets those that are whole, and of the others the half that is nearest to it.
fn forget_some(kept: &mut HashMap<String, i64>, now: i64) {
    if kept.len() < MOST_KEPT {
        return;
    }
    kept.retain(|_, whole| *whole > now);
    if kept.len() >= MOST_KEPT / 2 {
        let mut instants: Vec<i64> = kept.values().copied().collect();
        let (_, middle, _) = instants.select_nth_unstable(MOST_KEPT / 4);
        let middle = *middle;
        kept.retain(|_, whole| *whole > middle);
    }
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, TimeDelta};

    use super::*;
    use crate::core::clock::ManualClock;

    static THREE: Allowance = Allowance { at_once: 3, one_each: Duration::from_secs(30) };
    static TWO: Allowance = Allowance { at_once: 2, one_each: Duration::from_secs(10) };

    fn bucket(key: &str, allowance: &'static Allowance) -> Bucket {
        Bucket { key: key.to_owned(), allowance }
    }

    fn buckets() -> (Buckets, Arc<ManualClock>) {
        let clock = Arc::new(ManualClock::at(DateTime::UNIX_EPOCH + TimeDelta::days(20_000)));
        (Buckets::new(clock.clone(), None), clock)
    }

    #[tokio::test]
    async fn an_empty_bucket_gives_one_more_each_time_that_its_while_has_passed() {
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
        buckets.give_back(std::slice::from_ref(&two)).await;
        assert_eq!(buckets.take(std::slice::from_ref(&two)).await, Ok(()));
        buckets.fill(&three).await;
        assert_eq!(buckets.take(&[three]).await, Ok(()));
    }

    #[test]
    fn what_is_kept_has_an_end_and_the_emptiest_are_kept_longest() {
        let mut kept: HashMap<String, i64> = (1..).map(|whole| (whole.to_string(), whole)).take(MOST_KEPT).collect();

        forget_some(&mut kept, 10);

        assert!(kept.len() < MOST_KEPT && kept.contains_key(&MOST_KEPT.to_string()) && !kept.contains_key("11"));
    }
}
