//! A real gateway before a small graph.
use std::sync::Arc;

use async_graphql::{Data, EmptyMutation, Object, Subscription};
use futures_util::{
    Stream,
    future::{BoxFuture, pending, ready},
    stream,
};
use poem::{
    Endpoint, Request,
    http::{HeaderMap, Method},
};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::{AuthenticationError, Authenticator, CloseFrame, Credentials, Declared, Gateway, Principal, Schema, routes};

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

pub struct Followed;

#[Subscription]
impl Followed {
    async fn age(&self) -> impl Stream<Item = i32> {
        stream::once(ready(40))
    }
}

type Graph = async_graphql::Schema<Query, EmptyMutation, Followed>;

/// Whoever brings a token is an employer, anybody else is nobody.
#[derive(Clone)]
pub struct ByToken;

pub struct Guest(Option<Uuid>);

impl Principal for Guest {
    fn operation(&self) -> Data {
        Data::default()
    }

    fn ended(&self) -> BoxFuture<'static, CloseFrame> {
        Box::pin(pending())
    }

    fn renew(&self) -> BoxFuture<'_, Result<(), CloseFrame>> {
        Box::pin(ready(Ok(())))
    }

    fn session(&self) -> Option<Uuid> {
        self.0
    }

    fn role(&self) -> &'static str {
        if self.0.is_some() { "employer" } else { "nobody" }
    }
}

impl Authenticator for ByToken {
    type Principal = Guest;

    async fn authenticate(&self, credentials: Credentials) -> Result<Arc<Guest>, AuthenticationError> {
        Ok(Arc::new(Guest(credentials.token.map(|_| Uuid::nil()))))
    }
}

/// A gateway, in English.
pub struct TestGateway(Arc<Gateway<ByToken, Graph>>);

/// What it answered.
#[derive(Debug)]
pub struct TestAnswer {
    pub status: u16,
    pub headers: HeaderMap,
    pub text: String,
}

impl TestGateway {
    pub fn new() -> Self {
        Self::with(|_| {})
    }

    /// A gateway that is unusual.
    pub fn with(change: impl FnOnce(&mut Gateway<ByToken, Graph>)) -> Self {
        let graph = Graph::build(Query, EmptyMutation, Followed).finish();
        let schema = Schema::parse(&graph.sdl(), Declared::default()).expect("a schema");
        let mut gateway = Gateway::new(ByToken, graph, Arc::new(schema));
        change(&mut gateway);
        Self(Arc::new(gateway))
    }

    /// Posts as nobody.
    pub async fn post(&self, parameters: Value) -> TestAnswer {
        self.post_with(&[], parameters).await
    }

    /// Posts with a session.
    pub async fn post_signed_in(&self, parameters: Value) -> TestAnswer {
        self.post_with(&[("authorization", "Bearer a")], parameters).await
    }

    pub async fn post_with(&self, headers: &[(&str, &str)], parameters: Value) -> TestAnswer {
        let request = headers.iter().fold(Request::builder(), |request, (name, value)| request.header(*name, *value));
        let request = request.method(Method::POST).uri_str("/graphql").content_type("application/json");
        self.answer(request.header("accept-language", "en").body(parameters.to_string())).await
    }

    pub async fn get(&self, query: &str) -> TestAnswer {
        self.answer(Request::builder().method(Method::GET).uri_str(format!("/graphql?{query}")).finish()).await
    }

    async fn answer(&self, request: Request) -> TestAnswer {
        let answer = routes(self.0.clone()).get_response(request).await;
        let (status, headers) = (answer.status().as_u16(), answer.headers().clone());
        TestAnswer { status, headers, text: answer.into_body().into_string().await.expect("an answer is text") }
    }
}

impl TestAnswer {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).expect("an answer is JSON")
    }

    /// The code of its error, or `OK` where it has none.
    pub fn code(&self) -> String {
        let json = self.json();
        json["errors"][0]["extensions"]["code"].as_str().unwrap_or("OK").to_owned()
    }
}

/// What a client of automatic persisted queries sends beside the rest.
pub fn persisted(hash: &str) -> Value {
    json!({ "persistedQuery": { "version": 1, "sha256Hash": hash } })
}
