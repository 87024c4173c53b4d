//! What is made once for its key, however often it is sent: after a lost answer a client sends the same again.

use futures_util::future::{join, try_join};

use crate::world::*;

const DELEGATE: &str = "mutation($input: DelegationInput!, $key: String) { createDelegation(input: $input, idempotencyKey: $key) {
    delegation { id version } userErrors { code path message } } }";
const SUB_DELEGATE: &str = "mutation($input: SubDelegationInput!, $key: String) { subDelegate(input: $input, idempotencyKey: $key) {
    subDelegation { id endedAt } userErrors { code path message } } }";
const ASK: &str = "mutation($id: ID!, $version: Int!, $text: String!, $key: String) {
    openInterlocution(applicationId: $id, expectedVersion: $version, idempotencyKey: $key, input: { kind: SUPPLEMENTARY_INQUIRY, text: $text }) {
        interlocution { id status } userErrors { code path message } } }";
const PROPOSE: &str = "mutation($id: ID!, $version: Int!, $input: DecisionInput!, $key: String) {
    proposeDecision(applicationId: $id, expectedVersion: $version, input: $input, idempotencyKey: $key) {
        proposal { id status } userErrors { code path message } } }";
const ATTACH: &str = "mutation($id: ID!, $kind: DocumentKind!, $file: Upload!, $version: Int, $key: String) {
    uploadDocument(applicationId: $id, kind: $kind, file: $file, expectedVersion: $version, idempotencyKey: $key) {
        document { id } userErrors { code path message } } }";
const MAKE: &str = "mutation($input: CreateProgramInput!, $key: String) { createProgram(input: $input, idempotencyKey: $key) {
    secret program { id name holds } userErrors { code path message } } }";

#[story(everywhere)]
async fn a_delegation_is_made_once_for_its_key(hub: Hub) -> Result {
    let (rossi, verdi) = (hub.employer("Rossi Costruzioni").await?, hub.employer("Verdi Impianti").await?);
    let studio = hub.intermediary("Studio Bianchi").await?;
    let of = |employer: &Employer| json!({ "positionNumber": employer.position.number, "delegatorTaxCode": employer.tax_code, "validTo": "2026-03-17" });
    let ask = async |input: Value| studio.ask(DELEGATE, json!({ "input": input, "key": "delega-1" })).await;

    let (first, second) = try_join(ask(of(&rossi)), ask(of(&rossi))).await?;
    hub.wait(chrono::Duration::days(3));
    let studio = studio.again(&hub).await?;
    let third = studio.ask(DELEGATE, json!({ "input": of(&rossi), "key": "delega-1" })).await?.succeeds()?;

    let id = first.succeeds()?.text("createDelegation.delegation.id")?;
    ensure!(second.succeeds()?.text("createDelegation.delegation.id")? == id && third.text("createDelegation.delegation.id")? == id);
    studio.ask(DELEGATE, json!({ "input": of(&verdi), "key": "delega-1" })).await?.is_refused_with("IDEMPOTENCY_KEY_REUSED")?;
    studio.ask(DELEGATE, json!({ "input": of(&verdi), "key": "" })).await?.is_refused_with("IDEMPOTENCY_KEY_BAD")?;
    ensure!(hub.count("select count(*) from hub.delegation").await? == 1);
    Ok(())
}

#[story(everywhere)]
async fn a_collaborator_is_sub_delegated_once_for_the_key(hub: Hub) -> Result {
    let (rossi, studio) = (hub.employer("Rossi Costruzioni").await?, hub.intermediary("Studio Bianchi").await?);
    let sara = hub.collaborator(&studio, "Sara Blu").await?;
    let form = studio.is_delegated(&rossi, None, None).await?;
    let of = |days: Value| json!({ "delegationId": form.id, "collaborator": { "capacityId": sara.capacity.id }, "validTo": days });
    let ask = async |days: Value| studio.ask(SUB_DELEGATE, json!({ "input": of(days), "key": "sub-1" })).await;

    let (first, second) = try_join(ask(Value::Null), ask(Value::Null)).await?;

    let id = first.succeeds()?.text("subDelegate.subDelegation.id")?;
    ensure!(second.succeeds()?.text("subDelegate.subDelegation.id")? == id);
    studio.asks_to_end_sub_delegation(&id).await?.succeeds()?;
    let third = ask(Value::Null).await?.succeeds()?;
    ensure!(third.text("subDelegate.subDelegation.id")? == id && !third.is_null("subDelegate.subDelegation.endedAt")?, "as it is now");
    ask(json!("2026-12-31")).await?.is_refused_with("IDEMPOTENCY_KEY_REUSED")?;
    ensure!(hub.count("select count(*) from hub.sub_delegation").await? == 1);
    Ok(())
}

