//! People as others see them: the same id wherever the same person is named, and another for whoever has the same name.

use std::time::Duration;

use omnia_hub::core::ids::{AccountId, PersonId};

use crate::world::*;

const APPLICATION: &str = "query($id: ID!) { application(id: $id) {
    operator { id name } history { to actor { id name } } receipt { sentBy { id name } }
    interlocutions { openedBy { id name } answers { answeredBy { id name } documents { uploadedBy { id name } } } } proposals { proposedBy { id name } closedBy { id name } }
    notes { author { id name } } } }";

#[story(everywhere)]
async fn whoever_works_on_an_application_has_one_id_wherever_they_are_named(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let (operator, director) = (hub.operator(&rossi.position.office).await?, hub.director(&rossi.position.office).await?);
    let application = rossi.submits(&hub).await?;
    operator.examines(&application).await?;
    let asked = operator.asks(&application, "SUPPLEMENTARY_INQUIRY").await?.succeeds()?.text("openInterlocution.interlocution.id")?;
    rossi.answers(&asked, "Ecco il registro.", pdf(), Some("risposta")).await?.succeeds()?;
    operator.tries("reviewApplication", &application).await?.succeeds()?;
    operator.notes(&application, "Torna tutto.").await?.succeeds()?;
    let proposal = operator.proposes(&application, nothing_of_it()).await?;
    director.signs(&proposal, director.version_of(&application).await?).await?.succeeds()?;

    let seen = operator.does(APPLICATION, json!({ "id": application.id })).await?.get("application")?.clone();

    let (by_rossi, by_operator, by_director) = (named(&rossi.account), named(&operator.account), named(&director.account));
    let history = seen["history"].as_array().context("a history")?;
    let last = |status: &str| history.iter().rev().find(|change| change["to"] == status).map(|change| &change["actor"]);
    ensure!(seen["operator"] == by_operator && last("ASSIGNED") == Some(&by_operator), "{seen}");
    ensure!(seen["receipt"]["sentBy"] == by_rossi && last("INTEGRATION_RECEIVED") == Some(&by_rossi), "{seen}");
    ensure!(last("REJECTED") == Some(&by_director) && last("PROTOCOLLED").is_some_and(|by| by["name"] == "Omnia Hub"), "{seen}");
    let interlocution = &seen["interlocutions"][0];
    let answer = json!({ "answeredBy": by_rossi, "documents": [{ "uploadedBy": by_rossi }] });
    ensure!(interlocution["openedBy"] == by_operator && interlocution["answers"] == json!([answer]), "{seen}");
    ensure!(seen["proposals"][0] == json!({ "proposedBy": by_operator, "closedBy": by_director }), "{seen}");
    ensure!(seen["notes"][0]["author"] == by_operator, "{seen}");
    Ok(())
}

#[story(everywhere)]
async fn live_changes_delegations_and_the_access_log_name_the_same_person(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let operator = hub.operator(&rossi.position.office).await?;
    let studio = hub.intermediary("Studio Bianchi").await?;
    let sara = hub.collaborator(&studio, "Sara Blu").await?;
    let active = studio.is_delegated(&rossi, None, None).await?;
    studio.sub_delegates(&active, &sara).await?;
    let application = rossi.submits(&hub).await?;
    let mut socket = rossi.opens_a_socket().await?;
    let mut statuses = socket.subscribes("subscription { applicationStatusChanged { actor { id name } } }", json!({})).await?;
    let mut changes = socket.subscribes("subscription { changes(kinds: [DELEGATION_CHANGED]) { actor { id name } } }", json!({})).await?;
    changes.is_silent_for(Duration::from_millis(300)).await?;

    operator.tries("takeApplication", &application).await?.succeeds()?;
    rossi.asks_to_revoke(&active, "Cambio di consulente").await?.succeeds()?;

    ensure!(*statuses.next().await?.get("applicationStatusChanged.actor")? == named(&operator.account));
    ensure!(*changes.next().await?.get("changes.actor")? == named(&rossi.account));
    let fields = "activatedBy { id name } endedBy { id name } subDelegations { collaborator { id name } }";
    let delegation = rossi.sees_delegation(&active, fields).await?;
    ensure!(delegation["activatedBy"] == named(&studio.account) && delegation["endedBy"] == named(&rossi.account), "{delegation}");
    ensure!(delegation["subDelegations"][0]["collaborator"] == named(&sara.account), "{delegation}");
    super::access_log::entries(&rossi, |entry| entry["role"] == "OPERATOR").await?;
    let log = "{ accessLog(first: 100) { nodes { person { id name } role } } }";
    let entries = rossi.does(log, json!({})).await?.list("accessLog.nodes")?;
    ensure!(entries.contains(&json!({ "person": named(&operator.account), "role": "OPERATOR" })), "{entries:?}");
    Ok(())
}

