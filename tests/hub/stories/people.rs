//! People as others see them: the same id wherever the same person is named, and another for whoever has the same name.

use std::time::Duration;

use omnia_hub::core::ids::AccountId;
use omnia_hub::core::named_person::NamedPerson;

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

#[story]
async fn an_older_hub_that_changes_the_operator_and_knows_no_accounts_leaves_the_right_one(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let (one, other) = (hub.operator(&rossi.position.office).await?, hub.operator(&rossi.position.office).await?);
    let application = rossi.has_applied(&hub, "OFFSET").await?;
    one.tries("takeApplication", &application).await?.succeeds()?;

    let taken =
        format!("update application set operator_capacity_id = '{}', operator_name = '{}'", other.capacity.key.0, other.account.name);
    hub.runs_as(&other, &taken).await?;

    let seen = rossi.does("query($id: ID!) { application(id: $id) { operator { id name } } }", json!({ "id": application.id })).await?;
    ensure!(*seen.get("application.operator")? == named(&other.account), "{}", seen.describe());
    Ok(())
}

#[story(everywhere)]
async fn nobody_writes_in_anothers_name(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let studio = hub.intermediary("Studio Bianchi").await?;
    studio.is_delegated_by(&hub, &rossi).await?;
    let (operator, director) = (hub.operator(&rossi.position.office).await?, hub.director(&rossi.position.office).await?);
    let application = rossi.submits(&hub).await?;
    operator.examines(&application).await?;
    let asked = operator.asks(&application, "SUPPLEMENTARY_INQUIRY").await?.succeeds()?.text("openInterlocution.interlocution.id")?;
    rossi.answers(&asked, "Ecco il registro.", pdf(), Some("risposta")).await?.succeeds()?;
    let (answer, document, step) = (
        ("interlocution_answer", "answered_by_account", "id", "interlocution_id, text, at, late, answered_by"),
        ("document", "uploaded_by_account", "id", "kind, file_name, media_type, size, sha256, storage_key, uploaded_at, uploaded_by"),
        ("status_change", "account_id", "id, version", "to_status, at, actor, role"),
    );
    let (applicants, office) = (vec![answer, document, step], vec![step]);
    let people: [(&Persona, _); 4] = [(&rossi, &applicants), (&studio, &applicants), (&operator, &office), (&director, &office)];
    for (person, tables) in people {
        for (table, account, own, columns) in tables {
            let copy = |of: AccountId| {
                let (version, key) = (hub.number(), of.0);
                let keys = if own.contains("version") { format!("gen_random_uuid(), {version}") } else { "gen_random_uuid()".to_owned() };
                format!(
                    "insert into {table} ({own}, application_id, position_id, office_id, submitted, {columns}, {account})
                    select {keys}, application_id, position_id, office_id, submitted, {columns}, '{key}' from {table} limit 1"
                )
            };
            hub.refuses(person, &copy(AccountId(uuid::Uuid::nil()))).await.context(*table)?;
            ensure!(hub.runs_as(person, &copy(person.account.key)).await? == 1, "{table}");
        }
    }
    Ok(())
}

#[story]
async fn a_sub_delegation_names_the_account_of_its_collaborator(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let studio = hub.intermediary("Studio Bianchi").await?;
    let sara = hub.collaborator(&studio, "Sara Blu").await?;
    studio.is_delegated(&rossi, None, None).await?;
    let give = |account: AccountId| {
        format!(
            "insert into sub_delegation (id, delegation_id, capacity_id, collaborator_name, collaborator_account, valid_from, created_at)
            select gen_random_uuid(), id, '{}', 'Sara Blu', '{}', '2026-03-16', '2026-03-16' from delegation",
            sara.capacity.key.0, account.0
        )
    };

    hub.refuses(&studio, &give(studio.account.key)).await?;

    ensure!(hub.runs_as(&studio, &give(sara.account.key)).await? == 1);
    Ok(())
}

#[story(everywhere)]
async fn nobody_tells_of_what_another_did_or_gives_an_event_its_number(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let studio = hub.intermediary("Studio Bianchi").await?;
    let (operator, director) = (hub.operator(&rossi.position.office).await?, hub.director(&rossi.position.office).await?);
    let (auditor, admin) = (hub.auditor().await?, hub.admin().await?);
    let people: [&Persona; 6] = [&rossi, &studio, &operator, &director, &auditor, &admin];

    for (place, person) in people.iter().enumerate() {
        let own = person.account.key.0;
        let another = people[(place + 1) % people.len()].account.key.0;
        let event = |columns: &str, values: &str| format!("insert into event (at, kind, {columns}) values (now(), 'NOTE_ADDED', {values})");
        hub.refuses(person, &event("actor_account", &format!("'{another}'"))).await?;
        hub.refuses(person, &event("payload", &format!("jsonb_build_object('actorAccount', '{another}')"))).await?;
        hub.refuses(person, &event("id", "7")).await?;
        ensure!(
            hub.runs_as(person, &event("actor_account, payload", &format!("'{own}', jsonb_build_object('actorAccount', '{own}')"))).await?
                == 1
        );
    }
    Ok(())
}

/// A person as the graph names them.
fn named(account: &Account) -> Value {
    let person = NamedPerson { account: Some(account.key), name: account.name.clone() };
    json!({ "id": person.id().global().write(), "name": account.name })
}
