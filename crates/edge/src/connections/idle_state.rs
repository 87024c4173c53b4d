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
const NEVER: u64 = u64::MAX;

/// What a connection is doing.
pub struct Activity {
    began: Instant,
    idle_since: AtomicU64,
    /// Cancelled when the connection must make room for another.
    pub make_room: CancellationToken,
}

impl Activity {
    /// A connection that has not asked anything yet; times are counted from when the server began.
    pub fn new(began: Instant) -> Arc<Self> {
        let activity = Self { began, idle_since: AtomicU64::new(NEVER), make_room: CancellationToken::new() };
        activity.rest();
        Arc::new(activity)
    }

    /// Since when it waits for a request, if it does, in microseconds since the server began.
    pub fn idle_since(&self) -> Option<u64> {
        Some(self.idle_since.load(Ordering::Relaxed)).filter(|since| *since != NEVER)
    }

    /// A request has come; it is answered until what is returned is dropped.
    pub fn begin(self: &Arc<Self>) -> Answering {
        self.idle_since.store(NEVER, Ordering::Relaxed);
        Answering(Arc::clone(self))
    }

    /// A time as it is written here.
    pub fn time(time: Duration) -> u64 {
        u64::try_from(time.as_micros()).unwrap_or(NEVER - 1)
    }

    /// The time that has passed since then.
    pub fn time_since(began: Instant) -> u64 {
        Self::time(began.elapsed())
    }

    fn rest(&self) {
        self.idle_since.store(Self::time_since(self.began), Ordering::Relaxed);
    }
}

/// A request that is being answered.
pub struct Answering(Arc<Activity>);

impl Drop for Answering {
    fn drop(&mut self) {
        self.0.rest();
    }
}

/// The body of an answer: the request is answered when it ends.
pub struct AnswerBody<B> {
    body: B,
    _answering: Answering,
}

impl<B> AnswerBody<B> {
    pub fn new(body: B, answering: Answering) -> Self {
        Self { body, _answering: answering }
    }
}

impl<B: Body + Unpin> Body for AnswerBody<B> {
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
