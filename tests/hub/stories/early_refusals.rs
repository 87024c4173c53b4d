//! Refusals that come before a body was read: they arrive, whatever the client still sends, and nothing that is not needed is taken in.

use crate::world::*;

/// More than a connection holds on its way.
const LARGE: usize = 5 << 20;

const FORM: &str = "content-type: multipart/form-data; boundary=x\r\n";
const PREFLIGHT: &str = "content-type: multipart/form-data; boundary=x\r\ngraphql-require-preflight: 1\r\n";

#[story(once)]
async fn the_answer_to_whoever_is_refused_early_arrives(hub: Hub) -> Result {
    let json = "content-type: application/json\r\n";
    let unknown = "content-type: application/json\r\nauthorization: Bearer nonsense\r\n";
    let refusals = [
        ("POST", "/graphql", FORM, 403),
        ("POST", "/graphql", PREFLIGHT, 401),
        ("POST", "/graphql", unknown, 401),
        ("POST", "/graphql", "content-type: text/plain\r\n", 415),
        ("POST", "/graphql", json, 413),
        ("PATCH", "/graphql", json, 405),
        ("POST", "/nothing", json, 404),
        ("POST", "/documents/x", json, 405),
        ("POST", "/", json, 405),
        ("POST", "/health/live", json, 405),
        ("GET", "/documents/x", "", 401),
    ];
    let accept = "accept: application/graphql-response+json\r\n";

    for (method, path, headers, status) in refusals {
        for chunked in [false, true] {
            let mut wire = Wire::to(&hub).await?;
            let length = if chunked { "transfer-encoding: chunked\r\n".into() } else { format!("content-length: {LARGE}\r\n") };
            wire.begins(method, path, &format!("{accept}{headers}{length}")).await?;
            if chunked {
                wire.writes(format!("{LARGE:x}\r\n").as_bytes()).await?;
            }
            wire.writes(&vec![b' '; LARGE]).await?;
            if chunked {
                wire.writes(b"\r\n0\r\n\r\n").await?;
            }

            let response = wire.reads().await?;
            ensure!(response.status == status, "{method} {path} {headers}: {response:?}");
            ensure!(wire.asks().await?.status == 200, "{method} {path}: the connection goes on");
        }
    }
    Ok(())
}

#[story(once)]
async fn the_answer_arrives_also_where_more_is_sent_than_is_read(hub: Hub) -> Result {
    let hub = hub.another_within(|_, limits| limits.body.drain_bytes = 1 << 20).await?;
    let mut wire = Wire::to(&hub).await?;

    wire.begins("POST", "/nothing", &format!("content-length: {LARGE}\r\n")).await?;
    wire.writes(&vec![b' '; LARGE]).await?;

    ensure!(wire.reads().await?.status == 404);
    wire.is_closed().await?;
    Ok(())
}

#[story(once)]
async fn whoever_asks_before_sending_is_refused_without_sending(hub: Hub) -> Result {
    let admin = hub.admin().await?;
    let expecting = format!("expect: 100-continue\r\ncontent-length: {LARGE}\r\n");
    let query = r#"{"query":"{ __typename }"}"#;
    let (mut refused, mut taken) = (Wire::to(&hub).await?, Wire::to(&hub).await?);

    refused.begins("POST", "/graphql", &format!("{FORM}{expecting}")).await?;
    let response = refused.reads().await?;
    refused.is_closed().await?;
    let wished = format!("content-type: application/json\r\nexpect: 100-continue\r\ncontent-length: {}\r\n", query.len());
    taken.begins("POST", "/graphql", &format!("authorization: Bearer {}\r\n{wished}", admin.token()?)).await?;
    let continued = taken.reads().await?;
    taken.writes(query.as_bytes()).await?;

    ensure!(response.status == 403 && response.has("connection: close"), "{response:?}");
    ensure!(continued.status == 100 && taken.reads().await?.status == 200);
    Ok(())
}

