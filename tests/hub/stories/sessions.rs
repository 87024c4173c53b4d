//! The life of a session: how long it lasts, how it changes its capacity, how it ends, here and on another hub.

use std::time::Duration as RealTime;

use chrono::{Duration, TimeZone, Utc};
use omnia_hub::core::access::Role;
use reqwest::Method;

use crate::world::*;

const MY_SESSIONS: &str = "query($first: Int, $after: String) {
    mySessions(first: $first, after: $after) { nodes { id isCurrent agent address } pageInfo { hasNextPage endCursor } }
}";
const SWITCH: &str = "mutation($id: ID!) { switchCapacity(capacityId: $id) { token capacity { role subject } userErrors { code } } }";
const REVOKE: &str = "mutation($id: ID!) { revokeSession(id: $id) { sessionId userErrors { code } } }";
const FOLLOW: &str = "subscription { applicationStatusChanged { to } }";
const SIGN_OUT: &str = "mutation { signOut { sessionId userErrors { code } } }";
/// What a revocation may take from hub to hub.
const A_SECOND: RealTime = RealTime::from_secs(1);
/// What it may take without a notification: the hub polls each second, and a busy machine adds to it.
const POLL: RealTime = RealTime::from_secs(3);

#[story(everywhere)]
async fn a_session_ends_when_nobody_uses_it_for_half_an_hour(hub: Hub) -> Result {
    let admin = hub.admin().await?;

    hub.wait(Duration::minutes(30));
    admin.is_signed_in().await?;
    // The last use is known to a minute.
    hub.wait(Duration::minutes(31));
    admin.is_signed_out().await
}

#[story]
async fn a_session_that_is_used_ends_after_twelve_hours_all_the_same(hub: Hub) -> Result {
    let admin = hub.admin().await?;

    for _ in 0..28 {
        hub.wait(Duration::minutes(25));
        admin.is_signed_in().await?;
    }
    hub.wait(Duration::minutes(19));
    admin.is_signed_in().await?;
    hub.wait(Duration::minutes(1));
    admin.is_signed_out().await
}

#[story]
async fn a_use_on_one_hub_keeps_the_session_alive_on_the_other(hub: Hub) -> Result {
    let other = hub.another().await?;
    let admin = hub.admin().await?;

    hub.wait(Duration::minutes(20));
    admin.is_signed_in().await?;
    hub.wait(Duration::minutes(20));
    admin.at(&other).is_signed_in().await?;
    hub.wait(Duration::minutes(20));

    admin.is_signed_in().await
}

#[story]
async fn what_is_asked_over_a_socket_is_a_use_of_the_session(hub: Hub) -> Result {
    let admin = hub.admin().await?;
    let mut socket = admin.opens_a_socket().await?;

    for _ in 0..2 {
        hub.wait(Duration::minutes(20));
        socket.subscribes(MY_SESSIONS, json!({})).await?.next().await?.succeeds()?;
    }
    hub.wait(Duration::minutes(20));

    admin.is_signed_in().await
}

#[story]
async fn an_open_subscription_is_no_use_and_ends_with_the_session_that_nobody_uses(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let mut socket = rossi.opens_a_socket().await?;
    let mut following = socket.subscribes(FOLLOW, json!({})).await?;
    following.is_silent_for(RealTime::from_millis(200)).await?;

    hub.wait(Duration::minutes(31));

    ensure!(socket.closes_within(POLL).await?.code == 4403);
    rossi.is_signed_out().await
}

#[story]
async fn what_a_page_asks_by_itself_keeps_no_session_alive(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let page = rossi.client.with(Pass::Cookie(rossi.token()?.to_owned()));
    let asks_by_itself = async || {
        let request = page.request(Method::POST, "/graphql").header("hub-unattended", "true").json(&json!({ "query": MY_SESSIONS }));
        anyhow::Ok(request.send().await?.json::<Value>().await?)
    };
    let mut socket = page.opens_a_socket_saying(json!({ "unattended": true })).await?;

    hub.wait(Duration::minutes(20));
    let meanwhile = asks_by_itself().await?;
    socket.subscribes(MY_SESSIONS, json!({})).await?.next().await?.succeeds()?;
    hub.wait(Duration::minutes(11));

    ensure!(meanwhile["data"]["mySessions"]["nodes"].as_array().is_some_and(|sessions| sessions.len() == 1), "{meanwhile}");
    ensure!(socket.closes_within(POLL).await?.code == 4403);
    ensure!(asks_by_itself().await?["errors"][0]["extensions"]["code"] == "UNAUTHENTICATED");
    rossi.is_signed_out().await
}

