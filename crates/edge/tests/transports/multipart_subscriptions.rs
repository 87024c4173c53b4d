//! Multipart subscriptions over HTTP, as Apollo clients request them.
use std::time::Duration;

use omnia_edge::Limits;

use super::raw_client::RawClient;
use super::server::TestServer;

const APOLLO: &str = "accept: multipart/mixed;boundary=\"graphql\";subscriptionSpec=1.0, application/json\r\n";
const CONTENT_TYPE: &str = "content-type: multipart/mixed;boundary=\"graphql\";subscriptionSpec=1.0\r\n";

async fn subscribe(server: &TestServer, query: &str) -> RawClient {
    let mut client = server.connect().await;
    let headers = format!("authorization: Bearer alice\r\n{APOLLO}");
    client.send("POST", "/graphql", &headers, &format!(r#"{{"query":"{query}"}}"#)).await;
    client
}

#[tokio::test]
async fn each_event_is_a_complete_part_when_it_is_sent() {
    let server = TestServer::start().await;

    let mut client = subscribe(&server, "subscription { wait }").await;
    let head = client.read_until("\r\n\r\n").await;
    let part = client.read_until("{\"payload\":{\"data\":{\"wait\":0}}}\r\n--graphql").await;

    assert!(head.starts_with("HTTP/1.1 200 ") && head.contains(CONTENT_TYPE), "{head}");
    assert!(part.contains("\r\n--graphql\r\n") && part.contains("content-type: application/json\r\n\r\n"), "{part}");
}

#[tokio::test]
async fn a_subscription_that_ends_closes_its_multipart_body() {
    let server = TestServer::start().await;

    let mut client = subscribe(&server, "subscription { count(to: 2) }").await;
    let body = client.read_until("\r\n0\r\n\r\n").await;

    assert!(body.contains("{\"payload\":{\"data\":{\"count\":1}}}") && body.contains("{\"payload\":{\"data\":{\"count\":2}}}"), "{body}");
    assert!(body.contains("--\r\n"), "{body}");
}

#[tokio::test]
async fn a_silent_subscription_shows_that_it_is_alive() {
    let mut limits = Limits::default();
    limits.stream.heartbeat_interval = Duration::from_millis(20);
    let server = TestServer::with_limits(limits).await;

    let mut client = subscribe(&server, "subscription { wait }").await;
    client.read_until("{\"payload\":").await;

    client.read_until("\r\n\r\n{}\r\n--graphql").await;
    client.read_until("\r\n\r\n{}\r\n--graphql").await;
}

#[tokio::test]
async fn a_sign_out_ends_the_stream_with_a_reason() {
    let server = TestServer::start().await;
    let mut client = subscribe(&server, "subscription { wait }").await;
    client.read_until("{\"payload\":{\"data\"").await;

    server.authenticator.end("alice");
    let end = client.read_until("\r\n0\r\n\r\n").await;

    assert!(end.contains("\"payload\":null") && end.contains("\"code\":\"SESSION_ENDED\"") && end.contains("signed out"), "{end}");
    assert!(end.contains("--\r\n"), "{end}");
}

#[tokio::test]
async fn a_shutdown_is_reported_so_that_the_client_reconnects() {
    let server = TestServer::start().await;
    let mut client = subscribe(&server, "subscription { wait }").await;
    client.read_until("{\"payload\":{\"data\"").await;

    server.stop.cancel();
    let end = client.read_until("\r\n0\r\n\r\n").await;

    assert!(end.contains("\"payload\":null") && end.contains("GOING_AWAY"), "{end}");
}

#[tokio::test]
async fn what_cannot_be_executed_is_answered_as_json() {
    let server = TestServer::start().await;

    let answer = subscribe(&server, "subscription { nothing }").await.answer(true).await;
    let query = subscribe(&server, "{ hello }").await.answer(true).await;

    assert_eq!(answer.header("content-type"), Some("application/json; charset=utf-8"));
    assert!(answer.text().contains("GRAPHQL_VALIDATION_FAILED"), "{answer:?}");
    assert_eq!(query.text(), r#"{"data":{"hello":"world"}}"#);
}

#[tokio::test]
async fn the_streams_of_a_session_are_limited() {
    let mut limits = Limits::default();
    limits.session.max_sockets = 1;
    let server = TestServer::with_limits(limits).await;
    let mut first = subscribe(&server, "subscription { wait }").await;
    first.read_until("{\"payload\":").await;

    let second = subscribe(&server, "subscription { wait }").await.answer(true).await;

    assert!(second.status == 429 && second.text().contains("TOO_MANY_SOCKETS"), "{second:?}");
}
