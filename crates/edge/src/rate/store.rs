//! The buckets that servers share.
use std::time::Instant;

use futures_util::FutureExt;
use futures_util::future::BoxFuture;

use super::policy::RateQuota;

/// What was taken from a shared bucket, and what it holds after that.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Grant {
    /// Points of cost that were taken.
    pub granted: u64,
    /// Points of cost that are left.
    pub left: u64,
    /// The instant of that level, in milliseconds.
    pub at: i64,
}

/// The buckets that servers share, and the clock that they share them by.
pub trait RateStore: Send + Sync + 'static {
    /// The present instant, in milliseconds.
    fn now(&self) -> i64;

    /// Takes as much as is wanted and there is from the bucket of a key, or nothing where that is less than needed. None where the shared
    /// buckets do not answer soon, or there are none: the server then counts alone.
    fn take<'a>(&'a self, key: &'a str, quota: RateQuota, wanted: u64, needed: u64) -> BoxFuture<'a, Option<Grant>>;
}

/// No shared buckets, and a clock that begins with the server.
pub struct Alone(pub Instant);

impl RateStore for Alone {
    fn now(&self) -> i64 {
        i64::try_from(self.0.elapsed().as_millis()).unwrap_or(i64::MAX)
    }

    fn take<'a>(&'a self, _: &'a str, _: RateQuota, _: u64, _: u64) -> BoxFuture<'a, Option<Grant>> {
        std::future::ready(None).boxed()
    }
}
