//! Callers who disconnect at any moment: what they had begun is done or undone, and nobody is given their rights.

use crate::world::*;

#[story(everywhere)]
async fn the_rights_of_a_disconnected_caller_are_nobody_elses(hub: Hub) -> Result {
    let far = hub.far_from_its_database().await?;
    let callers = hub.callers_who_disconnect().await?;

    let foreign = callers.disconnect(&far, times(hub.backend)).await?;

    ensure!(foreign.is_empty(), "rows of others were read: {foreign:?}");
    hub.has_no_open_transaction().await?;
    ensure!(hub.acts_half_done().await? == 0);
    Ok(())
}

#[story]
async fn an_act_that_was_begun_is_done_though_its_caller_disconnected(hub: Hub) -> Result {
    let callers = hub.callers_who_disconnect().await?;
    let director = hub.director(&callers.operator.office).await?;
    let mut socket = director.opens_a_socket().await?;
    let following = "subscription { applicationStatusChanged { to } }";
    let mut changes = socket.subscribes(following, json!({})).await?;
    changes.is_silent_for(std::time::Duration::from_millis(100)).await?;

    callers.takes_while_it_is_locked_and_disconnects(&hub).await?;

    let change = changes.next().await?;
    ensure!(change.text("applicationStatusChanged.to")? == "ASSIGNED");
    hub.has_no_open_transaction().await?;
    Ok(())
}

/// Over one connection everybody waits for everybody. HUB_TEST_LEAVING says how often where more is wanted.
fn times(backend: Backend) -> u64 {
    let wanted = std::env::var("HUB_TEST_LEAVING").ok().and_then(|times| times.parse().ok());
    wanted.unwrap_or(match backend {
        Backend::Pooled | Backend::Embedded => 150,
        Backend::OneConnection => 40,
    })
}
