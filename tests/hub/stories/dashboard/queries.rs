//! The three queries that are measured take as many statements for one row as for fifty.

use crate::world::*;

const Q1: &str = include_str!("../../../../bench/queries/q1.graphql");
const Q2: &str = include_str!("../../../../bench/queries/q2.graphql");
const Q3: &str = include_str!("../../../../bench/queries/q3.graphql");

/// The first request of a session looks the session up; the hub then knows it for some seconds.
async fn is_known(persona: &Persona) -> Result {
    persona.does("{ viewer { capacity { id } } }", json!({})).await.map(drop)
}

#[story]
async fn the_first_employers_of_an_intermediary_take_the_same_statements_for_one_as_for_fifty(hub: Hub) -> Result {
    let office = hub.office("Bergamo").await?;
    let studio = hub.intermediary("Studio Bianchi").await?;
    for client in hub.archives_clients(studio.key, &office, 50).await? {
        hub.archives(client, "PROTOCOLLED", 7).await?;
    }

    is_known(&studio).await?;
    let mut counts = Vec::new();
    for first in [1, 10, 50] {
        let answer = studio.does(Q1, json!({ "first": first })).await?;
        let employers = answer.list("viewer.intermediaryHub.employers.nodes")?;
        ensure!(
            employers.len() == first
                && employers.iter().all(|employer| employer["applications"]["nodes"].as_array().is_some_and(|list| list.len() == 5))
        );
        counts.push(answer.cost.statements.len());
    }
    ensure!(counts == [4, 4, 4], "{counts:?}");
    Ok(())
}

#[story]
async fn one_application_takes_the_same_statements_whatever_hangs_on_it(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let (bare, full) =
        (hub.archives_one(rossi.position.key, "PROTOCOLLED").await?, hub.archives_one(rossi.position.key, "PROTOCOLLED").await?);
    hub.as_owner(async |db| {
        let fifty_or_one = "from hub.application a, generate_series(1, case a.id when $1 then 50 else 1 end) i";
        let alerts = format!(
            "insert into hub.alert (id, application_id, position_id, office_id, submitted, rule, severity, path, message, computed, ordinal, raised_at)
            select gen_random_uuid(), a.id, a.position_id, a.office_id, a.submitted, 'R04', 'WARNING', 'period', 'R04', '[]', i, a.created_at
            {fifty_or_one}"
        );
        sqlx::query(sqlx::AssertSqlSafe(alerts)).bind(full.key.0).execute(&mut *db).await?;
        let documents = format!(
            "insert into hub.document
                (id, application_id, position_id, office_id, submitted, kind, file_name, media_type, size, sha256, storage_key, uploaded_at, uploaded_by)
            select gen_random_uuid(), a.id, a.position_id, a.office_id, a.submitted, 'WEATHER_BULLETIN', 'nota.pdf', 'application/pdf', 10, sha256('x'), i, a.created_at,
                'Mario Rossi'
            {fifty_or_one}"
        );
        sqlx::query(sqlx::AssertSqlSafe(documents)).bind(full.key.0).execute(&mut *db).await?;
        let counted = "update hub.application set document_count = case id when $1 then 50 else 1 end";
        Ok(sqlx::query(counted).bind(full.key.0).execute(db).await.map(drop)?)
    })
    .await?;

    is_known(&rossi).await?;
    let (one, fifty) = (rossi.does(Q2, json!({ "id": bare.id })).await?, rossi.does(Q2, json!({ "id": full.id })).await?);

    ensure!(one.list("application.alerts")?.len() == 1 && fifty.list("application.alerts")?.len() == 50);
    ensure!(one.list("application.documents")?.len() == 1 && fifty.list("application.documents")?.len() == 50);
    let counts = [&one, &fifty].map(|answer| answer.cost.statements.len());
    ensure!(counts == [3, 3], "{:#?}", one.cost.statements);
    Ok(())
}

#[story]
async fn workers_of_many_applications_take_the_statements_of_one(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let archived = hub.archives(rossi.position.key, "PROTOCOLLED", 20).await?;
    hub.archives_workers(&archived, 3).await?;

    is_known(&rossi).await?;
    let query = "query($first: Int!) { viewer { employerHub { applications(first: $first) { nodes {
        beneficiaries(first: 2) { edges { node { taxCode } } pageInfo { hasNextPage endCursor } } } } } } }";
    let mut counts = Vec::new();
    for first in [1, 20] {
        let answer = rossi.does(query, json!({ "first": first })).await?;
        let lists = answer.list("viewer.employerHub.applications.nodes")?;
        ensure!(lists.len() == first);
        ensure!(lists.iter().all(|list| {
            let (edges, more) = (list["beneficiaries"]["edges"].as_array(), &list["beneficiaries"]["pageInfo"]["hasNextPage"]);
            edges.is_some_and(|edges| edges.len() == 2 && edges[0]["node"]["taxCode"] == "W1" && edges[1]["node"]["taxCode"] == "W2")
                && more == true
        }));
        counts.push(answer.cost.statements.len());
    }
    ensure!(counts[0] == counts[1], "{counts:?}");
    let after = "query($id: ID!, $after: String) { application(id: $id) {
        beneficiaries(after: $after) { edges { cursor node { taxCode } } pageInfo { hasNextPage } } } }";
    let all = rossi.does(after, json!({ "id": archived[0].id })).await?;
    let cursor = all.text("application.beneficiaries.edges.1.cursor")?;
    let rest = rossi.does(after, json!({ "id": archived[0].id, "after": cursor })).await?;
    ensure!(rest.list("application.beneficiaries.edges")?.len() == 1);
    ensure!(rest.text("application.beneficiaries.edges.0.node.taxCode")? == "W3");
    Ok(())
}

#[story]
async fn the_queue_of_an_office_takes_the_same_statements_for_one_as_for_fifty(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let verdi = hub.operator(&rossi.position.office).await?;
    let waiting = hub.archives(rossi.position.key, "PROTOCOLLED", 60).await?;
    hub.archives(rossi.position.key, "DRAFT", 5).await?;

    is_known(&verdi).await?;
    let mut counts = Vec::new();
    for first in [1, 10, 50] {
        let answer = verdi.does(Q3, json!({ "first": first })).await?;
        ensure!(answer.list("viewer.operatorHub.applications.nodes")?.len() == first);
        ensure!(answer.text("viewer.operatorHub.applications.nodes.0.id")? == waiting[0].id);
        counts.push(answer.cost.statements.len());
    }
    ensure!(counts == [3, 3, 3], "{counts:?}");
    let queue = verdi.does("{ viewer { operatorHub { queue(first: 100) { totalCount nodes { status } } } } }", json!({})).await?;
    ensure!(queue.number("viewer.operatorHub.queue.totalCount")? == 60);
    Ok(())
}
