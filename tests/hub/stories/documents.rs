//! Documents: attached to a draft, read by who may, and refused when they are not what they say.

use omnia_hub::core::clock::{Clock, SystemClock};
use reqwest::Method;
use sha2::{Digest, Sha256};

use crate::world::*;

const REMOVE: &str = "mutation($id: ID!) { removeDocument(id: $id) { document { id } userErrors { code path message } } }";
const MB_20: usize = 20 << 20;

/// Attaches a report and gives the address of its bytes.
async fn attached(person: &Persona, draft: &Application) -> Result<(String, String)> {
    let answer = person.attaches(draft, "TECHNICAL_REPORT_PDF", "Relazione «città».pdf", pdf()).await?.succeeds()?;
    Ok((answer.text("uploadDocument.document.id")?, answer.text("uploadDocument.document.downloadUrl")?))
}

#[story(everywhere)]
async fn what_was_attached_comes_back_byte_by_byte_and_never_as_a_page(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let draft = rossi.drafts().await?;

    let answer = rossi.attaches(&draft, "TECHNICAL_REPORT_PDF", "Relazione «città».pdf", pdf()).await?.succeeds()?;
    let found = rossi.get(&answer.text("uploadDocument.document.downloadUrl")?).await?;

    let sha256 = answer.text("uploadDocument.document.sha256")?;
    ensure!(sha256 == hex::encode(Sha256::digest(pdf())));
    ensure!(answer.text("uploadDocument.document.fileName")? == "Relazione «città».pdf");
    ensure!(answer.number("uploadDocument.document.application.version")? == 2);
    ensure!(answer.number("uploadDocument.document.application.documentCount")? == 1);
    ensure!(found.status() == 200 && found.headers()["content-type"] == "application/pdf");
    ensure!(found.headers()["content-length"].to_str()? == pdf().len().to_string());
    ensure!(found.headers()["etag"].to_str()? == format!("\"{sha256}\""));
    ensure!(found.headers()["x-content-type-options"] == "nosniff" && found.headers()["cache-control"] == "private, no-store");
    ensure!(found.headers()["content-security-policy"].to_str()?.starts_with("sandbox"));
    let disposition = found.headers()["content-disposition"].to_str()?;
    ensure!(disposition.starts_with("attachment;") && disposition.ends_with("filename*=UTF-8''Relazione%20%C2%ABcitt%C3%A0%C2%BB.pdf"));
    ensure!(found.headers()["cross-origin-resource-policy"] == "same-origin" && found.headers()["referrer-policy"] == "no-referrer");
    ensure!(found.bytes().await? == pdf());
    Ok(())
}

#[story(everywhere)]
async fn a_download_that_broke_off_goes_on_where_it_was(hub: Hub) -> Result {
    let (rossi, verdi) = (hub.employer("Rossi Costruzioni").await?, hub.employer("Verdi Impianti").await?);
    let draft = rossi.drafts().await?;
    let (_, url) = attached(&rossi, &draft).await?;
    let part = |range: &str| rossi.request(Method::GET, &url).header("range", range);

    let first = part("bytes=0-9").send().await?;
    let tag = first.headers()["etag"].to_str()?.to_owned();
    let rest = part("bytes=10-").header("if-range", &tag).send().await?;
    let changed = part("bytes=10-").header("if-range", "\"another\"").send().await?;
    let beyond = part("bytes=99999999-").send().await?;
    let foreign = verdi.request(Method::GET, &url).header("range", "bytes=0-9").send().await?;

    let size = pdf().len();
    ensure!(first.status() == 206 && first.headers()["accept-ranges"] == "bytes" && first.headers()["content-length"] == "10");
    ensure!(first.headers()["content-range"].to_str()? == format!("bytes 0-9/{size}"));
    ensure!(rest.status() == 206 && [first.bytes().await?, rest.bytes().await?].concat() == pdf());
    ensure!(changed.status() == 200 && changed.bytes().await? == pdf());
    ensure!(beyond.status() == 416 && beyond.headers()["content-range"].to_str()? == format!("bytes */{size}"));
    ensure!(foreign.status() == 404);
    Ok(())
}

#[story]
async fn an_attached_report_quiets_the_control_that_looks_for_it(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let draft = rossi.drafts().await?;
    let misses = async || {
        let alerts = rossi.reads_documents(&draft).await?.list("application.alerts")?;
        Ok::<bool, anyhow::Error>(alerts.iter().any(|alert| alert["rule"] == "R25"))
    };
    ensure!(misses().await?);

    let (document, _) = attached(&rossi, &draft).await?;
    ensure!(!misses().await?);
    rossi.does(REMOVE, json!({ "id": document })).await?;

    ensure!(misses().await?);
    ensure!(hub.stored_objects()? == 0 && rossi.reads_documents(&draft).await?.number("application.documentCount")? == 0);
    Ok(())
}

