//! Events are numbered inside the commit: in the order of commits, and nobody who stops on the way to it stops others.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use futures_util::future::try_join_all;
use omnia_hub::core::access::Task;
use omnia_hub::core::clock::{Clock, SystemClock};
use omnia_hub::core::events::{EventKind, NewEvent, append};
use sqlx::PgConnection;
use tokio::time::timeout;

use crate::world::*;

/// Within which an act of one hub ends whatever another does: it takes some milliseconds.
const SOON: Duration = Duration::from_secs(20);

/// An event with the number of its writer, and its number among theirs.
fn event(writer: usize, place: usize) -> NewEvent {
    let payload = json!({ "writer": writer, "place": place });
    NewEvent { payload, ..NewEvent::new(EventKind::AlertsChanged) }
}

#[story(everywhere)]
async fn events_have_their_numbers_from_the_commit_on_in_the_order_in_which_they_were_written(hub: Hub) -> Result {
    let before = hub.count("select coalesce(max(id), 0) from hub.event").await?;
    let call = hub.app().task(Task::Clock);

    let mut lost = call.begin().await?;
    append(&mut lost, &[event(0, 0)], None, hub.now()).await?;
    drop(lost);
    let mut tx = call.begin().await?;
    append(&mut tx, &[event(1, 0)], None, hub.now()).await?;
    tx.publish(event(1, 1)).publish(event(1, 2));
    tx.commit().await?;
    call.release().await;

    let places = "select id, (payload->>'place')::bigint from hub.event where payload ? 'place' order by id";
    let written: Vec<(i64, i64)> = hub.as_owner(async |db| Ok(sqlx::query_as(places).fetch_all(db).await?)).await?;
    ensure!(written == [(before + 1, 0), (before + 2, 1), (before + 3, 2)], "{written:?} after {before}");
    Ok(())
}

#[story(once)]
async fn who_stops_inside_a_transaction_with_events_keeps_nobody_from_writing(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let call = hub.app().task(Task::Clock);
    let mut stopped = call.begin().await?;
    append(&mut stopped, &[event(0, 0)], None, hub.now()).await?;

    let application = timeout(SOON, rossi.submits(&hub)).await.context("the others wait for who stopped")??;

    ensure!(hub.counts_events("APPLICATION_STATUS_CHANGED", &application).await? == 1);
    stopped.commit().await?;
    let last = "select count(*) from hub.event where payload ? 'place' and id = (select max(id) from hub.event)";
    ensure!(hub.count(last).await? == 1, "who commits last has the last number");
    Ok(())
}

#[story(once)]
async fn nobody_but_the_commit_gives_a_number(hub: Hub) -> Result {
    let call = hub.app().task(Task::Clock);

    let chosen = sqlx::query("insert into event (id, at, kind) values (7, $1, 'ALERTS_CHANGED')").bind(hub.now());
    let refused = chosen.execute(&mut *call.read().await?).await;

    ensure!(refused.is_err_and(|error| error.to_string().contains("row-level security")), "a number was chosen");
    Ok(())
}

#[story(once)]
async fn a_commit_that_waits_too_long_for_its_turn_was_never_there(hub: Hub) -> Result {
    let mut holder = hub.database.as_ref().context("it is a PostgreSQL")?.connect().await?;
    sqlx::raw_sql("begin; select pg_advisory_xact_lock(x'6875626576656e74'::bigint)").execute(&mut holder).await?;
    let call = hub.app().task(Task::Clock);
    let mut tx = call.begin().await?;
    sqlx::raw_sql("set local lock_timeout to '50ms'").execute(&mut *tx).await?;
    tx.publish(event(0, 0));

    let refused = tx.commit().await;

    ensure!(refused.is_err_and(|error| error.is_transient()), "it may be tried again");
    sqlx::raw_sql("rollback").execute(&mut holder).await?;
    let mut tx = call.begin().await?;
    tx.publish(event(0, 1));
    tx.commit().await?;
    let sum = hub.count("select sum((payload->>'place')::bigint)::bigint from hub.event where payload ? 'writer'").await?;
    ensure!(sum == 1, "only the second was written");
    Ok(())
}

/// Who writes at the same time.
const WRITERS: usize = 16;
/// Commits of each.
const COMMITS: usize = 125;

#[story(once)]
async fn a_reader_by_cursor_misses_nothing_of_many_writers_and_sees_nothing_twice(hub: Hub) -> Result {
    let database = hub.database.as_ref().context("it is a PostgreSQL")?;
    let mut reader = database.connect().await?;
    let writers = (0..WRITERS).map(async |writer| write(&mut database.connect().await?, &hub, writer).await);

    let (written, read) = tokio::try_join!(try_join_all(writers), read(&mut reader, &hub))?;

    let written: usize = written.into_iter().sum();
    ensure!(read.len() == written, "{} of {written} were read", read.len());
    for writer in 0..WRITERS {
        let places: Vec<usize> = read.iter().filter(|(of, _)| *of == writer).map(|(_, place)| *place).collect();
        ensure!(places.is_sorted_by(|one, next| one < next), "those of {writer} came as {places:?}");
    }
    Ok(())
}

