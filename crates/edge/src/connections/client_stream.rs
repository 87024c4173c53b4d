//! The bytes of one connection: holds its slot, limits how slowly the client may read, and closes it gracefully.
use std::io::{self, IoSlice};
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio::runtime::Handle;
use tokio::time::{Sleep, sleep, timeout};

use super::connection_slots::ConnectionSlot;
use super::min_throughput::MinThroughput;
use crate::limits::ConnectionLimits;

/// A connection to a client. It holds its slot until the end, also after an upgrade to WebSocket.
pub struct ClientStream {
    /// None only while it is dropped.
    stream: Option<TcpStream>,
    slot: Option<ConnectionSlot>,
    stall_timer: Option<Pin<Box<Sleep>>>,
    throughput: MinThroughput,
    stall_timeout: Duration,
    close_timeout: Duration,
    is_read_closed: bool,
    is_write_closed: bool,
}

impl ClientStream {
    /// Wraps an accepted connection.
    pub fn new(stream: TcpStream, slot: ConnectionSlot, limits: &ConnectionLimits) -> Self {
        Self {
            stream: Some(stream),
            slot: Some(slot),
            stall_timer: None,
            throughput: MinThroughput::new(limits.min_bytes, limits.min_bytes_period),
            stall_timeout: limits.stall_timeout,
            close_timeout: limits.close_timeout,
            is_read_closed: false,
            is_write_closed: false,
        }
    }

    fn stream(&mut self) -> io::Result<Pin<&mut TcpStream>> {
        self.stream.as_mut().map(Pin::new).ok_or_else(|| io::ErrorKind::NotConnected.into())
    }

    /// A client must take something within the stall timeout and, while many bytes are pending, enough of them in each period.
    fn check_progress(&mut self, pending: usize, written: Poll<io::Result<usize>>, cx: &mut Context<'_>) -> Poll<io::Result<usize>> {
        match written {
            Poll::Ready(Ok(taken)) => self.on_progress(pending, taken),
            Poll::Ready(Err(_)) => {}
            Poll::Pending if self.is_too_slow(pending, cx) => return Poll::Ready(Err(io::ErrorKind::TimedOut.into())),
            Poll::Pending => {}
        }
        written
    }

    fn on_progress(&mut self, pending: usize, taken: usize) {
        self.stall_timer = None;
        match pending.saturating_sub(taken) > self.throughput.min_bytes {
            true => self.throughput.record(taken),
            false => self.throughput.reset(),
        }
    }

    fn is_too_slow(&mut self, pending: usize, cx: &mut Context<'_>) -> bool {
        let stall_timeout = self.stall_timeout;
        let stall_timer = self.stall_timer.get_or_insert_with(|| Box::pin(sleep(stall_timeout)));
        let has_stalled = stall_timer.as_mut().poll(cx).is_ready();
        has_stalled || (pending > self.throughput.min_bytes && self.throughput.poll_too_slow(cx).is_ready())
    }
}

impl AsyncRead for ClientStream {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buffer: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let before = buffer.remaining();
        let read = std::task::ready!(self.stream()?.poll_read(cx, buffer));
        self.is_read_closed |= read.is_err() || (before > 0 && buffer.remaining() == before);
        Poll::Ready(read)
    }
}

impl AsyncWrite for ClientStream {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let written = self.stream()?.poll_write(cx, bytes);
        self.check_progress(bytes.len(), written, cx)
    }

    fn poll_write_vectored(mut self: Pin<&mut Self>, cx: &mut Context<'_>, slices: &[IoSlice<'_>]) -> Poll<io::Result<usize>> {
        let written = self.stream()?.poll_write_vectored(cx, slices);
        self.check_progress(slices.iter().map(|slice| slice.len()).sum(), written, cx)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.as_ref().is_some_and(TcpStream::is_write_vectored)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.stream()?.poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.is_write_closed = true;
        self.stream()?.poll_shutdown(cx)
    }
}

/// Closing at once would lose the response for a client that is still sending: the kernel resets a connection with unread data.
impl Drop for ClientStream {
    fn drop(&mut self) {
        if !self.is_write_closed || self.is_read_closed {
            return;
        }
        if let (Some(stream), Ok(runtime)) = (self.stream.take(), Handle::try_current()) {
            runtime.spawn(drain(stream, self.slot.take(), self.close_timeout));
        }
    }
}

/// Reads until the client closes its side as well; the connection keeps its slot until then.
async fn drain(mut stream: TcpStream, slot: Option<ConnectionSlot>, time: Duration) {
    let mut discarded = [0; 4096];
    let all = async { while stream.read(&mut discarded).await.is_ok_and(|read| read > 0) {} };
    // A client that keeps sending is cut off.
    let _ = timeout(time, all).await;
    drop(slot);
}
