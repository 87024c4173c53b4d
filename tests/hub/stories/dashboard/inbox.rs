//! The inbox of an office: what waits for the signature of its director.

use chrono::Duration;

use crate::world::*;

const INBOX: &str = "query($filter: ProposalFilter, $orderBy: ProposalOrder, $first: Int, $after: String) { viewer { operatorHub {
    inbox(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
        totalCount totalCountIsCapped pageInfo { hasNextPage endCursor }
        nodes { id outcome hours proposedBy { name } proposedAt status application { id viewerCan { sign } employer { name } } } }
    inboxCounters { proposals oldestProposedAt byOutcome { outcome count oldestProposedAt } } } } }";

/// An office with three proposals of two operators, made two minutes after one another.
struct Desk {
    rossi: Employer,
    verdi: Official,
    gialli: Official,
    director: Official,
    applications: Vec<Application>,
    proposals: Vec<String>,
}

async fn desk(hub: &Hub) -> Result<Desk> {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let office = &rossi.position.office;
    let (verdi, gialli, director) = (hub.operator(office).await?, hub.operator(office).await?, hub.director(office).await?);
    let (mut applications, mut proposals) = (Vec::new(), Vec::new());
    for (operator, decision) in [(&verdi, all_of_it()), (&gialli, a_part_of_it()), (&verdi, nothing_of_it())] {
        let application = rossi.has_applied(hub, "OFFSET").await?;
        operator.examines(&application).await?;
        hub.wait(Duration::minutes(2));
        proposals.push(operator.proposes(&application, decision).await?);
        applications.push(application);
    }
    Ok(Desk { rossi, verdi, gialli, director, applications, proposals })
}

async fn listed(person: &Persona, filter: Value, order: Option<&str>) -> Result<Vec<String>> {
    let answer = person.does(INBOX, json!({ "filter": filter, "orderBy": order })).await?;
    let nodes = answer.list("viewer.operatorHub.inbox.nodes")?;
    ensure!(answer.number("viewer.operatorHub.inbox.totalCount")? == i64::try_from(nodes.len())?, "{}", answer.describe());
    Ok(nodes.iter().filter_map(|node| node["id"].as_str().map(str::to_owned)).collect())
}

#[story(everywhere)]
async fn a_director_sees_the_proposals_that_wait_the_oldest_first(hub: Hub) -> Result {
    let Desk { director, proposals, applications, .. } = desk(&hub).await?;

    let answer = director.does(INBOX, json!({})).await?;

    let nodes = answer.list("viewer.operatorHub.inbox.nodes")?;
    ensure!(nodes.iter().map(|node| &node["id"]).eq(proposals.iter()), "{}", answer.describe());
    ensure!(nodes.iter().map(|node| &node["hours"]).eq(["640.00", "320.00", "0.00"]), "{}", answer.describe());
    ensure!(nodes[0]["proposedBy"]["name"] == "Carla Verdi" && nodes[0]["status"] == "OPEN" && nodes[0]["outcome"] == "ACCEPTED");
    ensure!(nodes[0]["application"]["id"] == applications[0].id.as_str() && nodes[0]["application"]["viewerCan"]["sign"] == true);
    ensure!(nodes[0]["application"]["employer"]["name"] == "Rossi Costruzioni");
    let of_hub = |path: &str| format!("viewer.operatorHub.{path}");
    ensure!(answer.number(&of_hub("inbox.totalCount"))? == 3 && answer.get(&of_hub("inbox.totalCountIsCapped"))? == false);
    ensure!(answer.number(&of_hub("inboxCounters.proposals"))? == 3);
    ensure!(answer.get(&of_hub("inboxCounters.oldestProposedAt"))? == &nodes[0]["proposedAt"]);
    let counted = answer.list(&of_hub("inboxCounters.byOutcome"))?;
    ensure!(counted.iter().map(|one| &one["outcome"]).eq(["ACCEPTED", "PARTIALLY_ACCEPTED", "REJECTED"]), "{counted:?}");
    ensure!(counted.iter().all(|one| one["count"] == 1) && counted[2]["oldestProposedAt"] == nodes[2]["proposedAt"], "{counted:?}");
    Ok(())
}

#[story(everywhere)]
async fn the_inbox_is_filtered_and_ordered(hub: Hub) -> Result {
    let Desk { verdi, gialli, director, proposals, .. } = desk(&hub).await?;
    let [all, part, nothing] = &proposals[..] else { bail!("three were made") };
    let of = async |filter| listed(&director, filter, None).await;

    ensure!(of(json!({ "outcome": ["REJECTED", "ACCEPTED"] })).await?.iter().eq([all, nothing]));
    ensure!(of(json!({ "outcome": [] })).await?.is_empty());
    ensure!(of(json!({ "operatorId": verdi.capacity.id })).await?.iter().eq([all, nothing]));
    ensure!(of(json!({ "operatorId": gialli.capacity.id })).await?.iter().eq([part]));
    ensure!(of(json!({ "operatorId": director.capacity.id })).await?.is_empty());
    ensure!(of(json!({ "hours": { "from": "320.00" } })).await?.iter().eq([all, part]));
    ensure!(of(json!({ "hours": { "from": "0.01", "to": "639.99" } })).await?.iter().eq([part]));
    ensure!(of(json!({ "proposed": { "from": hub.today(), "to": hub.today() } })).await?.len() == 3);
    ensure!(of(json!({ "proposed": { "to": hub.today().pred_opt() } })).await?.is_empty());
    ensure!(listed(&director, json!({}), Some("HOURS_DESC")).await?.iter().eq([all, part, nothing]));
    for (filter, code) in [
        (json!({ "hours": { "from": "2.00", "to": "1.00" } }), "HOURS_UPSIDE_DOWN"),
        (json!({ "proposed": { "from": "2026-03-17", "to": "2026-03-16" } }), "PERIOD_UPSIDE_DOWN"),
        (json!({ "operatorId": "niente" }), "BAD_ID"),
    ] {
        director.ask(INBOX, json!({ "filter": filter })).await?.fails_with(code)?;
    }
    Ok(())
}

