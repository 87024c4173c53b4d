//! A full disk and a store that is down: the hub reports it, refuses writes meanwhile, and goes on when there is room again.

use std::time::{Duration, Instant};

use omnia_hub::core::clock::{Clock, SystemClock};

use crate::world::*;

const UNIT: &str = "{ viewer { employerHub { applications(first: 1) { nodes { unit { id } } } } } }";
const DRAFT: &str = "mutation($unit: ID!) { createDraft(input: { unitId: $unit, benefit: CIGO, content: { cause: LACK_OF_WORK } }) {
    application { id } userErrors { code path message } } }";

#[story(once)]
async fn a_full_disk_is_reported_and_the_embedded_database_writes_again_when_there_is_room(hub: Hub) -> Result {
    let folder = hub.folder.path().join("small");
    let mut command = omnia_hub_on_a_small_disk();
    command.env("HUB_LISTEN", "127.0.0.1:0").env("HUB_DATA_DIR", &folder).env("HUB_DEMO_PASSWORD", PASSWORD);
    let process = Binary::start(command).await?;
    let mut employer = hub.stranger().at_url(&process.url);
    employer.signs_in("employer@demo.hub", PASSWORD).await?;
    let unit = json!({ "unit": employer.does(UNIT, json!({})).await?.text("viewer.employerHub.applications.nodes.0.unit.id")? });

    // Between the sign-in and the first draft.
    process.has_a_full_disk(true)?;
    let (status, full) = becomes(&employer, "database", "read-only").await?;
    // A log that cannot be written ends the database in there, at times before it can report why; then the report is that it cannot begin again.
    let broken = employer.ask(DRAFT, unit.clone()).await?;
    let english = employer.ask(DRAFT, unit.clone()).await?.fails_with("STORAGE_FULL")?;
    let italian = employer.speaking("it").ask(DRAFT, unit.clone()).await?.fails_with("STORAGE_FULL")?;
    process.has_a_full_disk(false)?;
    becomes(&employer, "database", "up").await?;
    let draft = Application { id: employer.does(DRAFT, unit.clone()).await?.text("createDraft.application.id")? };

    ensure!(matches!(broken.codes()[..], ["STORAGE_FULL" | "INTERNAL"]), "{}", broken.describe());
    ensure!(english.message()?.contains("no room") && italian.message()?.contains("spazio"));
    ensure!(status == 503 && full["ready"] == false && full["documents"] == "read-only", "{full}");

    process.has_a_full_disk(true)?;
    let refused = employer.attaches_to(&draft, pdf()).await?.fails_with("STORAGE_FULL")?;
    process.has_a_full_disk(false)?;
    becomes(&employer, "documents", "up").await?;
    employer.attaches_to(&draft, pdf()).await?.succeeds()?;

    ensure!(refused.status == 503, "{}", refused.describe());
    Ok(())
}

#[story(once)]
async fn a_document_store_that_is_down_is_reported_and_uploads_are_refused_meanwhile(hub: Hub) -> Result {
    hub.clock.set(SystemClock.now());
    let mut bucket = Bucket::start()?;
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let draft = rossi.drafts().await?;
    let mut command = omnia_hub(&["serve"]);
    command.envs(hub.environment()).envs(bucket.environment());
    let process = Binary::start(command).await?;
    let client = process.for_client(&rossi);
    let stored = client.attaches_to(&draft, pdf()).await?.succeeds()?;
    let url = stored.text("uploadDocument.document.downloadUrl")?;
    let held = bucket.keys();
    ensure!(client.get(&url).await?.bytes().await? == pdf() && held.len() == 1, "{held:?}");

    bucket.stops();
    let english = client.attaches_to(&draft, pdf()).await?.fails_with("DOCUMENTS_UNAVAILABLE")?;
    let italian = client.speaking("it").attaches_to(&draft, pdf()).await?.fails_with("DOCUMENTS_UNAVAILABLE")?;
    let download = client.get(&url).await?;
    let (status, away) = becomes(&client, "documents", "down").await?;

    ensure!(english.message()?.contains("document store") && italian.message()?.contains("archivio dei documenti"));
    ensure!(download.status() == 503 && download.headers()["retry-after"] == "5", "{download:?}");
    ensure!(download.json::<Value>().await?["errors"][0]["extensions"]["code"] == "DOCUMENTS_UNAVAILABLE");
    ensure!(status == 200 && away["ready"] == true && away["database"] == "up", "{away}");

    bucket.returns()?;
    becomes(&client, "documents", "up").await?;
    ensure!(client.get(&url).await?.bytes().await? == pdf());
    bucket.is_silent(true);
    client.attaches_to(&draft, pdf()).await?.fails_with("DOCUMENTS_UNAVAILABLE")?;
    bucket.is_silent(false);
    client.attaches_to(&draft, pdf()).await?.succeeds()?;

    // What was refused left neither a row nor bytes.
    ensure!(hub.count("select count(*) from hub.document").await? == 2 && bucket.keys().len() == 2, "{:?}", bucket.keys());
    Ok(())
}

/// Waits until a part is in a state, and gives what the hub then answers.
async fn becomes(client: &Client, part: &str, state: &str) -> Result<(u16, Value)> {
    let begun = Instant::now();
    loop {
        let response = client.get("/health/ready").await?;
        let (status, ready) = (response.status().as_u16(), response.json::<Value>().await?);
        if ready[part] == state {
            return Ok((status, ready));
        }
        ensure!(begun.elapsed() < Duration::from_secs(40), "{part} does not become {state}: {ready}");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}
