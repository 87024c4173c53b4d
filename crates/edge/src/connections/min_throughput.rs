//! How slowly bytes may come or be taken.
use std::{
    pin::Pin,
    task::{Context, Poll},
    time::Duration,
};

use tokio::time::{Instant, Sleep, sleep};

/// So many bytes at least, each time the patience has passed.
pub struct Pace {
    pub least: usize,
    patience: Duration,
    moved: usize,
    /// Counted only while something is waited for.
    ends: Option<Pin<Box<Sleep>>>,
}

impl Pace {
    pub fn new(least: usize, patience: Duration) -> Self {
        Self { least, patience, moved: 0, ends: None }
    }

    /// So many bytes have come, or were taken.
    pub fn moves(&mut self, bytes: usize) {
        self.moved += bytes;
        if self.moved >= self.least {
            self.moved = 0;
            let until = Instant::now() + self.patience;
            if let Some(ends) = &mut self.ends {
                ends.as_mut().reset(until);
            }
        }
    }

    /// Nothing is waited for.
    pub fn rests(&mut self) {
        (self.moved, self.ends) = (0, None);
    }

    /// Ends when too little has moved in its time.
    pub fn poll_end(&mut self, cx: &mut Context<'_>) -> Poll<()> {
        let patience = self.patience;
        self.ends.get_or_insert_with(|| Box::pin(sleep(patience))).as_mut().poll(cx)
    }
}

#[cfg(test)]
mod tests {
    use std::future::poll_fn;

    use tokio::time::timeout;

    use super::*;

    const PATIENCE: Duration = Duration::from_millis(50);

    async fn has_ended(pace: &mut Pace, within: Duration) -> bool {
        timeout(within, poll_fn(|cx| pace.poll_end(cx))).await.is_ok()
    }

    #[tokio::test]
    async fn a_few_bytes_do_not_buy_more_time() {
        let mut pace = Pace::new(10, PATIENCE);
        assert!(!has_ended(&mut pace, Duration::ZERO).await);

        pace.moves(9);

        assert!(has_ended(&mut pace, PATIENCE * 20).await);
    }

    #[tokio::test]
    async fn whoever_waited_for_nothing_has_all_their_time_again() {
        let mut pace = Pace::new(10, PATIENCE);
        assert!(has_ended(&mut pace, PATIENCE * 20).await);

        pace.rests();

        assert!(!has_ended(&mut pace, Duration::ZERO).await);
    }
}
