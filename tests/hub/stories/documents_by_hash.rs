//! Documents that a request names in place of sending them: by the hash of a text that was sent before, or by the id in a manifest.

use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use omnia_edge::TrustPolicy;
use reqwest::Method;
use sha2::{Digest, Sha256};

use crate::world::*;

const MINE: &str = "query Mine { mySessions { nodes { isCurrent } } }";
const PUBLIC: &str = "query Public { __typename }";
const OTHER: &str = "query Other { __typename }";

/// Longer than the hub waits between two looks at the manifests.
const PATIENCE: Duration = Duration::from_secs(20);

#[story(once)]
async fn a_document_that_was_sent_with_its_hash_is_asked_for_by_its_hash(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;

    let unknown = asks(&rossi, by_hash(MINE)).await?.fails_with("PERSISTED_QUERY_NOT_FOUND")?;
    let sent = asks(&rossi, with_hash(MINE)).await?.succeeds()?;
    let known = asks(&rossi, by_hash(MINE)).await?.succeeds()?;

    ensure!(unknown.status == 200 && unknown.message()? == "PersistedQueryNotFound", "{}", unknown.describe());
    ensure!(unknown.headers["cache-control"] == "no-store", "a proxy may keep that a document is unknown");
    ensure!(known.body == sent.body && known.list("mySessions.nodes")?.len() == 1, "{}", known.describe());
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
        let english = asks(&rossi, call.clone()).await?.reports_only(code)?;
        let italian = asks(&rossi.speaking("it"), call).await?.reports_only(code)?;
        ensure!(english.status == 400 && english.message()? != italian.message()?, "{}", english.describe());
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

    ensure!(known.body == sent.body && socket.is_open(), "{}", known.describe());
    ensure!(events.starts_with("event: next\ndata: {\"data\":") && events.contains("event: complete"), "{events}");
    Ok(())
}

#[story(once)]
async fn a_hub_that_takes_no_hashes_asks_clients_to_send_documents(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let rossi = rossi.at(&hub.another_with(|config| config.persisted_queries = false).await?);

    asks(&rossi, by_hash(MINE)).await?.fails_with("PERSISTED_QUERY_NOT_SUPPORTED")?;
    asks(&rossi, with_hash(MINE)).await?.succeeds()?;
    asks(&rossi, by_hash(MINE)).await?.fails_with("PERSISTED_QUERY_NOT_SUPPORTED")?;
    Ok(())
}

#[story(once)]
async fn whoever_is_bound_to_trusted_documents_may_send_no_other(hub: Hub) -> Result {
    let (rossi, admin) = (hub.employer("Rossi Costruzioni").await?, hub.admin().await?);
    let bound = hub.trusting("prefer,employer=require,nobody=require", &json!({ "5b9": MINE })).await?;
    let (rossi, admin, stranger) = (rossi.at(&bound), admin.at(&bound), bound.stranger());

    for call in [json!({ "documentId": "5b9" }), json!({ "doc_id": "5b9" }), json!({ "extensions": persisted("5b9") }), with_hash(MINE)] {
        asks(&rossi, call).await?.succeeds()?;
    }
    let english = rossi.ask(PUBLIC, json!({})).await?.reports_only("UNTRUSTED_DOCUMENT")?;
    let italian = rossi.speaking("it").ask(PUBLIC, json!({})).await?.reports_only("UNTRUSTED_DOCUMENT")?;

    ensure!(english.message()? != italian.message()?);
    rossi.opens_a_socket().await?.subscribes(PUBLIC, json!({})).await?.next().await?.reports_only("UNTRUSTED_DOCUMENT")?;
    stranger.ask(PUBLIC, json!({})).await?.reports_only("UNTRUSTED_DOCUMENT")?;
    admin.ask(PUBLIC, json!({})).await?.succeeds()?;
    asks(&admin, json!({ "documentId": "77a" })).await?.fails_with("PERSISTED_QUERY_NOT_FOUND")?;
    Ok(())
}

