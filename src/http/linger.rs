//! Hearing out who is refused: a client that still sends when the answer comes would lose the answer with the connection.
use std::{
    io,
    pin::Pin,
    task::{Context, Poll},
    time::Duration,
};

use futures_util::{Stream, StreamExt, stream::BoxStream};
use tokio::{runtime::Handle, time::timeout};

/// How long, and how much, the rest of a body is heard and thrown away.
const PATIENCE: Duration = Duration::from_secs(5);
const MOST: usize = 64 << 20;

/// The pieces of a body. Dropped before its end, the rest goes on being read beside the answer.
pub struct Lingering<T: Piece>(Option<BoxStream<'static, io::Result<T>>>);

/// Some bytes of a body.
pub trait Piece: AsRef<[u8]> + Send + 'static {}

impl<T: AsRef<[u8]> + Send + 'static> Piece for T {}

impl<T: Piece> Lingering<T> {
    pub fn over(body: impl Stream<Item = io::Result<T>> + Send + 'static) -> Self {
        Self(Some(body.boxed()))
    }
}

impl<T: Piece> Stream for Lingering<T> {
    type Item = io::Result<T>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let Some(body) = &mut self.0 else { return Poll::Ready(None) };
        let piece = std::task::ready!(body.poll_next_unpin(cx));
        if !matches!(piece, Some(Ok(_))) {
            self.0 = None;
        }
        Poll::Ready(piece)
    }
}

impl<T: Piece> Drop for Lingering<T> {
    fn drop(&mut self) {
        if let (Some(rest), Ok(runtime)) = (self.0.take(), Handle::try_current()) {
            runtime.spawn(timeout(PATIENCE, throw_away(rest)));
        }
    }
}

async fn throw_away<T: Piece>(mut rest: BoxStream<'static, io::Result<T>>) {
    let mut heard = 0;
    while let Some(Ok(piece)) = rest.next().await {
        heard += piece.as_ref().len();
        if heard > MOST {
            return;
        }
    }
}
