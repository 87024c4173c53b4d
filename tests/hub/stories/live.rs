//! Live changes: a subscriber receives each once and in order, whatever happens between the hubs.

use std::time::Duration;

use futures_util::future::try_join_all;
use omnia_hub::core::access::Task;
use omnia_hub::core::config::ServeConfig;
use omnia_hub::core::events::{KEPT_DAYS, forget};

use crate::world::*;

const STATUS_CHANGES: &str = "subscription($id: ID, $after: String, $filter: LiveFilter) {
    applicationStatusChanged(id: $id, after: $after, filter: $filter) { cursor from to application { id status } }
}";

#[story(everywhere)]
async fn an_operator_with_an_open_subscription_sees_an_application_arrive(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let operator = hub.operator(&rossi.position.office).await?;
    let mut socket = operator.opens_a_socket().await?;
    let mut arrivals = socket.subscribes(STATUS_CHANGES, json!({})).await?;
    arrivals.is_silent_for(Duration::from_millis(200)).await?;

    let application = rossi.submits(&hub).await?;

    let arrival = arrivals.next().await?;
    ensure!(arrival.text("applicationStatusChanged.to")? == "PROTOCOLLED");
    ensure!(arrival.text("applicationStatusChanged.application.id")? == application.id);
    Ok(())
}

#[story]
async fn a_change_on_one_hub_is_seen_on_the_other(hub: Hub) -> Result {
    let other_hub = hub.another().await?;
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let operator = hub.operator(&rossi.position.office).await?;
    let mut socket = operator.at(&other_hub).opens_a_socket().await?;
    let mut arrivals = socket.subscribes(STATUS_CHANGES, json!({})).await?;
    arrivals.is_silent_for(Duration::from_millis(200)).await?;

    let application = rossi.submits(&hub).await?;

    ensure!(arrivals.next().await?.text("applicationStatusChanged.application.id")? == application.id);
    Ok(())
}

#[story]
async fn who_lost_the_connection_resumes_after_the_last_event_they_saw(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let operator = hub.operator(&rossi.position.office).await?;
    let application = rossi.submits(&hub).await?;
    let mut socket = operator.opens_a_socket().await?;
    let mut changes = socket.subscribes(STATUS_CHANGES, json!({ "id": application.id })).await?;
    changes.is_silent_for(Duration::from_millis(200)).await?;
    operator.tries("takeApplication", &application).await?.succeeds()?;
    let cursor = changes.next().await?.text("applicationStatusChanged.cursor")?;
    drop(socket);

    operator.tries("releaseApplication", &application).await?.succeeds()?;
    operator.tries("takeApplication", &application).await?.succeeds()?;
    let mut socket = operator.opens_a_socket().await?;
    let mut changes = socket.subscribes(STATUS_CHANGES, json!({ "id": application.id, "after": cursor })).await?;
    let missed = [changes.next().await?, changes.next().await?];
    operator.tries("reviewApplication", &application).await?.succeeds()?;
    let live = changes.next().await?;

    let to = |answer: &Answer| answer.text("applicationStatusChanged.to");
    ensure!(to(&missed[0])? == "PROTOCOLLED" && to(&missed[1])? == "ASSIGNED" && to(&live)? == "UNDER_REVIEW");
    Ok(())
}

#[story]
async fn a_revoked_delegation_ends_what_it_showed_on_another_hub(hub: Hub) -> Result {
    let other_hub = hub.another().await?;
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let studio = hub.intermediary("Studio Bianchi").await?;
    let delegation = studio.is_delegated(&rossi, None, None).await?;
    let application = rossi.submits(&hub).await?;
    let mut socket = studio.at(&other_hub).opens_a_socket().await?;
    let mut changes = socket.subscribes(STATUS_CHANGES, json!({ "id": application.id })).await?;
    changes.is_silent_for(Duration::from_millis(200)).await?;

    rossi.asks_to_revoke(&delegation, "Cambiamo consulente").await?.succeeds()?;

    ensure!(changes.next_within(Duration::from_secs(1)).await?.is_none(), "the subscription goes on");
    ensure!(!studio.sees(&application).await?);
    Ok(())
}

