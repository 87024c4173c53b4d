//! A bucket of cost that fills evenly.
use super::policy::RateQuota;

/// What a bucket holds, and since when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bucket {
    /// Points of cost.
    pub left: u64,
    /// The instant of that level, in milliseconds.
    pub at: i64,
}

impl Bucket {
    /// A full bucket.
    pub const fn full(quota: RateQuota, now: i64) -> Self {
        Self { left: quota.cost, at: now }
    }

    /// The bucket with what has come back since.
    pub fn refilled(self, quota: RateQuota, now: i64) -> Self {
        let Ok(elapsed) = u128::try_from(now - self.at) else { return self };
        let window = quota.window_millis().unsigned_abs();
        let back = elapsed * u128::from(quota.cost) / u128::from(window);
        if u128::from(self.left) + back >= u128::from(quota.cost) {
            return Self::full(quota, now);
        }
        // The rest of a point that is not yet whole comes back later.
        let used = back * u128::from(window) / u128::from(quota.cost.max(1));
        let (back, used) = (u64::try_from(back).unwrap_or(u64::MAX), i64::try_from(used).unwrap_or(i64::MAX));
        Self { left: self.left.saturating_add(back), at: self.at.saturating_add(used) }
    }

    /// Takes as much as is wanted and there is, or nothing where that is less than needed.
    pub fn take(&mut self, quota: RateQuota, wanted: u64, needed: u64, now: i64) -> u64 {
        *self = self.refilled(quota, now);
        let taken = wanted.min(self.left);
        if taken < needed {
            return 0;
        }
        self.left -= taken;
        taken
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    const QUOTA: RateQuota = RateQuota { cost: 60, window: Duration::from_mins(1) };

    #[test]
    fn what_is_taken_comes_back_evenly() {
        let mut bucket = Bucket::full(QUOTA, 0);

        assert_eq!((bucket.take(QUOTA, 60, 60, 0), bucket.take(QUOTA, 1, 1, 999)), (60, 0));
        assert_eq!((bucket.take(QUOTA, 5, 1, 2_500), bucket.refilled(QUOTA, 3_000).left), (2, 1));
        assert_eq!(bucket.refilled(QUOTA, 200_000), Bucket::full(QUOTA, 200_000));
    }

    #[test]
    fn fractions_are_not_lost_when_little_is_taken_often() {
        let mut bucket = Bucket::full(QUOTA, 0);
        let taken: u64 = (0..600).map(|at| bucket.take(QUOTA, 1, 1, at * 100)).sum();

        assert_eq!(taken, 60 + 59);
    }

    #[test]
    fn a_clock_that_goes_back_gives_nothing() {
        let mut bucket = Bucket { left: 0, at: 10_000 };

        assert_eq!(bucket.take(QUOTA, 1, 1, 0), 0);
    }
}
