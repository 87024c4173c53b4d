//! The acts as they are done over HTTP: each person does each to a thing that is ready for it.

use futures_util::future::{BoxFuture, FutureExt};
use omnia_hub::core::access::{Action, Role};

use super::cast::{Cast, WORKER};
use crate::world::*;

/// Has a person do an act to a thing that is ready for it. What must come before is done by whoever may do it.
type Does = for<'a> fn(&'a Cast, &'a Persona) -> BoxFuture<'a, Result<Answer>>;

/// One mutation and the act that it is.
pub struct Performance {
    pub action: Action,
    pub mutation: &'static str,
    pub does: Does,
}

macro_rules! performances {
    ($($action:ident $mutation:ident $does:ident)*) => {
        pub const PERFORMANCES: &[Performance] = &[$(Performance {
            action: Action::$action,
            mutation: stringify!($mutation),
            does: |cast, person| $does(cast, person).boxed(),
        }),*];
    };
}

performances! {
    Draft createDraft creates
    Draft createDrafts creates_many
    Draft copyApplication copies
    EditDraft updateDraft updates
    EditDraft editBeneficiaries edits_workers
    EditDraft importBeneficiaries imports_workers
    DeleteDraft deleteDraft deletes
    Submit submitApplication submits
    Submit submitApplications submits_many
    Withdraw withdrawApplication withdraws
    Attach uploadDocument attaches
    Attach removeDocument removes
    Take takeApplication takes
    Release releaseApplication releases
    Reassign reassignApplication reassigns
    Review reviewApplication reviews
    AddNote addNote notes
    OpenInterlocution openInterlocution asks
    AnswerInterlocution answerInterlocution answers
    Propose proposeDecision proposes
    WithdrawProposal withdrawProposal takes_back
    ReturnProposal returnProposal returns
    Sign signProposal signs
    CreateDelegation createDelegation creates_delegation
    PrintDelegation printDelegation prints
    ActivateDelegation activateDelegation activates
    RenewDelegation renewDelegation renews
    DiscardDelegation discardDelegation discards
    RevokeDelegation revokeDelegation revokes
    SubDelegate subDelegate sub_delegates
    SubDelegate revokeSubDelegation ends_sub_delegation
    CreateProgram createProgram makes_program
    CreateProgram rotateProgram rotates_program
    CreateProgram createWebhook makes_webhook
    CreateProgram resumeWebhook resumes_webhook
    RevokeProgram revokeProgram ends_program
    RevokeProgram deleteWebhook ends_webhook
    ManageAccounts createAccount makes_account
    ManageAccounts entitleAccount entitles
    ManageAccounts endCapacity ends_capacity
    ManageAccounts setAccountPassword gives_password
    ManageAccounts resetSecondFactors resets_factors
    ManageAccounts disableAccount disables
    ManageAccounts enableAccount enables
}

/// A mutation of an application by its id and version.
fn by_version(mutation: &str) -> String {
    format!(
        "mutation($id: ID!, $version: Int!) {{ {mutation}(id: $id, expectedVersion: $version) {{ userErrors {{ code path message }} }} }}"
    )
}

async fn creates(cast: &Cast, person: &Persona) -> Result<Answer> {
    let query =
        "mutation($input: CreateDraftInput!) { createDraft(input: $input) { application { id } userErrors { code path message } } }";
    person.ask(query, json!({ "input": { "unitId": cast.employer.position.unit.id, "benefit": "CIGO" } })).await
}

async fn creates_many(cast: &Cast, person: &Persona) -> Result<Answer> {
    let query = "mutation($units: [ID!]!, $key: String!) { createDrafts(unitIds: $units, benefit: CIGO, idempotencyKey: $key) {
        application { id } userErrors { code path message } } }";
    person.ask(query, json!({ "units": [cast.employer.position.unit.id], "key": cast.hub.key() })).await
}