#[story]
async fn a_sub_delegation_that_ends_ends_what_it_showed_on_another_hub(hub: Hub) -> Result {
    let other_hub = hub.another().await?;
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let studio = hub.intermediary("Studio Bianchi").await?;
    let sara = hub.collaborator(&studio, "Sara Blu").await?;
    let given = studio.sub_delegates(&studio.is_delegated(&rossi, None, None).await?, &sara).await?;
    let application = rossi.submits(&hub).await?;
    let mut socket = sara.at(&other_hub).opens_a_socket().await?;
    let mut changes = socket.subscribes(STATUS_CHANGES, json!({ "id": application.id })).await?;
    changes.is_silent_for(Duration::from_millis(200)).await?;

    studio.asks_to_end_sub_delegation(&given).await?.succeeds()?;

    ensure!(changes.next_within(Duration::from_secs(1)).await?.is_none(), "the subscription goes on");
    ensure!(!sara.sees(&application).await? && studio.sees(&application).await?);
    Ok(())
}

#[story]
async fn a_revocation_ends_what_it_showed_though_a_change_comes_with_it(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let studio = hub.intermediary("Studio Bianchi").await?;
    studio.is_delegated(&rossi, None, None).await?;
    let application = rossi.submits(&hub).await?;
    let mut socket = studio.opens_a_socket().await?;
    let mut changes = socket.subscribes(STATUS_CHANGES, json!({ "id": application.id })).await?;
    changes.is_silent_for(Duration::from_millis(200)).await?;

    hub.revokes_and_repeats_the_last_change().await?;
    // It wakes the hubs.
    rossi.drafts().await?;

    ensure!(changes.next_within(Duration::from_secs(6)).await?.is_none(), "the subscription goes on");
    Ok(())
}

impl Hub {
    /// Revokes every delegation in one transaction with another change of status: both events come to the hubs at once.
    async fn revokes_and_repeats_the_last_change(&self) -> Result {
        let together = "begin;
            update hub.delegation set status = 'REVOKED';
            insert into hub.event (at, kind, payload)
            select created_at, 'DELEGATION_CHANGED', jsonb_build_object('intermediary', intermediary_id) from hub.delegation;
            insert into hub.event (at, kind, application_id, position_id, office_id, payload)
            select at, kind, application_id, position_id, office_id, payload
            from hub.event where kind = 'APPLICATION_STATUS_CHANGED' order by id desc limit 1;
            commit";
        self.as_owner(async |db| Ok(sqlx::raw_sql(together).execute(db).await.map(drop)?)).await
    }
}

#[story]
async fn what_one_may_not_see_cannot_be_followed(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let neri = hub.employer("Neri Impianti").await?;
    let application = rossi.submits(&hub).await?;
    let mut socket = neri.opens_a_socket().await?;

    let mut changes = socket.subscribes(STATUS_CHANGES, json!({ "id": application.id })).await?;
    changes.next().await?.fails_with("NOT_FOUND")?;
    let mut all = socket.subscribes(STATUS_CHANGES, json!({})).await?;
    rossi.tries_to_withdraw(&application, "Il lavoro è ripreso").await?.succeeds()?;

    all.is_silent_for(Duration::from_millis(500)).await
}

#[story]
async fn a_wrong_cursor_is_refused(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let mut socket = rossi.opens_a_socket().await?;

    for cursor in ["", "x", "ZXZlbnQ6OTk5OTk5"] {
        let mut changes = socket.subscribes(STATUS_CHANGES, json!({ "after": cursor })).await?;
        changes.next().await?.fails_with("BAD_CURSOR")?;
    }
    Ok(())
}

