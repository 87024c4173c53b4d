//! What a document says is what is done: once, in its order, whole or not at all.

use crate::world::*;

const COUNT: &str = "{ viewer { employerHub { applications { totalCount } } } }";

/// A field that makes a draft.
fn create(unit: &str) -> String {
    format!("createDraft(input: {{ unitId: \"{unit}\", benefit: CIGO }}) {{ application {{ id status }} userErrors {{ code }} }}")
}

#[story(once)]
async fn a_mutation_field_selected_twice_is_executed_once(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let create = create(&rossi.position.unit.id);

    rossi.does(&format!("mutation {{ {create} {create} }}"), json!({})).await?;
    rossi.does(&format!("mutation {{ ...F ...F }} fragment F on Mutation {{ {create} }}"), json!({})).await?;

    ensure!(rossi.does(COUNT, json!({})).await?.number("viewer.employerHub.applications.totalCount")? == 2);
    Ok(())
}

#[story(once)]
async fn a_default_of_a_variable_decides_what_is_skipped(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let create = create(&rossi.position.unit.id).replacen(") {", ") @skip(if: $dry) {", 1);

    let skipped = rossi.does(&format!("mutation($dry: Boolean! = true) {{ __typename {create} }}"), json!({})).await?;

    ensure!(skipped.body["data"] == json!({ "__typename": "Mutation" }));
    ensure!(rossi.does(COUNT, json!({})).await?.number("viewer.employerHub.applications.totalCount")? == 0);
    Ok(())
}

#[story(once)]
async fn nothing_is_done_of_a_document_that_is_wrong_further_on(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let create = create(&rossi.position.unit.id);
    let wrong = "patchDraft: updateDraft(id: \"x\", expectedVersion: 1, patch: { period: { from: \"2026-02-30\", to: \"2026-03-29\" } }) { userErrors { code } }";

    for (after, code) in [("signIn(input: 1) { token }", "GRAPHQL_VALIDATION_FAILED"), (wrong, "BAD_DATE")] {
        let refused = rossi.ask(&format!("mutation {{ {create} {after} }}"), json!({})).await?;
        ensure!(refused.codes().contains(&code) && refused.body.get("data").is_none(), "{}", refused.describe());
    }
    ensure!(rossi.does(COUNT, json!({})).await?.number("viewer.employerHub.applications.totalCount")? == 0);
    Ok(())
}

#[story(once)]
async fn what_is_selected_twice_is_merged_at_each_level_in_the_order_of_the_document(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let draft = rossi.drafts().await?;
    let document =
        "query($id: ID!) { application(id: $id) { status employer { name } id employer { taxCode name } ... on Node { version: id } } }";

    let request = rossi.request(reqwest::Method::POST, "/graphql").json(&json!({ "query": document, "variables": { "id": draft.id } }));
    let answer = request.send().await?.text().await?;

    let (name, tax_code) = ("Rossi Costruzioni", &rossi.does(&document.replace("status ", ""), json!({ "id": draft.id })).await?);
    let employer = format!("{{\"name\":\"{name}\",\"taxCode\":\"{}\"}}", tax_code.text("application.employer.taxCode")?);
    let expected = format!(
        "{{\"data\":{{\"application\":{{\"status\":\"DRAFT\",\"employer\":{employer},\"id\":\"{0}\",\"version\":\"{0}\"}}}}}}",
        draft.id
    );
    ensure!(answer == expected, "{answer}\ninstead of {expected}");
    let refused =
        rossi.ask("query($id: ID!) { application(id: $id) { employer { x: name x: taxCode } } }", json!({ "id": draft.id })).await?;
    ensure!(refused.codes().contains(&"GRAPHQL_VALIDATION_FAILED") && refused.body.get("data").is_none(), "{}", refused.describe());
    Ok(())
}

#[story(once)]
async fn a_subscription_may_be_written_as_a_fragment_and_selects_one_field(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let mut socket = rossi.opens_a_socket().await?;
    let mut changes = socket
        .subscribes(
            "subscription { ...F ...F } fragment F on Subscription { applicationStatusChanged { to application { id } } }",
            json!({}),
        )
        .await?;

    let application = rossi.submits(&hub).await?;

    ensure!(changes.next().await?.text("applicationStatusChanged.application.id")? == application.id);
    let two = "subscription { applicationStatusChanged { to } deadlineNear { at } }";
    let refused = socket.subscribes(two, json!({})).await?.next().await?;
    ensure!(refused.codes() == ["GRAPHQL_VALIDATION_FAILED"], "{}", refused.describe());
    Ok(())
}

#[story(once)]
async fn what_a_null_makes_wrong_in_a_row_is_reported_there(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    rossi.drafts().await?;
    let rows =
        |inner: &str| format!("query($b: Boolean = true) {{ viewer {{ employerHub {{ applications {{ nodes {{ id {inner} }} }} }} }} }}");

    let argument = rossi.ask(&rows("employer { applications(filter: { mine: $b }) { nodes { id } } }"), json!({ "b": null })).await?;
    let directive = rossi.ask(&rows("workforce { workers @skip(if: $b) } employer { name @skip(if: $b) }"), json!({ "b": null })).await?;

    let path = |answer: &Answer| answer.errors()[0]["path"].to_string();
    ensure!(path(&argument) == r#"["viewer","employerHub","applications","nodes",0,"employer","applications"]"#, "{}", argument.describe());
    ensure!(path(&directive) == r#"["viewer","employerHub","applications","nodes",0,"employer"]"#, "{}", directive.describe());
    ensure!(directive.is_null("viewer.employerHub.applications.nodes.0.employer")?);
    Ok(())
}
