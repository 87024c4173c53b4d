//! Where the edge listens.
use std::sync::Arc;

use async_graphql::Executor;
use poem::{Endpoint, Request, Response, Result, Route, get};

use super::{Doorkeeper, Gateway, exchange::exchange, graphiql, websocket};

/// `/graphql` for HTTP, WebSocket and event streams, and `/graphiql`. Event streams must not be wrapped in a
/// compression that waits for more; what is worth it is compressed here.
pub fn routes<D: Doorkeeper, E: Executor>(gateway: Arc<Gateway<D, E>>) -> Route {
    Route::new().at("/graphql", Edge(gateway)).at("/graphiql", get(graphiql::page))
}

struct Edge<D, E>(Arc<Gateway<D, E>>);

impl<D: Doorkeeper, E: Executor> Endpoint for Edge<D, E> {
    type Output = Response;

    async fn call(&self, request: Request) -> Result<Response> {
        Ok(match websocket::is_upgrade(&request) {
            true => websocket::upgrade(&self.0, request).await,
            false => exchange(&self.0, request).await,
        })
    }
}