#[story]
async fn who_does_something_in_a_page_that_also_asks_by_itself_stays_signed_in(hub: Hub) -> Result {
    let admin = hub.admin().await?;
    let page = admin.client.with(Pass::Cookie(admin.token()?.to_owned()));

    for _ in 0..3 {
        hub.wait(Duration::minutes(20));
        let by_itself = page.request(Method::POST, "/graphql").header("hub-unattended", "true").json(&json!({ "query": MY_SESSIONS }));
        by_itself.send().await?.error_for_status()?;
        page.does(MY_SESSIONS, json!({})).await?;
    }

    admin.is_signed_in().await
}

/// The owner of a program sees when it was used last.
#[story]
async fn a_program_is_used_whatever_it_says(hub: Hub) -> Result {
    let admin = hub.admin().await?;

    for _ in 0..2 {
        hub.wait(Duration::minutes(20));
        let asked = admin.client.request(Method::POST, "/graphql").header("hub-unattended", "true").json(&json!({ "query": MY_SESSIONS }));
        asked.send().await?.error_for_status()?;
    }
    hub.wait(Duration::minutes(20));

    admin.is_signed_in().await
}

#[story]
async fn a_session_that_is_used_on_another_hub_keeps_its_sockets_here(hub: Hub) -> Result {
    let other = hub.another().await?;
    let admin = hub.admin().await?;
    let mut socket = admin.opens_a_socket().await?;
    hub.wait(Duration::minutes(20));
    admin.at(&other).is_signed_in().await?;

    hub.wait(Duration::minutes(20));
    ensure!(socket.closes_within(POLL).await.is_err(), "the socket was closed");

    socket.subscribes(MY_SESSIONS, json!({})).await?.next().await?.succeeds().map(drop)
}

#[story]
async fn a_session_that_nobody_used_for_half_an_hour_is_listed_no_more(hub: Hub) -> Result {
    let admin = hub.admin().await?;
    hub.wait(Duration::minutes(31));
    let again = hub.sign_in(admin.account.clone(), admin.capacity.clone()).await?;

    let listed = again.does(MY_SESSIONS, json!({})).await?.list("mySessions.nodes")?;

    ensure!(listed.len() == 1 && listed[0]["isCurrent"] == true, "{listed:?}");
    Ok(())
}

#[story(everywhere)]
async fn whoever_signs_out_is_out_at_once_and_loses_the_cookie(hub: Hub) -> Result {
    let admin = hub.admin().await?;
    let browser = admin.with(Pass::Cookie(admin.token()?.to_owned()));

    let answer = browser.does(SIGN_OUT, json!({})).await?;

    ensure!(answer.headers["set-cookie"].to_str()?.starts_with("hub_session=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0"));
    admin.is_signed_out().await
}

#[story(everywhere)]
async fn switching_capacity_renews_the_token_and_closes_the_sockets_of_the_old_one(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let auditor = hub.gives_capacity(&rossi.account, Role::Auditor, None).await?;
    let mut socket = rossi.opens_a_socket().await?;

    let answer = rossi.does(SWITCH, json!({ "id": auditor.id })).await?;

    ensure!(answer.text("switchCapacity.capacity.role")? == "AUDITOR");
    let renewed = rossi.with(Pass::Bearer(answer.text("switchCapacity.token")?));
    renewed.is_signed_in().await?;
    rossi.is_signed_out().await?;
    ensure!(socket.closes_within(A_SECOND).await?.code == 4403);
    Ok(())
}

#[story(once)]
async fn who_cannot_leave_a_capacity_does_not_take_on_another(hub: Hub) -> Result {
    let admin = hub.admin().await?;
    let auditor = hub.gives_capacity(&admin.account, Role::Auditor, None).await?;
    let never_ends = "alter table hub.session add constraint session_never_ends check (revoked_at is null)";
    hub.as_owner(async |db| Ok(sqlx::query(never_ends).execute(db).await.map(drop)?)).await?;

    admin.ask(SWITCH, json!({ "id": auditor.id })).await?.fails_with("INTERNAL")?;

    ensure!(admin.does(MY_SESSIONS, json!({})).await?.list("mySessions.nodes")?.len() == 1);
    Ok(())
}