#[story(everywhere)]
async fn an_applicant_is_asked_once_for_the_key(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let operator = hub.operator(&rossi.position.office).await?;
    let application = rossi.has_applied(&hub, "OFFSET").await?;
    operator.examines(&application).await?;
    let version = operator.version_of(&application).await?;
    let variables = |text: &str| json!({ "id": application.id, "version": version, "text": text, "key": "richiesta-1" });

    let (first, second) = try_join(operator.ask(ASK, variables("Il registro.")), operator.ask(ASK, variables("Il registro."))).await?;

    let id = first.succeeds()?.text("openInterlocution.interlocution.id")?;
    ensure!(second.succeeds()?.text("openInterlocution.interlocution.id")? == id);
    operator.ask(ASK, variables("Il bilancio.")).await?.is_refused_with("IDEMPOTENCY_KEY_REUSED")?;
    ensure!(hub.counts("interlocution", &application).await? == 1);
    Ok(())
}

#[story(everywhere)]
async fn a_decision_is_proposed_once_for_the_key(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let operator = hub.operator(&rossi.position.office).await?;
    let application = rossi.has_applied(&hub, "OFFSET").await?;
    operator.examines(&application).await?;
    let version = operator.version_of(&application).await?;
    let ask = async |decision: Value| {
        let variables = json!({ "id": application.id, "version": version, "input": decision, "key": "proposta-1" });
        operator.ask(PROPOSE, variables).await
    };

    let (first, second) = try_join(ask(all_of_it()), ask(all_of_it())).await?;

    let id = first.succeeds()?.text("proposeDecision.proposal.id")?;
    ensure!(second.succeeds()?.text("proposeDecision.proposal.id")? == id);
    operator.takes_back(&id).await?.succeeds()?;
    let third = ask(all_of_it()).await?.succeeds()?;
    ensure!(third.text("proposeDecision.proposal.id")? == id && third.text("proposeDecision.proposal.status")? == "CLOSED");
    ask(nothing_of_it()).await?.is_refused_with("IDEMPOTENCY_KEY_REUSED")?;
    ensure!(hub.counts("proposal", &application).await? == 1);
    Ok(())
}

#[story(everywhere)]
async fn a_file_is_attached_once_for_its_key(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let (draft, other) = (rossi.completes_a_draft(&hub).await?, rossi.drafts().await?);
    let version = rossi.version_of(&draft).await?;
    let attach = async |to: &Application, kind: &str, name: &str, bytes: Vec<u8>| {
        let variables = json!({ "id": to.id, "kind": kind, "file": null, "version": version, "key": "relazione-1" });
        let file = Upload { variable: "variables.file".to_owned(), name: name.to_owned(), bytes };
        rossi.upload(ATTACH, variables, vec![file]).await
    };
    let report = async || attach(&draft, "TECHNICAL_REPORT_PDF", "relazione.pdf", pdf()).await;

    let (first, second) = try_join(report(), report()).await?;
    rossi.submits_draft(&draft).await?;
    let third = report().await?.succeeds()?;

    let id = first.succeeds()?.text("uploadDocument.document.id")?;
    ensure!(second.succeeds()?.text("uploadDocument.document.id")? == id && third.text("uploadDocument.document.id")? == id);
    ensure!(hub.counts("document", &draft).await? == 1 && hub.stored_objects()? == 1);
    let bytes = pdf_with("/Lang (it)");
    attach(&draft, "TECHNICAL_REPORT_PDF", "relazione.pdf", bytes).await?.is_refused_with("IDEMPOTENCY_KEY_REUSED")?;
    attach(&draft, "TECHNICAL_REPORT_PDF", "altra.pdf", pdf()).await?.is_refused_with("IDEMPOTENCY_KEY_REUSED")?;
    attach(&draft, "ANNEX_2", "relazione.pdf", pdf()).await?.is_refused_with("IDEMPOTENCY_KEY_REUSED")?;
    attach(&other, "TECHNICAL_REPORT_PDF", "relazione.pdf", pdf()).await?.is_refused_with("IDEMPOTENCY_KEY_REUSED")?;
    ensure!(hub.stored_objects()? == 1, "what was refused is kept");
    Ok(())
}

