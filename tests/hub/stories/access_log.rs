//! The access log: who read or changed what is there for the auditor, for the employer and for the person, and nobody can change it unseen.

use std::collections::BTreeSet;
use std::time::Duration;

use omnia_hub::access_log::{seal_days, write};
use omnia_hub::core::RequestContext;
use omnia_hub::core::access::{Task, Viewer};
use omnia_hub::core::accesses::AccessQueue;
use omnia_hub::core::app_context::AppContext;
use omnia_hub::identity::{Sessions, TokenUse};
use reqwest::Method;
use tokio::time::{Instant, sleep};

use crate::world::*;

const LOG: &str = "query Log($filter: AccessLogFilter) { accessLog(filter: $filter, first: 100) { nodes {
    number person { name } role subject address kind operation fields employers applications applicationCount workerCount requests lastAt accounts isOwn } } }";

#[story]
async fn an_employer_sees_who_read_its_application_and_the_auditor_sees_it_all(hub: Hub) -> Result {
    let (rossi, neri) = (hub.employer("Rossi Costruzioni").await?, hub.employer("Neri Impianti").await?);
    let verdi = hub.operator(&rossi.position.office).await?;
    let auditor = hub.auditor().await?;
    let application = hub.archives_one(rossi.position.key, "PROTOCOLLED").await?;

    verdi.does("query File($id: ID!) { application(id: $id) { status } }", json!({ "id": application.id })).await?;

    let seen = entries(&rossi, |entry| entry["isOwn"] == false).await?;
    ensure!(seen["person"]["name"] == verdi.account.name.as_str() && seen["role"] == "OPERATOR" && seen["kind"] == "READ", "{seen}");
    ensure!(seen["applications"] == json!([application.id]) && seen["employers"] == json!([rossi.id]), "{seen}");
    ensure!(seen["isOwn"] == false && seen["address"].is_null() && seen["fields"] == json!([]), "more of somebody else is shown: {seen}");
    let audited = entries(&auditor, |entry| entry["operation"] == "File").await?;
    ensure!(audited["address"] == "127.0.0.1" && audited["applicationCount"] == 1, "{audited}");
    let own = entries(&verdi, |entry| entry["operation"] == "File").await?;
    ensure!(own["isOwn"] == true && own["address"] == "127.0.0.1", "{own}");
    ensure!(log_of(&neri).await?.iter().all(|entry| entry["isOwn"] == true), "another employer sees it");
    Ok(())
}

#[story]
async fn an_act_is_logged_with_the_capacity_and_the_employer_that_it_was_done_for(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;

    let unit = rossi.position.unit.id.clone();
    let create = "mutation Begin($input: CreateDraftInput!) { createDraft(input: $input) { application { id } userErrors { code } } }";
    let draft = rossi.does(create, json!({ "input": { "unitId": unit, "benefit": "CIGO" } })).await?.text("createDraft.application.id")?;

    let entry = entries(&rossi, |entry| entry["operation"] == "Begin").await?;
    ensure!(entry["kind"] == "CHANGE" && entry["fields"] == json!(["createDraft"]) && entry["isOwn"] == true, "{entry}");
    ensure!(entry["applications"] == json!([draft]) && entry["subject"] == "Rossi Costruzioni", "{entry}");
    Ok(())
}

#[story]
async fn the_workers_whose_data_are_shown_are_counted(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let archived = hub.archives(rossi.position.key, "PROTOCOLLED", 1).await?;
    hub.archives_workers(&archived, 3).await?;

    let list = "query Workers($id: ID!) { application(id: $id) { beneficiaries { nodes { taxCode } } } }";
    rossi.does(list, json!({ "id": archived[0].id })).await?;

    ensure!(entries(&rossi, |entry| entry["operation"] == "Workers").await?["workerCount"] == 3);
    Ok(())
}

