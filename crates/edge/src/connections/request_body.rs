//! The body of a request: its minimum throughput, and draining what was not read.
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;

use futures_util::stream::BoxStream;
use futures_util::{Stream, StreamExt};
use hyper::body::Bytes;
use poem::http::header;
use poem::{Body, Request};
use tokio::runtime::Handle;
use tokio::time::timeout;

use super::min_throughput::MinThroughput;
use crate::credentials::text;
use crate::limits::BodyLimits;

/// A body that fails when it arrives too slowly. Dropped before its end, the rest is drained while the response is written.
pub struct RequestBody {
    chunks: Option<BoxStream<'static, io::Result<Bytes>>>,
    throughput: MinThroughput,
    expect_continue: ExpectContinue,
    drain_time: Duration,
    drain_bytes: usize,
}

/// Whether the client sent `expect: 100-continue`, and whether it was sent `100 Continue`.
#[derive(Clone)]
pub struct ExpectContinue {
    /// The client waits for `100 Continue` before it sends its body.
    is_expected: bool,
    was_sent: Arc<AtomicBool>,
}

impl ExpectContinue {
    /// Whether the client has not sent its body, and never will.
    pub fn is_body_withheld(&self) -> bool {
        self.is_expected && !self.was_sent.load(Ordering::Relaxed)
    }
}

impl RequestBody {
    /// Applies the limits to the body of a request.
    pub fn limit(request: &mut Request, limits: &BodyLimits) -> ExpectContinue {
        let is_expected = text(request.headers(), &header::EXPECT).is_some_and(|expect| expect.eq_ignore_ascii_case("100-continue"));
        let expect_continue = ExpectContinue { is_expected, was_sent: Arc::default() };
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
                // The rest of a body that arrives too slowly is not drained.
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
