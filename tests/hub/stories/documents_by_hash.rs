//! Documents that a request names in place of sending them: by the hash of a text that was sent before.

use reqwest::Method;
use sha2::{Digest, Sha256};

use crate::world::*;

const MINE: &str = "query Mine { mySessions { nodes { isCurrent } } }";
const PUBLIC: &str = "query Public { __typename }";

#[story(once)]
async fn a_document_that_was_sent_with_its_hash_is_asked_for_by_its_hash(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;

    let unknown = asks(&rossi, by_hash(MINE)).await?.fails_with("PERSISTED_QUERY_NOT_FOUND")?;
    let sent = asks(&rossi, with_hash(MINE)).await?.succeeds()?;
    let known = asks(&rossi, by_hash(MINE)).await?.succeeds()?;

    ensure!(unknown.status == 200 && unknown.message()? == "PersistedQueryNotFound", "{}", unknown.told());
    ensure!(unknown.headers["cache-control"] == "no-store", "a proxy may keep that a document is unknown");
    ensure!(known.body == sent.body && known.list("mySessions.nodes")?.len() == 1, "{}", known.told());
    Ok(())
}

#[story(once)]
async fn whoever_has_not_signed_in_uses_a_hash_and_registers_none(hub: Hub) -> Result {
    let (rossi, stranger) = (hub.employer("Rossi Costruzioni").await?, hub.stranger());
    let path: String = url::form_urlencoded::byte_serialize(persisted(&sha256(PUBLIC)).to_string().as_bytes()).collect();

    asks(&stranger, with_hash(PUBLIC)).await?.succeeds()?;
    asks(&rossi, by_hash(PUBLIC)).await?.fails_with("PERSISTED_QUERY_NOT_FOUND")?;
    asks(&rossi, with_hash(PUBLIC)).await?.succeeds()?;
    let by_get: Value = stranger.get(&format!("/graphql?extensions={path}")).await?.json().await?;

    ensure!(by_get["data"]["__typename"] == "Query", "{by_get}");
    Ok(())
}

#[story(once)]
async fn a_hash_of_another_document_or_another_version_is_refused(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let wrong = json!({ "query": MINE, "extensions": persisted(&sha256(PUBLIC)) });
    let newer = json!({ "query": MINE, "extensions": { "persistedQuery": { "version": 2, "sha256Hash": sha256(MINE) } } });

    for (call, code) in [(wrong, "PERSISTED_QUERY_HASH_MISMATCH"), (newer, "PERSISTED_QUERY_VERSION_NOT_SUPPORTED")] {
        let english = asks(&rossi, call.clone()).await?.tells(code)?;
        let italian = asks(&rossi.speaking("it"), call).await?.tells(code)?;
        ensure!(english.status == 400 && english.message()? != italian.message()?, "{}", english.told());
    }
    asks(&rossi, by_hash(MINE)).await?.fails_with("PERSISTED_QUERY_NOT_FOUND")?;
    Ok(())
}

#[story(once)]
async fn a_hash_is_taken_on_a_socket_and_on_a_stream_of_events(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let mut socket = rossi.opens_a_socket().await?;

    socket.starts(by_hash(MINE)).await?.next().await?.fails_with("PERSISTED_QUERY_NOT_FOUND")?;
    let sent = socket.starts(with_hash(MINE)).await?.next().await?.succeeds()?;
    let known = socket.starts(by_hash(MINE)).await?.next().await?.succeeds()?;
    let stream = rossi.request(Method::POST, "/graphql").header("accept", "text/event-stream").json(&by_hash(MINE));
    let events = stream.send().await?.text().await?;

    ensure!(known.body == sent.body && socket.is_open(), "{}", known.told());
    ensure!(events.starts_with("event: next\ndata: {\"data\":") && events.contains("event: complete"), "{events}");
    Ok(())
}

#[story(once)]
async fn a_hub_that_takes_no_hashes_tells_clients_to_send_documents(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let rossi = rossi.at(&hub.another_with(|config| config.persisted_queries = false).await?);

    asks(&rossi, by_hash(MINE)).await?.fails_with("PERSISTED_QUERY_NOT_SUPPORTED")?;
    asks(&rossi, with_hash(MINE)).await?.succeeds()?;
    asks(&rossi, by_hash(MINE)).await?.fails_with("PERSISTED_QUERY_NOT_SUPPORTED")?;
    Ok(())
}

async fn asks(client: &Client, call: Value) -> Result<Answer> {
    client.posts("application/json", call.to_string()).await
}

fn by_hash(text: &str) -> Value {
    json!({ "extensions": persisted(&sha256(text)) })
}

fn with_hash(text: &str) -> Value {
    json!({ "query": text, "extensions": persisted(&sha256(text)) })
}

fn persisted(hash: &str) -> Value {
    json!({ "persistedQuery": { "version": 1, "sha256Hash": hash } })
}

fn sha256(text: &str) -> String {
    hex::encode(Sha256::digest(text))
}
