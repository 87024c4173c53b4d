//! The graph as it is written down, and what of a fault may be seen through it.

use crate::world::*;

#[test]
fn the_schema_is_written_down() {
    let written = std::fs::read_to_string(super::source::root().join("schema.graphql")).unwrap_or_default();

    assert!(written.trim_end() == omnia_hub::shell::sdl().trim_end(), "schema.graphql is not what the hub serves: run make schema");
}

#[test]
fn the_page_of_the_schema_is_what_the_hub_serves() {
    let written = std::fs::read_to_string(super::source::root().join("docs/reference/schema.md")).unwrap_or_default();

    assert!(
        written.trim_end() == omnia_hub::shell::schema_page().trim_end(),
        "docs/reference/schema.md is not what the hub serves: run make schema"
    );
}

#[test]
fn nothing_breaks_clients_of_the_last_release_unless_a_reason_is_written_down() -> Result {
    Program::node("schema", "breaking.mjs")?.prints("").map(drop)
}

#[test]
fn the_linter_of_graphql_eslint_finds_nothing_that_no_exception_names() -> Result {
    Program::node("schema", "lint.mjs")?.prints("").map(drop)
}

#[test]
fn every_exception_of_the_linter_has_a_reason() -> Result {
    let exceptions: Value = serde_json::from_str(&std::fs::read_to_string(super::source::root().join("tests/schema/exceptions.json"))?)?;

    let all = exceptions.as_array().context("a list")?;
    ensure!(all.iter().all(|exception| exception["reason"].as_str().is_some_and(|reason| reason.len() > 20)), "{exceptions:#}");
    Ok(())
}

/// Everything that the schema lets be described, by its name.
const DESCRIBED: &str = "{ __schema { types { name description
    fields(includeDeprecated: true) { name description args { name description } }
    inputFields { name description } enumValues(includeDeprecated: true) { name description } } } }";

#[story(once)]
async fn everything_in_the_schema_is_described(hub: Hub) -> Result {
    drop(hub);
    let answer = omnia_hub::shell::schema().finish().execute(DESCRIBED).await;

    let types = answer.data.into_json()?["__schema"]["types"].as_array().cloned().unwrap_or_default();
    let is_ours = |name: &str| !name.starts_with("__") && !["Boolean", "Float", "ID", "Int", "String"].contains(&name);
    let ours = types.iter().filter(|kind| kind["name"].as_str().is_some_and(is_ours));
    let missing: Vec<String> = ours.flat_map(|kind| undescribed("", kind)).collect();
    ensure!(types.len() > 100 && missing.is_empty(), "{} are not described: {}", missing.len(), missing.join(", "));
    Ok(())
}

/// The names of what has no description, of a thing and of all within it.
fn undescribed(within: &str, thing: &Value) -> Vec<String> {
    let name = format!("{within}{}", thing["name"].as_str().unwrap_or_default());
    let parts = ["fields", "args", "inputFields", "enumValues"].iter().filter_map(|part| thing[part].as_array()).flatten();
    let mut found: Vec<String> = parts.flat_map(|part| undescribed(&format!("{name}."), part)).collect();
    if thing["description"].as_str().is_none_or(|text| text.trim().is_empty()) {
        found.push(name);
    }
    found
}

#[tokio::test]
async fn every_mutation_that_makes_something_takes_an_idempotency_key() -> Result {
    let makes = ["add", "answer", "copy", "create", "open", "propose", "subDelegate", "submit", "upload"];
    let query = "{ __schema { mutationType { fields { name args { name } } } } }";

    let answer = omnia_hub::shell::schema().finish().execute(query).await.data.into_json()?;

    let mutations = answer["__schema"]["mutationType"]["fields"].as_array().context("mutations")?;
    let takes_one = |field: &Value| field["args"].as_array().is_some_and(|args| args.iter().any(|arg| arg["name"] == "idempotencyKey"));
    let names = mutations.iter().filter(|field| !takes_one(field)).filter_map(|field| field["name"].as_str());
    let forgotten: Vec<_> = names.filter(|name| makes.iter().any(|verb| name.starts_with(verb))).collect();
    ensure!(mutations.len() > 40 && forgotten.is_empty(), "{forgotten:?}");
    Ok(())
}

#[test]
fn every_list_has_pages_or_a_declared_length() {
    let faults = omnia_hub::shell::edge_schema().costs.problems();

    assert!(faults.is_empty(), "src/shell/lengths.rs and the schema differ:\n{}", faults.join("\n"));
}

#[test]
fn every_scalar_is_checked_before_anything_is_executed() {
    let checked: Vec<&str> = omnia_hub::shell::SCALARS.iter().map(|(name, _)| *name).collect();
    let schema = omnia_hub::shell::edge_schema();
    let unchecked: Vec<_> = schema.own_scalars().into_iter().filter(|name| *name != "Upload" && !checked.contains(name)).collect();

    assert!(unchecked.is_empty(), "src/shell/scalars.rs lacks {unchecked:?}");
}

#[story(everywhere)]
async fn no_text_of_the_database_reaches_a_person(hub: Hub) -> Result {
    let admin = hub.admin().await?;
    admin.does("{ mySessions { nodes { id } } }", json!({})).await?;
    hub.as_owner(async |db| Ok(sqlx::query("alter table hub.session rename column agent to programme").execute(db).await.map(drop)?))
        .await?;

    let answer = admin.ask("{ mySessions { nodes { id } } }", json!({})).await?.fails_with("INTERNAL")?;

    ensure!(answer.message()? == "Internal error.");
    let shown = answer.body.to_string();
    ensure!(["agent", "does not exist", "relation", "sqlx", "select"].iter().all(|word| !shown.contains(word)), "{shown}");
    ensure!(answer.errors()[0]["extensions"]["fault"].as_str().is_some_and(|id| id.len() == 16), "the log has the same id");
    Ok(())
}