#[story]
async fn of_an_answer_about_two_employers_each_sees_its_own_part(hub: Hub) -> Result {
    let office = hub.office("Bergamo").await?;
    let (rossi, neri) = (hub.employer_at("Rossi Costruzioni", &office).await?, hub.employer_at("Neri Impianti", &office).await?);
    let verdi = hub.operator(&office).await?;
    let (of_rossi, of_neri) =
        (hub.archives_one(rossi.position.key, "PROTOCOLLED").await?, hub.archives_one(neri.position.key, "PROTOCOLLED").await?);

    let both = "query Both($ids: [ID!]!) { nodes(ids: $ids) { id } }";
    verdi.does(both, json!({ "ids": [of_rossi.id, of_neri.id] })).await?;

    for (employer, own) in [(&rossi, &of_rossi), (&neri, &of_neri)] {
        let seen = entries(employer, |entry| entry["isOwn"] == false).await?;
        ensure!(seen["applications"] == json!([own.id]) && seen["employers"] == json!([employer.id]), "{seen}");
        ensure!(seen["applicationCount"].is_null() && seen["operation"].is_null(), "{seen}");
    }
    let own = entries(&verdi, |entry| entry["operation"] == "Both").await?;
    ensure!(own["applicationCount"] == 2 && own["employers"].as_array().is_some_and(|employers| employers.len() == 2), "{own}");
    Ok(())
}

#[story]
async fn what_one_session_reads_alike_within_a_moment_is_one_entry(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let verdi = hub.operator(&rossi.position.office).await?;
    let archived = hub.archives(rossi.position.key, "PROTOCOLLED", 25).await?;
    let read = "query Look($id: ID!) { application(id: $id) { status } }";

    for application in &archived {
        verdi.does(read, json!({ "id": application.id })).await?;
    }
    verdi.does("query Glance($id: ID!) { application(id: $id) { status } }", json!({ "id": archived[0].id })).await?;

    entries(&verdi, |entry| entry["operation"] == "Glance").await?;
    let looks: Vec<Value> = log_of(&verdi).await?.into_iter().filter(|entry| entry["operation"] == "Look").collect();
    let named: BTreeSet<&str> =
        looks.iter().filter_map(|entry| entry["applications"].as_array()).flatten().filter_map(Value::as_str).collect();
    ensure!(named == archived.iter().map(|application| application.id.as_str()).collect(), "each is named: {looks:?}");
    ensure!(looks.iter().map(|entry| entry["requests"].as_i64().unwrap_or(0)).sum::<i64>() == 25, "each is counted: {looks:?}");
    ensure!(looks.len() >= 2, "an entry names at most 20: {looks:?}");
    ensure!(looks.iter().all(|entry| (entry["requests"] == 1) == entry["lastAt"].is_null()), "{looks:?}");
    let of_rossi: Vec<Value> = log_of(&rossi).await?.into_iter().filter(|entry| entry["isOwn"] == false).collect();
    ensure!(of_rossi.iter().all(|entry| entry["requests"].is_null() && entry["lastAt"].is_null()), "{of_rossi:?}");
    Ok(())
}

#[story]
async fn an_applicant_does_not_see_that_a_decision_is_proposed(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let verdi = hub.operator(&rossi.position.office).await?;
    let application = hub.archives_one(rossi.position.key, "PROTOCOLLED").await?;

    let propose = "mutation Reject($id: ID!) { proposeDecision(applicationId: $id, expectedVersion: 1, input: { outcome: REJECTED, reasons: \"no\" }) {
        proposal { id } userErrors { code } } }";
    verdi.ask(propose, json!({ "id": application.id })).await?;
    verdi.does("query File($id: ID!) { application(id: $id) { status } }", json!({ "id": application.id })).await?;

    entries(&verdi, |entry| entry["operation"] == "Reject").await?;
    entries(&rossi, |entry| entry["isOwn"] == false).await?;
    ensure!(log_of(&rossi).await?.iter().filter(|entry| entry["isOwn"] == false).all(|entry| entry["kind"] == "READ"));
    Ok(())
}

