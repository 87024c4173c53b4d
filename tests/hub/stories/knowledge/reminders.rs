//! Deadlines are announced before they end: each once, however many hubs check them.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use chrono::{DateTime, Utc};
use omnia_hub::core::app_context::{AppContext, BATCH_SIZE};
use omnia_hub::core::clock::{Clock, SharedClock};
use omnia_hub::shell::run_minute_tasks;

use crate::world::*;

const NEAR: &str = "subscription { deadlineNear { cursor deadline { kind date daysLeft application { id } delegation { id } } } }";

/// A draft for the four weeks from 16 March 2026, due on 31 March.
async fn drafts_for_the_weeks_to_come(rossi: &Employer) -> Result<Application> {
    let content = json!({ "cause": "LACK_OF_WORK", "period": { "from": "2026-03-16", "to": "2026-04-12" } });
    rossi.drafts_for(&rossi.position.unit, content).await
}

/// An application of Rossi's that the office asked about on 16 March 2026: the answer is due on 31 March.
async fn has_an_open_request(hub: &Hub, rossi: &Employer) -> Result<Application> {
    let operator = hub.operator(&rossi.position.office).await?;
    let application = rossi.has_applied(hub, "OFFSET").await?;
    operator.examines(&application).await?;
    operator.asks(&application, "SUPPLEMENTARY_INQUIRY").await?.succeeds()?;
    Ok(application)
}

/// An application of Rossi's that was granted on 16 March 2026: what was advanced is offset by 30 September.
async fn is_granted(hub: &Hub, rossi: &Employer, payment_mode: &str) -> Result<Application> {
    let (operator, director) = (hub.operator(&rossi.position.office).await?, hub.director(&rossi.position.office).await?);
    let application = rossi.has_applied(hub, payment_mode).await?;
    operator.examines(&application).await?;
    let proposal = operator.proposes(&application, all_of_it()).await?;
    director.signs(&proposal, director.version_of(&application).await?).await?.succeeds()?;
    Ok(application)
}

/// Makes what the controls found in an application unreadable.
async fn spoils_alerts(hub: &Hub, application: &Application) -> Result {
    let broken = sqlx::query("update hub.alert set rule = 'NONE' where application_id = $1").bind(application.key()?);
    let alerts = hub.as_owner(async |db| Ok(broken.execute(db).await?.rows_affected())).await?;
    ensure!(alerts > 0, "there was nothing to break");
    Ok(())
}

#[story(everywhere)]
async fn a_draft_whose_term_ends_in_five_days_raises_an_alert_and_one_event(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let draft = drafts_for_the_weeks_to_come(&rossi).await?;

    hub.wait_until(day(2026, 3, 25));
    hub.does_its_work_of_a_minute().await;
    ensure!(hub.announced_deadlines().await?.is_empty(), "announced too early");
    hub.wait_until(day(2026, 3, 26));
    hub.does_its_work_of_a_minute().await;
    hub.does_its_work_of_a_minute().await;
    hub.wait_until(day(2026, 3, 27));
    hub.does_its_work_of_a_minute().await;

    let alerts = rossi.again(&hub).await?.reads_alerts(&draft).await?;
    let found = alerts.iter().find(|alert| alert["rule"] == "R50").context("R50")?;
    ensure!(
        found["severity"] == "INFO" && found["message"]["english"].as_str().is_some_and(|text| text.contains("31 March 2026")),
        "{found}"
    );
    let terms = hub.announced_deadlines().await?;
    ensure!(terms.len() == 1 && terms["SUBMISSION"] == 1, "{terms:?}");
    Ok(())
}

