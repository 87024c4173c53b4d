//! A real gateway before a small graph.
use std::sync::Arc;

use async_graphql::{Data, EmptyMutation, Object, Subscription};
use futures_util::{
    Stream,
    future::{BoxFuture, pending, ready},
    stream,
};
use poem::{Endpoint, Request, http::Method};
use serde_json::Value;
use uuid::Uuid;

use crate::{Admission, Declared, Doorkeeper, Farewell, Gateway, Knock, Refusal, Schema, routes};

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

/// Whoever brings a token has a session.
#[derive(Clone)]
pub struct ByToken;

pub struct Guest(Option<Uuid>);

impl Admission for Guest {
    fn operation(&self) -> Data {
        Data::default()
    }

    fn ended(&self) -> BoxFuture<'static, Farewell> {
        Box::pin(pending())
    }

    fn comes_again(&self) -> BoxFuture<'_, Result<(), Farewell>> {
        Box::pin(ready(Ok(())))
    }

    fn session(&self) -> Option<Uuid> {
        self.0
    }
}

impl Doorkeeper for ByToken {
    type Admission = Guest;

    async fn admit(&self, knock: Knock) -> Result<Arc<Guest>, Refusal> {
        Ok(Arc::new(Guest(knock.token.map(|_| Uuid::nil()))))
    }
}

/// A gateway, in English.
pub struct TestGateway(Arc<Gateway<ByToken, Graph>>);

/// What it answered.
#[derive(Debug)]
pub struct TestAnswer {
    pub text: String,
}

impl TestGateway {
    pub fn new() -> Self {
        let graph = Graph::build(Query, EmptyMutation, Followed).finish();
        let schema = Schema::parse(&graph.sdl(), Declared::default()).expect("a schema");
        Self(Arc::new(Gateway::new(ByToken, graph, Arc::new(schema))))
    }

    /// Posts as nobody.
    pub async fn post(&self, call: Value) -> TestAnswer {
        self.post_with(&[], call).await
    }

    pub async fn post_with(&self, headers: &[(&str, &str)], call: Value) -> TestAnswer {
        let request = headers.iter().fold(Request::builder(), |request, (name, value)| request.header(*name, *value));
        let request = request.method(Method::POST).uri_str("/graphql").content_type("application/json");
        self.answer(request.header("accept-language", "en").body(call.to_string())).await
    }

    async fn answer(&self, request: Request) -> TestAnswer {
        let answer = routes(self.0.clone()).get_response(request).await;
        TestAnswer { text: answer.into_body().into_string().await.expect("an answer is text") }
    }
}

impl TestAnswer {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).expect("an answer is JSON")
    }
}