#[story]
async fn a_cursor_of_expired_events_is_refused_and_the_newest_one_holds(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let operator = hub.operator(&rossi.position.office).await?;
    let application = rossi.submits(&hub).await?;
    let mut socket = operator.opens_a_socket().await?;
    let mut changes = socket.subscribes(STATUS_CHANGES, json!({})).await?;
    changes.is_silent_for(Duration::from_millis(200)).await?;
    operator.tries("takeApplication", &application).await?.succeeds()?;
    let old = changes.next().await?.text("applicationStatusChanged.cursor")?;
    operator.tries("reviewApplication", &application).await?.succeeds()?;
    operator.asks(&application, "SUPPLEMENTARY_INQUIRY").await?.succeeds()?;
    ensure!(changes.next().await?.text("applicationStatusChanged.to")? == "UNDER_REVIEW");
    let newest = changes.next().await?.text("applicationStatusChanged.cursor")?;

    hub.wait(chrono::Duration::days(KEPT_DAYS + 1));
    forget(&mut *hub.app().task(Task::Sweep).read().await?, hub.now() - chrono::Duration::days(KEPT_DAYS)).await?;

    let operator = hub.sign_in(operator.account.clone(), operator.capacity.clone()).await?;
    let mut socket = operator.opens_a_socket().await?;
    socket.subscribes(STATUS_CHANGES, json!({ "after": old })).await?.next().await?.fails_with("CURSOR_EXPIRED")?;
    let mut changes = socket.subscribes(STATUS_CHANGES, json!({ "after": newest })).await?;
    changes.is_silent_for(Duration::from_millis(200)).await?;
    hub.sign_in(rossi.account.clone(), rossi.capacity.clone()).await?.tries_to_withdraw(&application, "Ripreso").await?.succeeds()?;
    ensure!(changes.next().await?.text("applicationStatusChanged.to")? == "WITHDRAWN");
    Ok(())
}

#[story]
async fn alerts_change_live_while_a_draft_is_compiled(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let application = rossi.drafts_for(&rossi.position.unit, json!({})).await?;
    let mut socket = rossi.opens_a_socket().await?;
    let query =
        "subscription($id: ID!) { alertsChanged(applicationId: $id) { cursor application { alerts(minSeverity: WARNING) { rule } } } }";
    let mut alerts = socket.subscribes(query, json!({ "id": application.id })).await?;
    alerts.is_silent_for(Duration::from_millis(200)).await?;

    rossi.changes(&application, content(hub.today())).await?.succeeds()?;

    let event = alerts.next().await?;
    ensure!(event.list("alertsChanged.application.alerts")? == [json!({ "rule": "R25" })], "{}", event.describe());
    Ok(())
}

#[story(everywhere)]
async fn an_intermediary_sees_at_once_what_the_office_asks(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let neri = hub.employer("Neri Impianti").await?;
    let studio = hub.intermediary("Studio Bianchi").await?;
    studio.is_delegated_by(&hub, &rossi).await?;
    let operator = hub.operator(&rossi.position.office).await?;
    let application = rossi.submits(&hub).await?;
    operator.examines(&application).await?;
    let query = "subscription($after: String) {
        interlocutionOpened(after: $after) { cursor interlocution { id kind status dueOn } application { id status } } }";
    let (mut sockets, mut bystander) = (studio.opens_a_socket().await?, neri.opens_a_socket().await?);
    let mut opened = sockets.subscribes(query, json!({})).await?;
    let mut not_asked = bystander.subscribes(query, json!({})).await?;
    opened.is_silent_for(Duration::from_millis(200)).await?;

    operator.asks(&application, "SUPPLEMENTARY_INQUIRY").await?.succeeds()?;

    let event = opened.next().await?;
    ensure!(event.text("interlocutionOpened.application.id")? == application.id);
    ensure!(event.text("interlocutionOpened.interlocution.kind")? == "SUPPLEMENTARY_INQUIRY");
    not_asked.is_silent_for(Duration::from_millis(200)).await?;
    rossi.answers_in_words(&event.text("interlocutionOpened.interlocution.id")?, "Ecco il registro.").await?.succeeds()?;
    operator.tries("reviewApplication", &application).await?.succeeds()?;
    operator.asks(&application, "DECLARATION_CHECK").await?.succeeds()?;
    let mut sockets = studio.opens_a_socket().await?;
    let mut missed = sockets.subscribes(query, json!({ "after": event.text("interlocutionOpened.cursor")? })).await?;
    ensure!(missed.next().await?.text("interlocutionOpened.interlocution.kind")? == "DECLARATION_CHECK");
    Ok(())
}

const CHANGES: usize = 1_000;
const SUBSCRIBERS: usize = 50;
/// Who changes at the same time.
const WRITERS: usize = 10;