async fn copies(cast: &Cast, person: &Persona) -> Result<Answer> {
    let query = "mutation($id: ID!) { copyApplication(id: $id) { userErrors { code path message } } }";
    person.ask(query, json!({ "id": cast.queued().await?.id })).await
}

async fn updates(cast: &Cast, person: &Persona) -> Result<Answer> {
    let query = "mutation($id: ID!, $version: Int!) {
        updateDraft(id: $id, expectedVersion: $version, patch: { article10: \"M\" }) { userErrors { code path message } } }";
    person.ask(query, cast.versioned(&cast.employer.drafts().await?).await?).await
}

async fn edits_workers(cast: &Cast, person: &Persona) -> Result<Answer> {
    person.edits_workers_on(&cast.employer.drafts().await?, 1, json!([worker(WORKER)]), json!([])).await
}

async fn imports_workers(cast: &Cast, person: &Persona) -> Result<Answer> {
    person.imports_on(&cast.employer.drafts().await?, 1, list_of(&["RSSMRA85T10A562S;OPERAIO;;40,00;310;80,00;"]), false).await
}

async fn deletes(cast: &Cast, person: &Persona) -> Result<Answer> {
    person.ask(&by_version("deleteDraft"), cast.versioned(&cast.employer.drafts().await?).await?).await
}

async fn submits(cast: &Cast, person: &Persona) -> Result<Answer> {
    let (employer, draft) = cast.complete_draft(person).await?;
    let query = "mutation($id: ID!, $version: Int!, $key: String!) {
        submitApplication(id: $id, expectedVersion: $version, idempotencyKey: $key,
            declarations: { dataAreTrue: true, knowsConsequences: true, isTransitory: true }) { userErrors { code path message } } }";
    person.ask(query, json!({ "id": draft.id, "version": employer.version_of(&draft).await?, "key": draft.id })).await
}

async fn submits_many(cast: &Cast, person: &Persona) -> Result<Answer> {
    let (employer, draft) = cast.complete_draft(person).await?;
    let query = "mutation($drafts: [DraftToSubmitInput!]!, $key: String!) {
        submitApplications(drafts: $drafts, idempotencyKey: $key,
            declarations: { dataAreTrue: true, knowsConsequences: true, isTransitory: true }) { userErrors { code path message } } }";
    let drafts = json!([{ "id": draft.id, "expectedVersion": employer.version_of(&draft).await? }]);
    person.ask(query, json!({ "drafts": drafts, "key": draft.id })).await
}

async fn withdraws(cast: &Cast, person: &Persona) -> Result<Answer> {
    let query = "mutation($id: ID!, $version: Int!) {
        withdrawApplication(id: $id, expectedVersion: $version, reason: \"Non serve più\") { userErrors { code path message } } }";
    person.ask(query, cast.versioned(&cast.queued().await?).await?).await
}

async fn attaches(cast: &Cast, person: &Persona) -> Result<Answer> {
    person.attaches(&cast.employer.drafts().await?, "DATA_SHEET", "scheda.pdf", pdf()).await
}

async fn removes(cast: &Cast, person: &Persona) -> Result<Answer> {
    let draft = cast.employer.drafts().await?;
    let attached = cast.employer.attaches(&draft, "DATA_SHEET", "scheda.pdf", pdf()).await?.succeeds()?;
    let query = "mutation($id: ID!) { removeDocument(id: $id) { userErrors { code path message } } }";
    person.ask(query, json!({ "id": attached.text("uploadDocument.document.id")? })).await
}

async fn takes(cast: &Cast, person: &Persona) -> Result<Answer> {
    person.ask(&by_version("takeApplication"), cast.versioned(&cast.queued().await?).await?).await
}

async fn releases(cast: &Cast, person: &Persona) -> Result<Answer> {
    person.ask(&by_version("releaseApplication"), cast.versioned(&cast.taken().await?).await?).await
}

async fn reassigns(cast: &Cast, person: &Persona) -> Result<Answer> {
    let colleague = cast.hub.operator(&cast.office).await?;
    let mut variables = cast.versioned(&cast.taken().await?).await?;
    variables["operator"] = json!(colleague.capacity.id);
    let query = "mutation($id: ID!, $version: Int!, $operator: ID!) {
        reassignApplication(id: $id, expectedVersion: $version, operatorId: $operator) { userErrors { code path message } } }";
    person.ask(query, variables).await
}