#[story]
async fn another_capacity_prolongs_no_session(hub: Hub) -> Result {
    let admin = hub.admin().await?;
    let ends = "{ mySessions { nodes { expiresAt } } }";
    let before = admin.does(ends, json!({})).await?.text("mySessions.nodes.0.expiresAt")?;
    hub.wait(Duration::minutes(20));

    let switched = admin.does(SWITCH, json!({ "id": admin.capacity.id })).await?.text("switchCapacity.token")?;

    let after = admin.with(Pass::Bearer(switched)).does(ends, json!({})).await?.text("mySessions.nodes.0.expiresAt")?;
    ensure!(before == after, "{before}, then {after}");
    Ok(())
}

#[story]
async fn whoever_switches_by_cookie_gets_a_cookie(hub: Hub) -> Result {
    let admin = hub.admin().await?;
    let auditor = hub.gives_capacity(&admin.account, Role::Auditor, None).await?;
    let browser = admin.with(Pass::Cookie(admin.token()?.to_owned()));

    let answer = browser.does(SWITCH, json!({ "id": auditor.id })).await?;

    ensure!(answer.is_null("switchCapacity.token")?);
    ensure!(answer.headers["set-cookie"].to_str()?.starts_with("hub_session="));
    Ok(())
}

#[story(everywhere)]
async fn nobody_takes_on_the_capacity_of_another(hub: Hub) -> Result {
    let (admin, auditor) = (hub.admin().await?, hub.auditor().await?);

    admin.ask(SWITCH, json!({ "id": auditor.capacity.id })).await?.fails_with("NOT_FOUND")?;

    admin.is_signed_in().await
}

#[story]
async fn a_person_lists_its_own_open_sessions_newest_first(hub: Hub) -> Result {
    let (first, _other) = (hub.admin().await?, hub.admin().await?);
    hub.wait(Duration::minutes(1));
    let second = hub.sign_in(first.account.clone(), first.capacity.clone()).await?;

    let page = second.does(MY_SESSIONS, json!({ "first": 1 })).await?;
    ensure!(page.read::<bool>("mySessions.nodes.0.isCurrent")? && page.read::<bool>("mySessions.pageInfo.hasNextPage")?);
    ensure!(page.text("mySessions.nodes.0.address")? == "127.0.0.1");

    let rest = second.does(MY_SESSIONS, json!({ "after": page.text("mySessions.pageInfo.endCursor")? })).await?;
    ensure!(rest.list("mySessions.nodes")?.len() == 1, "another person's session is not among them");
    ensure!(!rest.read::<bool>("mySessions.nodes.0.isCurrent")?);
    Ok(())
}

#[story]
async fn a_page_has_one_to_a_hundred_rows_and_a_cursor_of_ours(hub: Hub) -> Result {
    let admin = hub.admin().await?;

    admin.ask(MY_SESSIONS, json!({ "first": 0 })).await?.fails_with("BAD_PAGE")?;
    admin.ask(MY_SESSIONS, json!({ "first": 101 })).await?.fails_with("BAD_PAGE")?;
    admin.ask(MY_SESSIONS, json!({ "after": "nonsense" })).await?.fails_with("BAD_CURSOR")?;
    Ok(())
}

#[story]
async fn nobody_ends_the_session_of_another(hub: Hub) -> Result {
    let (auditor, employer) = (hub.auditor().await?, hub.employer("Rossi Costruzioni").await?);
    let session = auditor.current_session().await?;

    employer.ask(REVOKE, json!({ "id": session })).await?.fails_with("NOT_FOUND")?;

    auditor.is_signed_in().await
}

#[story(once)]
async fn the_administrator_ends_the_session_of_another(hub: Hub) -> Result {
    let (admin, auditor) = (hub.admin().await?, hub.auditor().await?);
    let session = auditor.current_session().await?;

    admin.does(REVOKE, json!({ "id": session })).await?;

    auditor.is_signed_out().await
}

#[story]
async fn a_session_revoked_on_one_hub_is_refused_on_the_other_within_a_second(hub: Hub) -> Result {
    let other = hub.another().await?;
    let admin = hub.admin().await?;
    let elsewhere = hub.sign_in(admin.account.clone(), admin.capacity.clone()).await?.client.at(&other);
    let session = elsewhere.current_session().await?;
    let mut socket = elsewhere.opens_a_socket().await?;

    admin.does(REVOKE, json!({ "id": session })).await?;

    ensure!(socket.closes_within(A_SECOND).await?.code == 4403);
    elsewhere.is_signed_out().await
}

