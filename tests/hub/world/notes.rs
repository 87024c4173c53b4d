//! What people of an office write to each other on an application.

use super::{Answer, Application, Persona, Result, json};

impl Persona {
    /// Writes a note; whatever the hub answers.
    pub async fn notes(&self, application: &Application, text: &str) -> Result<Answer> {
        self.notes_with(application, text, None).await
    }

    /// Writes a note with an idempotency key.
    pub async fn notes_with(&self, application: &Application, text: &str, key: Option<&str>) -> Result<Answer> {
        let query = "mutation($id: ID!, $text: String!, $key: String) {
            addNote(applicationId: $id, text: $text, idempotencyKey: $key) {
                note { id text author { name } role writtenAt application { id version } } userErrors { code path message } } }";
        self.ask(query, json!({ "id": application.id, "text": text, "key": key })).await
    }

    /// The notes on an application, as this person sees them.
    pub async fn reads_notes(&self, application: &Application) -> Result<Answer> {
        let query = "query($id: ID!) { application(id: $id) { version notes { id text author { name } role writtenAt } } }";
        self.ask(query, json!({ "id": application.id })).await
    }
}
