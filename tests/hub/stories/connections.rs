//! Connections have limits: whoever keeps the hub waiting is disconnected, and a full hub makes room for others.

use std::time::Duration;

use crate::world::*;

/// Long enough for whoever does not dally, on a busy machine too.
const SOON: Duration = Duration::from_millis(700);

#[story(once)]
async fn a_request_that_names_no_host_or_two_is_refused(hub: Hub) -> Result {
    for hosts in ["", "host: hub\r\nhost: another\r\n"] {
        let mut wire = Wire::to(&hub).await?;
        wire.writes(format!("GET /health/live HTTP/1.1\r\n{hosts}\r\n").as_bytes()).await?;
        wire.reads().await?.is(400, "BAD_REQUEST")?;
    }
    Ok(())
}

#[story(once)]
async fn whoever_does_not_end_the_head_of_a_request_is_closed(hub: Hub) -> Result {
    let hub = hub.another_within(|_, limits| limits.connection.head_timeout = SOON).await?;
    let (mut silent, mut unfinished, mut slow) = (Wire::to(&hub).await?, Wire::to(&hub).await?, Wire::to(&hub).await?);
    unfinished.writes(b"GET / HTTP/1.1\r\nhost: hub\r\n").await?;
    slow.writes(b"GET / HTTP/1.1\r\nx: ").await?;

    ensure!(slow.writes_slowly(b'x').await?.is_empty());
    ensure!(unfinished.is_closed().await?.is_empty() && silent.is_closed().await?.is_empty());
    Ok(())
}

#[story(once)]
async fn a_connection_that_asks_nothing_more_is_closed(hub: Hub) -> Result {
    let hub = hub.another_within(|_, limits| limits.connection.head_timeout = SOON).await?;
    let mut wire = Wire::to(&hub).await?;

    ensure!(wire.asks().await?.status == 200 && wire.asks().await?.status == 200);
    ensure!(wire.is_closed().await?.is_empty());
    Ok(())
}

#[story(once)]
async fn a_body_that_arrives_too_slowly_is_refused_and_closed(hub: Hub) -> Result {
    let hub = hub.another_within(|_, limits| limits.body.min_bytes_period = SOON).await?;
    let admin = hub.admin().await?;
    let json = "accept-language: it\r\ncontent-type: application/json\r\ncontent-length: 1000\r\n";
    let parts = "--x\r\ncontent-disposition: form-data; name=\"operations\"\r\n\r\n";
    let (mut of_json, mut of_form) = (Wire::to(&hub).await?, Wire::to(&hub).await?);
    of_json.begins("POST", "/graphql", json).await?;
    of_form.begins("POST", "/graphql", &admin.head_of_a_form(1000)?).await?;
    of_form.writes(parts.as_bytes()).await?;

    let italian = String::from_utf8(of_json.writes_slowly(b' ').await?)?;
    let english = String::from_utf8(of_form.writes_slowly(b' ').await?)?;

    ensure!(italian.starts_with("HTTP/1.1 408") && italian.contains("REQUEST_TIMEOUT") && italian.contains("lentamente"), "{italian}");
    ensure!(english.starts_with("HTTP/1.1 408") && english.contains("REQUEST_TIMEOUT") && english.contains("slowly"), "{english}");
    Ok(())
}

#[story(once)]
async fn a_client_that_reads_nothing_of_its_answer_loses_its_connection(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let draft = rossi.drafts().await?;
    let sent = rossi.attaches(&draft, "ANNEX_2", "a.pdf", pdf_of(19 << 20)).await?.succeeds()?;
    let narrow = hub
        .another_within(|config, limits| {
            config.max_connections = 1;
            // So long that it is refused first, also where the machine is busy.
            limits.connection.stall_timeout = 5 * SOON;
        })
        .await?;
    let address = sent.text("uploadDocument.document.downloadUrl")?;
    let mut stalled = Wire::to(&narrow).await?;

    stalled.begins("GET", &address, &format!("authorization: Bearer {}\r\n", rossi.token()?)).await?;
    let refused = Wire::to(&narrow).await?.asks().await?;

    refused.is(503, "TOO_MANY_CONNECTIONS")?;
    // Its place is free again without its having read anything.
    while Wire::to(&narrow).await?.asks().await?.status != 200 {}
    Ok(())
}

#[story(once)]
async fn a_client_that_reads_its_answer_too_slowly_loses_its_connection(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    hub.gives_long_names().await?;
    let narrow = hub
        .another_within(|config, limits| {
            config.max_connections = 1;
            // More than it ever reads.
            (limits.connection.min_bytes, limits.connection.min_bytes_period) = (2 << 20, SOON);
        })
        .await?;

    let mut slow_reader = rossi.asks_over_a_wire(&narrow, &rossi.query_for_long_names(99)).await?;
    ensure!(slow_reader.reads_a_little().await? > 0);

    // It goes on reading, and its place is free again all the same.
    while Wire::to(&narrow).await?.asks().await?.status != 200 {
        ensure!(slow_reader.reads_a_little().await? > 0, "it was given all of its answer");
    }
    Ok(())
}

