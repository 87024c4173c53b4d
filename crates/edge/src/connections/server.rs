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

use super::{client_stream::ClientStream, connection::Connection, connection_slots::Places, idle_state::Activity};
use crate::{
    http_response::{Manner, refuse},
    limits::{BodyLimits, ConnectionLimits, Limits},
    request_error::Fault,
};

/// How long nothing is accepted once the system had no file for a connection.
const OUT_OF_FILES: Duration = Duration::from_millis(100);

/// How long a client for whom there is no place may take to ask, and to be told so.
const REFUSAL: Duration = Duration::from_secs(5);

struct Server<E> {
    app: Arc<E>,
    local: SocketAddr,
    body: Arc<BodyLimits>,
    limits: ConnectionLimits,
    is_https: bool,
    places: Places,
    stop: CancellationToken,
    /// Cancelled when those that were told to end have had their time.
    cut: CancellationToken,
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
        places: Places::new(limits.connection.clone()),
        stop: stop.clone(),
        cut: CancellationToken::new(),
    });
    let connections = TaskTracker::new();
    accept(&listener, &server, &connections).await;
    drop(listener);
    connections.close();
    if timeout(grace, connections.wait()).await.is_err() {
        server.cut.cancel();
        connections.wait().await;
    }
    Ok(())
}

async fn accept<E: Endpoint + 'static>(listener: &TcpListener, server: &Arc<Server<E>>, connections: &TaskTracker) {
    while let Some(accepted) = server.stop.run_until_cancelled(listener.accept()).await {
        match accepted {
            Ok((stream, peer)) => {
                connections.spawn(Arc::clone(server).welcome(stream, peer));
            }
            Err(error) => {
                tracing::warn!(%error, "a connection could not be accepted");
                sleep(OUT_OF_FILES).await;
            }
        }
    }
}

impl<E: Endpoint + 'static> Server<E> {
    async fn welcome(self: Arc<Self>, stream: TcpStream, peer: SocketAddr) {
        let served = async {
            match self.places.take(peer.ip()) {
                Some(place) => {
                    let open = self.places.open();
                    let connection = self.connection(&self.app, peer, self.limits.head);
                    let stream = ClientStream::new(stream, place, &self.limits);
                    connection.run(stream, Arc::clone(&open.activity), &self.stop).await;
                }
                None => self.refuse(stream, peer).await,
            }
        };
        self.cut.run_until_cancelled(served).await;
    }

    /// Says that there is no place, to as many as can be told at once.
    async fn refuse(&self, stream: TcpStream, peer: SocketAddr) {
        let Some(place) = self.places.take_to_refuse() else { return };
        let connection = self.connection(&Arc::new(NoPlace), peer, REFUSAL);
        let stream = ClientStream::new(stream, place, &self.limits);
        let told = connection.run(stream, Activity::new(Instant::now()), &self.stop);
        // Whoever takes longer learns it from the closed connection.
        let _ = timeout(REFUSAL, told).await;
    }

    fn connection<A>(&self, app: &Arc<A>, peer: SocketAddr, head: Duration) -> Connection<A> {
        Connection { app: Arc::clone(app), body: Arc::clone(&self.body), peer, local: self.local, head, is_https: self.is_https }
    }
}

/// Answers whoever came when all places were taken.
struct NoPlace;

impl Endpoint for NoPlace {
    type Output = Response;

    async fn call(&self, request: Request) -> Result<Response> {
        let mut response = refuse(Fault::TooManyConnections, Manner::of(request.headers()));
        response.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
        Ok(response)
    }
}
