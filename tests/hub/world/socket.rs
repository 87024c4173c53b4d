//! A client of graphql-transport-ws.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use futures_util::stream::{SplitSink, SplitStream};
use futures_util::{SinkExt, StreamExt};
use reqwest::header::HeaderMap;
use tokio::net::TcpStream;
use tokio::sync::{mpsc, watch};
use tokio::task::JoinHandle;
use tokio::time::timeout;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

use super::client::Pass;
use super::cost::Cost;
use super::{Answer, Client, Context, Result, Value, bail, ensure, json};

/// What comes at all comes within this.
const PATIENCE: Duration = Duration::from_secs(10);

type Stream = WebSocketStream<MaybeTlsStream<TcpStream>>;
type Waiting = Arc<Mutex<HashMap<String, mpsc::UnboundedSender<Value>>>>;

/// How the hub closed a socket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closing {
    pub code: u16,
    pub reason: String,
}

/// An open socket, after connection_ack.
pub struct Socket {
    sink: SplitSink<Stream, Message>,
    waiting: Waiting,
    closing: watch::Receiver<Option<Closing>>,
    reading: JoinHandle<()>,
    begun: u32,
}

/// One operation on a socket: its messages in their order.
pub struct Subscription {
    pub id: String,
    request: String,
    messages: mpsc::UnboundedReceiver<Value>,
}

impl Socket {
    /// Opens a socket with the client's session and waits for connection_ack.
    pub async fn open(client: &Client) -> Result<Self> {
        Self::open_saying(client, json!({})).await
    }

    /// Opens a socket that says this in its connection_init besides.
    pub async fn open_saying(client: &Client, said: Value) -> Result<Self> {
        let (mut socket, mut acknowledged) = Self::connect(client, said).await?;
        match timeout(PATIENCE, acknowledged.recv()).await.context("there was no connection_ack")? {
            Some(message) if message["type"] == "connection_ack" => Ok(socket),
            Some(message) => bail!("expected connection_ack, got {message}"),
            None => bail!("no connection_ack: {:?}", socket.closes().await?),
        }
    }

    /// Opens a socket that the hub closes instead of acknowledging it.
    pub async fn is_refused(client: &Client) -> Result<Closing> {
        let (mut socket, _) = Self::connect(client, json!({})).await?;
        socket.closes().await
    }

    async fn connect(client: &Client, mut payload: Value) -> Result<(Self, mpsc::UnboundedReceiver<Value>)> {
        let mut request = format!("{}/graphql", client.url.replace("http://", "ws://")).into_client_request()?;
        request.headers_mut().insert("sec-websocket-protocol", "graphql-transport-ws".parse()?);
        request.headers_mut().insert("accept-language", client.language.parse()?);
        match &client.pass {
            Pass::None => {}
            Pass::Bearer(token) => payload["authorization"] = format!("Bearer {token}").into(),
            Pass::Cookie(token) => {
                request.headers_mut().insert("cookie", format!("hub_session={token}").parse()?);
                request.headers_mut().insert("origin", client.url.parse()?);
            }
        }
        let (stream, _) = connect_async(request).await.context("the socket does not open")?;
        let (sink, source) = stream.split();
        let (waiting, (closes, closing)) = (Waiting::default(), watch::channel(None));
        let (connect, acknowledged) = mpsc::unbounded_channel();
        lock(&waiting).insert(String::new(), connect);
        let reading = tokio::spawn(read(source, waiting.clone(), closes));
        let mut socket = Self { sink, waiting, closing, reading, begun: 0 };
        socket.send(json!({ "type": "connection_init", "payload": payload })).await?;
        Ok((socket, acknowledged))
    }

    /// Starts an operation.
    pub async fn subscribes(&mut self, query: &str, variables: Value) -> Result<Subscription> {
        self.starts(json!({ "query": query, "variables": variables })).await
    }

    /// Starts an operation that is asked for with this payload.
    pub async fn starts(&mut self, payload: Value) -> Result<Subscription> {
        self.begun += 1;
        let id = self.begun.to_string();
        let (sender, messages) = mpsc::unbounded_channel();
        lock(&self.waiting).insert(id.clone(), sender);
        let request = format!("{payload:#}");
        self.send(json!({ "id": id, "type": "subscribe", "payload": payload })).await?;
        Ok(Subscription { id, request, messages })
    }

    /// Ends an operation.
    pub async fn ends(&mut self, subscription: Subscription) -> Result {
        self.send(json!({ "id": subscription.id, "type": "complete" })).await
    }

    /// Sends any message.
    pub async fn send(&mut self, message: Value) -> Result {
        Ok(self.sink.send(Message::text(message.to_string())).await?)
    }

    /// Waits until the hub closes it.
    pub async fn closes(&mut self) -> Result<Closing> {
        self.closes_within(PATIENCE).await
    }

    pub async fn closes_within(&mut self, time: Duration) -> Result<Closing> {
        let closing = timeout(time, self.closing.wait_for(Option::is_some)).await.context("the socket stays open")?;
        closing.context("the socket broke off")?.clone().context("just seen")
    }

    pub fn is_open(&self) -> bool {
        self.closing.borrow().is_none() && !self.reading.is_finished()
    }
}

impl Drop for Socket {
    fn drop(&mut self) {
        self.reading.abort();
    }
}

impl Subscription {
    /// The next answer.
    pub async fn next(&mut self) -> Result<Answer> {
        self.next_within(PATIENCE).await?.with_context(|| format!("the operation ended:\n{}", self.request))
    }

    /// The next answer, or none when the operation was completed.
    pub async fn next_within(&mut self, time: Duration) -> Result<Option<Answer>> {
        let message = timeout(time, self.messages.recv()).await.with_context(|| format!("nothing came for\n{}", self.request))?;
        let message = message.context("the socket is gone")?;
        let body = match message["type"].as_str() {
            Some("next") => message["payload"].clone(),
            Some("error") => json!({ "errors": message["payload"] }),
            Some("complete") => return Ok(None),
            _ => bail!("unexpected message {message}"),
        };
        Ok(Some(Answer { status: 101, headers: HeaderMap::new(), body, cost: Cost::default(), request: self.request.clone() }))
    }

    /// Nothing comes for this long.
    pub async fn is_silent_for(&mut self, time: Duration) -> Result {
        let received = timeout(time, self.messages.recv()).await;
        ensure!(received.is_err(), "expected nothing, received {received:?}");
        Ok(())
    }
}

async fn read(mut source: SplitStream<Stream>, waiting: Waiting, closes: watch::Sender<Option<Closing>>) {
    while let Some(Ok(message)) = source.next().await {
        match message {
            Message::Text(text) => pass_on(&text, &waiting),
            Message::Close(frame) => {
                let closing = frame.map(|frame| Closing { code: frame.code.into(), reason: frame.reason.to_string() });
                closes.send_replace(Some(closing.unwrap_or(Closing { code: 1005, reason: String::new() })));
            }
            _ => {}
        }
    }
    lock(&waiting).clear();
}

/// A message without an id is connection_ack.
fn pass_on(text: &str, waiting: &Waiting) {
    let message: Value = serde_json::from_str(text).unwrap_or_else(|_| json!({ "type": text }));
    let id = message["id"].as_str().unwrap_or_default();
    if let Some(waits) = lock(waiting).get(id) {
        // Nobody waits for what was ended.
        let _ = waits.send(message);
    }
}

fn lock(waiting: &Waiting) -> std::sync::MutexGuard<'_, HashMap<String, mpsc::UnboundedSender<Value>>> {
    waiting.lock().unwrap_or_else(PoisonError::into_inner)
}
