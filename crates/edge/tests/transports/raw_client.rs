//! A client that writes HTTP by hand.
use std::net::SocketAddr;
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::timeout;

/// The longest wait for any response.
const TIMEOUT: Duration = Duration::from_secs(20);

/// One connection to the server.
pub struct RawClient {
    stream: TcpStream,
    read: Vec<u8>,
}

/// A response, read to its end.
#[derive(Debug)]
pub struct RawResponse {
    /// The HTTP status.
    pub status: u16,
    /// The status line and the headers.
    pub head: String,
    /// The body.
    pub body: Vec<u8>,
}

impl RawResponse {
    /// The value of a header, whose name is written in lowercase.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().skip(1).filter_map(|line| line.split_once(": ")).find(|(known, _)| *known == name).map(|(_, value)| value)
    }

    /// The body as text.
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.body).expect("text")
    }
}

impl RawClient {
    /// Connects to a server.
    pub async fn to(address: SocketAddr) -> Self {
        Self { stream: TcpStream::connect(address).await.expect("a server"), read: Vec::new() }
    }

    /// Writes bytes as they are.
    pub async fn write(&mut self, text: &str) {
        self.stream.write_all(text.as_bytes()).await.expect("the server reads");
    }

    /// Sends a request; each header ends with `\r\n`.
    pub async fn send(&mut self, method: &str, path: &str, headers: &str, body: &str) {
        let length =
            if body.is_empty() { String::new() } else { format!("content-type: application/json\r\ncontent-length: {}\r\n", body.len()) };
        self.write(&format!("{method} {path} HTTP/1.1\r\nhost: localhost\r\n{headers}{length}\r\n{body}")).await;
    }

    /// Sends a request, and reads its response.
    pub async fn request(&mut self, method: &str, path: &str, headers: &str, body: &str) -> RawResponse {
        self.send(method, path, headers, body).await;
        self.answer(method != "HEAD").await
    }

    /// Reads the next response, which has a `content-length`.
    pub async fn answer(&mut self, has_body: bool) -> RawResponse {
        let head = self.read_until("\r\n\r\n").await;
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).expect("a status");
        let mut answer = RawResponse { status, head, body: Vec::new() };
        let length = answer.header("content-length").filter(|_| has_body).map_or(0, |length| length.parse().expect("a length"));
        while self.read.len() < length {
            assert!(self.more().await > 0, "closed within {answer:?}");
        }
        answer.body = self.read.drain(..length).collect();
        answer
    }

    /// Reads until this text has arrived, and returns everything up to its end.
    pub async fn read_until(&mut self, text: &str) -> String {
        loop {
            if let Some(at) = self.read.windows(text.len()).position(|window| window == text.as_bytes()) {
                return String::from_utf8(self.read.drain(..at + text.len()).collect()).expect("text");
            }
            assert!(self.more().await > 0, "closed after {:?}", String::from_utf8_lossy(&self.read));
        }
    }

    async fn more(&mut self) -> usize {
        let mut buffer = [0; 4096];
        let read = timeout(TIMEOUT, self.stream.read(&mut buffer)).await.expect("something arrives").unwrap_or_default();
        self.read.extend_from_slice(&buffer[..read]);
        read
    }
}
