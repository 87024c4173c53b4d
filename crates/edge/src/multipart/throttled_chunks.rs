//! A body that yields one chunk at a time to the multipart parser.
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll};

use futures_util::Stream;

/// What may be read ahead to find the end of a part's head, in bytes: several chunks of a connection, for the parser asks for more before
/// it looks at what it has.
const MAX_READ_AHEAD: usize = 512 << 10;

/// Yields one chunk for each poll, since the parser reads everything that is available into memory; fails where the head of a part does
/// not end.
pub struct ThrottledChunks<S> {
    body: Pin<Box<S>>,
    has_yielded: bool,
    ahead: ReadAhead,
}

/// How much more may be read before the head of a part, or the next bytes of a file, must have been parsed.
#[derive(Clone)]
pub struct ReadAhead(Arc<AtomicUsize>);

impl ReadAhead {
    /// Allows the full amount again.
    pub fn reset(&self) {
        self.0.store(MAX_READ_AHEAD, Ordering::Relaxed);
    }

    /// The last chunk may be of any size; the one after it is refused.
    fn spend(&self, length: usize) -> io::Result<()> {
        match self.0.load(Ordering::Relaxed) {
            0 => Err(io::ErrorKind::InvalidData.into()),
            left => {
                self.0.store(left.saturating_sub(length), Ordering::Relaxed);
                Ok(())
            }
        }
    }
}

impl<S> ThrottledChunks<S> {
    /// Wraps a body, and returns the handle that resets its read-ahead.
    pub fn new(body: S) -> (Self, ReadAhead) {
        let ahead = ReadAhead(Arc::new(AtomicUsize::new(MAX_READ_AHEAD)));
        (Self { body: Box::pin(body), has_yielded: false, ahead: ahead.clone() }, ahead)
    }
}

impl<S, T> Stream for ThrottledChunks<S>
where
    S: Stream<Item = io::Result<T>>,
    T: AsRef<[u8]>,
{
    type Item = io::Result<T>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if std::mem::take(&mut self.has_yielded) {
            cx.waker().wake_by_ref();
            return Poll::Pending;
        }
        let chunk = std::task::ready!(self.body.as_mut().poll_next(cx));
        self.has_yielded = matches!(chunk, Some(Ok(_)));
        Poll::Ready(chunk.map(|chunk| chunk.and_then(|chunk| self.ahead.spend(chunk.as_ref().len()).map(|()| chunk))))
    }
}
