//! graphql-sse in distinct connections mode: a stream for each operation.
use super::{raw_client::Wire, server::Hub};

async fn subscribe(hub: &Hub, query: &str) -> Wire {
    let mut wire = hub.connect().await;
    let headers = "authorization: Bearer alice\r\naccept: text/event-stream\r\n";
    wire.send("POST", "/graphql", headers, &format!(r#"{{"query":"{query}"}}"#)).await;
    wire
}

#[tokio::test]
async fn each_event_comes_at_once_and_the_end_is_said() {
    let hub = Hub::start().await;

    subscribe(&hub, "subscription { wait }").await.until("event: next\ndata: {\"data\":{\"wait\":0}}\n\n").await;
    let all = subscribe(&hub, "subscription { count(to: 2) }").await.until("event: complete\ndata:\n\n").await;

    assert!(
        all.contains("content-type: text/event-stream; charset=utf-8\r\n") && all.contains("\"count\":1") && all.contains("\"count\":2"),
        "{all}"
    );
}

#[tokio::test]
async fn a_query_is_a_stream_of_one_and_so_is_a_refusal() {
    let hub = Hub::start().await;

    let query = subscribe(&hub, "{ hello }").await.answer(true).await;
    let refusal = subscribe(&hub, "{ nothing }").await.answer(true).await;

    assert_eq!(query.text(), "event: next\ndata: {\"data\":{\"hello\":\"world\"}}\n\nevent: complete\ndata:\n\n");
    assert!(refusal.status == 200 && refusal.text().contains("GRAPHQL_VALIDATION_FAILED"), "{refusal:?}");
}

#[tokio::test]
async fn whoever_signs_out_is_told_why_and_a_hub_that_closes_says_nothing() {
    let (hub, closing) = (Hub::start().await, Hub::start().await);
    let [mut first, mut second] = [subscribe(&hub, "subscription { wait }").await, subscribe(&closing, "subscription { wait }").await];
    first.until("\"wait\":0").await;
    second.until("\"wait\":0").await;

    hub.door.end("alice");
    closing.stop.cancel();
    let (told, untold) = (first.until("\r\n0\r\n\r\n").await, second.until("\r\n0\r\n\r\n").await);

    assert!(told.contains("SESSION_ENDED") && told.contains("event: complete"), "{told}");
    assert!(!untold.contains("event: "), "{untold}");
}
