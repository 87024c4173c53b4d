//! A minimum throughput, against clients that send or read too slowly (slowloris).
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use tokio::time::{Instant, Sleep, sleep};

/// At least `min_bytes` must be transferred in each period.
pub struct MinThroughput {
    /// The least number of bytes in a period.
    pub min_bytes: usize,
    period: Duration,
    transferred: usize,
    /// Runs only while there is something to transfer.
    deadline: Option<Pin<Box<Sleep>>>,
}

impl MinThroughput {
    /// A throughput of `min_bytes` in each period.
    pub fn new(min_bytes: usize, period: Duration) -> Self {
        Self { min_bytes, period, transferred: 0, deadline: None }
    }

    /// Records transferred bytes.
    pub fn record(&mut self, bytes: usize) {
        self.transferred += bytes;
        if self.transferred >= self.min_bytes {
            self.transferred = 0;
            let until = Instant::now() + self.period;
            if let Some(deadline) = &mut self.deadline {
                deadline.as_mut().reset(until);
            }
        }
    }

    /// Nothing is pending: the period starts anew next time.
    pub fn reset(&mut self) {
        (self.transferred, self.deadline) = (0, None);
    }

    /// Resolves when too few bytes were transferred in a period.
    pub fn poll_too_slow(&mut self, cx: &mut Context<'_>) -> Poll<()> {
        let period = self.period;
        self.deadline.get_or_insert_with(|| Box::pin(sleep(period))).as_mut().poll(cx)
    }
}

#[cfg(test)]
mod tests {
    use std::future::poll_fn;

    use tokio::time::timeout;

    use super::*;

    const PERIOD: Duration = Duration::from_millis(50);

    async fn has_ended(throughput: &mut MinThroughput, within: Duration) -> bool {
        timeout(within, poll_fn(|cx| throughput.poll_too_slow(cx))).await.is_ok()
    }

    #[tokio::test]
    async fn a_few_bytes_do_not_buy_more_time() {
        let mut throughput = MinThroughput::new(10, PERIOD);
        assert!(!has_ended(&mut throughput, Duration::ZERO).await);

        throughput.record(9);

        assert!(has_ended(&mut throughput, PERIOD * 20).await);
    }

    #[tokio::test]
    async fn the_period_starts_anew_where_nothing_was_pending() {
        let mut throughput = MinThroughput::new(10, PERIOD);
        assert!(has_ended(&mut throughput, PERIOD * 20).await);

        throughput.reset();

        assert!(!has_ended(&mut throughput, Duration::ZERO).await);
    }
}
