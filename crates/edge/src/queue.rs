//! The send queue of a socket or an event stream, bounded in messages and in bytes.
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::mpsc;
use tokio::sync::mpsc::error::{SendTimeoutError, TrySendError};

use super::budget::BudgetPermit;
use super::limits::StreamLimits;
use super::quota_key::QuotaKey;
use super::write_budget::WriteBudget;

/// The sending half of a bounded queue.
#[derive(Clone)]
pub struct Queue<T> {
    messages: mpsc::Sender<Queued<T>>,
    budget: Arc<WriteBudget>,
    slow_reader_timeout: Duration,
}

/// A queued message, and the bytes that it holds until it has been written.
pub struct Queued<T> {
    /// The message.
    pub message: T,
    /// Holds the bytes of the message in the budget.
    pub permit: BudgetPermit,
}

/// Why a message was not queued.
#[derive(Debug, PartialEq, Eq)]
pub enum SendError {
    Closed,
    /// The reader left the queue full for too long.
    TooSlow,
}

impl<T> Queue<T> {
    /// An empty queue, and its receiving half.
    pub fn new(limits: &StreamLimits) -> (Self, mpsc::Receiver<Queued<T>>) {
        let (messages, receiver) = mpsc::channel(limits.max_queued_messages);
        let budget = Arc::new(WriteBudget::new(limits.max_buffered_bytes));
        (Self { messages, budget, slow_reader_timeout: limits.slow_reader_timeout }, receiver)
    }

    /// Queues a message of so many bytes once there is room.
    pub async fn send(&self, message: T, bytes: usize) -> Result<(), SendError> {
        // A queue has one reader, and no quotas.
        let permit = self.budget.acquire(QuotaKey::Exempt, bytes, self.slow_reader_timeout).await.ok_or(SendError::TooSlow)?;
        match self.messages.try_send(Queued { message, permit }) {
            Ok(()) => Ok(()),
            // Waiting is rare: its state is boxed, not kept in the future of every task.
            Err(TrySendError::Full(queued)) => Box::pin(self.wait(queued)).await,
            Err(TrySendError::Closed(_)) => Err(SendError::Closed),
        }
    }

    async fn wait(&self, queued: Queued<T>) -> Result<(), SendError> {
        self.messages.send_timeout(queued, self.slow_reader_timeout).await.map_err(|error| match error {
            SendTimeoutError::Closed(_) => SendError::Closed,
            SendTimeoutError::Timeout(_) => SendError::TooSlow,
        })
    }

    /// Resolves when the reader is gone.
    pub async fn closed(&self) {
        self.messages.closed().await;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn limits() -> StreamLimits {
        StreamLimits {
            max_queued_messages: 3,
            max_buffered_bytes: 10,
            slow_reader_timeout: Duration::from_millis(5),
            ..StreamLimits::default()
        }
    }

    #[tokio::test]
    async fn a_reader_that_leaves_its_queue_full_of_bytes_is_too_slow() {
        let (queue, mut receiver) = Queue::new(&limits());

        assert_eq!(queue.send("first", 8).await, Ok(()));
        assert_eq!(queue.send("second", 8).await, Err(SendError::TooSlow));
        drop(receiver.recv().await);
        assert_eq!(queue.send("third", 8).await, Ok(()));
    }

    #[tokio::test]
    async fn a_received_message_counts_until_it_has_been_written() {
        let (queue, mut receiver) = Queue::new(&limits());
        assert_eq!(queue.send("first", 8).await, Ok(()));

        let first = receiver.recv().await;

        assert_eq!(queue.send("second", 8).await, Err(SendError::TooSlow));
        drop(first);
        assert_eq!(queue.send("third", 8).await, Ok(()));
    }

    #[tokio::test]
    async fn small_messages_are_queued_up_to_their_number() {
        let (queue, receiver) = Queue::new(&limits());
        for _ in 0..3 {
            assert_eq!(queue.send("small", 1).await, Ok(()));
        }

        assert_eq!(queue.send("small", 1).await, Err(SendError::TooSlow));
        drop(receiver);
        assert_eq!(queue.send("small", 1).await, Err(SendError::Closed));
    }
}
