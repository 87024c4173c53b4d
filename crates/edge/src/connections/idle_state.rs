//! Whether a connection is serving a request, or since when it is idle.
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;

use hyper::body::{Body, Frame, SizeHint};
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

/// The value while a request is in flight.
const BUSY: u64 = u64::MAX;

/// The idle state of a connection.
pub struct IdleState {
    started: Instant,
    idle_since: AtomicU64,
    /// Cancelled to close the connection, so that a new one finds a slot.
    pub evict: CancellationToken,
}

impl IdleState {
    /// The state of a new connection; `started` is when the server was, which times are relative to.
    pub fn new(started: Instant) -> Arc<Self> {
        let idle_state = Self { started, idle_since: AtomicU64::new(BUSY), evict: CancellationToken::new() };
        idle_state.set_idle();
        Arc::new(idle_state)
    }

    /// Since when the connection is idle, in microseconds since the server started; none while a request is in flight.
    pub fn idle_since(&self) -> Option<u64> {
        Some(self.idle_since.load(Ordering::Relaxed)).filter(|since| *since != BUSY)
    }

    /// Marks the connection as busy until the result is dropped.
    pub fn begin_request(self: &Arc<Self>) -> InFlightRequest {
        self.idle_since.store(BUSY, Ordering::Relaxed);
        InFlightRequest(Arc::clone(self))
    }

    /// A duration in microseconds.
    pub fn micros(time: Duration) -> u64 {
        u64::try_from(time.as_micros()).unwrap_or(BUSY - 1)
    }

    /// The time since `started`, in microseconds.
    pub fn micros_since(started: Instant) -> u64 {
        Self::micros(started.elapsed())
    }

    fn set_idle(&self) {
        self.idle_since.store(Self::micros_since(self.started), Ordering::Relaxed);
    }
}

/// A request in flight.
pub struct InFlightRequest(Arc<IdleState>);

impl Drop for InFlightRequest {
    fn drop(&mut self) {
        self.0.set_idle();
    }
}

/// A response body that keeps its request in flight until it has been written.
pub struct TrackedBody<B> {
    body: B,
    _in_flight: InFlightRequest,
}

impl<B> TrackedBody<B> {
    /// Wraps the response body of a request.
    pub fn new(body: B, in_flight: InFlightRequest) -> Self {
        Self { body, _in_flight: in_flight }
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
