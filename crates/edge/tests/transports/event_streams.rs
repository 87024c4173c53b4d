//! graphql-sse in distinct connections mode: a stream for each operation.
use super::raw_client::RawClient;
use super::server::TestServer;

async fn subscribe(server: &TestServer, query: &str) -> RawClient {
    let mut client = server.connect().await;
    let headers = "authorization: Bearer alice\r\naccept: text/event-stream\r\n";
    client.send("POST", "/graphql", headers, &format!(r#"{{"query":"{query}"}}"#)).await;
    client
}

#[tokio::test]
async fn each_event_is_sent_at_once_and_the_end_is_announced() {
    let server = TestServer::start().await;

    subscribe(&server, "subscription { wait }").await.read_until("event: next\ndata: {\"data\":{\"wait\":0}}\n\n").await;
    let all = subscribe(&server, "subscription { count(to: 2) }").await.read_until("event: complete\ndata:\n\n").await;

    assert!(
        all.contains("content-type: text/event-stream; charset=utf-8\r\n") && all.contains("\"count\":1") && all.contains("\"count\":2"),
        "{all}"
    );
}

#[tokio::test]
async fn a_query_is_a_stream_of_one_and_so_is_an_error() {
    let server = TestServer::start().await;

    let query = subscribe(&server, "{ hello }").await.answer(true).await;
    let refusal = subscribe(&server, "{ nothing }").await.answer(true).await;

    assert_eq!(query.text(), "event: next\ndata: {\"data\":{\"hello\":\"world\"}}\n\nevent: complete\ndata:\n\n");
    assert!(refusal.status == 200 && refusal.text().contains("GRAPHQL_VALIDATION_FAILED"), "{refusal:?}");
}

#[tokio::test]
async fn a_sign_out_ends_the_stream_with_a_reason_and_a_shutdown_without_one() {
    let (server, closing) = (TestServer::start().await, TestServer::start().await);
    let [mut first, mut second] = [subscribe(&server, "subscription { wait }").await, subscribe(&closing, "subscription { wait }").await];
    first.read_until("\"wait\":0").await;
    second.read_until("\"wait\":0").await;

    server.authenticator.end("alice");
    closing.stop.cancel();
    let (signed_out, closed) = (first.read_until("\r\n0\r\n\r\n").await, second.read_until("\r\n0\r\n\r\n").await);

    assert!(signed_out.contains("SESSION_ENDED") && signed_out.contains("event: complete"), "{signed_out}");
    assert!(!closed.contains("event: "), "{closed}");
}
