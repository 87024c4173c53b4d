//! Sign-ins from where a person never came from: their owner is notified.

use chrono::Duration;
use omnia_hub::core::config::ServeConfig;

use crate::world::*;

const MY_SESSIONS: &str = "{ mySessions { nodes { id unusual isCurrent address } } }";
const FOLLOW: &str = "subscription { securityNoticeAdded { kind sessionId address } }";
const ACKNOWLEDGE: &str = "mutation($id: ID!) {
    acknowledgeSecurityNotice(id: $id) { notice { acknowledgedAt } userErrors { code path message } } }";
const REVOKE: &str = "mutation($id: ID!) { revokeSession(id: $id) { sessionId userErrors { code } } }";

#[story]
async fn a_sign_in_from_another_network_is_shown_to_its_owner_at_once(hub: Hub) -> Result {
    let proxied = hub.another_with(behind_a_proxy).await?;
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let home = at_home(&proxied, &rossi).await?;
    let mut socket = home.opens_a_socket().await?;
    let mut notices = socket.subscribes(FOLLOW, json!({})).await?;
    notices.is_silent_for(std::time::Duration::from_millis(100)).await?;

    let away = signed_in_from(&proxied, &rossi, "198.51.100.7").await?;

    let notice = notices.next().await?.succeeds()?;
    ensure!(notice.text("securityNoticeAdded.kind")? == "UNUSUAL_SIGN_IN");
    ensure!(notice.text("securityNoticeAdded.address")? == "198.51.100.7");
    ensure!(unusual(&away).await? == json!("NEW_NETWORK"));
    home.does(REVOKE, json!({ "id": notice.text("securityNoticeAdded.sessionId")? })).await?;
    away.ask(MY_SESSIONS, json!({})).await?.fails_with("UNAUTHENTICATED").map(drop)
}

#[story]
async fn the_first_sign_in_and_one_from_the_same_network_are_not_unusual(hub: Hub) -> Result {
    let proxied = hub.another_with(behind_a_proxy).await?;
    let account = hub.registers_account("Elena Conti").await?;
    let capacity = hub.gives_capacity(&account, omnia_hub::core::access::Role::Admin, None).await?;
    let elena = Persona { client: proxied.stranger(), account, capacity };

    let first = signed_in_from(&proxied, &elena, "203.0.113.5").await?;
    let second = signed_in_from(&proxied, &elena, "203.0.113.200").await?;

    ensure!(unusual(&first).await?.is_null() && unusual(&second).await?.is_null());
    ensure!(second.notices().await?.is_empty());
    Ok(())
}

#[story]
async fn a_network_is_known_for_ninety_days(hub: Hub) -> Result {
    let proxied = hub.another_with(behind_a_proxy).await?;
    let rossi = hub.employer("Rossi Costruzioni").await?;
    at_home(&proxied, &rossi).await?;
    hub.wait(Duration::days(89));
    let known = signed_in_from(&proxied, &rossi, "203.0.113.5").await?;
    let seen = unusual(&known).await?;
    hub.wait(Duration::days(91));

    let forgotten = signed_in_from(&proxied, &rossi, "203.0.113.5").await?;

    ensure!(seen.is_null() && unusual(&forgotten).await? == json!("NEW_DEVICE_AND_NETWORK"));
    Ok(())
}

#[story]
async fn a_browser_that_signed_in_before_is_known_wherever_it_goes(hub: Hub) -> Result {
    let proxied = hub.another_with(behind_a_proxy).await?;
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let home = rossi.elsewhere().at(&proxied).from_address("203.0.113.5");
    let browser = home.keeping(&home.gives_the_password_by_cookie(&rossi.account).await?.succeeds()?)?;

    let away = browser.with(Pass::None).from_address("198.51.100.7");
    let away = away.keeping(&away.gives_the_password_by_cookie(&rossi.account).await?.succeeds()?)?;

    ensure!(unusual(&away).await?.is_null());
    Ok(())
}

