//! The upgrade of an HTTP request to a WebSocket.
use std::sync::Arc;

use async_graphql::Executor;
use futures_util::{FutureExt, StreamExt};
use poem::http::{Method, header};
use poem::web::websocket::{WebSocket, WebSocketConfig, WebSocketStream};
use poem::{FromRequest, IntoResponse, Request, Response};
use tokio::sync::mpsc;

use super::close::{SUBPROTOCOL_NOT_ACCEPTABLE, close};
use super::outbox::WRITE_BUFFER_BYTES;
use super::protocol::SUBPROTOCOL;
use super::socket::run_socket;
use crate::credentials::text;
use crate::http_response::{ResponseFormat, refuse};
use crate::request_error::RequestError;
use crate::{Authenticator, Credentials, Gateway};

/// Whether a request asks for an upgrade to WebSocket.
pub fn is_upgrade(request: &Request) -> bool {
    let upgrade = text(request.headers(), &header::UPGRADE);
    request.method() == Method::GET && upgrade.is_some_and(|protocol| protocol.eq_ignore_ascii_case("websocket"))
}

/// Opens a socket; a page of another site is refused, for its socket would carry the session cookie.
pub async fn upgrade<D: Authenticator, E: Executor>(gateway: &Arc<Gateway<D, E>>, request: Request) -> Response {
    let credentials = Credentials { takes_cookies: false, ..Credentials::of(&request, &gateway.proxies, gateway.cookies) };
    let response_format = ResponseFormat::of(request.headers());
    open(gateway, request, credentials).await.unwrap_or_else(|error| refuse(error, response_format))
}

async fn open<D: Authenticator, E: Executor>(
    gateway: &Arc<Gateway<D, E>>,
    request: Request,
    credentials: Credentials,
) -> Result<Response, RequestError> {
    if !gateway.origins.allow(request.headers()) {
        return Err(gateway.origins.refusal());
    }
    if gateway.shutdown.is_cancelled() {
        return Err(RequestError::Closing);
    }
    let offers_subprotocol = offers_subprotocol(&request);
    let (request, mut body) = request.split();
    let socket = WebSocket::from_request(&request, &mut body).await.map_err(|_| RequestError::NotASocket)?;
    let gateway = Arc::clone(gateway);
    let tasks = gateway.tasks.clone();
    let config = config(gateway.limits.stream.max_message_bytes);
    let upgraded = socket.protocols([SUBPROTOCOL]).config(config).on_upgrade(move |socket| {
        tasks.track_future(match offers_subprotocol {
            true => run_socket(gateway, socket, credentials).boxed(),
            false => reject_subprotocol(socket).boxed(),
        })
    });
    Ok(upgraded.into_response())
}

async fn reject_subprotocol(socket: WebSocketStream) {
    let (sink, source) = socket.split();
    close(mpsc::channel(1).1, sink, source, SUBPROTOCOL_NOT_ACCEPTABLE).await;
}

fn offers_subprotocol(request: &Request) -> bool {
    let offers = request.headers().get_all(header::SEC_WEBSOCKET_PROTOCOL);
    let mut offers = offers.iter().filter_map(|offer| offer.to_str().ok()).flat_map(|offer| offer.split(','));
    offers.any(|offer| offer.trim() == SUBPROTOCOL)
}

/// Small buffers: most sockets are idle most of the time.
fn config(max_message_bytes: usize) -> WebSocketConfig {
    WebSocketConfig::default()
        .read_buffer_size(512)
        .write_buffer_size(WRITE_BUFFER_BYTES)
        .max_message_size(Some(max_message_bytes))
        .max_frame_size(Some(max_message_bytes))
}
