//! A server for a schema of ten lines.
//!
//! Send `curl http://127.0.0.1:8000/graphql -H 'content-type: application/json' -d '{"query":"{ hello }"}'`.
use std::io;
use std::sync::Arc;
use std::time::Duration;

use async_graphql::{Data, EmptyMutation, EmptySubscription, Object, Schema, ValidationMode};
use futures_util::future::{BoxFuture, pending};
use omnia_edge::{AuthenticationError, Authenticator, CloseFrame, Credentials, Gateway, Limits, Principal};
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

struct Query;

#[Object]
impl Query {
    /// Greets by name.
    async fn hello(&self, #[graphql(default_with = "String::from(\"world\")")] name: String) -> String {
        format!("Hello, {name}!")
    }
}

/// Lets everybody in, without signing in.
#[derive(Clone)]
struct NoAuthentication;

struct AnonymousCaller;

impl Authenticator for NoAuthentication {
    type Principal = AnonymousCaller;

    async fn authenticate(&self, _: Credentials) -> Result<Arc<AnonymousCaller>, AuthenticationError> {
        Ok(Arc::new(AnonymousCaller))
    }
}

impl Principal for AnonymousCaller {
    fn operation(&self) -> Data {
        Data::default()
    }

    fn ended(&self) -> BoxFuture<'static, CloseFrame> {
        Box::pin(pending())
    }

    fn renew(&self) -> BoxFuture<'_, Result<(), CloseFrame>> {
        Box::pin(async { Ok(()) })
    }

    fn quota_id(&self) -> Option<Uuid> {
        None
    }

    fn role(&self) -> &'static str {
        "nobody"
    }
}

#[tokio::main]
async fn main() -> io::Result<()> {
    let schema = Schema::build(Query, EmptyMutation, EmptySubscription).validation_mode(ValidationMode::Fast).finish();
    let edge = omnia_edge::Schema::parse(&schema.sdl(), Default::default()).map_err(io::Error::other)?;
    let gateway = Gateway::new(NoAuthentication, schema, Arc::new(edge));
    let listener = TcpListener::bind("127.0.0.1:8000").await?;
    let routes = omnia_edge::routes(Arc::new(gateway));
    omnia_edge::serve(listener, routes, &Limits::default(), false, CancellationToken::new(), Duration::from_secs(5)).await
}
