//! The server: takes connections, gives each its place and its terms, and ends them when it is told to stop.
use std::{net::SocketAddr, sync::Arc, time::Duration};

use poem::{
    Endpoint, Request, Response, Result,
    http::{HeaderValue, header},
};
use tokio::{
    net::{TcpListener, TcpStream},
    time::{Instant, sleep, timeout},
};
use tokio_util::{sync::CancellationToken, task::TaskTracker};

use super::{client_stream::ClientStream, connection::Connection, connection_slots::ConnectionSlots, idle_state::IdleState};
use crate::{
    http_response::{ResponseFormat, refuse},
    limits::{BodyLimits, ConnectionLimits, Limits},
    request_error::RequestError,
};

/// How long nothing is accepted once the system had no file for a connection.
const ACCEPT_RETRY: Duration = Duration::from_millis(100);

/// How long a client for whom there is no place may take to ask, and to be told so.
const REFUSAL_TIMEOUT: Duration = Duration::from_secs(5);

struct Server<E> {
    app: Arc<E>,
    local: SocketAddr,
    body: Arc<BodyLimits>,
    limits: ConnectionLimits,
    is_https: bool,
    slots: ConnectionSlots,
    stop: CancellationToken,
    /// Cancelled when those that were told to end have had their time.
    abort: CancellationToken,
}

/// Serves until it is told to stop; then requests that have begun may end within the grace. Where browsers come by https, they are told
/// to come so alone.
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
                connections.spawn(Arc::clone(server).serve(stream, peer));
            }
            Err(error) => {
                tracing::warn!(%error, "a connection could not be accepted");
                sleep(ACCEPT_RETRY).await;
            }
        }
    }
}

impl<E: Endpoint + 'static> Server<E> {
    async fn serve(self: Arc<Self>, stream: TcpStream, peer: SocketAddr) {
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

    /// Says that there is no place, to as many as can be told at once.
    async fn refuse(&self, stream: TcpStream, peer: SocketAddr) {
        let Some(slot) = self.slots.acquire_for_refusal() else { return };
        let connection = self.connection(&Arc::new(RefuseConnection), peer, REFUSAL_TIMEOUT);
        let stream = ClientStream::new(stream, slot, &self.limits);
        let refusing = connection.run(stream, IdleState::new(Instant::now()), &self.stop);
        // Whoever takes longer learns it from the closed connection.
        let _ = timeout(REFUSAL_TIMEOUT, refusing).await;
    }

    fn connection<A>(&self, app: &Arc<A>, peer: SocketAddr, head_timeout: Duration) -> Connection<A> {
        Connection { app: Arc::clone(app), body: Arc::clone(&self.body), peer, local: self.local, head_timeout, is_https: self.is_https }
    }
}

/// Answers whoever came when all places were taken.
struct RefuseConnection;

impl Endpoint for RefuseConnection {
    type Output = Response;

    async fn call(&self, request: Request) -> Result<Response> {
        let mut response = refuse(RequestError::TooManyConnections, ResponseFormat::of(request.headers()));
        response.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
        Ok(response)
    }
}
