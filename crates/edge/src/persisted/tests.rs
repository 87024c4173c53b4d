//! Requests that refer to their documents, as a gateway answers them.
use std::fs;

use serde_json::{Value, json};
use tempfile::TempDir;

use super::sha256;
use crate::test_gateway::{TestGateway, persisted};
use crate::{DocumentLimits, PersistedQueryLimits, TrustPolicy, TrustedDocuments};

const NAME: &str = "query Name { name }";

fn by_hash(text: &str) -> Value {
    json!({ "extensions": persisted(&sha256(text)) })
}

fn with_hash(text: &str) -> Value {
    json!({ "query": text, "extensions": persisted(&sha256(text)) })
}

#[tokio::test]
async fn a_document_that_was_sent_with_its_hash_is_executed_by_its_hash_for_anybody() {
    let gateway = TestGateway::new();

    let unknown = gateway.post(by_hash(NAME)).await;
    let registered = gateway.post_signed_in(with_hash(NAME)).await;
    let known = gateway.post(by_hash(NAME)).await;

    assert_eq!((unknown.status, unknown.code().as_str()), (200, "PERSISTED_QUERY_NOT_FOUND"));
    assert_eq!(unknown.json()["errors"][0]["message"], "PersistedQueryNotFound");
    assert_eq!(unknown.headers["cache-control"], "no-store");
    assert_eq!(registered.json()["data"]["name"], "Rossi");
    assert_eq!(known.json(), registered.json());
}

#[tokio::test]
async fn a_hash_is_accepted_by_get_as_well() {
    let gateway = TestGateway::new();
    gateway.post_signed_in(with_hash(NAME)).await;
    let extensions = persisted(&sha256(NAME)).to_string().replace('"', "%22").replace('{', "%7B").replace('}', "%7D");

    let response = gateway.get(&format!("extensions={extensions}")).await;

    assert_eq!(response.json()["data"]["name"], "Rossi");
}

#[tokio::test]
async fn an_anonymous_caller_registers_no_document() {
    let gateway = TestGateway::new();

    assert_eq!(gateway.post(with_hash(NAME)).await.code(), "OK");
    assert_eq!(gateway.post_signed_in(by_hash(NAME)).await.code(), "PERSISTED_QUERY_NOT_FOUND");
}

#[tokio::test]
async fn a_document_that_is_invalid_too_large_or_of_another_hash_is_not_registered() {
    let small = PersistedQueryLimits { max_document_bytes: 20, ..PersistedQueryLimits::default() };
    let gateway = TestGateway::with(|gateway| gateway.limits.persisted_query = small);
    let (invalid, long) = ("{ nothing }", "query LongerThanTwentyBytes { name }");
    let other = json!({ "query": NAME, "extensions": persisted(&sha256(long)) });

    assert_eq!(gateway.post_signed_in(with_hash(invalid)).await.code(), "GRAPHQL_VALIDATION_FAILED");
    assert_eq!(gateway.post_signed_in(with_hash(long)).await.code(), "OK");
    let mismatch = gateway.post_signed_in(other).await;
    assert_eq!((mismatch.status, mismatch.code().as_str()), (400, "PERSISTED_QUERY_HASH_MISMATCH"));
    assert_eq!(mismatch.json()["errors"][0]["message"], "provided sha does not match query");
    for text in [invalid, long, NAME] {
        assert_eq!(gateway.post_signed_in(by_hash(text)).await.code(), "PERSISTED_QUERY_NOT_FOUND", "{text}");
    }
}

#[tokio::test]
async fn a_document_by_its_hash_is_no_larger_than_its_caller_may_send() {
    let anonymous = DocumentLimits { max_aliases: 0, ..DocumentLimits::anonymous() };
    let gateway = TestGateway::with(|gateway| gateway.limits.anonymous_document = anonymous);
    let text = "{ alias: name }";

    assert_eq!(gateway.post_signed_in(with_hash(text)).await.code(), "OK");
    assert_eq!(gateway.post(by_hash(text)).await.code(), "DOCUMENT_TOO_COMPLEX");
}

#[tokio::test]
async fn a_role_may_have_limits_of_its_own() {
    let of_role = |role| (role, DocumentLimits { max_aliases: 0, ..DocumentLimits::default() });
    let limited = |role| TestGateway::with(|gateway| gateway.limits.document_by_role = [of_role(role)].into());
    let aliased = json!({ "query": "{ alias: name }" });

    assert_eq!(limited("employer").post_signed_in(aliased.clone()).await.code(), "DOCUMENT_TOO_COMPLEX");
    assert_eq!(limited("operator").post_signed_in(aliased.clone()).await.code(), "OK");
    assert_eq!(limited("nobody").post(aliased).await.code(), "OK");
}

