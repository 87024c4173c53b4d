//! Every way to read what belongs to an employer is in the access log. The fields are found by introspection, so that a new one is included.

use std::collections::BTreeSet;

use super::access::cast::Cast;
use super::strangers::{Graph, name};
use crate::stories::access_log::entries;
use crate::world::*;

/// Fields of the root that show what belongs to no employer.
const SHOW_NO_EMPLOYER: [&str; 20] = [
    "accessLog",
    "accessLogSeals",
    "benefitChannel",
    "causes",
    "changesCursor",
    "checkIdentifier",
    "collaborators",
    "controls",
    "manuals",
    "monthlyCeilings",
    "myPrograms",
    "mySecondFactors",
    "mySecurityNotices",
    "mySessions",
    "offices",
    "passwordSignIn",
    "programs",
    "reportFields",
    "signInProviders",
    "verifyAccessLog",
];

/// A field of the root, who reads, and what.
type Reading<'a> = (&'static str, &'a Persona, String);

#[story(once)]
async fn every_field_that_shows_what_belongs_to_an_employer_is_logged(hub: Hub) -> Result {
    let cast = Cast::around_one_position(hub).await?;
    let readings = readings(&cast).await?;

    let mut unlogged = Vec::new();
    for (at, (field, person, selection)) in readings.iter().enumerate() {
        let operation = format!("{field}_{at}");
        person.does(&format!("query {operation} {{ {selection} }}"), json!({})).await?;
        match entries(person, |entry| entry["operation"] == operation.as_str()).await {
            Ok(entry) if entry["employers"] == json!([cast.employer.id]) => {}
            other => unlogged.push(format!("{selection}: {other:?}")),
        }
    }
    ensure!(unlogged.is_empty(), "not in the access log:\n{}", unlogged.join("\n"));
    Ok(())
}

#[story(once)]
async fn every_field_of_the_root_is_read_or_shows_what_belongs_to_no_employer(hub: Hub) -> Result {
    let cast = Cast::around_one_position(hub).await?;
    let graph = Graph::whole().await?;
    let root = graph.of_type(name(&graph.roots["queryType"])?)?["fields"].as_array().context("fields")?;
    let fields: BTreeSet<&str> = root.iter().map(name).collect::<Result<_>>()?;

    let read: BTreeSet<&str> = readings(&cast).await?.iter().map(|(field, ..)| *field).chain(SHOW_NO_EMPLOYER).collect();

    ensure!(fields == read, "not read: {:?}", fields.symmetric_difference(&read).collect::<Vec<_>>());
    Ok(())
}

async fn readings(cast: &Cast) -> Result<Vec<Reading<'_>>> {
    let (employer, operator, director) = (&cast.employer.persona, &cast.operator.persona, &cast.director.persona);
    let (_, draft) = cast.complete_draft(employer).await?;
    let (decided, proposal) = cast.proposed().await?;
    cast.director.signs(&proposal, employer.version_of(&decided).await?).await?.succeeds()?;
    let request = cast.open_request().await?;
    cast.proposed().await?;
    cast.queued().await?;
    let read = employer.reads(&decided).await?;
    let authorization = read.text("application.authorizations.0.id")?;
    let of_draft = "query($id: ID!) { application(id: $id) { documents { id } } }";
    let document = employer.does(of_draft, json!({ "id": draft.id })).await?.text("application.documents.0.id")?;
    let listed = employer.does("{ delegations { nodes { id } } }", json!({})).await?;
    let delegation = listed.text("delegations.nodes.0.id")?;
    let Position { number, unit, .. } = &cast.employer.position;
    let (unit, decided, draft) = (&unit.id, &decided.id, &draft.id);
    let period = "period: { from: \"2026-07-06\", to: \"2026-07-12\" }";
    Ok(vec![
        ("application", operator, format!("application(id: \"{decided}\") {{ status }}")),
        ("authorization", operator, format!("authorization(id: \"{authorization}\") {{ number }}")),
        ("checkDraft", employer, format!("checkDraft(id: \"{draft}\") {{ rule }}")),
        ("checkDraft", employer, format!("checkDraft(id: \"{draft}\", patch: {{}}) {{ rule }}")),
        ("checkDrafts", employer, format!("checkDrafts(ids: [\"{draft}\"]) {{ missing {{ code }} }}")),
        ("delegation", employer, format!("delegation(id: \"{delegation}\") {{ status }}")),
        ("delegations", employer, "delegations { nodes { status } }".to_owned()),
        ("document", employer, format!("document(id: \"{document}\") {{ fileName }}")),
        ("estimate", employer, format!("estimate(input: {{ applicationId: \"{draft}\", hourlyPay: \"15.00\" }}) {{ gross }}")),
        ("interlocution", operator, format!("interlocution(id: \"{request}\") {{ text }}")),
        ("node", operator, format!("node(id: \"{decided}\") {{ id }}")),
        ("node", operator, format!("node(id: \"{}\") {{ id }}", cast.employer.id)),
        ("node", operator, format!("node(id: \"{unit}\") {{ id }}")),
        ("nodes", director, format!("nodes(ids: [\"{decided}\", \"{authorization}\"]) {{ id }}")),
        ("position", operator, format!("position(number: \"{number}\") {{ pec }}")),
        ("proposal", director, format!("proposal(id: \"{proposal}\") {{ outcome }}")),
        (
            "simulateLimits",
            operator,
            format!("simulateLimits(input: {{ unitId: \"{unit}\", cause: LACK_OF_WORK, {period} }}) {{ weeks {{ outcome }} }}"),
        ),
        ("suggestedBenefits", employer, format!("suggestedBenefits(position: \"{number}\", on: \"2026-07-06\") {{ benefit }}")),
        ("viewer", employer, "viewer { employerHub { applications { nodes { status } } } }".to_owned()),
        ("viewer", employer, "viewer { employerHub { employers { nodes { name } } } }".to_owned()),
        ("viewer", employer, "viewer { employerHub { deadlines { nodes { date application { id } } } } }".to_owned()),
        ("viewer", operator, "viewer { operatorHub { queue { nodes { status } } } }".to_owned()),
        ("viewer", operator, "viewer { operatorHub { nextApplication { status } } }".to_owned()),
        ("viewer", director, "viewer { operatorHub { inbox { nodes { outcome } } } }".to_owned()),
        ("viewer", operator, "viewer { operatorHub { applications { nodes { status } } } }".to_owned()),
        ("viewer", &cast.auditor, "viewer { auditorHub { applications { nodes { status } } } }".to_owned()),
        ("viewer", &cast.auditor, "viewer { auditorHub { decisions { nodes { outcome } } } }".to_owned()),
    ])
}
