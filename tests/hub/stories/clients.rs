//! Clients of GraphQL, each as its makers publish it: what they do is in tests/clients, a program for each.

use crate::world::*;

#[story(once)]
async fn graphql_http_finds_that_all_its_audits_hold(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let draft = rossi.drafts().await?;

    rossi.works_with(Program::node("clients", "graphql-http.mjs")?, &draft).await
}

#[story(once)]
async fn an_employer_works_over_a_socket_of_graphql_ws(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let draft = rossi.drafts().await?;

    rossi.works_with(Program::node("clients", "graphql-ws.mjs")?, &draft).await
}

#[story(once)]
async fn an_employer_works_over_streams_of_graphql_sse_in_both_modes(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let draft = rossi.drafts().await?;

    rossi.works_with(Program::node("clients", "graphql-sse.mjs")?, &draft).await
}

#[story(once)]
async fn an_employer_works_with_apollo_client(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let draft = rossi.drafts().await?;

    rossi.works_with(Program::node("clients", "apollo.mjs")?, &draft).await
}

#[story(once)]
async fn an_employer_works_with_urql(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let draft = rossi.drafts().await?;

    rossi.works_with(Program::node("clients", "urql.mjs")?, &draft).await
}

#[story(once)]
async fn an_employer_with_two_drafts_pages_through_them_with_relay(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let drafts = [rossi.drafts().await?, rossi.drafts().await?];

    rossi.works_with(Program::node("clients", "relay.mjs")?, &drafts[0]).await
}

#[story(once)]
async fn what_the_page_on_apollo_client_shows_works(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let drafts = [rossi.drafts().await?, rossi.drafts().await?];

    rossi.works_with(Program::node("clients", "guides/apollo.mjs")?, &drafts[0]).await
}

#[story(once)]
async fn what_the_page_on_urql_shows_works(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let drafts = [rossi.drafts().await?, rossi.drafts().await?];

    rossi.works_with(Program::node("clients", "guides/urql.mjs")?, &drafts[0]).await
}

#[story(once)]
async fn what_the_page_on_relay_shows_works(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let drafts = [rossi.drafts().await?, rossi.drafts().await?];

    rossi.works_with(Program::node("clients", "guides/relay.mjs")?, &drafts[0]).await
}

#[story(once)]
async fn an_employer_works_with_gql_over_each_of_its_transports(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let draft = rossi.drafts().await?;

    rossi.works_with(Program::python("clients/python", "gql_client.py")?, &draft).await
}