#[story]
async fn a_list_of_workers_that_is_downloaded_is_logged_once(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let archived = hub.archives_one(rossi.position.key, "PROTOCOLLED").await?;

    let list = rossi.request(Method::GET, &format!("/applications/{}/beneficiaries.csv", archived.id)).send().await?;
    ensure!(list.status() == 200);

    let entry = entries(&rossi, |entry| entry["fields"] == json!(["beneficiaries.csv"])).await?;
    ensure!(entry["kind"] == "READ" && entry["applications"] == json!([archived.id]), "{entry}");
    let of_download = log_of(&rossi).await?.into_iter().filter(|entry| entry["fields"] == json!(["beneficiaries.csv"]));
    ensure!(of_download.count() == 1);
    Ok(())
}

#[story(once)]
async fn what_was_stored_although_its_answer_was_lost_is_not_stored_again(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let (queue, mut waiting) = AccessQueue::open();
    let app = AppContext { access_queue: queue, ..hub.app().clone() };
    let person = Sessions::new(hub.app().clone(), None).find(rossi.token()?, TokenUse::IN_USE).await?.context("a session")?;
    let context = RequestContext::new(app.clone(), Viewer::Person(person), Default::default(), Default::default());
    context.accesses.describe_read("document");
    context.accesses.employer(rossi.key);
    context.log_access().await?;
    let batch = [waiting.recv().await.context("an access")?];

    write(&app, &batch).await?;
    write(&app, &batch).await?;

    let stored = hub.as_owner(async |db| {
        Ok(sqlx::query_scalar::<_, i64>("select count(*) from hub.access_entry where id = $1").bind(batch[0].id).fetch_one(db).await?)
    });
    ensure!(stored.await? == 1);
    Ok(())
}

#[story]
async fn only_the_auditor_filters_seals_and_verifies(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let auditor = hub.auditor().await?;

    rossi.ask(LOG, json!({ "filter": { "kind": "READ" } })).await?.fails_with("FORBIDDEN")?;
    rossi.ask("{ accessLogSeals { nodes { day } } }", json!({})).await?.is_unknown_to_the_role("accessLogSeals")?;
    rossi.ask("{ verifyAccessLog(day: \"2026-03-15\") { isIntact } }", json!({})).await?.is_unknown_to_the_role("verifyAccessLog")?;
    hub.stranger().ask(LOG, json!({})).await?.fails_with("UNAUTHENTICATED")?;
    auditor.does(LOG, json!({ "filter": { "kind": "READ", "from": "2026-01-01T00:00:00Z" } })).await?;
    auditor.ask("{ verifyAccessLog(day: \"2026-03-15\") { isIntact } }", json!({})).await?.fails_with("NOT_FOUND")?;
    Ok(())
}

#[story]
async fn a_changed_entry_and_one_that_was_taken_out_are_found(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let auditor = hub.auditor().await?;
    let application = hub.archives_one(rossi.position.key, "PROTOCOLLED").await?;
    for name in ["One", "Two", "Three"] {
        let query = format!("query {name}($id: ID!) {{ application(id: $id) {{ status }} }}");
        rossi.does(&query, json!({ "id": application.id })).await?;
        entries(&auditor, |entry| entry["operation"] == name).await?;
    }
    hub.wait(chrono::Duration::days(1));
    let auditor = hub.sign_in(auditor.account.clone(), auditor.capacity.clone()).await?;
    ensure!(seal_days(hub.app()).await? == 1);

    ensure!(verified(&auditor).await? == json!({ "isIntact": true, "firstBroken": null }));
    tampers(&hub, "update hub.access_entry set person_name = person_name || '.' where number = 2").await?;
    ensure!(verified(&auditor).await? == json!({ "isIntact": false, "firstBroken": 2 }));
    tampers(&hub, "update hub.access_entry set person_name = left(person_name, -1) where number = 2").await?;
    ensure!(verified(&auditor).await?["isIntact"] == true);
    tampers(&hub, "update hub.access_employer set number = -number where number = 2").await?;
    ensure!(verified(&auditor).await? == json!({ "isIntact": false, "firstBroken": 2 }), "it was hidden from the employer");
    tampers(&hub, "update hub.access_employer set number = -number where number = -2").await?;
    ensure!(verified(&auditor).await?["isIntact"] == true);
    tampers(&hub, "delete from hub.access_entry where number = 2").await?;
    ensure!(verified(&auditor).await? == json!({ "isIntact": false, "firstBroken": 2 }));
    tampers(&hub, "delete from hub.access_entry where number >= 2").await?;
    ensure!(verified(&auditor).await? == json!({ "isIntact": false, "firstBroken": null }), "the end was cut off");
    Ok(())
}

