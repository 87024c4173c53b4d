//! Limits the bytes of responses that wait for their readers.
use std::sync::Arc;
use std::time::Duration;

use hyper::body::Bytes;
use tokio::sync::Semaphore;

use super::budget::{Budget, BudgetPermit};
use super::quota_key::QuotaKey;

/// A budget of bytes to write.
pub struct WriteBudget {
    limit: u32,
    budget: Arc<Budget>,
    /// Bytes that wait for the budget are in memory as well.
    waiting: Semaphore,
}

impl WriteBudget {
    /// A budget of this many bytes, all of it free.
    pub fn new(limit: u32) -> Self {
        Self { limit, budget: Budget::new(limit), waiting: Semaphore::new(limit as usize) }
    }

    /// Waits for so many bytes of the budget. None where they are not available in time, or at once where as many bytes are waiting
    /// already.
    pub async fn acquire(&self, quota_key: QuotaKey, bytes: usize, max_wait: Duration) -> Option<BudgetPermit> {
        let bytes = u32::try_from(bytes).unwrap_or(u32::MAX).min(self.limit);
        if let Some(permit) = self.budget.try_acquire(quota_key, bytes.into()) {
            return Some(permit);
        }
        let _waits = self.waiting.try_acquire_many(bytes).ok()?;
        // Waiting is rare: its state is boxed, not kept in the future of every task.
        Box::pin(self.budget.acquire(quota_key, bytes.into(), max_wait)).await
    }
}

/// Bytes that return their permit when they have been written.
pub fn with_permit(bytes: impl AsRef<[u8]> + Send + 'static, permit: BudgetPermit) -> Bytes {
    Bytes::from_owner(BytesWithPermit { bytes, _permit: permit })
}

struct BytesWithPermit<B> {
    bytes: B,
    _permit: BudgetPermit,
}

impl<B: AsRef<[u8]>> AsRef<[u8]> for BytesWithPermit<B> {
    fn as_ref(&self) -> &[u8] {
        self.bytes.as_ref()
    }
}

#[cfg(test)]
mod tests {
    use futures_util::poll;

    use super::*;

    const LONG: Duration = Duration::from_mins(1);

    #[tokio::test]
    async fn bytes_hold_their_permit_until_they_are_written() {
        let budget = WriteBudget::new(10);
        let permit = budget.acquire(QuotaKey::Exempt, 8, LONG).await.expect("the budget is free");
        let bytes = with_permit(vec![0; 8], permit);

        assert!(budget.acquire(QuotaKey::Exempt, 8, Duration::ZERO).await.is_none());
        drop(bytes);
        assert!(budget.acquire(QuotaKey::Exempt, 8, Duration::ZERO).await.is_some());
    }

    #[tokio::test]
    async fn no_more_bytes_wait_than_the_budget_has() {
        let budget = WriteBudget::new(10);
        let permit = budget.acquire(QuotaKey::Exempt, 8, LONG).await;
        let mut waiting_acquire = Box::pin(budget.acquire(QuotaKey::Exempt, 8, LONG));

        assert!(permit.is_some() && poll!(&mut waiting_acquire).is_pending());
        assert!(budget.acquire(QuotaKey::Exempt, 8, LONG).await.is_none());
        drop(permit);
        assert!(waiting_acquire.await.is_some());
    }
}
