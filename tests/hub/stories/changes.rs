//! The feed of changes: what a frontend's cache needs to stay true.

use std::time::Duration;

use crate::world::*;

const CHANGES: &str =
    "subscription($after: String, $kinds: [ChangeKind!], $ids: [ID!]) { changes(after: $after, kinds: $kinds, ids: $ids) {
    cursor kind nodeId nodeType version actor { name } role node { __typename id } application { id version } } }";

#[story(everywhere)]
async fn an_edit_that_changes_no_alert_is_heard_with_the_version_and_who_did_it(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let draft = rossi.drafts().await?;
    let mut socket = rossi.opens_a_socket().await?;
    let mut changes = socket.subscribes(CHANGES, json!({ "ids": [draft.id] })).await?;
    changes.is_silent_for(Duration::from_millis(200)).await?;

    let edit = "mutation($id: ID!) { updateDraft(id: $id, expectedVersion: 1, patch: { article10: \"M\" }) { userErrors { code } } }";
    rossi.does(edit, json!({ "id": draft.id })).await?;

    let change = heard(&mut changes, "DRAFT_CHANGED").await?;
    ensure!(change["nodeId"] == draft.id.as_str() && change["nodeType"] == "Application" && change["version"] == 2, "{change}");
    ensure!(change["node"] == json!({ "__typename": "Application", "id": draft.id }) && change["application"]["version"] == 2, "{change}");
    ensure!(change["actor"]["name"] == rossi.account.name.as_str() && change["role"] == "EMPLOYER", "{change}");
    Ok(())
}

#[story]
async fn a_draft_that_is_deleted_is_heard_of_by_those_who_saw_it(hub: Hub) -> Result {
    let (rossi, neri) = (hub.employer("Rossi Costruzioni").await?, hub.employer("Neri Impianti").await?);
    let draft = rossi.drafts().await?;
    let (mut own, mut foreign) = (rossi.opens_a_socket().await?, neri.opens_a_socket().await?);
    let mut changes = own.subscribes(CHANGES, json!({})).await?;
    let mut of_neri = foreign.subscribes(CHANGES, json!({})).await?;
    changes.is_silent_for(Duration::from_millis(200)).await?;

    let delete = "mutation($id: ID!) { deleteDraft(id: $id, expectedVersion: 1) { userErrors { code } } }";
    rossi.does(delete, json!({ "id": draft.id })).await?;

    let change = heard(&mut changes, "DRAFT_DELETED").await?;
    ensure!(change["nodeId"] == draft.id.as_str() && change["node"].is_null() && change["application"].is_null(), "{change}");
    of_neri.is_silent_for(Duration::from_millis(500)).await
}

#[story]
async fn the_office_hears_of_a_proposal_and_the_applicant_only_of_the_decision(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let (verdi, bianchi) = (hub.operator(&rossi.position.office).await?, hub.director(&rossi.position.office).await?);
    let application = rossi.has_applied(&hub, "OFFSET").await?;
    verdi.examines(&application).await?;
    let (mut of_rossi, mut of_bianchi) = (rossi.opens_a_socket().await?, bianchi.opens_a_socket().await?);
    let mut applicant = of_rossi.subscribes(CHANGES, json!({ "ids": [application.id] })).await?;
    let mut director = of_bianchi.subscribes(CHANGES, json!({ "kinds": ["PROPOSAL_CHANGED"] })).await?;
    applicant.is_silent_for(Duration::from_millis(200)).await?;

    let proposal = verdi.proposes(&application, all_of_it()).await?;
    let proposed = heard(&mut director, "PROPOSAL_CHANGED").await?;
    bianchi
        .does(
            "mutation($id: ID!) { returnProposal(id: $id, reason: \"Manca il registro\") { userErrors { code } } }",
            json!({ "id": proposal }),
        )
        .await?;
    let returned = heard(&mut director, "PROPOSAL_CHANGED").await?;

    ensure!(proposed["node"] == json!({ "__typename": "Proposal", "id": proposal }) && proposed["version"] == 1, "{proposed}");
    ensure!(returned["nodeId"] == proposal.as_str() && returned["version"] == 2 && returned["role"] == "DIRECTOR", "{returned}");
    applicant.is_silent_for(Duration::from_millis(500)).await?;
    let again = verdi.proposes(&application, all_of_it()).await?;
    bianchi.signs(&again, rossi.version_of(&application).await?).await?.succeeds()?;
    let granted = heard(&mut applicant, "AUTHORIZATION_GRANTED").await?;
    ensure!(granted["node"]["__typename"] == "Authorization", "{granted}");
    let refused = of_rossi.subscribes("subscription { changes(kinds: [PROPOSAL_CHANGED]) { kind } }", json!({})).await?.next().await?;
    refused.fails_with("GRAPHQL_VALIDATION_FAILED").map(drop)
}