#[story(once)]
async fn as_many_connections_as_there_may_be_keep_nobody_out(hub: Hub) -> Result {
    let full = hub
        .another_within(|config, limits| {
            config.max_connections = 30;
            limits.connection.min_idle = Duration::ZERO;
        })
        .await?;
    let mut idle = Vec::new();
    for _ in 0..30 {
        let mut wire = Wire::to(&full).await?;
        ensure!(wire.asks().await?.status == 200);
        idle.push(wire);
    }

    let answer = Wire::to(&full).await?.asks().await?;

    ensure!(answer.status == 200, "{answer:?}");
    ensure!(idle[0].is_closed().await?.is_empty());
    Ok(())
}

#[story(once)]
async fn whoever_finds_no_free_connection_is_refused_in_their_language(hub: Hub) -> Result {
    let full = hub
        .another_within(|config, limits| {
            config.max_connections = 3;
            limits.connection.min_idle = Duration::from_mins(10);
        })
        .await?;
    let mut taken = Vec::new();
    for _ in 0..3 {
        let mut wire = Wire::to(&full).await?;
        wire.asks().await?;
        taken.push(wire);
    }

    let (mut english, mut italian) = (Wire::to(&full).await?, Wire::to(&full).await?);
    english.begins("GET", "/", "accept-language: en\r\n").await?;
    italian.begins("POST", "/graphql", "accept-language: it\r\ncontent-length: 3000000\r\n").await?;
    italian.writes(&vec![b' '; 3_000_000]).await?;
    let (english, italian) = (english.reads().await?, italian.reads().await?);

    for refused in [&english, &italian] {
        refused.is(503, "TOO_MANY_CONNECTIONS")?;
        ensure!(refused.has("retry-after: 1") && refused.has("connection: close"), "{refused:?}");
    }
    ensure!(english.body.contains("too many connections") && italian.body.contains("troppe connessioni"));
    ensure!(taken[0].asks().await?.status == 200, "those that have a place keep it");
    taken.pop();
    while Wire::to(&full).await?.asks().await?.status != 200 {}
    Ok(())
}

#[story(once)]
async fn the_connections_of_one_address_leave_room_for_others(hub: Hub) -> Result {
    let hub = hub.another_with(|config| config.max_connections_per_address = Some(3)).await?;
    let mut taken = Vec::new();
    for _ in 0..3 {
        let mut wire = Wire::from("127.0.0.2", &hub).await?;
        wire.asks().await?;
        taken.push(wire);
    }

    Wire::from("127.0.0.2", &hub).await?.asks().await?.is(503, "TOO_MANY_CONNECTIONS")?;
    ensure!(Wire::from("127.0.0.3", &hub).await?.asks().await?.status == 200);
    taken.pop();
    while Wire::from("127.0.0.2", &hub).await?.asks().await?.status != 200 {}
    Ok(())
}

#[story(once)]
async fn an_anonymous_socket_does_not_stay_idle(hub: Hub) -> Result {
    let director = hub.director(&hub.office("Milano").await?).await?;
    let hub = hub.another_within(|_, limits| limits.stream.anonymous_idle_timeout = SOON).await?;
    let mut signed_in = director.at(&hub).opens_a_socket().await?;
    let mut nobody = hub.stranger().opens_a_socket().await?;

    ensure!(nobody.subscribes("{ __typename }", json!({})).await?.next().await?.text("__typename")? == "Query");
    let closing = nobody.closes().await?;

    ensure!(closing.code == 1000 && closing.reason == "idle", "{closing:?}");
    ensure!(signed_in.is_open());
    signed_in.subscribes("{ __typename }", json!({})).await?.next().await?;
    Ok(())
}

#[story(once)]
async fn an_anonymous_socket_is_idle_though_it_completes_unknown_operations(hub: Hub) -> Result {
    let hub = hub.another_within(|_, limits| limits.stream.anonymous_idle_timeout = SOON).await?;
    let mut nobody = hub.stranger().opens_a_socket().await?;

    while nobody.is_open() {
        // Whether it still arrives does not matter: the hub may have closed by now.
        let _ = nobody.send(json!({ "id": "never", "type": "complete" })).await;
        let _ = nobody.closes_within(SOON / 10).await;
    }

    let closing = nobody.closes().await?;
    ensure!(closing.code == 1000 && closing.reason == "idle", "{closing:?}");
    Ok(())
}

#[story(once)]
async fn a_socket_that_sends_connection_init_too_slowly_is_closed_in_time(hub: Hub) -> Result {
    let hub = hub.another_within(|_, limits| limits.stream.init_timeout = SOON).await?;
    let mut wire = Wire::to(&hub).await?;
    let upgrade = "upgrade: websocket\r\nconnection: upgrade\r\nsec-websocket-version: 13\r\n\
        sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\nsec-websocket-protocol: graphql-transport-ws\r\n";

    wire.begins("GET", "/graphql", upgrade).await?;
    ensure!(wire.reads().await?.status == 101);
    // The head of a message of 100 bytes, which never comes whole.
    wire.writes(&[0x81, 0x80 | 0x64, 0, 0, 0, 0]).await?;
    let received = wire.writes_slowly(b' ').await?;

    ensure!(received[2..4] == 4408_u16.to_be_bytes(), "{received:?}");
    Ok(())
}