#[story]
async fn a_draft_that_is_written_when_its_term_is_near_is_announced_too_and_again_when_its_term_moves(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let draft = drafts_for_the_weeks_to_come(&rossi).await?;
    hub.wait_until(day(2026, 3, 27));
    let rossi = rossi.again(&hub).await?;

    rossi.changes(&draft, json!({ "period": { "from": "2026-03-13", "to": "2026-04-12" } })).await?.succeeds()?;
    hub.does_its_work_of_a_minute().await;
    rossi.changes(&draft, json!({ "period": { "from": "2026-03-16", "to": "2026-04-12" } })).await?.succeeds()?;
    hub.does_its_work_of_a_minute().await;
    hub.does_its_work_of_a_minute().await;

    let terms = hub.announced_deadlines().await?;
    ensure!(terms.len() == 1 && terms["SUBMISSION"] == 2, "{terms:?}");
    Ok(())
}

#[story(everywhere)]
async fn a_draft_that_cannot_be_examined_is_skipped_and_holds_nobody_up(hub: Hub) -> Result {
    let (rossi, neri) = (hub.employer("Rossi Costruzioni").await?, hub.employer("Neri Impianti").await?);
    let (broken, intact) = (drafts_for_the_weeks_to_come(&rossi).await?, drafts_for_the_weeks_to_come(&neri).await?);
    spoils_alerts(&hub, &broken).await?;

    hub.wait_until(day(2026, 3, 26));
    // A second connection, which there is none of everywhere, would be waited for.
    tokio::time::timeout(Duration::from_secs(8), hub.does_its_work_of_a_minute()).await.context("it waits for itself")?;

    let alerts = neri.again(&hub).await?.reads_alerts(&intact).await?;
    ensure!(alerts.iter().any(|alert| alert["rule"] == "R50"), "{alerts:?}");
    Ok(())
}

#[story]
async fn a_request_for_integration_raises_an_alert_five_days_before_the_answer_is_due(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let application = has_an_open_request(&hub, &rossi).await?;

    hub.wait_until(day(2026, 3, 25));
    hub.does_its_work_of_a_minute().await;
    ensure!(hub.announced_deadlines().await?.is_empty(), "announced too early");
    hub.wait_until(day(2026, 3, 26));
    hub.does_its_work_of_a_minute().await;
    hub.does_its_work_of_a_minute().await;

    let alerts = rossi.again(&hub).await?.reads_alerts(&application).await?;
    let found: Vec<_> = alerts.iter().filter(|alert| alert["rule"] == "R41").collect();
    ensure!(found.len() == 1 && found[0]["message"]["english"].as_str().is_some_and(|text| text.contains("31 March 2026")), "{alerts:?}");
    let terms = hub.announced_deadlines().await?;
    ensure!(terms.len() == 1 && terms["INTEGRATION_ANSWER"] == 1, "{terms:?}");
    Ok(())
}

#[story]
async fn a_request_that_cannot_be_announced_is_skipped_and_the_next_one_is_announced(hub: Hub) -> Result {
    let (rossi, neri) = (hub.employer("Rossi Costruzioni").await?, hub.employer("Neri Impianti").await?);
    spoils_alerts(&hub, &has_an_open_request(&hub, &rossi).await?).await?;
    let intact = has_an_open_request(&hub, &neri).await?;

    hub.wait_until(day(2026, 3, 26));
    Box::pin(announces_this_deadline_alone(&hub, &neri, &intact, "R41", "INTEGRATION_ANSWER")).await
}

#[story]
async fn an_authorization_that_cannot_be_announced_is_skipped_and_the_next_one_is_announced(hub: Hub) -> Result {
    let (rossi, neri) = (hub.employer("Rossi Costruzioni").await?, hub.employer("Neri Impianti").await?);
    spoils_alerts(&hub, &is_granted(&hub, &rossi, "OFFSET").await?).await?;
    let intact = is_granted(&hub, &neri, "OFFSET").await?;

    hub.wait_until(day(2026, 8, 31));
    Box::pin(announces_this_deadline_alone(&hub, &neri, &intact, "R38", "OFFSET")).await
}

/// Two ticks of the scheduler announce the deadline of this application once, and no other.
async fn announces_this_deadline_alone(hub: &Hub, employer: &Employer, application: &Application, rule: &str, kind: &str) -> Result {
    hub.does_its_work_of_a_minute().await;
    hub.does_its_work_of_a_minute().await;

    let alerts = employer.again(hub).await?.reads_alerts(application).await?;
    let terms = hub.announced_deadlines().await?;
    ensure!(alerts.iter().any(|alert| alert["rule"] == rule), "{alerts:?}");
    ensure!(terms.len() == 1 && terms[kind] == 1, "{terms:?}");
    Ok(())
}

