//! The server: accepts connections, and shuts down gracefully.
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use poem::http::{HeaderValue, header};
use poem::{Endpoint, Request, Response, Result};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::{Instant, sleep, timeout};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::client_stream::ClientStream;
use super::connection::Connection;
use super::connection_slots::ConnectionSlots;
use super::idle_state::IdleState;
use crate::http_response::{ResponseFormat, refuse};
use crate::limits::{BodyLimits, ConnectionLimits, Limits};
use crate::request_error::RequestError;

/// The pause after an accept failed, usually for want of file descriptors.
const ACCEPT_RETRY: Duration = Duration::from_millis(100);

/// How long a client that finds no slot may take to send its request and receive the error.
const REFUSAL_TIMEOUT: Duration = Duration::from_secs(5);

struct Server<E> {
    app: Arc<E>,
    local: SocketAddr,
    body: Arc<BodyLimits>,
    limits: ConnectionLimits,
    is_https: bool,
    slots: ConnectionSlots,
    stop: CancellationToken,
    /// Cancelled when the grace period of the shutdown is over.
    abort: CancellationToken,
}

/// Serves until `stop` is cancelled; requests in flight may then finish within the grace period.
///
/// `is_https` adds `strict-transport-security`, for servers behind a TLS proxy.
pub async fn serve<E: Endpoint + 'static>(
    listener: TcpListener,
    app: E,
    limits: &Limits,
    is_https: bool,
    stop: CancellationToken,
    grace: Duration,
) -> std::io::Result<()> {
    let server = Arc::new(Server {
        app: Arc::new(app),
        local: listener.local_addr()?,
        body: Arc::new(limits.body.clone()),
        limits: limits.connection.clone(),
        is_https,
        slots: ConnectionSlots::new(limits.connection.clone()),
        stop: stop.clone(),
        abort: CancellationToken::new(),
    });
    let connections = TaskTracker::new();
    accept(&listener, &server, &connections).await;
    drop(listener);
    connections.close();
    if timeout(grace, connections.wait()).await.is_err() {
        server.abort.cancel();
        connections.wait().await;
    }
    Ok(())
}

async fn accept<E: Endpoint + 'static>(listener: &TcpListener, server: &Arc<Server<E>>, connections: &TaskTracker) {
    while let Some(accepted) = server.stop.run_until_cancelled(listener.accept()).await {
        match accepted {
            Ok((stream, peer)) => {
                connections.spawn(Arc::clone(server).handle(stream, peer));
            }
            Err(error) => {
                tracing::warn!(%error, "cannot accept a connection");
                sleep(ACCEPT_RETRY).await;
            }
        }
    }
}

impl<E: Endpoint + 'static> Server<E> {
    async fn handle(self: Arc<Self>, stream: TcpStream, peer: SocketAddr) {
        let served = async {
            match self.slots.acquire(peer.ip()) {
                Some(slot) => {
                    let open = self.slots.open();
                    let connection = self.connection(&self.app, peer, self.limits.head_timeout);
                    let stream = ClientStream::new(stream, slot, &self.limits);
                    connection.run(stream, Arc::clone(&open.idle_state), &self.stop).await;
                }
                None => self.refuse(stream, peer).await,
            }
        };
        self.abort.run_until_cancelled(served).await;
    }

    /// Sends the error that there are too many connections, to a limited number of clients at once.
    async fn refuse(&self, stream: TcpStream, peer: SocketAddr) {
        let Some(slot) = self.slots.acquire_for_refusal() else { return };
        let connection = self.connection(&Arc::new(RefuseConnection), peer, REFUSAL_TIMEOUT);
        let stream = ClientStream::new(stream, slot, &self.limits);
        let refused = connection.run(stream, IdleState::new(Instant::now()), &self.stop);
        // A client that takes longer finds its connection closed.
        let _ = timeout(REFUSAL_TIMEOUT, refused).await;
    }

    fn connection<A>(&self, app: &Arc<A>, peer: SocketAddr, head_timeout: Duration) -> Connection<A> {
        Connection { app: Arc::clone(app), body: Arc::clone(&self.body), peer, local: self.local, head_timeout, is_https: self.is_https }
    }
}

/// Refuses every request when all connection slots are taken.
struct RefuseConnection;

impl Endpoint for RefuseConnection {
    type Output = Response;

    async fn call(&self, request: Request) -> Result<Response> {
        let mut response = refuse(RequestError::TooManyConnections, ResponseFormat::of(request.headers()));
        response.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
        Ok(response)
    }
}
