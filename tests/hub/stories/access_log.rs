//! The access log: who read or changed what is there for the auditor, for the employer and for the person, and nobody can change it unseen.

use std::time::Duration;

use omnia_hub::access_log::seal_days;
use tokio::time::{Instant, sleep};

use crate::world::*;

const LOG: &str = "query Log($filter: AccessLogFilter) { accessLog(filter: $filter, first: 100) { nodes {
    number person role subject address kind operation fields applications applicationCount workerCount isOwn } } }";

#[story]
async fn an_employer_sees_who_read_its_application_and_the_auditor_sees_it_all(hub: Hub) -> Result {
    let (rossi, neri) = (hub.employer("Rossi Costruzioni").await?, hub.employer("Neri Impianti").await?);
    let verdi = hub.operator(&rossi.position.office).await?;
    let auditor = hub.auditor().await?;
    let application = hub.archives_one(rossi.position.key, "PROTOCOLLED").await?;

    verdi.does("query File($id: ID!) { application(id: $id) { status } }", json!({ "id": application.id })).await?;

    let seen = entries(&rossi, |entry| entry["operation"] == "File").await?;
    ensure!(seen["person"] == verdi.account.name.as_str() && seen["role"] == "OPERATOR" && seen["kind"] == "READ", "{seen}");
    ensure!(seen["applications"] == json!([application.id]) && seen["fields"] == json!(["application"]), "{seen}");
    ensure!(seen["isOwn"] == false && seen["address"].is_null(), "the address of somebody else is shown: {seen}");
    let audited = entries(&auditor, |entry| entry["operation"] == "File").await?;
    ensure!(audited["address"] == "127.0.0.1" && audited["applicationCount"] == 1, "{audited}");
    let own = entries(&verdi, |entry| entry["operation"] == "File").await?;
    ensure!(own["isOwn"] == true && own["address"] == "127.0.0.1", "{own}");
    ensure!(log_of(&neri).await?.iter().all(|entry| entry["operation"] != "File"), "another employer sees it");
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
async fn only_the_auditor_filters_seals_and_verifies(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let auditor = hub.auditor().await?;

    rossi.ask(LOG, json!({ "filter": { "kind": "READ" } })).await?.fails_with("FORBIDDEN")?;
    rossi.ask("{ accessLogSeals { nodes { day } } }", json!({})).await?.fails_with("FORBIDDEN")?;
    rossi.ask("{ verifyAccessLog(day: \"2026-03-15\") { isWhole } }", json!({})).await?.fails_with("FORBIDDEN")?;
    hub.stranger().ask(LOG, json!({})).await?.fails_with("UNAUTHENTICATED")?;
    auditor.does(LOG, json!({ "filter": { "kind": "READ", "from": "2026-01-01T00:00:00Z" } })).await?;
    auditor.ask("{ verifyAccessLog(day: \"2026-03-15\") { isWhole } }", json!({})).await?.fails_with("NOT_FOUND")?;
    Ok(())
}

#[story]
async fn a_changed_entry_and_one_that_was_taken_out_are_found(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let auditor = hub.auditor().await?;
    let application = hub.archives_one(rossi.position.key, "PROTOCOLLED").await?;
    for _ in 0..3 {
        rossi.does("query Mine($id: ID!) { application(id: $id) { status } }", json!({ "id": application.id })).await?;
    }
    let mine = async || Ok::<_, anyhow::Error>(log_of(&auditor).await?.iter().filter(|entry| entry["operation"] == "Mine").count());
    while mine().await? < 3 {
        sleep(Duration::from_millis(50)).await;
    }
    hub.wait(chrono::Duration::days(1));
    let auditor = hub.sign_in(auditor.account.clone(), auditor.capacity.clone()).await?;
    ensure!(seal_days(hub.app()).await? == 1);

    ensure!(verified(&auditor).await? == json!({ "isWhole": true, "firstBroken": null }));
    tampers(&hub, "update hub.access_entry set person_name = 'Nobody' where number = 2").await?;
    ensure!(verified(&auditor).await? == json!({ "isWhole": false, "firstBroken": 2 }));
    let mended = "update hub.access_entry set person_name = (select person_name from hub.access_entry where number = 1) where number = 2";
    tampers(&hub, mended).await?;
    ensure!(verified(&auditor).await?["isWhole"] == true);
    tampers(&hub, "delete from hub.access_entry where number = 2").await?;
    ensure!(verified(&auditor).await? == json!({ "isWhole": false, "firstBroken": 2 }));
    tampers(&hub, "delete from hub.access_entry where number >= 2").await?;
    ensure!(verified(&auditor).await? == json!({ "isWhole": false, "firstBroken": null }), "the end was cut off");
    Ok(())
}

/// The hub can add to the log and nothing else.
#[story]
async fn the_hub_itself_cannot_change_the_log(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    rossi.does("query Mine { viewer { employerHub { employers { nodes { name } } } } }", json!({})).await?;
    entries(&rossi, |entry| entry["operation"] == "Mine").await?;

    for statement in
        ["update access_entry set role = role", "delete from access_entry", "update access_seal set day = day", "delete from access_seal"]
    {
        let context = hub.app().task(omnia_hub::core::access::Task::AccessLog);
        let mut tx = context.begin().await?;
        let done = sqlx::query(statement).execute(&mut *tx).await;
        ensure!(done.is_err_and(|error| error.to_string().contains("permission denied")), "{statement}");
    }
    Ok(())
}

/// What the auditor finds of the day before.
async fn verified(auditor: &Persona) -> Result<Value> {
    auditor.does("{ verifyAccessLog(day: \"2026-03-16\") { isWhole firstBroken } }", json!({})).await?.get("verifyAccessLog").cloned()
}

/// What someone with the rights of the owner does to the log.
async fn tampers(hub: &Hub, statement: &'static str) -> Result {
    hub.as_owner(async |db| Ok(sqlx::query(statement).execute(db).await.map(drop)?)).await
}

async fn log_of(persona: &Persona) -> Result<Vec<Value>> {
    persona.does(LOG, json!({})).await?.list("accessLog.nodes")
}

/// The first entry that is like this, once it is written.
async fn entries(persona: &Persona, is_wanted: impl Fn(&Value) -> bool) -> Result<Value> {
    let begun = Instant::now();
    loop {
        if let Some(found) = log_of(persona).await?.into_iter().find(&is_wanted) {
            return Ok(found);
        }
        ensure!(begun.elapsed() < Duration::from_secs(10), "the access is not in the log");
        sleep(Duration::from_millis(50)).await;
    }
}
