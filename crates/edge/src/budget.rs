//! A budget that concurrent work draws on: bytes to write, or cost of execution.
//!
//! Each caller has a quota of it, so that one who waits for more than that keeps nobody else waiting.
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::Duration;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::timeout;

use super::quota_key::QuotaKey;

/// Each caller may hold at most one part in so many.
const QUOTA_DIVISOR: u32 = 4;

/// An amount that is shared, and divided into quotas.
pub struct Budget {
    limit: u32,
    total: Arc<Semaphore>,
    quotas: Mutex<HashMap<QuotaKey, Weak<Semaphore>>>,
}

/// An acquired amount, returned when it is dropped.
#[derive(Debug)]
pub struct BudgetPermit {
    _of_quota: Option<OwnedSemaphorePermit>,
    _of_total: OwnedSemaphorePermit,
}

impl Budget {
    /// A budget of this size, all of it free.
    pub fn new(limit: u32) -> Arc<Self> {
        let total = Arc::new(Semaphore::new(limit as usize));
        Arc::new(Self { limit, total, quotas: Mutex::default() })
    }

    /// Waits for an amount, or for the whole quota where more is requested; none if it is not available in time.
    pub async fn acquire(&self, quota_key: QuotaKey, amount: u64, max_wait: Duration) -> Option<BudgetPermit> {
        let amount = self.amount_of(quota_key, amount);
        let acquiring = async {
            let of_quota = match self.quota_of(quota_key) {
                Some(quota) => Some(quota.acquire_many_owned(amount).await.ok()?),
                None => None,
            };
            let of_total = self.total.clone().acquire_many_owned(amount).await.ok()?;
            Some(BudgetPermit { _of_quota: of_quota, _of_total: of_total })
        };
        timeout(max_wait, acquiring).await.ok()?
    }

    /// Acquires an amount if it is available at once.
    pub fn try_acquire(&self, quota_key: QuotaKey, amount: u64) -> Option<BudgetPermit> {
        let amount = self.amount_of(quota_key, amount);
        let of_quota = match self.quota_of(quota_key) {
            Some(quota) => Some(quota.try_acquire_many_owned(amount).ok()?),
            None => None,
        };
        let of_total = self.total.clone().try_acquire_many_owned(amount).ok()?;
        Some(BudgetPermit { _of_quota: of_quota, _of_total: of_total })
    }

    fn amount_of(&self, quota_key: QuotaKey, amount: u64) -> u32 {
        let max = if quota_key == QuotaKey::Exempt { self.limit } else { self.limit / QUOTA_DIVISOR };
        u32::try_from(amount).unwrap_or(u32::MAX).min(max)
    }

    fn quota_of(&self, quota_key: QuotaKey) -> Option<Arc<Semaphore>> {
        if quota_key == QuotaKey::Exempt {
            return None;
        }
        let mut quotas = self.quotas.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(quota) = quotas.get(&quota_key).and_then(Weak::upgrade) {
            return Some(quota);
        }
        // A quota lives as long as somebody holds some of it or waits for it.
        quotas.retain(|_, quota| quota.strong_count() > 0);
        let quota = Arc::new(Semaphore::new((self.limit / QUOTA_DIVISOR) as usize));
        quotas.insert(quota_key, Arc::downgrade(&quota));
        Some(quota)
    }
}

#[cfg(test)]
mod tests {
    use std::net::{IpAddr, Ipv4Addr};

    use super::*;

    const SOMEONE: QuotaKey = QuotaKey::Address(IpAddr::V4(Ipv4Addr::new(192, 0, 2, 1)));
    const ANOTHER: QuotaKey = QuotaKey::Address(IpAddr::V4(Ipv4Addr::new(192, 0, 2, 2)));

    async fn acquire(budget: &Budget, quota_key: QuotaKey, amount: u64) -> Option<BudgetPermit> {
        budget.acquire(quota_key, amount, Duration::from_millis(5)).await
    }

    #[tokio::test]
    async fn a_caller_whose_quota_is_used_waits_and_others_do_not() {
        let budget = Budget::new(8);
        let first = acquire(&budget, SOMEONE, 2).await;

        assert!(first.is_some() && acquire(&budget, SOMEONE, 1).await.is_none());
        assert!(acquire(&budget, ANOTHER, 2).await.is_some());
        drop(first);
        assert!(acquire(&budget, SOMEONE, 1).await.is_some());
    }

    #[tokio::test]
    async fn a_caller_that_needs_more_than_their_quota_gets_all_of_it() {
        let budget = Budget::new(8);

        let all = acquire(&budget, SOMEONE, 100).await;

        assert!(all.is_some() && acquire(&budget, SOMEONE, 1).await.is_none());
    }

    #[tokio::test]
    async fn all_callers_together_use_no_more_than_the_budget() {
        let budget = Budget::new(8);

        let exempt = acquire(&budget, QuotaKey::Exempt, 7).await;

        assert!(exempt.is_some() && acquire(&budget, SOMEONE, 2).await.is_none());
        assert!(acquire(&budget, SOMEONE, 1).await.is_some());
    }

    #[tokio::test]
    async fn an_unused_quota_is_removed() {
        let budget = Budget::new(8);

        drop(acquire(&budget, SOMEONE, 1).await);
        let _held = acquire(&budget, ANOTHER, 1).await;

        assert_eq!(budget.quotas.lock().expect("nobody panicked").len(), 1);
    }
}
