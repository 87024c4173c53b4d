//! What waits for the reader of a socket or of an event stream: so many messages, and so many bytes.
use std::{sync::Arc, time::Duration};

use tokio::sync::mpsc::{
    self,
    error::{SendTimeoutError, TrySendError},
};

use super::{budget::Part, limits::StreamLimits, quota_key::Holder, write_budget::Unwritten};

/// The bounded queue before a reader.
#[derive(Clone)]
pub struct Queue<T> {
    messages: mpsc::Sender<Queued<T>>,
    room: Arc<Unwritten>,
    patience: Duration,
}

/// A message, and the room that it takes until it was written.
pub struct Queued<T> {
    pub message: T,
    pub part: Part,
}

/// Why a message was not queued.
#[derive(Debug, PartialEq, Eq)]
pub enum Unsent {
    Gone,
    /// The reader left no room for too long, or lets too much wait.
    TooSlow,
}

impl<T> Queue<T> {
    /// An empty queue, and its other end.
    pub fn new(limits: &StreamLimits) -> (Self, mpsc::Receiver<Queued<T>>) {
        let (messages, waiting) = mpsc::channel(limits.max_waiting);
        let room = Arc::new(Unwritten::new(limits.max_unwritten));
        (Self { messages, room, patience: limits.slow_after }, waiting)
    }

    /// Queues a message of so many bytes once there is room.
    pub async fn send(&self, message: T, bytes: usize) -> Result<(), Unsent> {
        // Whoever reads here has the room to themselves.
        let part = self.room.take(Holder::Many, bytes, self.patience).await.ok_or(Unsent::TooSlow)?;
        match self.messages.try_send(Queued { message, part }) {
            Ok(()) => Ok(()),
            // Waiting is rare: what it takes is not kept ready in every task.
            Err(TrySendError::Full(queued)) => Box::pin(self.wait(queued)).await,
            Err(TrySendError::Closed(_)) => Err(Unsent::Gone),
        }
    }

    async fn wait(&self, queued: Queued<T>) -> Result<(), Unsent> {
        self.messages.send_timeout(queued, self.patience).await.map_err(|error| match error {
            SendTimeoutError::Closed(_) => Unsent::Gone,
            SendTimeoutError::Timeout(_) => Unsent::TooSlow,
        })
    }

    /// Ends when the reader is gone.
    pub async fn closed(&self) {
        self.messages.closed().await;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn limits() -> StreamLimits {
        StreamLimits { max_waiting: 3, max_unwritten: 10, slow_after: Duration::from_millis(5), ..StreamLimits::default() }
    }

    #[tokio::test]
    async fn a_reader_that_leaves_no_room_for_bytes_is_too_slow() {
        let (queue, mut waiting) = Queue::new(&limits());

        assert_eq!(queue.send("first", 8).await, Ok(()));
        assert_eq!(queue.send("second", 8).await, Err(Unsent::TooSlow));
        drop(waiting.recv().await);
        assert_eq!(queue.send("third", 8).await, Ok(()));
    }

    #[tokio::test]
    async fn a_message_that_was_taken_has_its_room_until_it_was_written() {
        let (queue, mut waiting) = Queue::new(&limits());
        assert_eq!(queue.send("first", 8).await, Ok(()));

        let taken = waiting.recv().await;

        assert_eq!(queue.send("second", 8).await, Err(Unsent::TooSlow));
        drop(taken);
        assert_eq!(queue.send("third", 8).await, Ok(()));
    }

    #[tokio::test]
    async fn small_messages_wait_up_to_their_number() {
        let (queue, waiting) = Queue::new(&limits());
        for _ in 0..3 {
            assert_eq!(queue.send("small", 1).await, Ok(()));
        }

        assert_eq!(queue.send("small", 1).await, Err(Unsent::TooSlow));
        drop(waiting);
        assert_eq!(queue.send("small", 1).await, Err(Unsent::Gone));
    }
}