#[story]
async fn what_was_unusual_stays_so_in_another_capacity(hub: Hub) -> Result {
    let proxied = hub.another_with(behind_a_proxy).await?;
    let rossi = hub.employer("Rossi Costruzioni").await?;
    at_home(&proxied, &rossi).await?;
    let away = signed_in_from(&proxied, &rossi, "198.51.100.7").await?;

    let switch = "mutation($id: ID!) { switchCapacity(capacityId: $id) { token userErrors { code } } }";
    let token = away.does(switch, json!({ "id": rossi.capacity.id })).await?.text("switchCapacity.token")?;

    let switched = away.with(Pass::Bearer(token));
    ensure!(unusual(&switched).await? == json!("NEW_NETWORK"));
    ensure!(switched.notices().await?.iter().filter(|kind| *kind == "UNUSUAL_SIGN_IN").count() == 2, "home was new too");
    Ok(())
}

#[story(everywhere)]
async fn a_right_password_without_the_second_factor_is_shown_to_its_owner_once(hub: Hub) -> Result {
    let mut rossi = hub.employer("Rossi Costruzioni").await?;
    rossi.adds_codes(&hub).await?;
    let token = rossi.elsewhere().begins_to_sign_in(&rossi.account).await?;

    for _ in 0..3 {
        rossi.elsewhere().confirms(&token, json!({ "code": "12345x" })).await?.is_refused_with("SECOND_FACTOR_WRONG")?;
    }

    ensure!(rossi.notices().await? == ["SECOND_FACTOR_ADDED", "SECOND_FACTOR_FAILED"]);
    Ok(())
}

#[story]
async fn a_notice_is_listed_until_its_owner_acknowledges_it(hub: Hub) -> Result {
    let (mut rossi, bianchi) = (hub.employer("Rossi Costruzioni").await?, hub.employer("Bianchi Tessile").await?);
    rossi.adds_codes(&hub).await?;
    let listed = rossi.does(MY_NOTICES, json!({})).await?;
    let id = listed.text("mySecurityNotices.nodes.0.id")?;

    bianchi.ask(ACKNOWLEDGE, json!({ "id": id })).await?.fails_with("NOT_FOUND")?;
    rossi.does(ACKNOWLEDGE, json!({ "id": id })).await?;

    ensure!(rossi.notices().await?.is_empty() && bianchi.notices().await?.is_empty());
    let all = rossi.does(MY_NOTICES, json!({ "acknowledged": true })).await?.list("mySecurityNotices.nodes")?;
    ensure!(all.len() == 1 && !all[0]["acknowledgedAt"].is_null(), "{all:?}");
    Ok(())
}

#[story]
async fn nobody_is_shown_the_notices_of_another(hub: Hub) -> Result {
    let (mut rossi, bianchi) = (hub.employer("Rossi Costruzioni").await?, hub.employer("Bianchi Tessile").await?);
    let auditor = hub.auditor().await?;
    let mut sockets = (bianchi.opens_a_socket().await?, auditor.opens_a_socket().await?);
    let mut following = (sockets.0.subscribes(FOLLOW, json!({})).await?, sockets.1.subscribes(FOLLOW, json!({})).await?);
    following.0.is_silent_for(std::time::Duration::from_millis(100)).await?;

    rossi.adds_codes(&hub).await?;

    following.0.is_silent_for(std::time::Duration::from_millis(100)).await?;
    following.1.is_silent_for(std::time::Duration::from_millis(100)).await
}

/// The owner at home: the stories' own programs sign in from the loopback, so that this is where they are from here on.
async fn at_home(hub: &Hub, person: &Persona) -> Result<Client> {
    signed_in_from(hub, person, "203.0.113.5").await
}

async fn signed_in_from(hub: &Hub, person: &Persona, address: &str) -> Result<Client> {
    let mut client = person.elsewhere().at(hub).from_address(address);
    client.signs_in(&person.account.email, PASSWORD).await?;
    Ok(client)
}

/// What was new of the session of this client.
async fn unusual(client: &Client) -> Result<Value> {
    let sessions = client.does(MY_SESSIONS, json!({})).await?.list("mySessions.nodes")?;
    let current = sessions.iter().find(|session| session["isCurrent"] == true).context("no session is the current one")?;
    Ok(current["unusual"].clone())
}

fn behind_a_proxy(config: &mut ServeConfig) {
    config.trusted_proxies = "127.0.0.1".parse().expect("an address");
}
