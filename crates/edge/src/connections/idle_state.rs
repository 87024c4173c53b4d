//! Whether a connection is answering a request, or since when it waits for one.
use std::{
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    task::{Context, Poll},
    time::Duration,
};

use hyper::body::{Body, Frame, SizeHint};
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

/// A connection that answers is idle since never.
const BUSY: u64 = u64::MAX;

/// What a connection is doing.
pub struct IdleState {
    started: Instant,
    idle_since: AtomicU64,
    /// Cancelled when the connection must make room for another.
    pub evict: CancellationToken,
}

impl IdleState {
    /// A connection that has not asked anything yet; times are counted from when the server began.
    pub fn new(started: Instant) -> Arc<Self> {
        let idle_state = Self { started, idle_since: AtomicU64::new(BUSY), evict: CancellationToken::new() };
        idle_state.set_idle();
        Arc::new(idle_state)
    }

    /// Since when it waits for a request, if it does, in microseconds since the server began.
    pub fn idle_since(&self) -> Option<u64> {
        Some(self.idle_since.load(Ordering::Relaxed)).filter(|since| *since != BUSY)
    }

    /// A request has come; it is answered until what is returned is dropped.
    pub fn begin_request(self: &Arc<Self>) -> InFlightRequest {
        self.idle_since.store(BUSY, Ordering::Relaxed);
        InFlightRequest(Arc::clone(self))
    }

    /// A time as it is written here.
    pub fn time(time: Duration) -> u64 {
        u64::try_from(time.as_micros()).unwrap_or(BUSY - 1)
    }

    /// The time that has passed since then.
    pub fn time_since(started: Instant) -> u64 {
        Self::time(started.elapsed())
    }

    fn set_idle(&self) {
        self.idle_since.store(Self::time_since(self.started), Ordering::Relaxed);
    }
}

/// A request that is being answered.
pub struct InFlightRequest(Arc<IdleState>);

impl Drop for InFlightRequest {
    fn drop(&mut self) {
        self.0.set_idle();
    }
}

/// The body of an answer: the request is answered when it ends.
pub struct TrackedBody<B> {
    body: B,
    _answering: InFlightRequest,
}

impl<B> TrackedBody<B> {
    pub fn new(body: B, in_flight: InFlightRequest) -> Self {
        Self { body, _answering: in_flight }
    }
}

impl<B: Body + Unpin> Body for TrackedBody<B> {
    type Data = B::Data;
    type Error = B::Error;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<B::Data>, B::Error>>> {
        Pin::new(&mut self.body).poll_frame(cx)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
