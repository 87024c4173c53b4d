//! A server with a small schema, and who may use it.
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use async_graphql::{Data, Object, Schema as Graph, Subscription};
use futures_util::future::BoxFuture;
use futures_util::{FutureExt, Stream, StreamExt, stream};
use omnia_edge::{
    AuthenticationError, Authenticator, CloseFrame, Credentials, DeclaredCosts, Gateway, Language, Limits, Principal, Schema, language_of,
    page, read_only, routes, serve,
};
use poem::http::{StatusCode, header};
use poem::{Request, Response, handler};
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use super::raw_client::RawClient;

/// A server on a port of its own.
pub struct TestServer {
    /// Where it listens.
    pub address: SocketAddr,
    /// Who may use it.
    pub authenticator: TestAuthenticator,
    /// Cancelled to shut it down.
    pub stop: CancellationToken,
}

impl TestServer {
    /// A server with default limits.
    pub async fn start() -> Self {
        Self::with_limits(Limits::default()).await
    }

    /// A server with other limits.
    pub async fn with_limits(limits: Limits) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        let (authenticator, stop) = (TestAuthenticator::default(), CancellationToken::new());
        let graph = Graph::new(Query, Mutation, Events);
        let schema = Schema::parse(&graph.sdl(), DeclaredCosts { lists: &[], single: &[] }).expect("a schema");
        let mut gateway = Gateway::new(authenticator.clone(), graph, Arc::new(schema));
        gateway.limits = limits.clone();
        gateway.shutdown = stop.clone();
        let stopped = stop.clone();
        let routes = routes(Arc::new(gateway)).at("/page", read_only(static_page));
        tokio::spawn(async move { serve(listener, routes, &limits, true, stopped, Duration::from_secs(1)).await });
        Self { address, authenticator, stop }
    }

    /// A new connection.
    pub async fn connect(&self) -> RawClient {
        RawClient::to(self.address).await
    }
}

/// A page in both languages.
#[handler]
fn static_page(request: &Request) -> Response {
    let text = match language_of(request.headers()) {
        Language::Italian => "una pagina",
        Language::English => "a page",
    };
    page(request, Response::builder().header(header::VARY, "accept-language"), text)
}

/// Authenticates anyone by name, each with one session; the token `nobody` is unknown.
#[derive(Clone, Default)]
pub struct TestAuthenticator {
    sessions: Arc<Mutex<Vec<(String, CancellationToken)>>>,
}

impl TestAuthenticator {
    /// Ends the session of this person.
    pub fn end(&self, name: &str) {
        self.session(name).1.cancel();
    }

    fn session(&self, name: &str) -> (Uuid, CancellationToken) {
        let mut sessions = self.sessions.lock().unwrap_or_else(PoisonError::into_inner);
        let at = sessions.iter().position(|(known, _)| known == name).unwrap_or_else(|| {
            sessions.push((name.to_owned(), CancellationToken::new()));
            sessions.len() - 1
        });
        (Uuid::from_u128(at as u128), sessions[at].1.clone())
    }
}

impl Authenticator for TestAuthenticator {
    type Principal = TestPrincipal;

    async fn authenticate(&self, credentials: Credentials) -> Result<Arc<TestPrincipal>, AuthenticationError> {
        let session = match credentials.token {
            Some(token) if token.value == "nobody" => {
                return Err(AuthenticationError {
                    code: "UNAUTHENTICATED",
                    message: "sign in".to_owned(),
                    status: StatusCode::UNAUTHORIZED,
                });
            }
            token => token.map(|token| self.session(&token.value)),
        };
        Ok(Arc::new(TestPrincipal(session)))
    }
}

/// A caller with a session, or an anonymous one.
pub struct TestPrincipal(Option<(Uuid, CancellationToken)>);

impl Principal for TestPrincipal {
    fn operation(&self) -> Data {
        Data::default()
    }

    fn ended(&self) -> BoxFuture<'static, CloseFrame> {
        let Some((_, ended)) = self.0.clone() else { return futures_util::future::pending().boxed() };
        async move {
            ended.cancelled().await;
            CloseFrame { code: 4403, reason: "signed out" }
        }
        .boxed()
    }

    fn renew(&self) -> BoxFuture<'_, Result<(), CloseFrame>> {
        async { Ok(()) }.boxed()
    }

    fn quota_id(&self) -> Option<Uuid> {
        self.0.as_ref().map(|(session, _)| *session)
    }

    fn role(&self) -> &'static str {
        "user"
    }
}

struct Query;

#[Object]
impl Query {
    async fn hello(&self) -> &'static str {
        "world"
    }

    async fn long(&self) -> String {
        "long ".repeat(2_000)
    }
}

struct Mutation;

#[Object]
impl Mutation {
    async fn double(&self, number: i32) -> i32 {
        number * 2
    }
}

struct Events;

#[Subscription]
impl Events {
    async fn count(&self, to: i32) -> impl Stream<Item = i32> {
        stream::iter(1..=to)
    }

    /// One event, and then no other.
    async fn wait(&self) -> impl Stream<Item = i32> {
        stream::iter([0]).chain(stream::pending())
    }
}
