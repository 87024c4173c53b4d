//! Clients that others wrote, as they are: `npm install --prefix crates/edge/tests/clients`, then `cargo test -- --ignored`.
use std::process::Command;

use tokio::task::spawn_blocking;

use super::hub::Hub;

async fn runs(script: &'static str) -> bool {
    let hub = Hub::start().await;
    let url = format!("http://{}/graphql", hub.address);
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/clients");
    let node = move || Command::new("node").current_dir(folder).args([script, &url]).status();
    spawn_blocking(node).await.expect("no panic").expect("node is installed").success()
}

#[tokio::test]
#[ignore = "needs node and the packages of tests/clients"]
async fn graphql_sse_works_in_both_of_its_modes() {
    assert!(runs("graphql-sse.mjs").await);
}

#[tokio::test]
#[ignore = "needs node and the packages of tests/clients"]
async fn apollo_client_follows_without_a_link_of_its_own() {
    assert!(runs("apollo.mjs").await);
}