#[story]
async fn wherever_a_task_panics_the_scheduler_goes_on_and_a_term_is_announced_once(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    drafts_for_the_weeks_to_come(&rossi).await?;
    hub.wait_until(day(2026, 3, 26));

    for reading in 1..=40 {
        let clock = Arc::new(PanickingClock { clock: hub.clock.clone(), readings_left: AtomicUsize::new(reading) });
        run_minute_tasks(&AppContext { clock, ..hub.app().clone() }).await;
    }
    hub.does_its_work_of_a_minute().await;

    let terms = hub.announced_deadlines().await?;
    ensure!(terms.len() == 1 && terms["SUBMISSION"] == 1, "{terms:?}");
    Ok(())
}

/// A clock that panics at the nth reading.
struct PanickingClock {
    clock: SharedClock,
    readings_left: AtomicUsize,
}

impl Clock for PanickingClock {
    fn now(&self) -> DateTime<Utc> {
        assert!(self.readings_left.fetch_sub(1, Ordering::Relaxed) != 1, "the clock panics");
        self.clock.now()
    }
}

#[story]
async fn a_term_that_cannot_be_ended_is_skipped_and_the_next_one_ends(hub: Hub) -> Result {
    let (rossi, neri) = (hub.employer("Rossi Costruzioni").await?, hub.employer("Neri Impianti").await?);
    let (broken, intact) = (has_an_open_request(&hub, &rossi).await?, has_an_open_request(&hub, &neri).await?);
    let spoil = sqlx::query("update hub.application set article10 = 'Z' where id = $1").bind(broken.key()?);
    hub.as_owner(async |db| Ok(spoil.execute(db).await.map(drop)?)).await?;

    hub.wait_until(day(2026, 4, 1));
    hub.does_its_work_of_a_minute().await;

    let status = neri.again(&hub).await?.reads(&intact).await?.text("application.status")?;
    ensure!(status == "INTEGRATION_EXPIRED", "{status}");
    Ok(())
}

#[story]
async fn one_tick_of_the_scheduler_handles_one_batch(hub: Hub) -> Result {
    let (all, done) = (BATCH_SIZE + 1, AtomicUsize::new(0));
    let one = async |_: &AppContext| Ok(done.fetch_add(1, Ordering::Relaxed) < all);

    ensure!(hub.app().run_batch(one).await? == BATCH_SIZE && done.load(Ordering::Relaxed) == BATCH_SIZE);
    ensure!(hub.app().run_batch(one).await? == 1);
    Ok(())
}

#[story]
async fn an_answer_in_time_leaves_nothing_to_remind_of(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let application = has_an_open_request(&hub, &rossi).await?;
    let interlocution = rossi.reads_documents(&application).await?.text("application.interlocutions.0.id")?;
    rossi.answers_in_words(&interlocution, "Ecco il registro.").await?.succeeds()?;

    hub.wait_until(day(2026, 3, 26));
    hub.does_its_work_of_a_minute().await;

    ensure!(hub.announced_deadlines().await?.is_empty());
    Ok(())
}

#[story]
async fn the_use_of_an_authorization_raises_an_alert_thirty_days_before_it_ends(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let application = is_granted(&hub, &rossi, "OFFSET").await?;
    let granted = rossi.reads(&application).await?;
    ensure!(granted.text("application.authorizations.0.offsetDeadline")? == "2026-09-30", "{}", granted.describe());

    hub.wait_until(day(2026, 8, 30));
    hub.does_its_work_of_a_minute().await;
    ensure!(hub.announced_deadlines().await?.is_empty(), "announced too early");
    hub.wait_until(day(2026, 8, 31));
    hub.does_its_work_of_a_minute().await;
    hub.does_its_work_of_a_minute().await;

    let alerts = rossi.again(&hub).await?.reads_alerts(&application).await?;
    let found: Vec<_> = alerts.iter().filter(|alert| alert["rule"] == "R38").collect();
    ensure!(found.len() == 1 && found[0]["severity"] == "WARNING", "{alerts:?}");
    ensure!(found[0]["message"]["italian"].as_str().is_some_and(|text| text.contains("30/09/2026")), "{alerts:?}");
    let terms = hub.announced_deadlines().await?;
    ensure!(terms.len() == 1 && terms["OFFSET"] == 1, "{terms:?}");
    Ok(())
}