#[story]
async fn a_foreign_employer_a_stranger_and_a_made_up_address_get_nothing(hub: Hub) -> Result {
    let (rossi, verdi) = (hub.employer("Rossi Costruzioni").await?, hub.employer("Verdi Impianti").await?);
    let draft = rossi.drafts().await?;
    let (document, url) = attached(&rossi, &draft).await?;
    let operator = hub.operator(&rossi.position.office).await?;

    ensure!(download_status(&verdi, &url).await?.0 == 404);
    ensure!(download_status(&operator, &url).await?.0 == 404, "a draft is not the office's");
    ensure!(download_status(&hub.stranger(), &url).await?.0 == 401);
    ensure!(hub.stranger().get(&url).await?.headers()["www-authenticate"] == "Bearer");
    ensure!(download_status(&rossi, "/documents/nonsense").await?.0 == 404);
    ensure!(download_status(&rossi, &format!("/documents/{}", draft.id)).await?.0 == 404);
    verdi.ask(REMOVE, json!({ "id": document })).await?.fails_with("NOT_FOUND")?;
    verdi.attaches(&draft, "TECHNICAL_REPORT_PDF", "a.pdf", pdf()).await?.fails_with("NOT_FOUND")?;
    operator.attaches(&draft, "TECHNICAL_REPORT_PDF", "a.pdf", pdf()).await?.is_unknown_to_the_role("uploadDocument")?;
    Ok(())
}

#[story]
async fn an_auditor_sees_that_a_document_is_there_and_not_what_is_in_it(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let auditor = hub.auditor().await?;
    let application = rossi.drafts().await?;
    let (document, url) = attached(&rossi, &application).await?;
    hub.protocols(&application).await?;

    let seen = auditor.reads_documents(&application).await?;

    ensure!(seen.text("application.documents.0.fileName")? == "TECHNICAL_REPORT_PDF.pdf");
    ensure!(seen.is_null("application.documents.0.downloadUrl")?);
    let (status, body) = download_status(&auditor, &url).await?;
    ensure!(status == 403 && body["errors"][0]["extensions"]["code"] == "FORBIDDEN");
    rossi.ask(REMOVE, json!({ "id": document })).await?.is_refused_with("ONLY_DRAFTS")?;
    rossi.attaches(&application, "ANNEX_2", "a.pdf", pdf()).await?.is_refused_with("ONLY_DRAFTS")?;
    Ok(())
}

#[story]
async fn some_kinds_come_only_with_an_answer_and_some_never(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let draft = rossi.drafts().await?;

    rossi.attaches(&draft, "FINANCIAL_STATEMENT", "a.pdf", pdf()).await?.is_refused_with("DOCUMENT_ONLY_IN_ANSWER")?;
    rossi.attaches(&draft, "RECEIPT", "a.pdf", pdf()).await?.is_refused_with("DOCUMENT_NOT_UPLOADED")?;
    rossi.attaches_on(&draft, "ANNEX_10", "a.pdf", pdf(), Some(7)).await?.is_refused_with("VERSION_CONFLICT")?;

    let attached = rossi.attaches(&draft, "ANNEX_10", "a.pdf", pdf_with("/OpenAction 3 0 R")).await?.succeeds()?;
    ensure!(attached.text("uploadDocument.document.findings.0.code")? == "PDF_OPEN_ACTION");
    Ok(())
}

#[story(once)]
async fn ten_large_files_at_once_are_in_memory_piece_by_piece(hub: Hub) -> Result {
    // The process lives in the machine's time.
    hub.clock.set(SystemClock.now());
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let draft = rossi.drafts().await?;
    let process = hub.as_process().await?;
    let client = Persona { client: process.for_client(&rossi), ..rossi.persona.clone() };
    client.attaches(&draft, "ANNEX_2", "a.pdf", pdf_of(1 << 20)).await?.succeeds()?;
    let before = process.peak()?;

    let uploads = (0..10).map(|_| client.attaches(&draft, "ANNEX_2", "a.pdf", pdf_of(MB_20)));
    for taken in futures_util::future::join_all(uploads).await {
        taken?.succeeds()?;
    }

    // The kernel's counters are approximate: a peak may be told lower the second time.
    let grown = process.peak()?.saturating_sub(before) >> 20;
    ensure!(grown < 40, "the hub's memory grew by {grown} MB");
    Ok(())
}

#[story]
async fn a_stored_file_without_a_row_is_swept_after_a_day(hub: Hub) -> Result {
    let (rossi, archive) = (hub.employer("Rossi Costruzioni").await?, hub.document_store()?);
    let draft = rossi.drafts().await?;
    attached(&rossi, &draft).await?;
    attached(&rossi, &draft).await?;
    hub.as_owner(async |db| {
        Ok(sqlx::query("delete from hub.document where ctid = (select min(ctid) from hub.document)").execute(db).await.map(drop)?)
    })
    .await?;

    ensure!(omnia_hub::documents::sweep(hub.app(), &archive).await? == 0);
    hub.wait(chrono::Duration::hours(25));
    ensure!(omnia_hub::documents::sweep(hub.app(), &archive).await? == 1);

    ensure!(hub.stored_objects()? == 1);
    Ok(())
}

#[story(once)]
async fn the_manual_opens_at_the_page_of_the_readers_role(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let director = hub.director(&rossi.position.office).await?;

    let page = director.get("/manual").await?;
    let manuals = director.does("{ manuals { role language title url } }", json!({})).await?;

    ensure!(page.url().path() == "/manual/en/director" && page.text().await?.contains("<h1>User manual: office director</h1>"));
    ensure!(manuals.list("manuals")?.len() == 12 && manuals.text("manuals.0.url")? == "/manual/en/director");
    ensure!(hub.stranger().speaking("it").get("/manual").await?.url().path() == "/manual/it/employer");
    ensure!(hub.auditor().await?.get("/manual").await?.url().path() == "/manual/en/auditor");
    ensure!(hub.admin().await?.get("/manual").await?.url().path() == "/manual/en/admin");
    ensure!(hub.stranger().get("/manual/it/nobody").await?.status() == 404);
    Ok(())
}