#[story]
async fn two_people_of_one_name_are_told_apart(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let (one, other) = (hub.operator(&rossi.position.office).await?, hub.operator(&rossi.position.office).await?);
    let (first, second) =
        (rossi.has_applied(&hub, "OFFSET").await?, rossi.has_applied_for(&hub, "OFFSET", "2026-04-06", "2026-04-12").await?);
    one.tries("takeApplication", &first).await?.succeeds()?;
    other.tries("takeApplication", &second).await?.succeeds()?;

    let operator = async |application: &Application| {
        let answer =
            rossi.does("query($id: ID!) { application(id: $id) { operator { id name } } }", json!({ "id": application.id })).await?;
        anyhow::Ok(answer.get("application.operator")?.clone())
    };

    let (taken_by_one, taken_by_other) = (operator(&first).await?, operator(&second).await?);
    ensure!(
        taken_by_one["name"] == taken_by_other["name"] && taken_by_one["id"] != taken_by_other["id"],
        "{taken_by_one} {taken_by_other}"
    );
    Ok(())
}

#[story]
async fn of_rows_from_before_accounts_were_kept_the_name_is_who_it_is(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let operator = hub.operator(&rossi.position.office).await?;
    let application = rossi.has_applied(&hub, "OFFSET").await?;
    operator.tries("takeApplication", &application).await?.succeeds()?;
    hub.as_owner(async |db| Ok(sqlx::query("update hub.application set operator_account = null").execute(db).await.map(drop)?)).await?;
    let read =
        async || rossi.does("query($id: ID!) { application(id: $id) { operator { id name } } }", json!({ "id": application.id })).await;

    let seen = read().await?;

    ensure!(seen.text("application.operator.name")? == operator.account.name);
    ensure!(*seen.get("application.operator")? != named(&operator.account) && seen.text("application.operator.id")?.len() == 23);
    ensure!(read().await?.get("application.operator")? == seen.get("application.operator")?);
    Ok(())
}

#[story(everywhere)]
async fn nobody_writes_in_anothers_name(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let operator = hub.operator(&rossi.position.office).await?;
    let application = rossi.submits(&hub).await?;
    operator.examines(&application).await?;
    let asked = operator.asks(&application, "SUPPLEMENTARY_INQUIRY").await?.succeeds()?.text("openInterlocution.interlocution.id")?;
    rossi.answers(&asked, "Ecco il registro.", pdf(), Some("risposta")).await?.succeeds()?;
    let copies = [
        ("interlocution_answer", "answered_by_account", "interlocution_id, text, at, late, answered_by"),
        ("document", "uploaded_by_account", "kind, file_name, media_type, size, sha256, storage_key, uploaded_at, uploaded_by"),
    ];
    for (table, account, columns) in copies {
        let copy = |of: AccountId| {
            format!(
                "insert into {table} (id, application_id, position_id, office_id, submitted, {columns}, {account})
                select gen_random_uuid(), application_id, position_id, office_id, submitted, {columns}, '{}' from {table} limit 1",
                of.0
            )
        };
        hub.refuses(&rossi, &copy(AccountId(uuid::Uuid::nil()))).await.context(table)?;
        ensure!(hub.runs_as(&rossi, &copy(rossi.account.key)).await? == 1, "{table}");
    }
    let event = |of: AccountId| {
        format!("insert into event (at, kind, payload, actor, actor_account) values (now(), 'NOTE_ADDED', '{{}}', 'Qualcuno', '{}')", of.0)
    };
    hub.refuses(&operator, &event(rossi.account.key)).await?;
    ensure!(hub.runs_as(&operator, &event(operator.account.key)).await? == 1);
    Ok(())
}

/// A person as the graph names them.
fn named(account: &Account) -> Value {
    json!({ "id": PersonId(account.key.0).global().write(), "name": account.name })
}
