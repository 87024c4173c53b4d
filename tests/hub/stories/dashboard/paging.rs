//! Pages and cursors.

use std::collections::HashSet;

use crate::world::*;

const PAGE: &str = "query($first: Int, $after: String, $orderBy: ApplicationOrder) {
    viewer { intermediaryHub { applications(first: $first, after: $after, orderBy: $orderBy) {
        nodes { id } pageInfo { hasNextPage hasPreviousPage endCursor } } } } }";

#[story]
async fn pages_over_hundreds_of_positions_have_no_gap_and_no_double_while_applications_arrive(hub: Hub) -> Result {
    let office = hub.office("Bergamo").await?;
    let studio = hub.intermediary("Studio Bianchi").await?;
    let clients = hub.archives_clients(studio.key, &office, 300).await?;
    let mut expected = HashSet::new();
    for client in &clients[..60] {
        expected.extend(hub.archives(*client, "PROTOCOLLED", 4).await?.into_iter().map(|archived| archived.id));
    }

    for order in ["CREATED_AT_DESC", "UPDATED_AT_DESC", "SUBMITTED_AT_ASC", "PERIOD_FROM_ASC"] {
        let (mut seen, mut after) = (Vec::new(), Value::Null);
        loop {
            let answer = studio.does(PAGE, json!({ "first": 37, "after": after, "orderBy": order })).await?;
            let list = answer.get("viewer.intermediaryHub.applications")?.clone();
            seen.extend(list["nodes"].as_array().into_iter().flatten().filter_map(|node| node["id"].as_str().map(str::to_owned)));
            after = list["pageInfo"]["endCursor"].clone();
            if list["pageInfo"]["hasNextPage"] == false {
                break;
            }
            hub.wait(chrono::Duration::seconds(1));
            hub.archives_one(clients[200], "PROTOCOLLED").await?;
        }
        let distinct: HashSet<String> = seen.iter().cloned().collect();
        ensure!(distinct.len() == seen.len(), "{order}: an application came twice");
        ensure!(distinct.is_superset(&expected), "{order}: an application was left out");
    }
    Ok(())
}

#[story]
async fn pages_of_no_row_of_too_many_and_of_a_wrong_cursor_are_refused(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let studio = hub.intermediary("Studio Bianchi").await?;
    studio.is_delegated_by(&hub, &rossi).await?;
    hub.archives(rossi.position.key, "PROTOCOLLED", 3).await?;
    let cursor = studio.does(PAGE, json!({ "first": 1 })).await?.text("viewer.intermediaryHub.applications.pageInfo.endCursor")?;

    studio.ask(PAGE, json!({ "first": 0 })).await?.fails_with("BAD_PAGE")?;
    studio.ask(PAGE, json!({ "first": 101 })).await?.fails_with("BAD_PAGE")?;
    studio.ask(PAGE, json!({ "after": "è" })).await?.fails_with("BAD_CURSOR")?;
    studio.ask(PAGE, json!({ "after": cursor, "orderBy": "UPDATED_AT_DESC" })).await?.fails_with("CURSOR_OF_ANOTHER_ORDER")?;
    let next = studio.does(PAGE, json!({ "after": cursor })).await?;
    ensure!(next.list("viewer.intermediaryHub.applications.nodes")?.len() == 2);
    ensure!(next.read::<bool>("viewer.intermediaryHub.applications.pageInfo.hasPreviousPage")?);
    Ok(())
}

#[story]
async fn employers_are_paged_by_name(hub: Hub) -> Result {
    let office = hub.office("Bergamo").await?;
    let studio = hub.intermediary("Studio Bianchi").await?;
    hub.archives_clients(studio.key, &office, 25).await?;
    let query = "query($after: String) { viewer { intermediaryHub { employers(first: 20, after: $after) { nodes { name } pageInfo { hasNextPage endCursor } } } } }";

    let first = studio.does(query, json!({})).await?;
    let second = studio.does(query, json!({ "after": first.get("viewer.intermediaryHub.employers.pageInfo.endCursor")? })).await?;

    ensure!(first.text("viewer.intermediaryHub.employers.nodes.19.name")? == "Ditta 0020");
    ensure!(second.text("viewer.intermediaryHub.employers.nodes.0.name")? == "Ditta 0021");
    ensure!(second.list("viewer.intermediaryHub.employers.nodes")?.len() == 5);
    Ok(())
}
