//! Clients that others wrote, as they are: `npm install --prefix crates/edge/tests/clients`, `pip install 'gql[websockets]==4.4.0'`, then
//! `cargo test -p omnia-edge --test transports -- --ignored`.
use std::process::Command;

use tokio::task::spawn_blocking;

use super::hub::Hub;

async fn runs(program: &'static str, script: &'static str) -> bool {
    let hub = Hub::start().await;
    let url = format!("http://{}/graphql", hub.address);
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/clients");
    let client = move || Command::new(program).current_dir(folder).args([script, &url]).status();
    spawn_blocking(client).await.expect("no panic").expect("the program is installed").success()
}

#[tokio::test]
#[ignore = "needs node and the packages of tests/clients"]
async fn graphql_sse_works_in_both_of_its_modes() {
    assert!(runs("node", "graphql-sse.mjs").await);
}

#[tokio::test]
#[ignore = "needs node and the packages of tests/clients"]
async fn apollo_client_follows_without_a_link_of_its_own() {
    assert!(runs("node", "apollo.mjs").await);
}

#[tokio::test]
#[ignore = "needs python3 and the package gql"]
async fn gql_finds_its_protocol_in_the_handshake() {
    assert!(runs("python3", "gql_websocket.py").await);
}