#[story(once)]
async fn a_manifest_that_changes_is_read_while_the_hub_serves(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let bound = hub.trusting("require", &json!({ "5b9": MINE })).await?;
    let rossi = rossi.at(&bound);
    asks(&rossi, json!({ "documentId": "77a" })).await?.fails_with("UNTRUSTED_DOCUMENT")?;

    let operation = json!({ "id": "77a", "name": "Other", "type": "query", "body": OTHER });
    let apollo = json!({ "format": "apollo-persisted-query-manifest", "version": 1, "operations": [operation] });
    fs::write(hub.manifests().join("apollo.json"), apollo.to_string())?;

    let is_taken = async {
        while !asks(&rossi, json!({ "documentId": "77a" })).await?.codes().is_empty() {
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        Result::Ok(())
    };
    tokio::time::timeout(PATIENCE, is_taken).await.context("the manifest is not read")??;
    asks(&rossi, json!({ "documentId": "5b9" })).await?.succeeds()?;
    Ok(())
}

#[story(once)]
async fn a_manifest_that_cannot_be_used_stops_the_start(hub: Hub) -> Result {
    let invalid = hub.trusting("prefer", &json!({ "5b9": "{ nothing }" })).await.err().context("an invalid document is taken")?;

    let message = invalid.to_string();
    ensure!(message.contains("HUB_TRUSTED_DOCUMENTS_FILES") && message.contains("relay.json: document 5b9: "), "{message}");
    Ok(())
}

#[story(once)]
async fn without_a_manifest_the_documents_of_the_console_are_those_that_are_trusted(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let manifest = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/web/dist/console/documents.json"))
        .context("run web/build.sh first")?;
    let texts: std::collections::BTreeMap<String, String> = serde_json::from_str(&manifest)?;
    let (id, _) = texts.iter().find(|(_, text)| text.starts_with("query StartPageQuery")).context("the start page")?;
    let requiring = hub.another_with(|config| config.trusted_documents = policy("require")).await?;
    hub.trusting("prefer", &serde_json::to_value(&texts)?).await.context("each of them is checked where a file has it")?;

    let page =
        rossi.at(&requiring).request(Method::POST, "/graphql").json(&json!({ "documentId": id })).send().await?.json::<Value>().await?;

    ensure!(page["data"]["viewer"]["employerHub"].is_object(), "{page}");
    rossi.at(&requiring).ask("{ viewer { account { name } } }", json!({})).await?.fails_with("UNTRUSTED_DOCUMENT")?;
    Ok(())
}

#[story(once)]
async fn whoever_asks_receives_what_a_document_costs(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let request = || rossi.request(Method::POST, "/graphql").json(&json!({ "query": MINE }));

    let with_header: Value = request().header("graphql-cost", "1").send().await?.json().await?;
    let without_header: Value = request().send().await?.json().await?;
    let stream = request().header("graphql-cost", "1").header("accept", "text/event-stream").send().await?.text().await?;

    let cost = &with_header["extensions"]["cost"];
    ensure!(cost["cost"].as_u64().is_some_and(|cost| cost > 3) && cost["depth"] == 3, "{with_header}");
    ensure!(cost["maxCost"] == 25_000 && cost["maxDepth"] == 20, "{with_header}");
    ensure!(without_header["extensions"].is_null() && without_header["data"] == with_header["data"], "{without_header}");
    ensure!(stream.contains(&format!("\"extensions\":{}", with_header["extensions"])), "{stream}");
    Ok(())
}

#[story(once)]
async fn each_role_may_ask_at_once_for_what_its_work_needs(hub: Hub) -> Result {
    let (rossi, studio) = (hub.employer("Rossi Costruzioni").await?, hub.intermediary("Studio Bianchi").await?);
    let admin = hub.admin().await?;

    let limits = [most_cost(&rossi).await?, most_cost(&studio).await?, most_cost(&admin).await?];
    let wide = "{ viewer { employerHub { applications(first: 100) { nodes { alerts { rule severity } documents { id kind } history { to at } employer { positions { units { id number } } } } } } } }";
    let refused = rossi.ask(wide, json!({})).await?;

    ensure!(limits == [25_000, 50_000, 10_000], "{limits:?}");
    ensure!(
        refused.codes() == ["DOCUMENT_TOO_COMPLEX"] && refused.body["errors"][0]["extensions"]["limit"] == 25_000,
        "{}",
        refused.describe()
    );
    Ok(())
}

/// What a document of this caller may cost, as an answer says.
async fn most_cost(client: &Client) -> Result<u64> {
    let request = client.request(Method::POST, "/graphql").header("graphql-cost", "1").json(&json!({ "query": "{ __typename }" }));
    let answer: Value = request.send().await?.json().await?;
    answer["extensions"]["cost"]["maxCost"].as_u64().context("no limit is named")
}

impl Hub {
    /// Where the manifests of the story lie.
    fn manifests(&self) -> PathBuf {
        self.folder.path().join("manifests")
    }

    /// Another hub that trusts the documents of one application.
    async fn trusting(&self, modes: &str, manifest: &Value) -> Result<Self> {
        fs::create_dir_all(self.manifests())?;
        fs::write(self.manifests().join("relay.json"), manifest.to_string())?;
        self.another_with(|config| {
            config.trusted_documents = policy(modes);
            config.trusted_documents_files = vec![self.manifests()];
        })
        .await
    }
}

fn policy(modes: &str) -> TrustPolicy {
    TrustPolicy::parse(modes, &["EMPLOYER", "NOBODY"]).expect("the story names these two")
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