#[story]
async fn a_revocation_reaches_the_other_hub_without_redis(hub: Hub) -> Result {
    let mut redis = OwnRedis::start()?;
    let url = redis.url()?;
    let here = hub.another_with(|config| config.redis.url = Some(url.clone())).await?;
    let there = hub.another_with(|config| config.redis.url = Some(url.clone())).await?;
    let admin = hub.admin().await?;
    let elsewhere = hub.sign_in(admin.account.clone(), admin.capacity.clone()).await?.client.at(&there);
    let session = elsewhere.current_session().await?;
    let mut socket = elsewhere.opens_a_socket().await?;

    redis.kill()?;
    admin.at(&here).does(REVOKE, json!({ "id": session })).await?;

    ensure!(socket.closes_within(POLL).await?.code == 4403);
    elsewhere.is_signed_out().await?;
    admin.at(&there).is_signed_in().await
}

#[story(once)]
async fn hubs_find_each_other_again_when_redis_comes_back(hub: Hub) -> Result {
    let mut redis = OwnRedis::start()?;
    let url = redis.url()?;
    let here = hub.another_with(|config| config.redis.url = Some(url.clone())).await?;
    let there = hub.another_with(|config| config.redis.url = Some(url.clone())).await?;
    let admin = hub.admin().await?;
    let elsewhere = hub.sign_in(admin.account.clone(), admin.capacity.clone()).await?.client.at(&there);
    redis.kill()?;
    elsewhere.is_signed_in().await?;

    redis.revive()?;
    here.is_connected_to_redis().await?;
    there.is_connected_to_redis().await?;
    let mut socket = elsewhere.opens_a_socket().await?;
    admin.at(&here).does(REVOKE, json!({ "id": elsewhere.current_session().await? })).await?;

    ensure!(socket.closes_within(A_SECOND).await?.code == 4403);
    elsewhere.is_signed_out().await
}

#[story(everywhere)]
async fn a_closed_capacity_reaches_nothing_at_the_next_call(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    ensure!(rossi.sees_its_position().await?);

    hub.closes_capacity(rossi.capacity.key).await?;

    ensure!(!rossi.sees_its_position().await?);
    Ok(())
}

#[story]
async fn a_capacity_ends_with_its_last_day_in_rome(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    hub.moves_capacity(rossi.capacity.key, day(2026, 1, 1), Some(day(2026, 3, 31))).await?;
    // The clocks went forward on 29 March: midnight in Rome is 22:00 in UTC.
    hub.clock.set(Utc.with_ymd_and_hms(2026, 3, 31, 21, 50, 0).single().context("an instant")?);
    let persona = hub.sign_in(rossi.account.clone(), rossi.capacity.clone()).await?;

    hub.wait(Duration::minutes(9));
    persona.is_signed_in().await?;
    hub.wait(Duration::minutes(1));

    persona.is_signed_out().await
}

impl Client {
    async fn is_signed_in(&self) -> Result {
        self.does(MY_SESSIONS, json!({})).await.map(drop)
    }

    async fn is_signed_out(&self) -> Result {
        self.ask(MY_SESSIONS, json!({})).await?.fails_with("UNAUTHENTICATED").map(drop)
    }

    async fn current_session(&self) -> Result<String> {
        let sessions = self.does(MY_SESSIONS, json!({})).await?.list("mySessions.nodes")?;
        let current = sessions.iter().find(|session| session["isCurrent"] == true).context("no session is the current one")?;
        Ok(current["id"].as_str().context("an id")?.to_owned())
    }
}

impl Employer {
    async fn sees_its_position(&self) -> Result<bool> {
        let query = "query($number: PositionNumber!) { position(number: $number) { id } }";
        Ok(!self.does(query, json!({ "number": self.position.number })).await?.is_null("position")?)
    }
}

impl Hub {
    /// Waits until the hub reports that Redis is up.
    async fn is_connected_to_redis(&self) -> Result {
        let begun = std::time::Instant::now();
        loop {
            let state: Value = self.stranger().get("/health/ready").await?.json().await?;
            if state["redis"] == "up" {
                return Ok(());
            }
            ensure!(begun.elapsed() < RealTime::from_secs(10), "the hub does not find Redis again: {state}");
            tokio::time::sleep(RealTime::from_millis(20)).await;
        }
    }
}
