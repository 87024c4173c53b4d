//! What persons do with the credentials of programs, and what programs do with them.

use reqwest::Method;
use reqwest::header::HeaderMap;

use super::{Answer, Client, Context, Hub, Pass, Persona, Receiver, Result, Value, ensure, json};

pub const CREATE_PROGRAM: &str = "mutation($input: CreateProgramInput!) {
    createProgram(input: $input) { secret program { id name kind scopes expiresAt holds } userErrors { code path message } } }";
pub const ROTATE_PROGRAM: &str = "mutation($id: ID!, $overlap: Int!) {
    rotateProgram(id: $id, overlapHours: $overlap) { secret program { previousSecretUntil } userErrors { code path message } } }";
pub const REVOKE_PROGRAM: &str =
    "mutation($id: ID!) { revokeProgram(id: $id) { program { holds revokedAt } userErrors { code path message } } }";
pub const CREATE_WEBHOOK: &str = "mutation($input: CreateWebhookInput!, $key: String) {
    createWebhook(input: $input, idempotencyKey: $key) { secret webhook { id url kinds } userErrors { code path message } } }";

/// A program as its owner has it: its id and its secret.
#[derive(Debug, Clone)]
pub struct Credential {
    pub id: String,
    pub secret: String,
}

/// What the hub answered at `/oauth/token`.
pub struct TokenAnswer {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: Value,
}

impl TokenAnswer {
    pub fn token(&self) -> Result<String> {
        Ok(self.body["access_token"].as_str().with_context(|| format!("no token: {}", self.body))?.to_owned())
    }

    /// It is refused as RFC 6749 says it, with this status and this error.
    pub fn is_refused(&self, status: u16, error: &str) -> Result {
        ensure!((self.status, self.body["error"].as_str()) == (status, Some(error)), "{} {}", self.status, self.body);
        let description = self.body["error_description"].as_str().unwrap_or_default();
        let is_allowed = |letter: char| matches!(letter, ' '..='~') && !matches!(letter, '"' | '\\');
        ensure!(!description.is_empty() && description.chars().all(is_allowed), "{description}");
        ensure!(self.headers["cache-control"] == "no-store");
        Ok(())
    }
}

impl Persona {
    /// Has a personal token made, which holds for thirty days.
    pub async fn makes_a_token(&self, name: &str, scopes: &[&str]) -> Result<Credential> {
        self.makes(name, "PERSONAL_TOKEN", scopes).await
    }

    /// Has a client made, which holds for thirty days.
    pub async fn makes_a_client(&self, name: &str, scopes: &[&str]) -> Result<Credential> {
        self.makes(name, "CLIENT", scopes).await
    }

    async fn makes(&self, name: &str, kind: &str, scopes: &[&str]) -> Result<Credential> {
        let answer = self.tries_to_make(json!({ "name": name, "kind": kind, "scopes": scopes })).await?.succeeds()?;
        Ok(Credential { id: answer.text("createProgram.program.id")?, secret: answer.text("createProgram.secret")? })
    }

    /// Asks for a program; without an end it holds for thirty days.
    pub async fn tries_to_make(&self, mut input: Value) -> Result<Answer> {
        if input["expiresInDays"].is_null() {
            input["expiresInDays"] = json!(30);
        }
        self.ask(CREATE_PROGRAM, json!({ "input": input })).await
    }

    pub async fn rotates(&self, program: &Credential, overlap_hours: i32) -> Result<Credential> {
        let answer = self.does(ROTATE_PROGRAM, json!({ "id": program.id, "overlap": overlap_hours })).await?;
        Ok(Credential { id: program.id.clone(), secret: answer.text("rotateProgram.secret")? })
    }

    pub async fn revokes_program(&self, program: &Credential) -> Result<Answer> {
        self.does(REVOKE_PROGRAM, json!({ "id": program.id })).await
    }

    /// Has a program notified of changes of these kinds.
    pub async fn makes_a_webhook(&self, program: &Credential, receiver: &Receiver, kinds: &[&str]) -> Result<Credential> {
        let input = json!({ "programId": program.id, "url": receiver.url, "kinds": kinds });
        let answer = self.ask(CREATE_WEBHOOK, json!({ "input": input })).await?.succeeds()?;
        Ok(Credential { id: answer.text("createWebhook.webhook.id")?, secret: answer.text("createWebhook.secret")? })
    }

    pub async fn ends_webhook(&self, id: &str) -> Result<Answer> {
        self.ask("mutation($id: ID!) { deleteWebhook(id: $id) { webhookId userErrors { code path message } } }", json!({ "id": id })).await
    }

    pub async fn resumes_webhook(&self, id: &str) -> Result<Answer> {
        let query = "mutation($id: ID!) { resumeWebhook(id: $id) { webhook { id stoppedAt } userErrors { code path message } } }";
        self.ask(query, json!({ "id": id })).await
    }

    /// The program that sends this token itself.
    pub fn program(&self, token: &str) -> Client {
        self.with(Pass::Bearer(token.to_owned()))
    }
}

impl Hub {
    /// All webhooks are given up, as after three days.
    pub async fn stops_webhooks(&self) -> Result {
        self.as_owner(async |db| Ok(sqlx::query("update hub.webhook set stopped_at = now()").execute(db).await.map(drop)?)).await
    }
}

impl Client {
    /// Posts a form to `/oauth/token`, with these headers.
    pub async fn asks_for_a_token(&self, form: &str, headers: &[(&str, String)]) -> Result<TokenAnswer> {
        let request = self.request(Method::POST, "/oauth/token").header("content-type", "application/x-www-form-urlencoded");
        let request = headers.iter().fold(request, |request, (name, value)| request.header(*name, value));
        let response = request.body(form.to_owned()).send().await?;
        let (status, headers, text) = (response.status().as_u16(), response.headers().clone(), response.text().await?);
        Ok(TokenAnswer { status, headers, body: serde_json::from_str(&text).with_context(|| text.clone())? })
    }

    /// A client's credentials in the form.
    pub async fn exchanges(&self, client: &Credential, more: &str) -> Result<TokenAnswer> {
        let form = format!("grant_type=client_credentials&client_id={}&client_secret={}{more}", client.id, client.secret);
        self.asks_for_a_token(&form, &[]).await
    }
}
