//! The protocol of the socket, graphql-transport-ws: a message out of order closes it with its code.

use futures_util::{SinkExt, StreamExt};
use tokio::net::TcpStream;
use tokio::time::{Duration, timeout};
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::http::HeaderValue;
use tokio_tungstenite::tungstenite::{Error, Message};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

use crate::world::*;

const INIT: &str = "{\"type\":\"connection_init\"}";
const ASK: &str = "{\"id\":\"1\",\"type\":\"subscribe\",\"payload\":{\"query\":\"{ __typename }\"}}";
const FOLLOW: &str = "{\"id\":\"1\",\"type\":\"subscribe\",\"payload\":{\"query\":\"subscription { applicationStatusChanged { to } }\"}}";
/// `connection_init` may take ten seconds; then the hub closes.
const PATIENCE: Duration = Duration::from_secs(15);

#[story(once)]
async fn what_is_no_message_of_the_protocol_closes_the_socket_with_4400(hub: Hub) -> Result {
    let wrong = [
        "",
        "nonsense",
        "[]",
        "null",
        "{}",
        "{\"type\":7}",
        "{\"type\":\"start\"}",
        "{\"type\":\"subscribe\",\"payload\":{\"query\":\"{ a }\"}}",
        "{\"id\":\"\",\"type\":\"subscribe\",\"payload\":{\"query\":\"{ a }\"}}",
        "{\"id\":\"1\",\"type\":\"subscribe\"}",
        "{\"id\":\"1\",\"type\":\"subscribe\",\"payload\":[]}",
        "{\"type\":\"complete\"}",
        "{\"type\":\"ping\",\"payload\":7}",
    ];

    for message in wrong {
        let mut socket = RawSocket::with(&hub).await?;
        socket.sends(INIT).await?;
        socket.sends(message).await?;
        ensure!(socket.is_closed().await? == 4400, "{message}");
    }
    Ok(())
}

#[story(once)]
async fn a_socket_is_closed_where_connection_init_is_missing_or_sent_twice(hub: Hub) -> Result {
    let (mut hasty, mut twice, mut silent) = (RawSocket::with(&hub).await?, RawSocket::with(&hub).await?, RawSocket::with(&hub).await?);

    hasty.sends(ASK).await?;
    twice.sends(INIT).await?;
    twice.sends(INIT).await?;

    ensure!(hasty.is_closed().await? == 4401);
    ensure!(twice.is_closed().await? == 4429);
    ensure!(silent.is_closed().await? == 4408);
    Ok(())
}

#[story(once)]
async fn an_id_that_is_in_use_closes_the_socket_with_4409(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let mut socket = RawSocket::with(&hub).await?;
    socket
        .sends(&json!({ "type": "connection_init", "payload": { "authorization": format!("Bearer {}", rossi.token()?) } }).to_string())
        .await?;

    socket.sends(FOLLOW).await?;
    socket.sends(FOLLOW).await?;

    ensure!(socket.is_closed().await? == 4409);
    Ok(())
}

#[story(once)]
async fn a_question_on_a_socket_is_answered_once_and_a_ping_with_a_pong(hub: Hub) -> Result {
    let mut socket = RawSocket::with(&hub).await?;
    socket.sends(INIT).await?;
    ensure!(socket.receives().await?["type"] == "connection_ack");

    socket.sends(ASK).await?;
    let (next, complete) = (socket.receives().await?, socket.receives().await?);
    socket.sends("{\"type\":\"ping\",\"payload\":{\"a\":1}}").await?;
    let pong = socket.receives().await?;

    ensure!(next["type"] == "next" && next["payload"]["data"]["__typename"] == "Query", "{next}");
    ensure!(complete["type"] == "complete" && complete["id"] == "1", "{complete}");
    ensure!(pong["type"] == "pong" && pong["payload"]["a"] == 1, "{pong}");
    Ok(())
}

#[story(once)]
async fn a_message_that_is_too_long_or_no_text_closes_the_socket(hub: Hub) -> Result {
    let (mut long, mut odd) = (RawSocket::with(&hub).await?, RawSocket::with(&hub).await?);

    long.sends(&"x".repeat(100 << 10)).await?;
    odd.socket.send(Message::binary(vec![1, 2, 3])).await?;

    ensure!(long.is_closed().await? == 1009);
    ensure!([1003, 4400].contains(&odd.is_closed().await?));
    Ok(())
}

#[story(once)]
async fn one_socket_carries_a_hundred_operations_at_once(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let mut socket = rossi.opens_a_socket().await?;
    let live = "subscription { applicationStatusChanged { to } }";
    let mut followed = Vec::new();
    for _ in 0..100 {
        followed.push(socket.subscribes(live, json!({})).await?);
    }

    let refused = socket.subscribes(live, json!({})).await?.next().await?.reports_only("TOO_MANY_OPERATIONS")?;

    ensure!(refused.message()?.contains("100") && socket.is_open());
    Ok(())
}

#[story(once)]
async fn a_page_of_another_site_and_another_protocol_open_no_socket(hub: Hub) -> Result {
    let foreign = RawSocket::opens(&hub, &[("sec-websocket-protocol", "graphql-transport-ws"), ("origin", "https://evil.example")]).await;
    let old = RawSocket::opens(&hub, &[("sec-websocket-protocol", "graphql-ws")]).await;

    let Err(Error::Http(answer)) = foreign else { bail!("another site opened a socket") };
    ensure!(answer.status() == 403);
    match old {
        Ok(mut socket) => ensure!(socket.is_closed().await? == 4406),
        // The client itself refuses a socket on which its protocol was not agreed.
        Err(Error::Protocol(_)) => {}
        Err(other) => bail!("{other}"),
    }
    Ok(())
}

/// A socket on which anything can be sent.
struct RawSocket {
    socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
}

impl RawSocket {
    async fn with(hub: &Hub) -> Result<Self> {
        Ok(Self::opens(hub, &[("sec-websocket-protocol", "graphql-transport-ws")]).await?)
    }

    async fn opens(hub: &Hub, headers: &[(&'static str, &'static str)]) -> std::result::Result<Self, Error> {
        let mut request = format!("{}/graphql", hub.url.replace("http://", "ws://")).into_client_request()?;
        for (name, value) in headers {
            request.headers_mut().insert(*name, HeaderValue::from_static(value));
        }
        Ok(Self { socket: connect_async(request).await?.0 })
    }

    async fn sends(&mut self, text: &str) -> Result {
        Ok(self.socket.send(Message::text(text)).await?)
    }

    async fn receives(&mut self) -> Result<Value> {
        let message = timeout(PATIENCE, self.socket.next()).await?.context("the socket is gone")??;
        Ok(serde_json::from_str(message.to_text()?)?)
    }

    /// The code with which the hub closes it, whatever it sends before.
    async fn is_closed(&mut self) -> Result<u16> {
        while let Some(message) = timeout(PATIENCE, self.socket.next()).await.context("the socket stays open")? {
            if let Message::Close(frame) = message? {
                return Ok(frame.map_or(1005, |frame| frame.code.into()));
            }
        }
        bail!("the socket broke off")
    }
}
