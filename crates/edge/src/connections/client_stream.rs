//! The bytes of one connection: its place, how long a reader may stall, how slowly it may read, and how it is closed.
use std::{
    io::{self, IoSlice},
    pin::Pin,
    task::{Context, Poll},
    time::Duration,
};

use tokio::{
    io::{AsyncRead, AsyncReadExt, AsyncWrite, ReadBuf},
    net::TcpStream,
    runtime::Handle,
    time::{Sleep, sleep, timeout},
};

use super::{connection_slots::Place, min_throughput::Pace};
use crate::limits::ConnectionLimits;

/// A connection as a server sees it; its place is held until the very end, also where it has become a WebSocket.
pub struct ClientStream {
    /// None only while it is dropped.
    stream: Option<TcpStream>,
    place: Option<Place>,
    stalled: Option<Pin<Box<Sleep>>>,
    pace: Pace,
    patience: Duration,
    closing: Duration,
    client_has_ended: bool,
    is_shut: bool,
}

impl ClientStream {
    pub fn new(stream: TcpStream, place: Place, limits: &ConnectionLimits) -> Self {
        Self {
            stream: Some(stream),
            place: Some(place),
            stalled: None,
            pace: Pace::new(limits.least_bytes, limits.least_within),
            patience: limits.stalled,
            closing: limits.closing,
            client_has_ended: false,
            is_shut: false,
        }
    }

    fn stream(&mut self) -> io::Result<Pin<&mut TcpStream>> {
        self.stream.as_mut().map(Pin::new).ok_or_else(|| io::ErrorKind::NotConnected.into())
    }

    /// Of what waits, a client takes something, and of more than a little so much; or else it is given up.
    fn written(&mut self, waits: usize, written: Poll<io::Result<usize>>, cx: &mut Context<'_>) -> Poll<io::Result<usize>> {
        match written {
            Poll::Ready(Ok(taken)) => self.took(waits, taken),
            Poll::Ready(Err(_)) => {}
            Poll::Pending if self.is_too_slow(waits, cx) => return Poll::Ready(Err(io::ErrorKind::TimedOut.into())),
            Poll::Pending => {}
        }
        written
    }

    fn took(&mut self, waits: usize, taken: usize) {
        self.stalled = None;
        match waits.saturating_sub(taken) > self.pace.least {
            true => self.pace.moves(taken),
            false => self.pace.rests(),
        }
    }

    fn is_too_slow(&mut self, waits: usize, cx: &mut Context<'_>) -> bool {
        let patience = self.patience;
        let stalled = self.stalled.get_or_insert_with(|| Box::pin(sleep(patience)));
        let has_stalled = stalled.as_mut().poll(cx).is_ready();
        has_stalled || (waits > self.pace.least && self.pace.poll_end(cx).is_ready())
    }
}

impl AsyncRead for ClientStream {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buffer: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let before = buffer.remaining();
        let read = std::task::ready!(self.stream()?.poll_read(cx, buffer));
        self.client_has_ended |= read.is_err() || (before > 0 && buffer.remaining() == before);
        Poll::Ready(read)
    }
}

impl AsyncWrite for ClientStream {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let written = self.stream()?.poll_write(cx, bytes);
        self.written(bytes.len(), written, cx)
    }

    fn poll_write_vectored(mut self: Pin<&mut Self>, cx: &mut Context<'_>, slices: &[IoSlice<'_>]) -> Poll<io::Result<usize>> {
        let written = self.stream()?.poll_write_vectored(cx, slices);
        self.written(slices.iter().map(|slice| slice.len()).sum(), written, cx)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.as_ref().is_some_and(TcpStream::is_write_vectored)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.stream()?.poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.is_shut = true;
        self.stream()?.poll_shutdown(cx)
    }
}

/// Closing at once what a client still writes to would take the answer from it: the kernel throws away what was not read by either.
impl Drop for ClientStream {
    fn drop(&mut self) {
        if !self.is_shut || self.client_has_ended {
            return;
        }
        if let (Some(stream), Ok(runtime)) = (self.stream.take(), Handle::try_current()) {
            runtime.spawn(end(stream, self.place.take(), self.closing));
        }
    }
}

/// Waits until the client ends its side as well; the connection keeps its place until then.
async fn end(mut stream: TcpStream, place: Option<Place>, time: Duration) {
    let mut thrown_away = [0; 4096];
    let all = async { while stream.read(&mut thrown_away).await.is_ok_and(|read| read > 0) {} };
    // Whoever goes on for longer is cut off.
    let _ = timeout(time, all).await;
    drop(place);
}
