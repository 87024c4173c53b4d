//! A client that writes what it likes to the hub, in the pieces that it likes, and reads when it likes.

use std::net::SocketAddr;
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpSocket, TcpStream};
use tokio::time::{interval, timeout};

use super::{Client, Context, Hub, Result, Value, ensure, json};

/// What comes at all comes within this.
const PATIENCE: Duration = Duration::from_secs(20);

/// Between two bytes of whoever is slow on purpose.
const WRITE_INTERVAL: Duration = Duration::from_millis(20);

/// A connection.
pub struct Wire {
    stream: TcpStream,
    host: String,
    /// What was read beyond the last answer.
    rest: Vec<u8>,
}

/// What the hub answered, head and body.
#[derive(Debug)]
pub struct WireResponse {
    pub status: u16,
    pub head: String,
    pub body: String,
}

impl WireResponse {
    /// A refusal of the edge.
    pub fn is(&self, status: u16, code: &str) -> Result<&Self> {
        let body: Value = serde_json::from_str(&self.body).with_context(|| format!("no JSON: {self:?}"))?;
        ensure!(self.status == status && body["errors"][0]["extensions"]["code"] == code, "expected {status} {code}, got {self:?}");
        Ok(self)
    }

    pub fn has(&self, header: &str) -> bool {
        self.head.to_ascii_lowercase().contains(header)
    }
}

impl Wire {
    pub async fn to(hub: &Hub) -> Result<Self> {
        Self::from("127.0.0.1", hub).await
    }

    /// From one of the addresses of the loopback.
    pub async fn from(address: &str, hub: &Hub) -> Result<Self> {
        let host = hub.url.trim_start_matches("http://").to_owned();
        let socket = TcpSocket::new_v4()?;
        socket.bind(SocketAddr::new(address.parse()?, 0))?;
        let stream = socket.connect(host.parse()?).await?;
        stream.set_nodelay(true)?;
        Ok(Self { stream, host, rest: Vec::new() })
    }

    /// Writes the head of a request; each header ends with `\r\n`.
    pub async fn begins(&mut self, method: &str, path: &str, headers: &str) -> Result {
        let head = format!("{method} {path} HTTP/1.1\r\nhost: {}\r\n{headers}\r\n", self.host);
        self.writes(head.as_bytes()).await
    }

    pub async fn writes(&mut self, bytes: &[u8]) -> Result {
        timeout(PATIENCE, self.stream.write_all(bytes)).await.context("nobody reads")?.context("the hub is gone")
    }

    /// Asks for /health/live, and gives the answer.
    pub async fn asks(&mut self) -> Result<WireResponse> {
        self.begins("GET", "/health/live", "").await?;
        self.reads().await
    }

    /// Reads the next answer.
    pub async fn reads(&mut self) -> Result<WireResponse> {
        let end = loop {
            match self.rest.windows(4).position(|window| window == b"\r\n\r\n") {
                Some(end) => break end + 4,
                None => ensure!(self.more().await? > 0, "closed after {:?}", String::from_utf8_lossy(&self.rest)),
            }
        };
        let head = String::from_utf8(self.rest.drain(..end).collect())?;
        let length = head.lines().find_map(|line| line.to_ascii_lowercase().strip_prefix("content-length:")?.trim().parse().ok());
        let length: usize = length.unwrap_or_default();
        while self.rest.len() < length {
            ensure!(self.more().await? > 0, "closed within the body of {head}");
        }
        let body = String::from_utf8(self.rest.drain(..length).collect())?;
        Ok(WireResponse { status: head.split(' ').nth(1).context("a status")?.parse()?, head, body })
    }

    /// Waits until the hub closes, and gives what it sent before.
    pub async fn is_closed(&mut self) -> Result<Vec<u8>> {
        while self.more().await? > 0 {}
        Ok(std::mem::take(&mut self.rest))
    }

    /// Writes one byte after the other until the hub closes, and gives what it sent before.
    pub async fn writes_slowly(&mut self, byte: u8) -> Result<Vec<u8>> {
        let writing = async {
            let mut ticks = interval(WRITE_INTERVAL);
            let mut buffer = [0; 4096];
            loop {
                tokio::select! {
                    read = self.stream.read(&mut buffer) => match read {
                        Ok(read) if read > 0 => self.rest.extend_from_slice(&buffer[..read]),
                        _ => return,
                    },
                    // Whether it is read does not matter: the hub may have closed by now.
                    _ = ticks.tick() => drop(self.stream.try_write(&[byte])),
                }
            }
        };
        timeout(PATIENCE, writing).await.context("the hub does not close")?;
        Ok(std::mem::take(&mut self.rest))
    }

    /// Reads a little of what the hub sends, and gives the number of bytes.
    pub async fn reads_a_little(&mut self) -> Result<usize> {
        let mut buffer = [0; 512];
        let taken = timeout(PATIENCE, self.stream.read(&mut buffer)).await.context("the hub sends nothing, and does not close")?;
        Ok(taken.unwrap_or_default())
    }

    async fn more(&mut self) -> Result<usize> {
        let mut buffer = [0; 4096];
        let read = timeout(PATIENCE, self.stream.read(&mut buffer)).await.context("the hub sends nothing, and does not close")?;
        let read = read.unwrap_or_default();
        self.rest.extend_from_slice(&buffer[..read]);
        Ok(read)
    }
}

impl Client {
    /// The headers of a question in so many bytes of JSON.
    pub fn head_of_json(&self, length: usize) -> Result<String> {
        Ok(format!(
            "authorization: Bearer {}\r\naccept-language: {}\r\ncontent-type: application/json\r\ncontent-length: {length}\r\n",
            self.token()?,
            self.language
        ))
    }

    /// Asks, and reads nothing yet.
    pub async fn asks_over_a_wire(&self, hub: &Hub, query: &str) -> Result<Wire> {
        let body = json!({ "query": query }).to_string();
        let mut wire = Wire::to(hub).await?;
        wire.begins("POST", "/graphql", &self.head_of_json(body.len())?).await?;
        wire.writes(body.as_bytes()).await?;
        Ok(wire)
    }

    /// The headers of a form that this client sends, of so many bytes.
    pub fn head_of_a_form(&self, length: usize) -> Result<String> {
        Ok(format!(
            "authorization: Bearer {}\r\naccept-language: {}\r\naccept: application/graphql-response+json\r\n\
            graphql-require-preflight: 1\r\ncontent-type: multipart/form-data; boundary=x\r\ncontent-length: {length}\r\n",
            self.token()?,
            self.language
        ))
    }
}
