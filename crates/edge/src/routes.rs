//! The routes of the server.
use std::sync::Arc;

use async_graphql::Executor;
use poem::http::Method;
use poem::{Endpoint, Request, Response, Result, Route};
use tracing::{Instrument, info_span};

use super::http_handler::handle_http;
use super::http_response::allow;
use super::request_encoding::METHODS;
use super::{Authenticator, Gateway, reservations, websocket};

/// The id that a proxy gives a request, which correlates its log with ours.
const REQUEST_ID: &str = "x-request-id";
const MAX_REQUEST_ID_BYTES: usize = 64;

/// Routes `/graphql` for HTTP, WebSocket and event streams. Do not wrap them in compression that buffers event streams; large responses
/// are compressed already.
pub fn routes<D: Authenticator, E: Executor>(gateway: Arc<Gateway<D, E>>) -> Route {
    Route::new().at("/graphql", GraphQlEndpoint(gateway))
}

struct GraphQlEndpoint<D, E>(Arc<Gateway<D, E>>);

impl<D: Authenticator, E: Executor> Endpoint for GraphQlEndpoint<D, E> {
    type Output = Response;

    async fn call(&self, request: Request) -> Result<Response> {
        let span = info_span!("request", id = id_of(&request));
        let response = async {
            match request {
                request if request.method() == Method::OPTIONS => allow(METHODS),
                request if websocket::is_upgrade(&request) => websocket::upgrade(&self.0, request).await,
                request if reservations::is_of_reservation(&request) => reservations::handle(&self.0, request).await,
                request => handle_http(&self.0, request).await,
            }
        };
        Ok(response.instrument(span).await)
    }
}

/// The id that is logged with every line of a request.
fn id_of(request: &Request) -> Option<&str> {
    let id = request.headers().get(REQUEST_ID)?.to_str().ok()?;
    (id.len() <= MAX_REQUEST_ID_BYTES && id.bytes().all(|byte| byte.is_ascii_graphic())).then_some(id)
}
