//! The receiving half of a socket.
use std::io;

use futures_util::StreamExt;
use futures_util::stream::SplitStream;
use poem::web::websocket::{Message, WebSocketStream};
use tokio::time::Instant;

use super::close::{Disconnect, INVALID_UTF8, MESSAGE_TOO_LONG, PROTOCOL_ERROR, bad_request};
use super::protocol::ClientMessage;

/// The receiving half of a socket.
pub struct MessageReader {
    /// The receiving half of the stream.
    pub source: SplitStream<WebSocketStream>,
    /// When the last message or pong was received.
    pub last_received: Instant,
}

impl MessageReader {
    /// Wraps the receiving half of a stream.
    pub fn new(source: SplitStream<WebSocketStream>) -> Self {
        Self { source, last_received: Instant::now() }
    }

    /// Receives the next message of the protocol.
    pub async fn recv(&mut self) -> Result<ClientMessage, Disconnect> {
        loop {
            let message = self.source.next().await.ok_or(Disconnect::Gone)?.map_err(read_error)?;
            self.last_received = Instant::now();
            match message {
                Message::Text(text) => return Ok(ClientMessage::read(&text)?),
                Message::Binary(_) => return Err(bad_request("message is not text").into()),
                // The WebSocket stream itself answers pings and close frames.
                Message::Ping(_) | Message::Pong(_) | Message::Close(_) => {}
            }
        }
    }
}

/// The WebSocket stream distinguishes its errors by their text only.
fn read_error(error: io::Error) -> Disconnect {
    let text = error.to_string().to_ascii_lowercase();
    match error.kind() {
        io::ErrorKind::Other if text.contains("too long") => MESSAGE_TOO_LONG.into(),
        io::ErrorKind::Other if text.contains("utf-8") => INVALID_UTF8.into(),
        io::ErrorKind::Other if text.contains("protocol") => PROTOCOL_ERROR.into(),
        _ => Disconnect::Gone,
    }
}
