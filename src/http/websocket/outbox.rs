//! What waits to be written to a socket.
use std::{io, time::Duration};

use futures_util::{SinkExt, stream::SplitSink};
use poem::web::websocket::{Message, WebSocketStream};
use tokio::sync::mpsc::{
    self,
    error::{SendTimeoutError, TrySendError},
};
use tokio_util::sync::CancellationToken;

use super::closing::{GOING_AWAY, TOO_SLOW};
use crate::http::{Farewell, limits::StreamLimits};

/// The bounded queue before a socket. A reader that leaves it full for long is given up.
#[derive(Clone)]
pub struct Outbox {
    messages: mpsc::Sender<Message>,
    slow_after: Duration,
    jammed: CancellationToken,
}

impl Outbox {
    /// An empty queue, and its other end.
    pub fn new(limits: &StreamLimits) -> (Self, mpsc::Receiver<Message>) {
        let (messages, waiting) = mpsc::channel(limits.max_waiting);
        let outbox = Self { messages, slow_after: limits.slow_after, jammed: CancellationToken::new() };
        (outbox, waiting)
    }

    /// Queues a message once there is room.
    pub async fn send(&self, message: Message) -> Result<(), Farewell> {
        match self.messages.try_send(message) {
            Ok(()) => Ok(()),
            // Waiting is rare: what it takes is not kept ready in every task.
            Err(TrySendError::Full(message)) => Box::pin(self.wait(message)).await,
            Err(TrySendError::Closed(_)) => Err(GOING_AWAY),
        }
    }

    async fn wait(&self, message: Message) -> Result<(), Farewell> {
        match self.messages.send_timeout(message, self.slow_after).await {
            Ok(()) => Ok(()),
            Err(SendTimeoutError::Closed(_)) => Err(GOING_AWAY),
            Err(SendTimeoutError::Timeout(_)) => {
                self.jammed.cancel();
                Err(TOO_SLOW)
            }
        }
    }

    /// Ends when a message found no room for too long.
    pub async fn jammed(&self) -> Farewell {
        self.jammed.cancelled().await;
        TOO_SLOW
    }
}

/// Writes what waits, flushing when nothing more does; ends when the other end is gone.
pub async fn write(waiting: &mut mpsc::Receiver<Message>, sink: &mut SplitSink<WebSocketStream, Message>) -> io::Result<()> {
    while let Some(message) = waiting.recv().await {
        sink.feed(message).await?;
        if waiting.is_empty() {
            sink.flush().await?;
        }
    }
    Ok(())
}
