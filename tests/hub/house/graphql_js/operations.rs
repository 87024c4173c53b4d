//! Operations over what the hub itself answered before, executed by graphql-js: the same text, the same errors.

use std::collections::HashMap;

use omnia_hub::core::access::Role;
use omnia_hub::shell::RoleSchemas;
use serde_json::value::RawValue;

use super::node;
use crate::world::*;

/// What is not compared: what costs more than the hub allows, and a field merged with `__typename` under one name, whose type graphql-js does
/// not compare.
const APART: [&str; 2] = ["DOCUMENT_TOO_COMPLEX", "must not select different types using the same name"];

/// Operations for each role; a few cost more than the hub allows.
const OPERATIONS: &str = "1050";

#[story(long)]
async fn an_employer_is_answered_as_graphql_js_answers(hub: Hub) -> Result {
    let world = Recorded::of(&hub).await?;
    world.agrees(&world.rossi, Role::Employer).await
}

#[story(long)]
async fn an_intermediary_is_answered_as_graphql_js_answers(hub: Hub) -> Result {
    let world = Recorded::of(&hub).await?;
    world.agrees(&world.studio, Role::Intermediary).await
}

#[story(long)]
async fn an_operator_is_answered_as_graphql_js_answers(hub: Hub) -> Result {
    let world = Recorded::of(&hub).await?;
    world.agrees(&world.operator, Role::Operator).await
}

#[story(long)]
async fn a_director_is_answered_as_graphql_js_answers(hub: Hub) -> Result {
    let world = Recorded::of(&hub).await?;
    world.agrees(&world.director, Role::Director).await
}

#[story(long)]
async fn an_auditor_is_answered_as_graphql_js_answers(hub: Hub) -> Result {
    let world = Recorded::of(&hub).await?;
    world.agrees(&hub.auditor().await?, Role::Auditor).await
}

#[story(long)]
async fn an_administrator_is_answered_as_graphql_js_answers(hub: Hub) -> Result {
    let world = Recorded::of(&hub).await?;
    world.agrees(&hub.admin().await?, Role::Admin).await
}

/// People, and what there is to ask of.
struct Recorded {
    rossi: Persona,
    studio: Persona,
    operator: Persona,
    director: Persona,
    known: Value,
}

impl Recorded {
    /// A draft with documents and alerts, an application that was decided, and one that waits for an answer.
    async fn of(hub: &Hub) -> Result<Self> {
        let rossi = hub.employer("Rossi Costruzioni").await?;
        let studio = hub.intermediary("Studio Bianchi").await?;
        let delegation = studio.is_delegated_by(hub, &rossi).await?;
        let (operator, director) = (hub.operator(&rossi.position.office).await?, hub.director(&rossi.position.office).await?);
        let draft = rossi.drafts().await?;
        rossi.changes(&draft, content(hub.today())).await?.succeeds()?;
        rossi.attaches(&draft, "TECHNICAL_REPORT_PDF", "relazione.pdf", pdf()).await?.succeeds()?;
        let decided = rossi.has_applied(hub, "DIRECT").await?;
        operator.examines(&decided).await?;
        let proposal = operator.proposes(&decided, all_of_it()).await?;
        director.signs(&proposal, director.version_of(&decided).await?).await?.succeeds()?;
        let waiting = rossi.has_applied_for(hub, "OFFSET", "2026-04-06", "2026-05-03").await?;
        operator.examines(&waiting).await?;
        operator.asks(&waiting, "SUPPLEMENTARY_INQUIRY").await?.succeeds()?;
        let known = json!({
            "ids": { "application": [draft.id, decided.id, waiting.id], "delegation": delegation.id, "proposal": proposal },
            "arguments": {
                "position": { "number": rossi.position.number },
                "checkDraft": { "id": draft.id },
                "checkIdentifier": { "kind": "TAX_CODE", "text": "RSSMRA85T10A562S" },
            },
        });
        Ok(Self { rossi: rossi.persona, studio: studio.persona, operator: operator.persona, director: director.persona, known })
    }