async fn reviews(cast: &Cast, person: &Persona) -> Result<Answer> {
    person.ask(&by_version("reviewApplication"), cast.versioned(&cast.taken().await?).await?).await
}

async fn notes(cast: &Cast, person: &Persona) -> Result<Answer> {
    person.notes(&cast.queued().await?, "Sentire la ditta.").await
}

async fn asks(cast: &Cast, person: &Persona) -> Result<Answer> {
    let query = "mutation($id: ID!, $version: Int!) {
        openInterlocution(applicationId: $id, expectedVersion: $version,
            input: { kind: SUPPLEMENTARY_INQUIRY, text: \"Mandate il registro.\" }) { userErrors { code path message } } }";
    person.ask(query, cast.versioned(&cast.examined().await?).await?).await
}

async fn answers(cast: &Cast, person: &Persona) -> Result<Answer> {
    person.answers_in_words(&cast.open_request().await?, "Ecco il registro.").await
}

async fn proposes(cast: &Cast, person: &Persona) -> Result<Answer> {
    let mut variables = cast.versioned(&cast.examined().await?).await?;
    variables["input"] = all_of_it();
    let query = "mutation($id: ID!, $version: Int!, $input: DecisionInput!) {
        proposeDecision(applicationId: $id, expectedVersion: $version, input: $input) { userErrors { code path message } } }";
    person.ask(query, variables).await
}

async fn takes_back(cast: &Cast, person: &Persona) -> Result<Answer> {
    let query = "mutation($id: ID!) { withdrawProposal(id: $id) { userErrors { code path message } } }";
    person.ask(query, json!({ "id": cast.proposed().await?.1 })).await
}

async fn returns(cast: &Cast, person: &Persona) -> Result<Answer> {
    let query = "mutation($id: ID!) { returnProposal(id: $id, reason: \"Manca il registro\") { userErrors { code path message } } }";
    person.ask(query, json!({ "id": cast.proposed().await?.1 })).await
}

async fn signs(cast: &Cast, person: &Persona) -> Result<Answer> {
    let (application, proposal) = cast.proposed().await?;
    let mut variables = cast.versioned(&application).await?;
    variables["id"] = json!(proposal);
    person.ask(&by_version("signProposal"), variables).await
}

async fn creates_delegation(cast: &Cast, person: &Persona) -> Result<Answer> {
    let employer = cast.undelegated().await?;
    let input = json!({ "positionNumber": employer.position.number, "delegatorTaxCode": employer.tax_code });
    person.asks_for_a_delegation(input).await
}

async fn prints(cast: &Cast, person: &Persona) -> Result<Answer> {
    let form = cast.intermediary.creates_delegation(&cast.undelegated().await?).await?;
    person.asks_to_print(&form).await
}

async fn activates(cast: &Cast, person: &Persona) -> Result<Answer> {
    let form = cast.intermediary.creates_delegation(&cast.undelegated().await?).await?;
    let printed = cast.intermediary.prints(&form).await?;
    person.asks_to_activate(&printed).await
}

async fn renews(cast: &Cast, person: &Persona) -> Result<Answer> {
    let form = cast.intermediary.is_delegated(&cast.undelegated().await?, None, Some("2026-12-31")).await?;
    person.asks_to_renew(&form, Some("2027-12-31")).await
}

async fn discards(cast: &Cast, person: &Persona) -> Result<Answer> {
    let form = cast.intermediary.creates_delegation(&cast.undelegated().await?).await?;
    person.asks_to_discard(&form).await
}

async fn revokes(cast: &Cast, person: &Persona) -> Result<Answer> {
    let form = cast.intermediary.is_delegated(&cast.undelegated().await?, None, None).await?;
    person.asks_to_revoke(&form, "Incarico finito").await
}

async fn sub_delegates(cast: &Cast, person: &Persona) -> Result<Answer> {
    let form = cast.intermediary.is_delegated(&cast.undelegated().await?, None, None).await?;
    let sara = cast.hub.collaborator(&cast.intermediary, "Sara Blu").await?;
    person.asks_to_sub_delegate(&form, json!({ "capacityId": sara.capacity.id })).await
}

async fn ends_sub_delegation(cast: &Cast, person: &Persona) -> Result<Answer> {
    let form = cast.intermediary.is_delegated(&cast.undelegated().await?, None, None).await?;
    let sara = cast.hub.collaborator(&cast.intermediary, "Sara Blu").await?;
    let given = cast.intermediary.sub_delegates(&form, &sara).await?;
    person.asks_to_end_sub_delegation(&given).await
}

async fn makes_program(cast: &Cast, person: &Persona) -> Result<Answer> {
    let name = format!("Programma {}", cast.hub.number());
    person.tries_to_make(json!({ "name": name, "kind": "CLIENT", "scopes": ["READ"] })).await
}

async fn rotates_program(cast: &Cast, person: &Persona) -> Result<Answer> {
    let program = cast.program_for(person).await?;
    person.ask(ROTATE_PROGRAM, json!({ "id": program.id, "overlap": 1 })).await
}

async fn ends_program(cast: &Cast, person: &Persona) -> Result<Answer> {
    let program = cast.program_for(person).await?;
    person.ask(REVOKE_PROGRAM, json!({ "id": program.id })).await
}

async fn makes_webhook(cast: &Cast, person: &Persona) -> Result<Answer> {
    let (program, receiver) = (cast.program_for(person).await?, Receiver::open().await?);
    let input = json!({ "programId": program.id, "url": receiver.url, "kinds": ["APPLICATION_STATUS_CHANGED"] });
    person.ask(CREATE_WEBHOOK, json!({ "input": input })).await
}

async fn resumes_webhook(cast: &Cast, person: &Persona) -> Result<Answer> {
    let webhook = cast.webhook_for(person).await?;
    cast.hub.stops_webhooks().await?;
    person.resumes_webhook(&webhook.id).await
}

async fn ends_webhook(cast: &Cast, person: &Persona) -> Result<Answer> {
    person.ends_webhook(&cast.webhook_for(person).await?.id).await
}

async fn makes_account(cast: &Cast, person: &Persona) -> Result<Answer> {
    person.asks_for_an_account(cast.hub.new_person("Maria Verdi")?).await
}

async fn entitles(cast: &Cast, person: &Persona) -> Result<Answer> {
    let account = cast.hub.registers_account("Maria Verdi").await?;
    person.asks_to_entitle(&account.id, 1, json!({ "role": "AUDITOR" })).await
}

async fn ends_capacity(cast: &Cast, person: &Persona) -> Result<Answer> {
    let account = cast.hub.registers_account("Maria Verdi").await?;
    let capacity = cast.hub.gives_capacity(&account, Role::Auditor, None).await?;
    person.asks_to_end_capacity(&capacity.id, 1, None).await
}

async fn gives_password(cast: &Cast, person: &Persona) -> Result<Answer> {
    person.asks_for_a_password(&cast.hub.registers_account("Maria Verdi").await?.id, 1, None).await
}

async fn resets_factors(cast: &Cast, person: &Persona) -> Result<Answer> {
    person.asks_to("resetSecondFactors", &cast.hub.registers_account("Maria Verdi").await?.id, 1).await
}

async fn disables(cast: &Cast, person: &Persona) -> Result<Answer> {
    person.asks_to("disableAccount", &cast.hub.registers_account("Maria Verdi").await?.id, 1).await
}

async fn enables(cast: &Cast, person: &Persona) -> Result<Answer> {
    person.asks_to("enableAccount", &cast.hub.registers_account("Maria Verdi").await?.id, 1).await
}