#[story]
async fn an_applicant_does_not_learn_from_the_access_log_that_the_office_follows_a_proposal(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let (verdi, bianchi) = (hub.operator(&rossi.position.office).await?, hub.director(&rossi.position.office).await?);
    let application = rossi.has_applied(&hub, "OFFSET").await?;
    verdi.examines(&application).await?;
    let mut socket = bianchi.opens_a_socket().await?;
    let mut changes = socket.subscribes(CHANGES, json!({ "kinds": ["PROPOSAL_CHANGED"] })).await?;
    changes.is_silent_for(Duration::from_millis(200)).await?;

    verdi.proposes(&application, all_of_it()).await?;
    heard(&mut changes, "PROPOSAL_CHANGED").await?;

    let own = "query Own { accessLog(first: 50) { nodes { person { name } fields isOwn } } }";
    super::access_log::entries(&bianchi, |entry| entry["fields"] == json!(["changes", "proposal"])).await?;
    let seen = rossi.does(own, json!({})).await?.list("accessLog.nodes")?;
    let director = bianchi.account.name.as_str();
    ensure!(seen.iter().all(|entry| entry["person"]["name"] != director), "{seen:?}");
    Ok(())
}

#[story]
async fn an_intermediary_hears_of_its_delegation_before_it_is_active_and_others_do_not(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let (studio, other) = (hub.intermediary("Studio Bianchi").await?, hub.intermediary("Studio Neri").await?);
    let (mut own, mut foreign) = (studio.opens_a_socket().await?, other.opens_a_socket().await?);
    let mut changes = own.subscribes(CHANGES, json!({})).await?;
    let mut of_other = foreign.subscribes(CHANGES, json!({})).await?;
    changes.is_silent_for(Duration::from_millis(200)).await?;

    let form = studio.creates_delegation(&rossi).await?;
    let made = heard(&mut changes, "DELEGATION_CHANGED").await?;
    let printed = studio.prints(&form).await?;
    let shown = heard(&mut changes, "DELEGATION_CHANGED").await?;
    studio.asks_to_activate(&printed).await?.succeeds()?;
    let active = heard(&mut changes, "DELEGATION_CHANGED").await?;

    ensure!([&made, &shown, &active].map(|change| change["version"].as_i64()) == [Some(1), Some(2), Some(3)], "{made} {shown} {active}");
    ensure!(made["node"]["__typename"] == "Delegation" && made["nodeId"] == active["nodeId"], "{made}");
    of_other.is_silent_for(Duration::from_millis(500)).await
}

#[story]
async fn who_lost_the_connection_goes_on_after_the_last_change_they_saw_without_gap_or_double(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let mut socket = rossi.opens_a_socket().await?;
    let kinds = json!(["DRAFT_CHANGED", "DOCUMENT_ATTACHED"]);
    let mut changes = socket.subscribes(CHANGES, json!({ "kinds": kinds })).await?;
    changes.is_silent_for(Duration::from_millis(200)).await?;
    let first = rossi.drafts().await?;
    let cursor = heard(&mut changes, "DRAFT_CHANGED").await?["cursor"].clone();
    drop(socket);

    rossi.attaches(&first, "DATA_SHEET", "scheda.pdf", pdf()).await?.succeeds()?;
    let second = rossi.drafts().await?;
    let mut socket = rossi.opens_a_socket().await?;
    let mut changes = socket.subscribes(CHANGES, json!({ "kinds": kinds, "after": cursor })).await?;

    let mut missed = Vec::new();
    for _ in 0..3 {
        let change = changes.next().await?.get("changes")?.clone();
        missed.push(format!(
            "{} {}",
            change["kind"].as_str().unwrap_or_default(),
            change["application"]["id"].as_str().unwrap_or_default()
        ));
    }
    missed.sort();
    let mut expected =
        [format!("DOCUMENT_ATTACHED {}", first.id), format!("DRAFT_CHANGED {}", first.id), format!("DRAFT_CHANGED {}", second.id)];
    expected.sort();
    ensure!(missed == expected, "{missed:?}");
    changes.is_silent_for(Duration::from_millis(500)).await
}