#[story(once)]
async fn the_command_verifies_exports_and_shows_where_the_log_was_changed(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    rossi.does("query Mine { viewer { employerHub { employers { nodes { name } } } } }", json!({})).await?;
    entries(&rossi, |entry| entry["operation"] == "Mine").await?;
    let owner = hub.database.as_ref().context("a database")?.url("postgres").to_string();
    let command = |arguments: &[&str]| {
        let mut command = omnia_hub(&[&["access-log"], arguments].concat());
        command.env("HUB_MIGRATE_URL", &owner);
        runs(command)
    };

    let intact = command(&["verify"]).await?;
    ensure!(intact.status.success() && String::from_utf8_lossy(&intact.stdout).contains("entries and 0 seals are intact"), "{intact:?}");
    let exported = String::from_utf8(command(&["export", "--first", "1"]).await?.stdout)?;
    ensure!(serde_json::from_str::<Value>(exported.trim())?["number"] == 1, "{exported}");
    tampers(&hub, "update hub.access_entry set kind = 'CHANGE' where number = 1").await?;
    let changed = command(&["verify"]).await?;
    ensure!(changed.status.code() == Some(1) && String::from_utf8_lossy(&changed.stdout).contains("entry 1 "), "{changed:?}");
    Ok(())
}

/// The hub can add to the log and nothing else.
#[story]
async fn the_hub_itself_cannot_change_the_log(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    rossi.does("query Mine { viewer { employerHub { employers { nodes { name } } } } }", json!({})).await?;
    entries(&rossi, |entry| entry["operation"] == "Mine").await?;

    for statement in [
        "update access_entry set role = role",
        "delete from access_entry",
        "update access_seal set day = day",
        "delete from access_seal",
        "truncate access_employer",
    ] {
        let context = hub.app().task(Task::AccessLog);
        let mut tx = context.begin().await?;
        let done = sqlx::query(statement).execute(&mut *tx).await;
        ensure!(done.is_err_and(|error| error.to_string().contains("permission denied")), "{statement}");
    }
    Ok(())
}

/// What the auditor finds of the day before.
async fn verified(auditor: &Persona) -> Result<Value> {
    auditor.does("{ verifyAccessLog(day: \"2026-03-16\") { isIntact firstBroken } }", json!({})).await?.get("verifyAccessLog").cloned()
}

/// What someone with the rights of the owner does to the log.
async fn tampers(hub: &Hub, statement: &'static str) -> Result {
    hub.as_owner(async |db| Ok(sqlx::query(statement).execute(db).await.map(drop)?)).await
}

async fn log_of(persona: &Persona) -> Result<Vec<Value>> {
    persona.does(LOG, json!({})).await?.list("accessLog.nodes")
}

/// The first entry that is like this, once it is written.
pub async fn entries(persona: &Persona, is_wanted: impl Fn(&Value) -> bool) -> Result<Value> {
    let begun = Instant::now();
    loop {
        if let Some(found) = log_of(persona).await?.into_iter().find(&is_wanted) {
            return Ok(found);
        }
        ensure!(begun.elapsed() < Duration::from_secs(10), "the access is not in the log");
        sleep(Duration::from_millis(50)).await;
    }
}