    /// Records what the hub answers a person, and compares what it and graphql-js answer to operations over that.
    async fn agrees(&self, person: &Persona, role: Role) -> Result {
        let folder = tempfile::tempdir()?;
        let schema = folder.path().join("schema.graphql");
        std::fs::write(&schema, RoleSchemas::default().of(Some(role)).sdl())?;
        let (schema, skipped) = (schema.to_str().context("a path in UTF-8")?, CHANGING.join(","));
        let mut recording = String::new();
        for operation in node::run("record.mjs", schema, &["--skip", &skipped], &self.known.to_string())? {
            let document = operation["document"].as_str().context("a document")?;
            let response = person.ask(document, json!({})).await?.body;
            recording += &json!({ "id": operation["id"], "document": document, "response": response }).to_string();
            recording.push('\n');
        }
        let cases = node::run("cases.mjs", schema, &[OPERATIONS], &recording)?;
        let (mut compared, mut differing) = (0, Vec::new());
        for case in &cases {
            let request = person.request(reqwest::Method::POST, "/graphql").header("content-type", "application/json");
            let answer = request.body(body_of(case).to_string()).send().await?.text().await?;
            if !APART.iter().any(|word| answer.contains(word)) {
                compared += 1;
                differing.extend(difference(case, &answer)?);
            }
        }
        ensure!(compared >= 1_000, "only {compared} operations were compared");
        let shown: Vec<_> = differing.iter().take(10).cloned().collect();
        ensure!(differing.is_empty(), "{} of {compared}:\n{}", differing.len(), shown.join("\n"));
        Ok(())
    }
}

/// Fields that are not the same a moment later: a control that runs again gives its findings other ids.
const CHANGING: [&str; 4] = ["Session.lastSeenAt", "Session.expiresAt", "Query.checkDraft", "Query.accessLog"];

fn body_of(case: &Value) -> Value {
    json!({ "query": case["document"], "operationName": case["operationName"], "variables": case["variables"] })
}

fn difference(case: &Value, answer: &str) -> Result<Option<String>> {
    let answered: HashMap<String, &RawValue> = serde_json::from_str(answer)?;
    let errors: Vec<Value> = answered.get("errors").map(|errors| serde_json::from_str(errors.get())).transpose()?.unwrap_or_default();
    let document = case["document"].as_str().unwrap_or_default();
    let difference = |what: String| Ok(Some(format!("{}: {what}\n{document}\n{}\n", case["about"], case["variables"])));
    let Some(data) = answered.get("data") else {
        return if case["requestError"] == true { Ok(None) } else { difference(format!("refused: {:?}", errors.first())) };
    };
    if case["requestError"] == true {
        return difference(format!("executed, graphql-js says {}", case["expected"]["errors"]));
    }
    let (expected, found) = (in_order(case, case["expectedText"].as_str().unwrap_or("null"))?, in_order(case, data.get())?);
    if found != expected {
        return difference(format!("{found}\ninstead of {expected}"));
    }
    let expected: Vec<_> = case["expected"]["errors"].as_array().into_iter().flatten().map(place).collect();
    let found: Vec<_> = errors.iter().map(place).collect();
    if expected == found { Ok(None) } else { difference(format!("errors {found:?}\ninstead of {expected:?}")) }
}

/// Where an error is; its text is the hub's own.
fn place(error: &Value) -> (Value, Value) {
    (error["path"].clone(), error["locations"].clone())
}

/// The text of `data`, its lists in order where the specification fixes none.
fn in_order(case: &Value, data: &str) -> Result<String> {
    let Some(keys) = case["sortedKeys"].as_array() else { return Ok(data.to_owned()) };
    let mut data: Value = serde_json::from_str(data)?;
    keys.iter().filter_map(Value::as_str).for_each(|key| sort(&mut data, key));
    Ok(data.to_string())
}

fn sort(data: &mut Value, key: &str) {
    match data {
        Value::Array(items) => items.iter_mut().for_each(|item| sort(item, key)),
        Value::Object(fields) => {
            for (name, value) in fields.iter_mut() {
                sort(value, key);
                if let Value::Array(items) = value
                    && name == key
                {
                    items.sort_by(|one, other| one["name"].as_str().cmp(&other["name"].as_str()));
                }
            }
        }
        _ => {}
    }
}