#[story(once)]
async fn files_that_the_operation_does_not_take_are_refused_unread(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let twenty = |place: &str| {
        let files = (0..20).map(|at| (at.to_string(), json!([format!("variables.{place}{at}")])));
        Value::Object(files.collect()).to_string()
    };
    let nulls = json!({ "f": vec![Value::Null; 20] });
    let one = json!({ "f": null, "g": null });
    let uploads = |more: &str| format!("mutation($f: Upload!, $g: Upload!) {{ {} other: {} }}", upload("f", ""), upload("g", more));
    let reason =
        "mutation($f: String!, $g: String!) { withdrawApplication(id: $f, expectedVersion: 1, reason: $g) { userErrors { code } } }";
    let both = json!({ "0": ["variables.f"], "1": ["variables.g"] }).to_string();

    for (query, variables, map, code) in [
        ("query($f: [Upload!]) { __typename }", &nulls, twenty("f."), "GRAPHQL_VALIDATION_FAILED"),
        (&format!("mutation($f: [Upload!]) {{ {} }}", upload("f", "")), &nulls, twenty("f."), "GRAPHQL_VALIDATION_FAILED"),
        (reason, &one, both.clone(), "GRAPHQL_VALIDATION_FAILED"),
        (&uploads("@skip(if: true)"), &one, both, "FILE_NOT_NEEDED"),
    ] {
        for language in ["en", "it"] {
            let mut wire = Wire::to(&hub).await?;
            wire.begins("POST", "/graphql", &rossi.speaking(language).head_of_a_form(380 << 20)?).await?;
            wire.writes(&form(query, variables, &map)).await?;

            wire.reads().await?.is(400, code)?;
        }
    }
    Ok(())
}

/// A mutation that takes the file of a variable.
fn upload(variable: &str, directive: &str) -> String {
    format!("uploadDocument(applicationId: \"x\", kind: ANNEX_2, file: ${variable}) {directive} {{ userErrors {{ code }} }}")
}

#[story(once)]
async fn one_file_cannot_be_the_value_of_a_thousand_variables(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let paths: Vec<_> = (0..1_000).map(|at| format!("variables.f.{at}")).collect();
    let mut wire = Wire::to(&hub).await?;

    wire.begins("POST", "/graphql", &rossi.head_of_a_form(1 << 20)?).await?;
    let nulls = json!({ "f": vec![Value::Null; 1_000] });
    wire.writes(&form("mutation($f: [Upload!]) { __typename }", &nulls, &json!({ "0": paths }).to_string())).await?;

    wire.reads().await?.is(400, "BAD_REQUEST")?;
    Ok(())
}

#[story(once)]
async fn valid_uploads_on_one_connection_are_all_taken(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let query = "mutation($id: ID!, $f: Upload!) { uploadDocument(applicationId: $id, kind: ANNEX_2, file: $f) { userErrors { code } } }";
    let mut wire = Wire::to(&hub).await?;

    for round in 0..2 {
        let draft = rossi.drafts().await?;
        for at in 0..20 {
            let variables = json!({ "id": draft.id, "f": null });
            let mut form = form(query, &variables, r#"{"0":["variables.f"]}"#);
            // Somewhere in the head of the file the network cuts.
            let cut = form.len() - 4 - at;
            form.extend(pdf_of((1 << 20) + 1_000 * round + at));
            form.extend(b"\r\n--x--\r\n");
            wire.begins("POST", "/graphql", &rossi.head_of_a_form(form.len())?).await?;
            wire.writes(&form[..cut]).await?;
            tokio::task::yield_now().await;
            wire.writes(&form[cut..]).await?;

            let response = wire.reads().await?;
            ensure!(response.status == 200 && response.body.contains("\"userErrors\":[]"), "{round}.{at}: {response:?}");
        }
    }
    Ok(())
}

/// A form up to the first byte of its first file.
fn form(query: &str, variables: &Value, map: &str) -> Vec<u8> {
    let part = |head: &str| format!("--x\r\ncontent-disposition: form-data; {head}\r\n\r\n");
    let operations = json!({ "query": query, "variables": variables });
    format!(
        "{}{operations}\r\n{}{map}\r\n{}",
        part("name=\"operations\""),
        part("name=\"map\""),
        part("name=\"0\"; filename=\"a.pdf\"\r\ncontent-type: application/pdf")
    )
    .into_bytes()
}
