//! One HTTP/1.1 connection, from its first request to its last or until it becomes a WebSocket.
use std::convert::Infallible;
use std::io;
use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use hyper::body::{Body, Bytes, Incoming};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use poem::http::uri::Scheme;
use poem::http::{HeaderValue, StatusCode, header};
use poem::web::{LocalAddr, RemoteAddr};
use poem::{Endpoint, Request, Response};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio_util::sync::CancellationToken;

use super::host::names_one_host;
use super::idle_state::{IdleState, InFlightRequest, TrackedBody};
use super::request_body::RequestBody;
use super::response_headers;
use super::tls::TlsPeer;
use crate::http_response::{ResponseFormat, refuse};
use crate::limits::BodyLimits;
use crate::request_error::RequestError;

/// The longest request head, and the read and write buffers, in bytes. (A URL may be 64 KiB long.)
const MAX_BUFFER_BYTES: usize = 128 << 10;

/// The endpoint of a connection, and its limits.
pub struct Connection<A> {
    /// The endpoint that serves the requests.
    pub app: Arc<A>,
    /// The limits on request bodies.
    pub body: Arc<BodyLimits>,
    /// The address of the peer, a client or a proxy.
    pub peer: SocketAddr,
    /// The address of the server.
    pub local: SocketAddr,
    /// From connecting, or from the last response, to the end of the next request head.
    pub head_timeout: Duration,
    /// Whether browsers connect by https, here or through a proxy.
    pub is_https: bool,
    /// What the client showed in the handshake, where the connection is TLS.
    pub tls: Option<TlsPeer>,
}

impl<A: Endpoint + 'static> Connection<A> {
    /// Serves requests until either side closes; once `stop` is cancelled, it closes after the current response.
    pub async fn run<S>(self, stream: S, idle_state: Arc<IdleState>, stop: &CancellationToken)
    where
        S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
    {
        let (head_timeout, peer, evict) = (self.head_timeout, self.peer, idle_state.evict.clone());
        let this = Arc::new(self);
        let service = service_fn(move |request| {
            let (this, in_flight) = (Arc::clone(&this), idle_state.begin_request());
            async move { Ok::<_, Infallible>(this.serve(request, in_flight).await) }
        });
        let mut http = http1::Builder::new();
        http.timer(TokioTimer::new()).header_read_timeout(head_timeout).max_buf_size(MAX_BUFFER_BYTES).preserve_header_case(true);
        let mut connection = pin!(http.serve_connection(TokioIo::new(stream), service).with_upgrades());
        let ended = tokio::select! {
            ended = connection.as_mut() => ended,
            () = evict.cancelled() => Ok(()),
            () = stop.cancelled() => {
                connection.as_mut().graceful_shutdown();
                connection.await
            }
        };
        if let Err(error) = ended {
            tracing::debug!(%peer, %error, "a connection failed");
        }
    }

    async fn serve(
        &self,
        request: hyper::Request<Incoming>,
        in_flight: InFlightRequest,
    ) -> hyper::Response<impl Body<Data = Bytes, Error = io::Error> + use<A>> {
        let has_body = !request.body().is_end_stream();
        let as_written = request.headers().contains_key(header::UPGRADE).then(|| request.extensions().clone());
        let (local, peer) = (LocalAddr(self.local.into()), RemoteAddr(self.peer.into()));
        let scheme = if self.tls.is_some() { Scheme::HTTPS } else { Scheme::HTTP };
        let mut request = Request::from((request, local, peer, scheme));
        if let Some(tls) = &self.tls {
            request.extensions_mut().insert(tls.clone());
        }
        let expect_continue = has_body.then(|| RequestBody::limit(&mut request, &self.body));
        let mut response: hyper::Response<_> = self.respond(request).await.into();
        response_headers::complete(response.status(), response.headers_mut(), self.is_https);
        if let Some(as_written) = as_written.filter(|_| response.status() == StatusCode::SWITCHING_PROTOCOLS) {
            // Some clients compare `Sec-WebSocket-Protocol` case-sensitively: header names are echoed as the client wrote them.
            response.extensions_mut().extend(as_written);
        }
        if expect_continue.is_some_and(|expect| expect.is_body_withheld()) {
            response.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
        }
        response.map(|body| TrackedBody::new(body, in_flight))
    }

    async fn respond(&self, request: Request) -> Response {
        match names_one_host(request.version(), request.headers()) {
            true => self.app.get_response(request).await,
            false => refuse(RequestError::BadHost, ResponseFormat::of(request.headers())),
        }
    }
}
