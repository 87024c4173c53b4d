//! A gateway with a small schema, for tests.
use std::sync::Arc;

use async_graphql::{Data, EmptyMutation, Object, Subscription};
use futures_util::future::{BoxFuture, pending, ready};
use futures_util::{Stream, stream};
use poem::http::{HeaderMap, Method};
use poem::{Endpoint, Request};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::{AuthenticationError, Authenticator, CloseFrame, Credentials, DeclaredCosts, Gateway, Principal, Schema, routes};

/// The query root.
pub struct Query;

#[Object]
impl Query {
    async fn name(&self) -> &str {
        "Rossi"
    }

    async fn ages(&self) -> Vec<i32> {
        vec![40, 41]
    }
}

/// The subscription root.
pub struct SubscriptionRoot;

#[Subscription]
impl SubscriptionRoot {
    async fn age(&self) -> impl Stream<Item = i32> {
        stream::once(ready(40))
    }
}

type Graph = async_graphql::Schema<Query, EmptyMutation, SubscriptionRoot>;

/// Whoever sends a token is an employer; everyone else is anonymous.
#[derive(Clone)]
pub struct TokenAuthenticator;

/// An employer with a session, or an anonymous caller.
pub struct TestPrincipal(Option<Uuid>);

impl Principal for TestPrincipal {
    fn operation(&self) -> Data {
        Data::default()
    }

    fn ended(&self) -> BoxFuture<'static, CloseFrame> {
        Box::pin(pending())
    }

    fn renew(&self) -> BoxFuture<'_, Result<(), CloseFrame>> {
        Box::pin(ready(Ok(())))
    }

    fn quota_id(&self) -> Option<Uuid> {
        self.0
    }

    fn role(&self) -> &'static str {
        if self.0.is_some() { "employer" } else { "nobody" }
    }
}

impl Authenticator for TokenAuthenticator {
    type Principal = TestPrincipal;

    async fn authenticate(&self, credentials: Credentials) -> Result<Arc<TestPrincipal>, AuthenticationError> {
        Ok(Arc::new(TestPrincipal(credentials.token.map(|_| Uuid::nil()))))
    }
}

/// A gateway whose responses are in English.
pub struct TestGateway(Arc<Gateway<TokenAuthenticator, Graph>>);

/// A response, read to its end.
#[derive(Debug)]
pub struct TestResponse {
    /// The HTTP status.
    pub status: u16,
    /// The headers.
    pub headers: HeaderMap,
    /// The body.
    pub text: String,
}

impl TestGateway {
    /// A gateway with default settings.
    pub fn new() -> Self {
        Self::with(|_| {})
    }

    /// A gateway with other settings.
    pub fn with(change: impl FnOnce(&mut Gateway<TokenAuthenticator, Graph>)) -> Self {
        let graph = Graph::build(Query, EmptyMutation, SubscriptionRoot).finish();
        let schema = Schema::parse(&graph.sdl(), DeclaredCosts::default()).expect("a schema");
        let mut gateway = Gateway::new(TokenAuthenticator, graph, Arc::new(schema));
        change(&mut gateway);
        Self(Arc::new(gateway))
    }

    /// Posts anonymously.
    pub async fn post(&self, parameters: Value) -> TestResponse {
        self.post_with(&[], parameters).await
    }

    /// Posts with a session.
    pub async fn post_signed_in(&self, parameters: Value) -> TestResponse {
        self.post_with(&[("authorization", "Bearer a")], parameters).await
    }

    /// Posts with these headers.
    pub async fn post_with(&self, headers: &[(&str, &str)], parameters: Value) -> TestResponse {
        let request = headers.iter().fold(Request::builder(), |request, (name, value)| request.header(*name, *value));
        let request = request.method(Method::POST).uri_str("/graphql").content_type("application/json");
        self.response(request.header("accept-language", "en").body(parameters.to_string())).await
    }

    /// Gets with this query string.
    pub async fn get(&self, query: &str) -> TestResponse {
        self.response(Request::builder().method(Method::GET).uri_str(format!("/graphql?{query}")).finish()).await
    }

    async fn response(&self, request: Request) -> TestResponse {
        let response = routes(self.0.clone()).get_response(request).await;
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        TestResponse { status, headers, text: response.into_body().into_string().await.expect("an answer is text") }
    }
}

impl TestResponse {
    /// The body as JSON.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).expect("an answer is JSON")
    }

    /// The code of the first error, or `OK` where there is none.
    pub fn code(&self) -> String {
        let json = self.json();
        json["errors"][0]["extensions"]["code"].as_str().unwrap_or("OK").to_owned()
    }
}

/// The extensions of an automatic persisted query.
pub fn persisted(hash: &str) -> Value {
    json!({ "persistedQuery": { "version": 1, "sha256Hash": hash } })
}
