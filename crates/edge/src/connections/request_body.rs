//! The body of a request: how slowly it may come, and what becomes of the rest when nobody reads it.
use std::{
    io,
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    task::{Context, Poll},
    time::Duration,
};

use futures_util::{Stream, StreamExt, stream::BoxStream};
use hyper::body::Bytes;
use poem::{Body, Request, http::header};
use tokio::{runtime::Handle, time::timeout};

use super::min_throughput::Pace;
use crate::{credentials::text, limits::BodyLimits};

/// A body that is given up when it comes too slowly. Dropped before its end, the rest is read and thrown away beside the answer.
pub struct RequestBody {
    pieces: Option<BoxStream<'static, io::Result<Bytes>>>,
    pace: Pace,
    wish: Wish,
    drain_time: Duration,
    drain_bytes: usize,
}

/// Whether the client waits to be asked for its body, and whether it was.
#[derive(Clone)]
pub struct Wish {
    waits: bool,
    asked: Arc<AtomicBool>,
}

impl Wish {
    /// Whether nothing of the body was sent, nor will be.
    pub fn is_unspoken(&self) -> bool {
        self.waits && !self.asked.load(Ordering::Relaxed)
    }
}

impl RequestBody {
    /// Puts the body of a request under its limits.
    pub fn limit(request: &mut Request, limits: &BodyLimits) -> Wish {
        let waits = text(request.headers(), &header::EXPECT).is_some_and(|wish| wish.eq_ignore_ascii_case("100-continue"));
        let wish = Wish { waits, asked: Arc::default() };
        let body = Self {
            pieces: Some(request.take_body().into_bytes_stream().boxed()),
            pace: Pace::new(limits.least_bytes, limits.patience),
            wish: wish.clone(),
            drain_time: limits.drain_time,
            drain_bytes: limits.drain_bytes,
        };
        request.set_body(Body::from_bytes_stream(body));
        wish
    }
}

impl Stream for RequestBody {
    type Item = io::Result<Bytes>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let Some(pieces) = &mut self.pieces else { return Poll::Ready(None) };
        let piece = pieces.poll_next_unpin(cx);
        self.wish.asked.store(true, Ordering::Relaxed);
        match piece {
            Poll::Ready(Some(Ok(piece))) => {
                self.pace.moves(piece.len());
                Poll::Ready(Some(Ok(piece)))
            }
            Poll::Ready(end) => {
                self.pieces = None;
                Poll::Ready(end)
            }
            Poll::Pending => {
                std::task::ready!(self.pace.poll_end(cx));
                // Of whoever is too slow the rest is not waited for either.
                self.pieces = None;
                Poll::Ready(Some(Err(io::ErrorKind::TimedOut.into())))
            }
        }
    }
}

impl Drop for RequestBody {
    fn drop(&mut self) {
        if self.wish.is_unspoken() {
            return;
        }
        if let (Some(rest), Ok(runtime)) = (self.pieces.take(), Handle::try_current()) {
            runtime.spawn(timeout(self.drain_time, drain(rest, self.drain_bytes)));
        }
    }
}

async fn drain(mut rest: BoxStream<'static, io::Result<Bytes>>, most: usize) {
    let mut read = 0;
    while let Some(Ok(piece)) = rest.next().await {
        read += piece.len();
        if read > most {
            return;
        }
    }
}