#[tokio::test]
async fn a_gateway_without_persisted_queries_reports_that_they_are_not_supported() {
    let gateway = TestGateway::with(|gateway| gateway.takes_persisted_queries = false);

    let response = gateway.post_signed_in(by_hash(NAME)).await;

    assert_eq!(response.code(), "PERSISTED_QUERY_NOT_SUPPORTED");
    assert_eq!(response.json()["errors"][0]["message"], "PersistedQueryNotSupported");
    assert_eq!(gateway.post_signed_in(with_hash(NAME)).await.code(), "OK");
    assert_eq!(gateway.post_signed_in(json!({ "documentId": "5b9" })).await.code(), "PERSISTED_QUERY_NOT_SUPPORTED");
}

/// A gateway with the manifest of one application, and the folder that holds it.
fn trusted_gateway(policy: &str, change: impl FnOnce(&mut DocumentLimits)) -> (TestGateway, TempDir) {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("relay.json"), json!({ "5b9": NAME }).to_string()).expect("a file can be written");
    let policy = TrustPolicy::parse(policy, &["employer", "nobody"]).expect("a policy");
    let gateway = TestGateway::with(|gateway| {
        let sources = vec![folder.path().to_owned()];
        let trusted = TrustedDocuments::load(policy, Vec::new(), sources, gateway.schema.clone(), gateway.limits.document.clone());
        gateway.trusted = Some(trusted.expect("a manifest"));
        change(&mut gateway.limits.anonymous_document);
    });
    (gateway, folder)
}

#[tokio::test]
async fn a_role_that_is_restricted_to_trusted_documents_can_execute_no_other() {
    let (gateway, _folder) = trusted_gateway("prefer, nobody=require", |_| {});
    let other = "{ ages }";

    let refused = gateway.post(json!({ "query": other })).await;

    assert_eq!((refused.status, refused.code().as_str()), (200, "UNTRUSTED_DOCUMENT"));
    assert_eq!(gateway.post(by_hash(other)).await.code(), "UNTRUSTED_DOCUMENT");
    assert_eq!(gateway.post(json!({ "documentId": "77a" })).await.code(), "UNTRUSTED_DOCUMENT");
    assert_eq!(gateway.post_signed_in(json!({ "query": other })).await.code(), "OK");
    assert_eq!(gateway.post_signed_in(json!({ "documentId": "77a" })).await.code(), "PERSISTED_QUERY_NOT_FOUND");
}

#[tokio::test]
async fn a_trusted_document_is_found_by_each_kind_of_reference() {
    let (gateway, _folder) = trusted_gateway("require", |_| {});
    let prefixed = format!("sha256:{}", sha256(NAME));

    for parameters in [
        json!({ "documentId": "5b9" }),
        json!({ "documentId": prefixed }),
        json!({ "doc_id": "5b9" }),
        json!({ "extensions": persisted("5b9") }),
        by_hash(NAME),
        with_hash(NAME),
        json!({ "query": NAME }),
    ] {
        assert_eq!(gateway.post(parameters.clone()).await.json()["data"]["name"], "Rossi", "{parameters}");
    }
    assert_eq!(gateway.get("documentId=5b9").await.json()["data"]["name"], "Rossi");
}

#[tokio::test]
async fn a_trusted_document_may_be_larger_than_its_caller_may_send_but_not_cost_more() {
    let (large, _folder) = trusted_gateway("prefer", |limits| limits.max_bytes = 1);
    let (costly, _folder) = trusted_gateway("prefer", |limits| limits.max_cost = 0);

    assert_eq!(large.post(json!({ "query": "{ name }" })).await.code(), "DOCUMENT_TOO_COMPLEX");
    assert_eq!(large.post(json!({ "documentId": "5b9" })).await.code(), "OK");
    assert_eq!(costly.post(json!({ "documentId": "5b9" })).await.code(), "DOCUMENT_TOO_COMPLEX");
}

#[tokio::test]
async fn where_trust_is_off_manifests_are_ignored() {
    let (gateway, _folder) = trusted_gateway("require, nobody=off", |_| {});

    assert_eq!(gateway.post(json!({ "documentId": "5b9" })).await.code(), "PERSISTED_QUERY_NOT_FOUND");
    assert_eq!(gateway.post(json!({ "query": "{ ages }" })).await.code(), "OK");
}
