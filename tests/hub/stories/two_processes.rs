//! Two hub processes on one PostgreSQL and one Redis.

use std::time::Duration;

use omnia_hub::core::clock::{Clock, SystemClock};

use crate::world::*;

#[story(once)]
async fn a_sign_in_on_one_process_works_on_the_other_and_a_revocation_closes_the_socket_there(hub: Hub) -> Result {
    // The processes have the machine's clock, so the story has it too.
    hub.clock.set(SystemClock.now());
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let (one, other) = (hub.as_process().await?, hub.as_process().await?);

    let mut browser = one.for_client(&hub.stranger());
    browser.signs_in(&rossi.account.email, PASSWORD).await?;
    let elsewhere = other.for_client(&browser);
    let seen = elsewhere.does("{ mySessions { nodes { id isCurrent } } }", json!({})).await?;
    let sessions = seen.list("mySessions.nodes")?;
    let session = sessions.iter().find(|session| session["isCurrent"] == true).context("the session of the browser")?;
    let mut socket = elsewhere.opens_a_socket().await?;
    let mut following = socket.subscribes("subscription { applicationStatusChanged { cursor } }", json!({})).await?;
    following.is_silent_for(Duration::from_millis(200)).await?;

    let revoke = "mutation($id: ID!) { revokeSession(id: $id) { sessionId userErrors { code } } }";
    browser.does(revoke, json!({ "id": session["id"] })).await?;

    socket.closes_within(Duration::from_secs(1)).await?;
    elsewhere.ask("{ mySessions { nodes { id } } }", json!({})).await?.fails_with("UNAUTHENTICATED")?;
    Ok(())
}
