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

use super::min_throughput::MinThroughput;
use crate::{credentials::text, limits::BodyLimits};

/// A body that is given up when it comes too slowly. Dropped before its end, the rest is read and thrown away beside the answer.
pub struct RequestBody {
    chunks: Option<BoxStream<'static, io::Result<Bytes>>>,
    throughput: MinThroughput,
    expect_continue: ExpectContinue,
    drain_time: Duration,
    drain_bytes: usize,
}

/// Whether the client waits to be asked for its body, and whether it was.
#[derive(Clone)]
pub struct ExpectContinue {
    waits: bool,
    was_sent: Arc<AtomicBool>,
}

impl ExpectContinue {
    /// Whether nothing of the body was sent, nor will be.
    pub fn is_body_withheld(&self) -> bool {
        self.waits && !self.was_sent.load(Ordering::Relaxed)
    }
}

impl RequestBody {
    /// Puts the body of a request under its limits.
    pub fn limit(request: &mut Request, limits: &BodyLimits) -> ExpectContinue {
        let waits =
            text(request.headers(), &header::EXPECT).is_some_and(|expect_continue| expect_continue.eq_ignore_ascii_case("100-continue"));
        let expect_continue = ExpectContinue { waits, was_sent: Arc::default() };
        let body = Self {
            chunks: Some(request.take_body().into_bytes_stream().boxed()),
            throughput: MinThroughput::new(limits.min_bytes, limits.min_bytes_period),
            expect_continue: expect_continue.clone(),
            drain_time: limits.drain_time,
            drain_bytes: limits.drain_bytes,
        };
        request.set_body(Body::from_bytes_stream(body));
        expect_continue
    }
}

impl Stream for RequestBody {
    type Item = io::Result<Bytes>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let Some(chunks) = &mut self.chunks else { return Poll::Ready(None) };
        let chunk = chunks.poll_next_unpin(cx);
        self.expect_continue.was_sent.store(true, Ordering::Relaxed);
        match chunk {
            Poll::Ready(Some(Ok(chunk))) => {
                self.throughput.record(chunk.len());
                Poll::Ready(Some(Ok(chunk)))
            }
            Poll::Ready(end) => {
                self.chunks = None;
                Poll::Ready(end)
            }
            Poll::Pending => {
                std::task::ready!(self.throughput.poll_too_slow(cx));
                // Of whoever is too slow the rest is not waited for either.
                self.chunks = None;
                Poll::Ready(Some(Err(io::ErrorKind::TimedOut.into())))
            }
        }
    }
}

impl Drop for RequestBody {
    fn drop(&mut self) {
        if self.expect_continue.is_body_withheld() {
            return;
        }
        if let (Some(rest), Ok(runtime)) = (self.chunks.take(), Handle::try_current()) {
            runtime.spawn(timeout(self.drain_time, drain(rest, self.drain_bytes)));
        }
    }
}

async fn drain(mut rest: BoxStream<'static, io::Result<Bytes>>, max_bytes: usize) {
    let mut read = 0;
    while let Some(Ok(chunk)) = rest.next().await {
        read += chunk.len();
        if read > max_bytes {
            return;
        }
    }
}