/// One to three events a commit; each fifth transaction is rolled back. How many events were committed.
async fn write(db: &mut PgConnection, hub: &Hub, writer: usize) -> Result<usize> {
    let mut written = 0;
    for commit in 0..COMMITS {
        let events: Vec<_> = (0..=commit % 3).map(|place| event(writer, commit * 3 + place)).collect();
        let is_lost = commit % 5 == 4;
        sqlx::raw_sql("begin").execute(&mut *db).await?;
        append(db, &events, None, hub.now()).await?;
        sqlx::raw_sql(if is_lost { "rollback" } else { "commit" }).execute(&mut *db).await?;
        written += if is_lost { 0 } else { events.len() };
    }
    // The last one says that it was.
    append(db, &[event(writer, COMMITS * 3)], None, hub.now()).await?;
    Ok(written + 1)
}

/// Reads as the tail does, until every writer has written its last; who wrote each, and which of theirs it is.
async fn read(db: &mut PgConnection, hub: &Hub) -> Result<Vec<(usize, usize)>> {
    let mut cursor = hub.count("select coalesce(max(id), 0) from hub.event where not payload ? 'writer'").await?;
    let (mut read, mut writing) = (Vec::new(), WRITERS);
    while writing > 0 {
        let next = sqlx::query_as("select id, payload from hub.event where id > $1 order by id limit 500").bind(cursor);
        let rows: Vec<(i64, Value)> = next.fetch_all(&mut *db).await?;
        for (id, payload) in rows {
            let number = |name: &str| payload[name].as_u64().map(usize::try_from).context("a number");
            let (writer, place) = (number("writer")??, number("place")??);
            writing -= usize::from(place == COMMITS * 3);
            read.push((writer, place));
            cursor = id;
        }
    }
    Ok(read)
}

/// How often a hub is frozen in the middle of what it does.
const FREEZES: usize = 8;
/// Acts that it has answered before, each time.
const BETWEEN: usize = 12;
/// Who acts at it at the same time.
const AT_ONCE: usize = 8;

#[story(once)]
async fn a_frozen_hub_does_not_stop_the_other(hub: Hub) -> Result {
    // The processes have the machine's clock, so the story has it too.
    hub.clock.set(SystemClock.now());
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let operator = hub.operator(&rossi.position.office).await?;
    let (frozen, other) = (hub.as_process().await?, hub.as_process().await?);
    let applications = waiting(&hub, &rossi, AT_ONCE + 1).await?;
    let (mine, others) = applications.split_first().context("there are some")?;
    let answered = AtomicUsize::new(0);

    let acts = others.iter().map(|application| take_and_release(frozen.for_client(&operator), application, &answered));
    let act = async || -> Result {
        let mut version = 2;
        for freeze in 1..=FREEZES {
            reaches(&answered, freeze * BETWEEN).await;
            frozen.freezes()?;
            for act in ["takeApplication", "releaseApplication"] {
                let answer = timeout(SOON, other.for_client(&operator).tries_version(act, mine, version)).await;
                answer.context("the other hub waits for the frozen one")??.succeeds()?;
                version += 1;
            }
            frozen.thaws()?;
        }
        Ok(())
    };
    tokio::try_join!(try_join_all(acts), act())?;

    // Those of the applications that wait were there before.
    let since = "select count(*) from hub.event where kind = 'APPLICATION_STATUS_CHANGED' and payload->>'from' <> 'DRAFT'";
    let counted = hub.count(since).await?;
    ensure!(counted == i64::try_from(answered.into_inner() + FREEZES * 2)?, "{counted} changes were recorded");
    hub.has_counted_its_applications().await
}

/// Applications that wait at the office.
async fn waiting(hub: &Hub, rossi: &Employer, count: usize) -> Result<Vec<Application>> {
    let mut waiting = Vec::new();
    for number in 0..count {
        let unit = hub.registers_unit(rossi.position.key, i32::try_from(number)? + 1, "PLANT", &rossi.position.office).await?;
        let application = rossi.drafts_for(&unit, content(hub.today())).await?;
        hub.protocols(&application).await?;
        waiting.push(application);
    }
    Ok(waiting)
}

/// Takes and releases alternately, as often as the freezes need.
async fn take_and_release(operator: Client, application: &Application, answered: &AtomicUsize) -> Result {
    for (act, version) in ["takeApplication", "releaseApplication"].into_iter().cycle().zip(2..) {
        if answered.load(Ordering::Relaxed) > FREEZES * BETWEEN + AT_ONCE {
            break;
        }
        operator.tries_version(act, application, version).await?.succeeds()?;
        answered.fetch_add(1, Ordering::Relaxed);
    }
    Ok(())
}

async fn reaches(answered: &AtomicUsize, count: usize) {
    while answered.load(Ordering::Relaxed) < count {
        tokio::task::yield_now().await;
    }
}