#[story]
async fn a_file_that_was_refused_keeps_no_key(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let draft = rossi.drafts().await?;
    let attach = async |version: i64| {
        let variables = json!({ "id": draft.id, "kind": "ANNEX_2", "file": null, "version": version, "key": "allegato" });
        let file = Upload { variable: "variables.file".to_owned(), name: "a.pdf".to_owned(), bytes: pdf() };
        rossi.upload(ATTACH, variables, vec![file]).await
    };

    attach(7).await?.is_refused_with("VERSION_CONFLICT")?;
    let attached = attach(1).await?.succeeds()?;

    ensure!(attach(7).await?.succeeds()?.text("uploadDocument.document.id")? == attached.text("uploadDocument.document.id")?);
    Ok(())
}

#[story(everywhere)]
async fn a_program_is_made_once_for_its_key_and_its_secret_is_shown_once(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let input = |name: &str| json!({ "name": name, "kind": "PERSONAL_TOKEN", "scopes": ["READ"], "expiresInDays": 30 });
    let ask = async |name: &str| rossi.ask(MAKE, json!({ "input": input(name), "key": "programma-1" })).await;

    let (one, other) = join(ask("Paghe"), ask("Paghe")).await;
    let again = rossi.speaking("it").ask(MAKE, json!({ "input": input("Paghe"), "key": "programma-1" })).await?;

    let (mut shown, hidden): (Vec<_>, Vec<_>) = [one?, other?, again].into_iter().partition(|answer| answer.user_codes().is_empty());
    let shown = shown.pop().filter(|_| shown.is_empty()).context("one answer has the secret")?;
    let (secret, id) = (shown.text("createProgram.secret")?, shown.text("createProgram.program.id")?);
    for answer in &hidden {
        ensure!(answer.is_null("createProgram.secret")? && answer.text("createProgram.program.id")? == id, "{}", answer.describe());
        ensure!(answer.user_codes() == ["SECRET_SHOWN_BEFORE"], "{}", answer.describe());
        ensure!(answer.user_errors()[0]["path"] == json!(["idempotencyKey"]) && !answer.body.to_string().contains(&secret));
    }
    ensure!(hidden.len() == 2 && hidden[1].messages()[0].contains("rotateProgram"), "{}", hidden[1].describe());
    rossi.program(&secret).does("{ viewer { account { name } } }", json!({})).await?;
    ask("Altro").await?.is_refused_with("IDEMPOTENCY_KEY_REUSED")?;
    ensure!(hub.count("select count(*) from hub.program").await? == 1);
    let kept = hub.as_owner(async |db| {
        let rows = "select coalesce(string_agg(t::text, ''), '') from (select t::text from hub.idempotency t union all select t::text from hub.program t) t";
        Ok(sqlx::query_scalar::<_, String>(rows).fetch_one(db).await?)
    });
    ensure!(!kept.await?.contains(&secret), "the secret is kept readable");
    Ok(())
}

#[story]
async fn an_auditors_program_is_made_once_for_its_key_too(hub: Hub) -> Result {
    let auditor = hub.auditor().await?;
    let input = json!({ "name": "Ispezioni", "kind": "CLIENT", "scopes": ["READ"], "expiresInDays": 30 });
    let ask = async || auditor.ask(MAKE, json!({ "input": input, "key": "programma-1" })).await;

    let made = ask().await?.succeeds()?;
    let again = ask().await?.is_refused_with("SECRET_SHOWN_BEFORE")?;

    ensure!(again.text("createProgram.program.id")? == made.text("createProgram.program.id")?, "{}", again.describe());
    Ok(())
}
