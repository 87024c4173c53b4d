//! graphql-sse in single connection mode: one stream that carries many operations.
use std::time::Duration;

use omnia_edge::Limits;

use super::raw_client::{RawClient, RawResponse};
use super::server::TestServer;

const ALICE: &str = "authorization: Bearer alice\r\n";

/// A client that has reserved a stream.
struct Client<'a> {
    server: &'a TestServer,
    name: &'static str,
    token: String,
}

impl<'a> Client<'a> {
    async fn reserves(server: &'a TestServer, name: &'static str) -> Self {
        let answer = server.connect().await.request("PUT", "/graphql", &format!("authorization: Bearer {name}\r\n"), "").await;
        assert!(answer.status == 201 && answer.header("content-type").is_some_and(|media| media.starts_with("text/plain")), "{answer:?}");
        Self { server, name, token: answer.text().to_owned() }
    }

    fn headers(&self) -> String {
        format!("authorization: Bearer {}\r\nx-graphql-event-stream-token: {}\r\n", self.name, self.token)
    }

    async fn opens(&self) -> RawClient {
        let mut client = self.server.connect().await;
        client.send("GET", "/graphql", &format!("{}accept: text/event-stream\r\n", self.headers()), "").await;
        client
    }

    async fn executes(&self, id: &str, query: &str) -> RawResponse {
        let body = format!(r#"{{"query":"{query}","extensions":{{"operationId":"{id}"}}}}"#);
        self.server.connect().await.request("POST", "/graphql", &self.headers(), &body).await
    }

    async fn stops(&self, id: &str) -> RawResponse {
        self.server.connect().await.request("DELETE", &format!("/graphql?operationId={id}"), &self.headers(), "").await
    }
}

fn is(answer: &RawResponse, status: u16, code: &str) {
    assert!(answer.status == status && answer.text().contains(&format!("\"code\":\"{code}\"")), "expected {status} {code}: {answer:?}");
}

#[tokio::test]
async fn one_stream_carries_all_operations_and_each_event_has_the_id_of_its_own() {
    let server = TestServer::start().await;
    let client = Client::reserves(&server, "alice").await;
    let mut stream = client.opens().await;
    let head = stream.read_until("\r\n\r\n").await;

    let accepted = client.executes("1", "{ hello }").await;
    let read = stream.read_until("event: complete\ndata: {\"id\":\"1\"}\n\n").await;
    client.executes("2", "mutation { double(number: 21) }").await;
    let done = stream.read_until("event: complete\ndata: {\"id\":\"2\"}\n\n").await;

    assert!(head.starts_with("HTTP/1.1 200 ") && head.contains("content-type: text/event-stream"), "{head}");
    assert!(accepted.status == 202 && accepted.body.is_empty(), "{accepted:?}");
    assert!(read.contains("event: next\ndata: {\"id\":\"1\",\"payload\":{\"data\":{\"hello\":\"world\"}}}\n\n"), "{read}");
    assert!(done.contains("{\"id\":\"2\",\"payload\":{\"data\":{\"double\":42}}}"), "{done}");
}

#[tokio::test]
async fn a_subscription_runs_until_it_is_stopped() {
    let server = TestServer::start().await;
    let client = Client::reserves(&server, "alice").await;
    let mut stream = client.opens().await;
    client.executes("1", "subscription { wait }").await;
    stream.read_until("{\"id\":\"1\",\"payload\":{\"data\":{\"wait\":0}}}").await;

    is(&client.executes("1", "{ hello }").await, 409, "OPERATION_ID_TAKEN");
    assert_eq!(client.stops("1").await.status, 200);
    assert_eq!(client.executes("1", "{ hello }").await.status, 202);
    stream.read_until("event: complete\ndata: {\"id\":\"1\"}\n\n").await;
    assert_eq!(client.stops("7").await.status, 200);
}

#[tokio::test]
async fn a_client_that_cannot_set_headers_sends_its_token_in_the_url() {
    let server = TestServer::start().await;
    let client = Client::reserves(&server, "alice").await;
    let path = format!("/graphql?token={}", client.token);
    let mut stream = server.connect().await;

    stream.send("GET", &path, &format!("{ALICE}accept: text/event-stream\r\n"), "").await;
    stream.read_until(":\n\n").await;
    let body = r#"{"query":"{ hello }","extensions":{"operationId":1}}"#;

    assert_eq!(server.connect().await.request("POST", &path, ALICE, body).await.status, 202);
    stream.read_until("event: complete\ndata: {\"id\":\"1\"}\n\n").await;
}

#[tokio::test]
async fn a_stream_is_opened_once_and_ends_with_its_connection() {
    let server = TestServer::start().await;
    let client = Client::reserves(&server, "alice").await;

    is(&client.executes("1", "{ hello }").await, 409, "STREAM_NOT_OPEN");
    let mut stream = client.opens().await;
    stream.read_until(":\n\n").await;
    is(&client.opens().await.answer(true).await, 409, "STREAM_IS_OPEN");
    drop(stream);
    while client.executes("1", "subscription { wait }").await.status == 202 {
        client.stops("1").await;
    }
    is(&client.executes("1", "{ hello }").await, 404, "STREAM_NOT_FOUND");
}

#[tokio::test]
async fn the_token_of_another_opens_nothing() {
    let server = TestServer::start().await;
    let client = Client::reserves(&server, "alice").await;
    client.opens().await.read_until(":\n\n").await;

    let thief = Client { server: &server, name: "mallory", token: client.token.clone() };

    is(&thief.opens().await.answer(true).await, 404, "STREAM_NOT_FOUND");
    is(&thief.executes("1", "{ hello }").await, 404, "STREAM_NOT_FOUND");
    is(&thief.stops("1").await, 404, "STREAM_NOT_FOUND");
}

#[tokio::test]
async fn what_is_refused_is_refused_by_its_status_before_the_stream() {
    let server = TestServer::start().await;
    let client = Client::reserves(&server, "alice").await;
    let _stream = client.opens().await.read_until(":\n\n").await;
    let mut stream = Client::reserves(&server, "alice").await.opens().await;
    stream.read_until(":\n\n").await;

    is(&server.connect().await.request("DELETE", "/graphql?operationId=1", ALICE, "").await, 404, "STREAM_NOT_FOUND");
    is(&server.connect().await.request("PUT", "/graphql", "authorization: Bearer nobody\r\n", "").await, 401, "UNAUTHENTICATED");
    is(
        &server.connect().await.request("PUT", "/graphql", "cookie: session=alice\r\norigin: https://evil.example\r\n", "").await,
        403,
        "CROSS_ORIGIN",
    );
}

#[tokio::test]
async fn a_document_that_does_not_fit_is_refused_with_400() {
    let server = TestServer::start().await;
    let client = Client::reserves(&server, "alice").await;
    let mut stream = client.opens().await;
    stream.read_until(":\n\n").await;
    let unnamed = server.connect().await.request("POST", "/graphql", &client.headers(), r#"{"query":"{ hello }"}"#).await;

    is(&client.executes("1", "{ nothing }").await, 400, "GRAPHQL_VALIDATION_FAILED");
    is(&unnamed, 400, "BAD_REQUEST");
}

#[tokio::test]
async fn a_sign_out_ends_each_operation_with_a_reason() {
    let server = TestServer::start().await;
    let client = Client::reserves(&server, "alice").await;
    let mut stream = client.opens().await;
    client.executes("1", "subscription { wait }").await;
    stream.read_until("\"wait\":0").await;

    server.authenticator.end("alice");
    let end = stream.read_until("\r\n0\r\n\r\n").await;

    assert!(end.contains("\"id\":\"1\"") && end.contains("SESSION_ENDED") && end.contains("event: complete"), "{end}");
}

#[tokio::test]
async fn an_anonymous_stream_without_operations_is_closed() {
    let mut limits = Limits::default();
    limits.stream.anonymous_idle_timeout = Duration::from_millis(50);
    let server = TestServer::with_limits(limits).await;
    let token = server.connect().await.request("PUT", "/graphql", "", "").await.text().to_owned();
    let mut stream = server.connect().await;

    stream.send("GET", &format!("/graphql?token={token}"), "accept: text/event-stream\r\n", "").await;

    stream.read_until("\r\n0\r\n\r\n").await;
}

#[tokio::test]
async fn the_reservations_of_a_session_are_limited() {
    let mut limits = Limits::default();
    limits.stream.max_reservations = 2;
    let server = TestServer::with_limits(limits).await;
    let _reserved = [Client::reserves(&server, "alice").await, Client::reserves(&server, "alice").await];

    is(&server.connect().await.request("PUT", "/graphql", ALICE, "").await, 429, "TOO_MANY_RESERVATIONS");
    Client::reserves(&server, "bob").await;
}
