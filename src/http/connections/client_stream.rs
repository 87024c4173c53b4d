//! The bytes of one connection: its place, how long a reader may stall, and how it is closed.
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

use super::places::Place;
use crate::http::limits::ConnectionLimits;

/// A connection as a server sees it; its place is held until the very end, also where it has become a WebSocket.
pub struct ClientStream {
    /// None only while it is dropped.
    stream: Option<TcpStream>,
    place: Option<Place>,
    stalled: Option<Pin<Box<Sleep>>>,
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
            patience: limits.stalled,
            closing: limits.closing,
            client_has_ended: false,
            is_shut: false,
        }
    }

    fn stream(&mut self) -> io::Result<Pin<&mut TcpStream>> {
        self.stream.as_mut().map(Pin::new).ok_or_else(|| io::ErrorKind::NotConnected.into())
    }

    /// A client that takes nothing for long is given up.
    fn written<T>(&mut self, written: Poll<io::Result<T>>, cx: &mut Context<'_>) -> Poll<io::Result<T>> {
        if written.is_ready() {
            self.stalled = None;
            return written;
        }
        let patience = self.patience;
        let stalled = self.stalled.get_or_insert_with(|| Box::pin(sleep(patience)));
        std::task::ready!(stalled.as_mut().poll(cx));
        Poll::Ready(Err(io::ErrorKind::TimedOut.into()))
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
        self.written(written, cx)
    }

    fn poll_write_vectored(mut self: Pin<&mut Self>, cx: &mut Context<'_>, slices: &[IoSlice<'_>]) -> Poll<io::Result<usize>> {
        let written = self.stream()?.poll_write_vectored(cx, slices);
        self.written(written, cx)
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
