//! The server: accepts connections, and shuts down gracefully.
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use poem::http::{HeaderValue, header};
use poem::{Endpoint, Request, Response, Result};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::{Instant, sleep, timeout};
use tokio_rustls::rustls::ServerConfig;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::client_stream::ClientStream;
use super::connection::Connection;
use super::connection_slots::ConnectionSlots;
use super::idle_state::IdleState;
use super::listeners::{Listeners, TlsListener};
use super::tls::handshake;
use crate::http_response::{ResponseFormat, refuse};
use crate::limits::{BodyLimits, ConnectionLimits, Limits};
use crate::request_error::RequestError;

/// The pause after an accept failed, usually for want of file descriptors.
const ACCEPT_RETRY: Duration = Duration::from_millis(100);

/// How long a client that finds no slot may take to send its request and receive the error.
const REFUSAL_TIMEOUT: Duration = Duration::from_secs(5);

struct Server<E> {
    app: Arc<E>,
    body: Arc<BodyLimits>,
    limits: ConnectionLimits,
    is_https: bool,
    slots: ConnectionSlots,
    stop: CancellationToken,
    /// Cancelled when the grace period of the shutdown is over.
    abort: CancellationToken,
}

/// A connection that was accepted.
struct Accepted {
    stream: TcpStream,
    peer: SocketAddr,
    local: SocketAddr,
    /// Of a TLS listener.
    tls: Option<Arc<ServerConfig>>,
}

/// Serves until `stop` is cancelled; requests in flight may then finish within the grace period.
///
/// `is_https` adds `strict-transport-security`, for servers that are reached over TLS, here or through a proxy.
pub async fn serve<E: Endpoint + 'static>(
    listeners: impl Into<Listeners>,
    app: E,
    limits: &Limits,
    is_https: bool,
    stop: CancellationToken,
    grace: Duration,
) -> std::io::Result<()> {
    let server = Arc::new(Server {
        app: Arc::new(app),
        body: Arc::new(limits.body.clone()),
        limits: limits.connection.clone(),
        is_https,
        slots: ConnectionSlots::new(limits.connection.clone()),
        stop: stop.clone(),
        abort: CancellationToken::new(),
    });
    let (listeners, connections) = (listeners.into(), TaskTracker::new());
    let plain = accept(&listeners.plain, None, &server, &connections);
    match &listeners.tls {
        Some(tls) => {
            tokio::try_join!(plain, accept(&tls.listener, Some(tls), &server, &connections))?;
        }
        None => plain.await?,
    }
    drop(listeners);
    connections.close();
    if timeout(grace, connections.wait()).await.is_err() {
        server.abort.cancel();
        connections.wait().await;
    }
    Ok(())
}

async fn accept<E: Endpoint + 'static>(
    listener: &TcpListener,
    tls: Option<&TlsListener>,
    server: &Arc<Server<E>>,
    connections: &TaskTracker,
) -> std::io::Result<()> {
    let local = listener.local_addr()?;
    while let Some(accepted) = server.stop.run_until_cancelled(listener.accept()).await {
        match accepted {
            Ok((stream, peer)) => {
                let tls = tls.map(|tls| tls.config.borrow().clone());
                connections.spawn(Arc::clone(server).handle(Accepted { stream, peer, local, tls }));
            }
            Err(error) => {
                tracing::warn!(%error, "cannot accept a connection");
                sleep(ACCEPT_RETRY).await;
            }
        }
    }
    Ok(())
}

impl<E: Endpoint + 'static> Server<E> {
    async fn handle(self: Arc<Self>, accepted: Accepted) {
        let served = async {
            match self.slots.acquire(accepted.peer.ip()) {
                Some(slot) => {
                    let open = self.slots.open();
                    let connection = self.connection(&self.app, &accepted, self.limits.head_timeout);
                    let stream = ClientStream::new(accepted.stream, slot, &self.limits);
                    self.run(connection, stream, accepted.tls, Arc::clone(&open.idle_state)).await;
                }
                None => self.refuse(accepted).await,
            }
        };
        self.abort.run_until_cancelled(served).await;
    }

    /// Sends the error that there are too many connections, to a limited number of clients at once.
    async fn refuse(&self, accepted: Accepted) {
        let Some(slot) = self.slots.acquire_for_refusal() else { return };
        let connection = self.connection(&Arc::new(RefuseConnection), &accepted, REFUSAL_TIMEOUT);
        let stream = ClientStream::new(accepted.stream, slot, &self.limits);
        let refused = self.run(connection, stream, accepted.tls, IdleState::new(Instant::now()));
        // A client that takes longer finds its connection closed.
        let _ = timeout(REFUSAL_TIMEOUT, refused).await;
    }

    fn connection<A>(&self, app: &Arc<A>, accepted: &Accepted, head_timeout: Duration) -> Connection<A> {
        let &Accepted { peer, local, .. } = accepted;
        Connection { app: Arc::clone(app), body: Arc::clone(&self.body), peer, local, head_timeout, is_https: self.is_https, tls: None }
    }

    /// Serves the requests of a connection, after the handshake where it is one of TLS.
    async fn run<A: Endpoint + 'static>(
        &self,
        connection: Connection<A>,
        stream: ClientStream,
        tls: Option<Arc<ServerConfig>>,
        idle_state: Arc<IdleState>,
    ) {
        let Some(config) = tls else { return connection.run(stream, idle_state, &self.stop).await };
        let shaken = tokio::select! {
            shaken = handshake(stream, config, self.limits.handshake_timeout) => shaken,
            // Whoever has not ended the handshake has asked for nothing.
            () = idle_state.evict.cancelled() => return,
            () = self.stop.cancelled() => return,
        };
        match shaken {
            Ok((stream, peer)) => Connection { tls: Some(peer), ..connection }.run(stream, idle_state, &self.stop).await,
            Err(error) => tracing::debug!(peer = %connection.peer, %error, "a handshake failed"),
        }
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