#[story(long)]
async fn redis_is_killed_under_a_thousand_changes_and_nobody_misses_one(hub: Hub) -> Result {
    let redis = OwnRedis::start()?;
    let url = redis.url()?;
    let with_it = |config: &mut ServeConfig| config.redis.url = Some(url.clone());
    let hubs = [hub.another_with(with_it).await?, hub.another_with(with_it).await?];
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let operator = hub.operator(&rossi.position.office).await?;
    let (applications, last) = applications(&hubs[0], &rossi, &operator).await?;
    let mut sockets = Vec::new();
    let mut following = Vec::new();
    for subscriber in 0..SUBSCRIBERS {
        let mut socket = operator.at(&hubs[subscriber % 2]).opens_a_socket().await?;
        following.push(socket.subscribes(STATUS_CHANGES, json!({ "after": last })).await?);
        sockets.push(socket);
    }

    let ((), _redis, received) = tokio::try_join!(
        change(&hubs, &operator, &applications),
        restart(&hub, redis),
        try_join_all(following.into_iter().map(|mut following| async move { receive_all(&mut following).await }))
    )?;

    let first = &received[0];
    ensure!(first.len() == CHANGES && received.iter().all(|received| received == first), "subscribers received different events");
    Ok(())
}

/// One application for each writer, and the cursor of the last one's arrival.
async fn applications(hub: &Hub, rossi: &Employer, operator: &Official) -> Result<(Vec<Application>, String)> {
    let mut socket = operator.at(hub).opens_a_socket().await?;
    let mut arrivals = socket.subscribes(STATUS_CHANGES, json!({})).await?;
    arrivals.is_silent_for(Duration::from_millis(200)).await?;
    let mut last = String::new();
    let mut applications = Vec::new();
    for number in 0..WRITERS {
        let unit = hub.registers_unit(rossi.position.key, i32::try_from(number)? + 1, "PLANT", &rossi.position.office).await?;
        let mut content = content(hub.today());
        content["beneficiaries"] = json!([worker(&hub.worker_tax_code()?)]);
        let application = rossi.drafts_for(&unit, content).await?;
        hub.has_the_report(&application).await?;
        rossi.submits_draft(&application).await?;
        last = arrivals.next().await?.text("applicationStatusChanged.cursor")?;
        applications.push(application);
    }
    Ok((applications, last))
}

/// Takes and releases alternately, on one hub and on the other.
async fn change(hubs: &[Hub; 2], operator: &Official, applications: &[Application]) -> Result {
    let writers = applications.iter().enumerate().map(|(writer, application)| write(operator.at(&hubs[writer % 2]), application));
    try_join_all(writers).await?;
    Ok(())
}

async fn write(operator: Client, application: &Application) -> Result {
    for change in 0..CHANGES / WRITERS {
        let act = if change % 2 == 0 { "takeApplication" } else { "releaseApplication" };
        operator.tries_version(act, application, i64::try_from(change)? + 3).await?.succeeds()?;
    }
    Ok(())
}

/// Redis is away for a while in the middle of the changes.
async fn restart(hub: &Hub, mut redis: OwnRedis) -> Result<OwnRedis> {
    let written = async || hub.count("select count(*) from hub.status_change where from_status in ('PROTOCOLLED', 'ASSIGNED')").await;
    tokio::time::sleep(Duration::from_millis(700)).await;
    redis.kill()?;
    let before = written().await?;
    tokio::time::sleep(Duration::from_millis(1_500)).await;
    let during = written().await? - before;
    redis.revive()?;
    ensure!(during > 0 && before + during < i64::try_from(CHANGES)?, "Redis was away while {during} changes were written after {before}");
    Ok(redis)
}

/// The cursors that a subscriber receives, each once and in order.
async fn receive_all(following: &mut Subscription) -> Result<Vec<String>> {
    let mut received: Vec<(i64, String)> = Vec::new();
    while received.len() < CHANGES {
        let answer = following.next_within(Duration::from_mins(1)).await?.context("the subscription ended")?;
        let cursor = answer.text("applicationStatusChanged.cursor")?;
        let place = place_of(&cursor)?;
        ensure!(received.last().is_none_or(|(last, _)| *last < place), "out of order, or twice");
        received.push((place, cursor));
    }
    following.is_silent_for(Duration::from_millis(300)).await?;
    Ok(received.into_iter().map(|(_, cursor)| cursor).collect())
}
