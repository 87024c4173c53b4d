//! The send queue of a socket.
use std::io;

use futures_util::SinkExt;
use futures_util::stream::SplitSink;
use poem::web::websocket::{Message, WebSocketStream};
use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;

use super::close::{GOING_AWAY, TOO_SLOW};
use crate::CloseFrame;
use crate::limits::StreamLimits;
use crate::queue::{Queue, Queued, SendError};

/// The write buffer of a socket, in bytes.
pub const WRITE_BUFFER_BYTES: usize = 4 << 10;

/// The sending half of the queue. A reader that leaves it full for too long is disconnected.
#[derive(Clone)]
pub struct Outbox {
    messages: Queue<Message>,
    too_slow: CancellationToken,
}

impl Outbox {
    /// An empty queue, and its receiving half.
    pub fn new(limits: &StreamLimits) -> (Self, mpsc::Receiver<Queued<Message>>) {
        let (messages, receiver) = Queue::new(limits);
        (Self { messages, too_slow: CancellationToken::new() }, receiver)
    }

    /// Queues a message once there is room.
    pub async fn send(&self, message: Message) -> Result<(), CloseFrame> {
        let bytes = length(&message);
        self.messages.send(message, bytes).await.map_err(|unsent| match unsent {
            SendError::Closed => GOING_AWAY,
            SendError::TooSlow => {
                self.too_slow.cancel();
                TOO_SLOW
            }
        })
    }

    /// Resolves when the queue was full for too long.
    pub async fn too_slow(&self) -> CloseFrame {
        self.too_slow.cancelled().await;
        TOO_SLOW
    }
}

/// Writes queued messages, and flushes when there are none left; ends when the peer is gone.
pub async fn write(receiver: &mut mpsc::Receiver<Queued<Message>>, sink: &mut SplitSink<WebSocketStream, Message>) -> io::Result<()> {
    while let Some(Queued { message, permit }) = receiver.recv().await {
        let is_large = length(&message) > WRITE_BUFFER_BYTES;
        sink.feed(message).await?;
        // A large message holds its bytes of the budget until it has been written.
        if is_large || receiver.is_empty() {
            sink.flush().await?;
        }
        drop(permit);
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
