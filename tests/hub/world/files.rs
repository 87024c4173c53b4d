//! Files that persons send, and what they do with documents and interlocutions.

use super::{Answer, Application, Client, Employer, Hub, Official, Persona, Result, Upload, Value, json};

const UPLOAD: &str = "mutation($id: ID!, $kind: DocumentKind!, $file: Upload!, $version: Int) {
    uploadDocument(applicationId: $id, kind: $kind, file: $file, expectedVersion: $version) {
        document { id kind fileName mediaType size sha256 findings { code } downloadUrl uploadedBy { name } application { version documentCount } }
        userErrors { code path message } } }";
const ASK: &str = "mutation($id: ID!, $version: Int!, $input: InterlocutionInput!) {
    openInterlocution(applicationId: $id, expectedVersion: $version, input: $input) {
        interlocution { id kind status dueOn deliveredAt application { status } } userErrors { code path message } } }";
const ANSWER: &str = "mutation($id: ID!, $input: AnswerInput!, $key: String) {
    answerInterlocution(id: $id, input: $input, idempotencyKey: $key) {
        interlocution { id status answeredLate application { status documentCount }
            answers { text late answeredBy { name } onBehalfOf documents { fileName kind } } }
        userErrors { code path message } } }";

/// A PDF of one empty page.
pub fn pdf() -> Vec<u8> {
    pdf_with("")
}

/// A PDF whose catalog holds these entries too.
pub fn pdf_with(entries: &str) -> Vec<u8> {
    let catalog = format!("1 0 obj\n<< /Type /Catalog /Pages 2 0 R {entries} >>\nendobj\n");
    let rest = b"2 0 obj\n<< /Type /Pages /Count 1 /Kids [9 0 R] >>\nendobj\n\
        9 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>\nendobj\n\
        xref\n0 3\n0000000000 65535 f \ntrailer\n<< /Size 3 /Root 1 0 R >>\nstartxref\n120\n%%EOF\n";
    [b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n".as_slice(), catalog.as_bytes(), rest].concat()
}

/// A PDF of exactly so many bytes.
pub fn pdf_of(size: usize) -> Vec<u8> {
    let bare = pdf_with("/Note ()").len();
    pdf_with(&format!("/Note ({})", "x".repeat(size - bare)))
}

fn file(variable: &str, name: &str, bytes: Vec<u8>) -> Upload {
    Upload { variable: variable.to_owned(), name: name.to_owned(), bytes }
}

impl Employer {
    /// Has a draft for 2 to 29 March 2026.
    pub async fn drafts(&self) -> Result<Application> {
        let query =
            "mutation($input: CreateDraftInput!) { createDraft(input: $input) { application { id } userErrors { code path message } } }";
        let input = json!({ "unitId": self.position.unit.id, "benefit": "CIGO", "content": {
            "cause": "LACK_OF_WORK", "period": { "from": "2026-03-02", "to": "2026-03-29" } } });
        let draft = self.does(query, json!({ "input": input })).await?;
        Ok(Application { id: draft.text("createDraft.application.id")? })
    }
}

impl Client {
    /// Attaches a technical report to a draft; whatever the hub answers.
    pub async fn attaches_to(&self, draft: &Application, bytes: Vec<u8>) -> Result<Answer> {
        let variables = json!({ "id": draft.id, "kind": "TECHNICAL_REPORT_PDF", "file": null, "version": null });
        self.upload(UPLOAD, variables, vec![file("variables.file", "Relazione.pdf", bytes)]).await
    }
}

impl Persona {
    /// Attaches a file to a draft; whatever the hub answers.
    pub async fn attaches(&self, draft: &Application, kind: &str, name: &str, bytes: Vec<u8>) -> Result<Answer> {
        self.attaches_on(draft, kind, name, bytes, None).await
    }

    pub async fn attaches_on(&self, draft: &Application, kind: &str, name: &str, bytes: Vec<u8>, version: Option<i64>) -> Result<Answer> {
        let variables = json!({ "id": draft.id, "kind": kind, "file": null, "version": version });
        self.upload(UPLOAD, variables, vec![file("variables.file", name, bytes)]).await
    }

    /// Answers an interlocution with a text and one file; whatever the hub answers.
    pub async fn answers(&self, interlocution: &str, text: &str, bytes: Vec<u8>, key: Option<&str>) -> Result<Answer> {
        let documents = json!([{ "kind": "INTERLOCUTION_ANSWER", "file": null }]);
        let variables = json!({ "id": interlocution, "input": { "text": text, "documents": documents }, "key": key });
        self.upload(ANSWER, variables, vec![file("variables.input.documents.0.file", "prova.pdf", bytes)]).await
    }

    /// Answers with so many files; whatever the hub answers.
    pub async fn answers_with_files(&self, interlocution: &str, count: usize, key: &str) -> Result<Answer> {
        let documents = vec![json!({ "kind": "INTERLOCUTION_ANSWER", "file": null }); count];
        let variables = json!({ "id": interlocution, "input": { "text": "Ecco", "documents": documents }, "key": key });
        let files = (0..count).map(|at| file(&format!("variables.input.documents.{at}.file"), "prova.pdf", pdf()));
        self.upload(ANSWER, variables, files.collect()).await
    }

    /// Answers with a text alone.
    pub async fn answers_in_words(&self, interlocution: &str, text: &str) -> Result<Answer> {
        self.ask(ANSWER, json!({ "id": interlocution, "input": { "text": text } })).await
    }

    /// What a person who sees it sees of an interlocution: null where there is none for them.
    pub async fn reads_interlocution(&self, id: &str) -> Result<Answer> {
        let query = "query($id: ID!) { interlocution(id: $id) { status dueOn answeredLate application { status } answers { late documents { fileName } } } }";
        self.does(query, json!({ "id": id })).await
    }

    /// What a person who sees the application sees of its documents.
    pub async fn reads_documents(&self, application: &Application) -> Result<Answer> {
        let query = "query($id: ID!) { application(id: $id) { version documentCount alerts { rule }
            documents { id fileName kind downloadUrl } interlocutions { id kind status } } }";
        self.does(query, json!({ "id": application.id })).await
    }
}

impl Official {
    /// Asks the applicant; whatever the hub answers.
    pub async fn asks(&self, application: &Application, kind: &str) -> Result<Answer> {
        let input = json!({ "kind": kind, "text": "Mandate il registro delle presenze.", "items": ["Registro di marzo"] });
        let version = self.version_of(application).await?;
        self.ask(ASK, json!({ "id": application.id, "version": version, "input": input })).await
    }
}

impl Hub {
    /// How many objects lie in the document store of the story.
    pub fn stored_objects(&self) -> Result<usize> {
        Ok(std::fs::read_dir(self.folder.path().join("documents"))?.count())
    }

    pub async fn count(&self, query: &'static str) -> Result<i64> {
        self.as_owner(async |db| Ok(sqlx::query_scalar(query).fetch_one(db).await?)).await
    }
}

/// Whether a client's download of this address answers so.
pub async fn download_status(client: &Client, url: &str) -> Result<(u16, Value)> {
    let response = client.get(url).await?;
    let status = response.status().as_u16();
    Ok((status, response.json().await.unwrap_or(Value::Null)))
}