#[story]
async fn the_term_of_a_direct_payment_is_announced_too(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let application = is_granted(&hub, &rossi, "DIRECT").await?;
    let granted = rossi.reads(&application).await?.text("application.authorizations.0.directPaymentDeadline")?;
    ensure!(granted == "2026-05-31", "{granted}");

    hub.wait_until(day(2026, 5, 1));
    hub.does_its_work_of_a_minute().await;
    hub.does_its_work_of_a_minute().await;

    let alerts = rossi.again(&hub).await?.reads_alerts(&application).await?;
    let terms = hub.announced_deadlines().await?;
    let found: Vec<_> = alerts.iter().filter(|alert| alert["rule"] == "R39").map(|alert| alert["message"]["english"].to_string()).collect();
    // The last day is a Sunday, and a holiday does not move it: the day before is shown as the safe one.
    ensure!(found.len() == 2 && found.iter().any(|text| text.contains("30 May 2026")), "{found:?}");
    ensure!(terms.len() == 1 && terms["DIRECT_PAYMENT"] == 1, "{terms:?}");
    Ok(())
}

#[story]
async fn a_delegation_is_announced_thirty_days_before_its_last_and_again_when_it_was_renewed(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let studio = hub.intermediary("Studio Bianchi").await?;
    let active = studio.is_delegated(&rossi, None, Some("2026-05-31")).await?;

    hub.wait_until(day(2026, 4, 30));
    hub.does_its_work_of_a_minute().await;
    ensure!(hub.announced_deadlines().await?.is_empty(), "announced too early");
    hub.wait_until(day(2026, 5, 1));
    hub.does_its_work_of_a_minute().await;
    hub.does_its_work_of_a_minute().await;
    ensure!(hub.announced_deadlines().await?["DELEGATION_END"] == 1);
    studio.again(&hub).await?.asks_to_renew(&active, Some("2026-07-31")).await?.succeeds()?;
    hub.wait_until(day(2026, 7, 1));
    hub.does_its_work_of_a_minute().await;

    ensure!(hub.announced_deadlines().await?["DELEGATION_END"] == 2);
    Ok(())
}

#[story]
async fn a_subscriber_receives_each_term_that_is_theirs_and_no_other(hub: Hub) -> Result {
    let (rossi, neri) = (hub.employer("Rossi Costruzioni").await?, hub.employer("Neri Impianti").await?);
    let studio = hub.intermediary("Studio Bianchi").await?;
    let delegation = studio.is_delegated(&rossi, None, Some("2026-04-20")).await?;
    let application = has_an_open_request(&hub, &rossi).await?;
    hub.wait_until(day(2026, 3, 26));
    let (rossi, neri, studio) = (rossi.again(&hub).await?, neri.again(&hub).await?, studio.again(&hub).await?);
    let mut sockets = [rossi.opens_a_socket().await?, studio.opens_a_socket().await?, neri.opens_a_socket().await?];
    let mut of_rossi = sockets[0].subscribes(NEAR, json!({})).await?;
    let mut of_studio = sockets[1].subscribes(NEAR, json!({})).await?;
    let mut of_neri = sockets[2].subscribes(NEAR, json!({})).await?;
    of_neri.is_silent_for(Duration::from_millis(200)).await?;

    hub.does_its_work_of_a_minute().await;

    let (answer, end) = (of_rossi.next().await?, of_rossi.next().await?);
    ensure!(answer.get("deadlineNear.deadline")? == of_studio.next().await?.get("deadlineNear.deadline")?);
    ensure!(answer.text("deadlineNear.deadline.kind")? == "INTEGRATION_ANSWER" && answer.number("deadlineNear.deadline.daysLeft")? == 5);
    ensure!(answer.text("deadlineNear.deadline.application.id")? == application.id, "{}", answer.describe());
    ensure!(end.text("deadlineNear.deadline.kind")? == "DELEGATION_END" && end.text("deadlineNear.deadline.date")? == "2026-04-20");
    ensure!(of_studio.next().await?.text("deadlineNear.deadline.delegation.id")? == delegation.id, "{}", end.describe());
    of_neri.is_silent_for(Duration::from_millis(300)).await
}