/// A page reads first and follows then: its answer says behind what.
#[story(everywhere)]
async fn what_happens_between_an_answer_and_the_subscription_is_sent(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let draft = rossi.drafts().await?;
    let page = "query($id: ID!) { changesCursor application(id: $id) { version } }";
    let answer = rossi.does(page, json!({ "id": draft.id })).await?;
    let edit = "mutation($id: ID!) { updateDraft(id: $id, expectedVersion: 1, patch: { article10: \"M\" }) { userErrors { code } } }";
    rossi.does(edit, json!({ "id": draft.id })).await?;

    let mut socket = rossi.opens_a_socket().await?;
    let after = answer.get("changesCursor")?.clone();
    let mut changes = socket.subscribes(CHANGES, json!({ "after": after, "kinds": ["DRAFT_CHANGED"] })).await?;

    loop {
        let change = heard(&mut changes, "DRAFT_CHANGED").await?;
        if change["nodeId"] == draft.id.as_str() && change["version"] == 2 {
            return Ok(());
        }
    }
}

#[story]
async fn a_hub_in_which_nothing_has_happened_yet_says_where_its_feed_stands_too(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let after = rossi.does("{ changesCursor }", json!({})).await?.get("changesCursor")?.clone();

    let mut socket = rossi.opens_a_socket().await?;
    let mut changes = socket.subscribes(CHANGES, json!({ "after": after })).await?;
    changes.is_silent_for(Duration::from_millis(200)).await?;
    let draft = rossi.drafts().await?;

    ensure!(heard(&mut changes, "DRAFT_CHANGED").await?["nodeId"] == draft.id.as_str());
    Ok(())
}

#[story]
async fn a_change_brings_the_counters_as_they_are_now(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let verdi = hub.operator(&rossi.position.office).await?;
    let mut socket = verdi.opens_a_socket().await?;
    let query =
        "subscription { changes(kinds: [APPLICATION_STATUS_CHANGED]) { kind viewer { operatorHub { counters { applications } } } } }";
    let mut changes = socket.subscribes(query, json!({})).await?;
    changes.is_silent_for(Duration::from_millis(200)).await?;

    rossi.submits(&hub).await?;

    let change = heard(&mut changes, "APPLICATION_STATUS_CHANGED").await?;
    ensure!(change["viewer"]["operatorHub"]["counters"]["applications"] == 1, "{change}");
    Ok(())
}

#[story]
async fn ids_that_are_none_and_too_many_are_refused_with_what_is_wrong(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let draft = rossi.drafts().await?;
    let mut socket = rossi.opens_a_socket().await?;

    let malformed = socket.subscribes(CHANGES, json!({ "ids": ["?"] })).await?.next().await?;
    let too_many = socket.subscribes(CHANGES, json!({ "ids": vec![&draft.id; 101] })).await?.next().await?;
    let cursor = socket.subscribes(CHANGES, json!({ "after": "?" })).await?.next().await?;

    malformed.fails_with("BAD_ID")?;
    too_many.fails_with("TOO_MANY_IDS")?;
    cursor.fails_with("BAD_CURSOR").map(drop)
}

/// The next change of this kind.
async fn heard(changes: &mut Subscription, kind: &str) -> Result<Value> {
    loop {
        let change = changes.next().await?.get("changes")?.clone();
        if change["kind"] == kind {
            return Ok(change);
        }
    }
}
