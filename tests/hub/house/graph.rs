//! The graph as it is written down, and what of a fault may be seen through it.

use crate::world::*;

#[test]
fn the_schema_is_written_down() {
    let written = std::fs::read_to_string(super::source::root().join("schema.graphql")).unwrap_or_default();

    assert!(written.trim_end() == omnia_hub::shell::sdl().trim_end(), "schema.graphql is not what the hub serves: run make schema");
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
