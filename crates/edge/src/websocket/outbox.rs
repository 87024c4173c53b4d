//! What waits to be written to a socket.
use std::io;

use futures_util::{SinkExt, stream::SplitSink};
use poem::web::websocket::{Message, WebSocketStream};
use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;

use super::close::{GOING_AWAY, TOO_SLOW};
use crate::{
    CloseFrame,
    limits::StreamLimits,
    queue::{Queue, Queued, Unsent},
};

/// Bytes that are gathered before they are written.
pub const GATHERED: usize = 4 << 10;

/// The bounded queue before a socket. A reader that leaves it full for long is given up.
#[derive(Clone)]
pub struct Outbox {
    messages: Queue<Message>,
    jammed: CancellationToken,
}

impl Outbox {
    /// An empty queue, and its other end.
    pub fn new(limits: &StreamLimits) -> (Self, mpsc::Receiver<Queued<Message>>) {
        let (messages, waiting) = Queue::new(limits);
        (Self { messages, jammed: CancellationToken::new() }, waiting)
    }

    /// Queues a message once there is room.
    pub async fn send(&self, message: Message) -> Result<(), CloseFrame> {
        let bytes = length(&message);
        self.messages.send(message, bytes).await.map_err(|unsent| match unsent {
            Unsent::Gone => GOING_AWAY,
            Unsent::TooSlow => {
                self.jammed.cancel();
                TOO_SLOW
            }
        })
    }

    /// Ends when a message found no room for too long.
    pub async fn jammed(&self) -> CloseFrame {
        self.jammed.cancelled().await;
        TOO_SLOW
    }
}

/// Writes what waits, flushing when nothing more does; ends when the other end is gone.
pub async fn write(waiting: &mut mpsc::Receiver<Queued<Message>>, sink: &mut SplitSink<WebSocketStream, Message>) -> io::Result<()> {
    while let Some(Queued { message, part }) = waiting.recv().await {
        let is_large = length(&message) > GATHERED;
        sink.feed(message).await?;
        // A large one has its room until it was written.
        if is_large || waiting.is_empty() {
            sink.flush().await?;
        }
        drop(part);
    }
    Ok(())
}

fn length(message: &Message) -> usize {
    match message {
        Message::Text(text) => text.len(),
        Message::Binary(bytes) | Message::Ping(bytes) | Message::Pong(bytes) => bytes.len(),
        Message::Close(_) => 0,
    }
}
