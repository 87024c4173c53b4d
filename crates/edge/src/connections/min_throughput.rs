//! How slowly bytes may come or be taken.
use std::{
    pin::Pin,
    task::{Context, Poll},
    time::Duration,
};

use tokio::time::{Instant, Sleep, sleep};

/// So many bytes at least, each time the patience has passed.
pub struct MinThroughput {
    pub min_bytes: usize,
    period: Duration,
    transferred: usize,
    /// Counted only while something is waited for.
    ends: Option<Pin<Box<Sleep>>>,
}

impl MinThroughput {
    pub fn new(min_bytes: usize, period: Duration) -> Self {
        Self { min_bytes, period, transferred: 0, ends: None }
    }

    /// So many bytes have come, or were taken.
    pub fn record(&mut self, bytes: usize) {
        self.transferred += bytes;
        if self.transferred >= self.min_bytes {
            self.transferred = 0;
            let until = Instant::now() + self.period;
            if let Some(ends) = &mut self.ends {
                ends.as_mut().reset(until);
            }
        }
    }

    /// Nothing is waited for.
    pub fn reset(&mut self) {
        (self.transferred, self.ends) = (0, None);
    }

    /// Ends when too little has moved in its time.
    pub fn poll_too_slow(&mut self, cx: &mut Context<'_>) -> Poll<()> {
        let period = self.period;
        self.ends.get_or_insert_with(|| Box::pin(sleep(period))).as_mut().poll(cx)
    }
}

#[cfg(test)]
mod tests {
    use std::future::poll_fn;

    use tokio::time::timeout;

    use super::*;

    const PATIENCE: Duration = Duration::from_millis(50);

    async fn has_ended(throughput: &mut MinThroughput, within: Duration) -> bool {
        timeout(within, poll_fn(|cx| throughput.poll_too_slow(cx))).await.is_ok()
    }

    #[tokio::test]
    async fn a_few_bytes_do_not_buy_more_time() {
        let mut throughput = MinThroughput::new(10, PATIENCE);
        assert!(!has_ended(&mut throughput, Duration::ZERO).await);

        throughput.record(9);

        assert!(has_ended(&mut throughput, PATIENCE * 20).await);
    }

    #[tokio::test]
    async fn whoever_waited_for_nothing_has_all_their_time_again() {
        let mut throughput = MinThroughput::new(10, PATIENCE);
        assert!(has_ended(&mut throughput, PATIENCE * 20).await);

        throughput.reset();

        assert!(!has_ended(&mut throughput, Duration::ZERO).await);
    }
}
