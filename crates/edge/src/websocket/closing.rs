//! Why the edge closes a socket, and how.
use std::{io, time::Duration};

use futures_util::{
    SinkExt, StreamExt,
    stream::{SplitSink, SplitStream},
};
use poem::web::websocket::{Message, WebSocketStream};
use tokio::{sync::mpsc, time::timeout};

use crate::{Farewell, queue::Queued};

/// How long the other end may take to say goodbye.
const PATIENCE: Duration = Duration::from_secs(3);

/// Nobody signed in on it, and nothing was asked for long.
pub const IDLE: Farewell = Farewell { code: 1000, reason: "idle" };
pub const GOING_AWAY: Farewell = Farewell { code: 1001, reason: "going away" };
pub const NOT_A_FRAME: Farewell = Farewell { code: 1002, reason: "protocol error" };
pub const NOT_UTF8: Farewell = Farewell { code: 1007, reason: "text must be utf-8" };
pub const TOO_LONG: Farewell = Farewell { code: 1009, reason: "message too long" };
pub const TOO_SLOW: Farewell = Farewell { code: 1013, reason: "too slow, resume after your cursor" };
pub const TRY_LATER: Farewell = Farewell { code: 1013, reason: "try again later" };
pub const TOO_MANY_SOCKETS: Farewell = Farewell { code: 1013, reason: "too many sockets of this session" };
pub const NOT_GREETED: Farewell = Farewell { code: 4401, reason: "Unauthorized" };
pub const NOT_OUR_PROTOCOL: Farewell = Farewell { code: 4406, reason: "Subprotocol not acceptable" };
pub const GREETING_TOO_LATE: Farewell = Farewell { code: 4408, reason: "Connection initialisation timeout" };
pub const ID_TAKEN: Farewell = Farewell { code: 4409, reason: "Subscriber for this id already exists" };
pub const GREETED_TWICE: Farewell = Farewell { code: 4429, reason: "Too many initialisation requests" };

/// Why a conversation ends.
pub enum Leave {
    /// The other end is gone.
    Gone,
    Farewell(Farewell),
}

impl From<Farewell> for Leave {
    fn from(farewell: Farewell) -> Self {
        Self::Farewell(farewell)
    }
}

/// A message that is not of the protocol.
pub const fn malformed(reason: &'static str) -> Farewell {
    Farewell { code: 4400, reason }
}

/// The credentials were not accepted; the code of the refusal says why.
pub const fn refused(code: &'static str) -> Farewell {
    Farewell { code: 4403, reason: code }
}

/// Closes a socket: sends what still waits, unless the reader is too slow for it, then the goodbye, and hears the
/// other end's.
pub async fn part(
    mut waiting: mpsc::Receiver<Queued<Message>>,
    mut sink: SplitSink<WebSocketStream, Message>,
    mut source: SplitStream<WebSocketStream>,
    farewell: Farewell,
) {
    waiting.close();
    let goodbye = async {
        while farewell != TOO_SLOW
            && let Some(Queued { message, .. }) = waiting.recv().await
        {
            sink.feed(message).await?;
        }
        sink.send(Message::Close(Some((farewell.code.into(), farewell.reason.to_owned())))).await?;
        while let Some(Ok(_)) = source.next().await {}
        io::Result::Ok(())
    };
    if let Ok(Err(error)) = timeout(PATIENCE, goodbye).await {
        tracing::debug!(%error, "a socket was gone before its goodbye");
    }
}