#[story]
async fn the_term_of_a_draft_reaches_the_employer_and_not_the_office(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let operator = hub.operator(&rossi.position.office).await?;
    let draft = drafts_for_the_weeks_to_come(&rossi).await?;
    hub.wait_until(day(2026, 3, 26));
    let (rossi, operator) = (rossi.again(&hub).await?, operator.again(&hub).await?);
    let mut sockets = [rossi.opens_a_socket().await?, operator.opens_a_socket().await?];
    let mut of_rossi = sockets[0].subscribes(NEAR, json!({})).await?;
    let mut of_office = sockets[1].subscribes("subscription { deadlineNear { deadline { kind } } }", json!({})).await?;
    of_office.is_silent_for(Duration::from_millis(200)).await?;

    hub.does_its_work_of_a_minute().await;

    let found = of_rossi.next().await?;
    ensure!(found.text("deadlineNear.deadline.kind")? == "SUBMISSION" && found.text("deadlineNear.deadline.date")? == "2026-03-31");
    ensure!(found.text("deadlineNear.deadline.application.id")? == draft.id, "{}", found.describe());
    of_office.is_silent_for(Duration::from_millis(300)).await
}

#[story]
async fn two_hubs_that_check_at_once_announce_each_term_once(hub: Hub) -> Result {
    let other = hub.another().await?;
    let (rossi, neri) = (hub.employer("Rossi Costruzioni").await?, hub.employer("Neri Impianti").await?);
    let studio = hub.intermediary("Studio Bianchi").await?;
    studio.is_delegated(&rossi, None, Some("2026-04-20")).await?;
    let (draft, waiting) = (drafts_for_the_weeks_to_come(&rossi).await?, has_an_open_request(&hub, &rossi).await?);
    let granted = is_granted(&hub, &neri, "OFFSET").await?;

    hub.wait_until(day(2026, 3, 26));
    tokio::join!(hub.does_its_work_of_a_minute(), other.does_its_work_of_a_minute());
    tokio::join!(other.does_its_work_of_a_minute(), hub.does_its_work_of_a_minute());
    let (of_draft, of_waiting) = (hub.counts_alerts(&draft, "R50").await?, hub.counts_alerts(&waiting, "R41").await?);
    hub.wait_until(day(2026, 8, 31));
    tokio::join!(hub.does_its_work_of_a_minute(), other.does_its_work_of_a_minute());
    tokio::join!(other.does_its_work_of_a_minute(), hub.does_its_work_of_a_minute());

    let terms: Vec<_> = hub.announced_deadlines().await?.into_iter().collect();
    let each = ["DELEGATION_END", "INTEGRATION_ANSWER", "OFFSET", "SUBMISSION"].map(|kind| (kind.to_owned(), 1));
    ensure!(terms == each, "{terms:?}");
    ensure!((of_draft, of_waiting, hub.counts_alerts(&granted, "R38").await?) == (1, 1, 1));
    Ok(())
}

impl Hub {
    async fn counts_alerts(&self, application: &Application, rule: &str) -> Result<i64> {
        let key = application.key()?;
        let count = "select count(*) from hub.alert where application_id = $1 and rule = $2";
        self.as_owner(async |db| Ok(sqlx::query_scalar(count).bind(key).bind(rule).fetch_one(db).await?)).await
    }
}
