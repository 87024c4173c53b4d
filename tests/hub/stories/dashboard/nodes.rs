//! Things by their ids.

use crate::world::*;

const NODES: &str = "query($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }";

#[story]
async fn an_employer_finds_what_it_sees_by_id_and_nothing_else(hub: Hub) -> Result {
    let (rossi, verdi) = (hub.employer("Rossi Costruzioni").await?, hub.employer("Verdi Edilizia").await?);
    let own = hub.archives_one(rossi.position.key, "DRAFT").await?;
    let other = hub.archives_one(verdi.position.key, "DRAFT").await?;
    let ids = json!([
        own.id,
        rossi.id,
        rossi.position.id,
        rossi.position.unit.id,
        rossi.position.office.id,
        other.id,
        verdi.id,
        rossi.account.id
    ]);

    let answer = rossi.does(NODES, json!({ "ids": ids })).await?;

    let types: Vec<Value> = answer.list("nodes")?.into_iter().map(|node| node["__typename"].clone()).collect();
    ensure!(json!(types) == json!(["Application", "Employer", "Position", "ProductiveUnit", "Office", null, null, "Account"]));
    ensure!(rossi.does("query($id: ID!) { node(id: $id) { id } }", json!({ "id": other.id })).await?.is_null("node")?);
    Ok(())
}

#[story]
async fn a_malformed_id_and_too_many_ids_are_refused(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;

    rossi.ask("{ node(id: \"42\") { id } }", json!({})).await?.fails_with("BAD_ID")?;
    rossi.ask(NODES, json!({ "ids": vec![rossi.id.clone(); 101] })).await?.fails_with("TOO_MANY_IDS")?;
    ensure!(rossi.does(NODES, json!({ "ids": vec![rossi.id.clone(); 100] })).await?.list("nodes")?.len() == 100);
    Ok(())
}