#[story(everywhere)]
async fn pages_of_the_inbox_have_no_gap_and_no_double(hub: Hub) -> Result {
    let Desk { director, proposals, .. } = desk(&hub).await?;

    for order in ["PROPOSED_AT_ASC", "HOURS_DESC"] {
        let (mut seen, mut after) = (Vec::new(), Value::Null);
        loop {
            let answer = director.does(INBOX, json!({ "orderBy": order, "first": 1, "after": after })).await?;
            let list = answer.get("viewer.operatorHub.inbox")?.clone();
            seen.push(list["nodes"][0]["id"].as_str().context("a row")?.to_owned());
            after = list["pageInfo"]["endCursor"].clone();
            if list["pageInfo"]["hasNextPage"] == false {
                break;
            }
        }
        ensure!(seen == proposals, "{order}: {seen:?}");
        let other = if order == "HOURS_DESC" { "PROPOSED_AT_ASC" } else { "HOURS_DESC" };
        director.ask(INBOX, json!({ "orderBy": other, "after": after })).await?.fails_with("CURSOR_OF_ANOTHER_ORDER")?;
    }
    director.ask(INBOX, json!({ "first": 101 })).await?.fails_with("BAD_PAGE")?;
    director.ask(INBOX, json!({ "after": "niente" })).await?.fails_with("BAD_CURSOR")?;
    Ok(())
}

#[story]
async fn what_is_signed_returned_taken_back_or_withdrawn_leaves_the_inbox(hub: Hub) -> Result {
    let Desk { rossi, verdi, director, applications, proposals, .. } = desk(&hub).await?;
    let [all, part, nothing] = &proposals[..] else { bail!("three were made") };

    verdi.takes_back(nothing).await?.succeeds()?;
    ensure!(listed(&director, json!({}), None).await?.iter().eq([all, part]));
    director.returns(part, "Manca il calcolo").await?.succeeds()?;
    ensure!(listed(&director, json!({}), None).await?.iter().eq([all]));
    rossi.withdraws(&applications[0]).await?.succeeds()?;

    let answer = director.does(INBOX, json!({})).await?;
    ensure!(
        answer.list("viewer.operatorHub.inbox.nodes")?.is_empty() && answer.is_null("viewer.operatorHub.inboxCounters.oldestProposedAt")?
    );
    ensure!(answer.get("viewer.operatorHub.inboxCounters.byOutcome")? == &json!([]));
    Ok(())
}

#[story]
async fn another_office_sees_nothing_of_an_inbox_and_an_applicant_has_none(hub: Hub) -> Result {
    let Desk { rossi, verdi, .. } = desk(&hub).await?;
    let elsewhere = hub.office("Lecce").await?;

    for stranger in [hub.director(&elsewhere).await?, hub.operator(&elsewhere).await?] {
        ensure!(listed(&stranger, json!({ "operatorId": verdi.capacity.id }), None).await?.is_empty());
        let answer = stranger.does(INBOX, json!({})).await?;
        ensure!(answer.number("viewer.operatorHub.inboxCounters.proposals")? == 0);
    }
    ensure!(listed(&verdi, json!({}), None).await?.len() == 3, "an operator sees what the office proposes");
    let own = "{ viewer { employerHub { inbox { totalCount } } } }";
    rossi.ask(own, json!({})).await?.is_unknown_to_the_role("inbox")?;
    hub.auditor().await?.ask(INBOX, json!({})).await?.is_unknown_to_the_role("operatorHub")?;
    let reader = verdi.makes_a_token("Lettore", &["READ"]).await?;
    let answer = verdi.program(&reader.secret).ask(INBOX, json!({})).await?;
    ensure!(answer.codes().iter().all(|code| *code == "MISSING_SCOPE") && !answer.codes().is_empty(), "{}", answer.describe());
    Ok(())
}

#[story]
async fn the_inbox_takes_the_same_statements_for_one_as_for_fifty(hub: Hub) -> Result {
    let Desk { rossi, director, .. } = desk(&hub).await?;
    hub.archives(rossi.position.key, "UNDER_REVIEW", 50).await?;
    hub.as_owner(async |db| {
        let copies = "insert into hub.proposal (id, application_id, position_id, office_id, submitted, status, outcome, periods, proposed_at, proposed_by,
                proposed_by_account)
            select gen_random_uuid(), a.id, a.position_id, a.office_id, a.submitted, 'OPEN', p.outcome, p.periods, p.proposed_at, p.proposed_by,
                p.proposed_by_account
            from hub.application a
            join hub.proposal p on p.outcome = 'ACCEPTED'
            where a.operator_capacity_id is null";
        Ok(sqlx::query(copies).execute(db).await.map(drop)?)
    })
    .await?;

    director.does("{ viewer { capacity { id } } }", json!({})).await?;
    let query = "query($first: Int) { viewer { operatorHub { inbox(first: $first) {
        totalCount nodes { id outcome hours proposedBy { name } application { status employer { name } } } } } } }";
    let mut counts = Vec::new();
    for first in [1, 10, 50] {
        let answer = director.does(query, json!({ "first": first })).await?;
        ensure!(answer.list("viewer.operatorHub.inbox.nodes")?.len() == first);
        counts.push(answer.cost.statements.len());
    }
    ensure!(counts == [5, 5, 5], "{counts:?}");
    Ok(())
}
