//! Close codes, and the closing handshake.
use std::io;
use std::time::Duration;

use futures_util::stream::{SplitSink, SplitStream};
use futures_util::{SinkExt, StreamExt};
use poem::web::websocket::{Message, WebSocketStream};
use tokio::sync::mpsc;
use tokio::time::timeout;

use crate::CloseFrame;
use crate::queue::Queued;

/// How long the peer may take to answer the close frame.
const CLOSE_TIMEOUT: Duration = Duration::from_secs(3);

/// An anonymous socket had no operation for too long.
pub const IDLE: CloseFrame = CloseFrame { code: 1000, reason: "idle" };
/// The server shuts down.
pub const GOING_AWAY: CloseFrame = CloseFrame { code: 1001, reason: "going away" };
/// A frame was malformed.
pub const PROTOCOL_ERROR: CloseFrame = CloseFrame { code: 1002, reason: "protocol error" };
/// A text message was not UTF-8.
pub const INVALID_UTF8: CloseFrame = CloseFrame { code: 1007, reason: "text must be utf-8" };
/// A message was longer than the limit.
pub const MESSAGE_TOO_LONG: CloseFrame = CloseFrame { code: 1009, reason: "message too long" };
/// The client left its queue full for too long.
pub const TOO_SLOW: CloseFrame = CloseFrame { code: 1013, reason: "too slow, resume after your cursor" };
/// The server could not authenticate anyone at the moment.
pub const TRY_AGAIN_LATER: CloseFrame = CloseFrame { code: 1013, reason: "try again later" };
/// The session has as many sockets as it may have.
pub const TOO_MANY_SOCKETS: CloseFrame = CloseFrame { code: 1013, reason: "too many sockets of this session" };
/// An operation was sent before `connection_init`.
pub const UNAUTHORIZED: CloseFrame = CloseFrame { code: 4401, reason: "Unauthorized" };
/// The client did not offer graphql-transport-ws.
pub const SUBPROTOCOL_NOT_ACCEPTABLE: CloseFrame = CloseFrame { code: 4406, reason: "Subprotocol not acceptable" };
/// `connection_init` did not arrive in time.
pub const CONNECTION_INIT_TIMEOUT: CloseFrame = CloseFrame { code: 4408, reason: "Connection initialisation timeout" };
/// An operation with the same id is running.
pub const SUBSCRIBER_ALREADY_EXISTS: CloseFrame = CloseFrame { code: 4409, reason: "Subscriber for this id already exists" };
/// `connection_init` was sent twice.
pub const TOO_MANY_INIT_REQUESTS: CloseFrame = CloseFrame { code: 4429, reason: "Too many initialisation requests" };

/// Why a socket ends.
pub enum Disconnect {
    /// The peer is gone.
    Gone,
    Close(CloseFrame),
}

impl From<CloseFrame> for Disconnect {
    fn from(close_frame: CloseFrame) -> Self {
        Self::Close(close_frame)
    }
}

/// The message is not valid in the protocol.
pub const fn bad_request(reason: &'static str) -> CloseFrame {
    CloseFrame { code: 4400, reason }
}

/// The credentials were refused; the reason is the error's code.
pub const fn forbidden(code: &'static str) -> CloseFrame {
    CloseFrame { code: 4403, reason: code }
}

/// Closes a socket: sends the queued messages, unless the reader is too slow for them, then the close frame, and waits for the
/// peer's.
pub async fn close(
    mut receiver: mpsc::Receiver<Queued<Message>>,
    mut sink: SplitSink<WebSocketStream, Message>,
    mut source: SplitStream<WebSocketStream>,
    close_frame: CloseFrame,
) {
    receiver.close();
    let handshake = async {
        while close_frame != TOO_SLOW
            && let Some(Queued { message, .. }) = receiver.recv().await
        {
            sink.feed(message).await?;
        }
        sink.send(Message::Close(Some((close_frame.code.into(), close_frame.reason.to_owned())))).await?;
        while let Some(Ok(_)) = source.next().await {}
        io::Result::Ok(())
    };
    if let Ok(Err(error)) = timeout(CLOSE_TIMEOUT, handshake).await {
        tracing::debug!(%error, "a socket was gone before the closing handshake");
    }
}
