//! A program that asks the hub over HTTP.

use std::sync::atomic::{AtomicU64, Ordering};

use reqwest::header::{ACCEPT_LANGUAGE, AUTHORIZATION, COOKIE};
use reqwest::multipart::{Form, Part};
use reqwest::{RequestBuilder, Response};

use super::{Answer, Context, Hub, Result, Socket, Value, cost, ensure, json};

/// How a client proves its session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pass {
    None,
    Bearer(String),
    Cookie(String),
}

/// Asks one hub, in one language, with one session or none.
#[derive(Clone)]
pub struct Client {
    http: reqwest::Client,
    pub url: String,
    pub pass: Pass,
    pub language: &'static str,
    /// What a proxy says of its address.
    forwarded_for: Option<String>,
    /// The cookie of a browser that signed in before.
    device: Option<String>,
}

/// A file to be sent with a question.
pub struct Upload {
    /// Path of the variable that it is for, such as `variables.input.file`.
    pub variable: String,
    pub name: String,
    pub bytes: Vec<u8>,
}

impl Client {
    pub fn of(hub: &Hub) -> Self {
        Self::at_address(&hub.url)
    }

    /// Someone whom no hub knows yet, at the address of one.
    pub fn at_address(url: &str) -> Self {
        let http = reqwest::Client::builder().no_proxy().build().expect("a client without TLS needs nothing");
        Self { http, url: url.to_owned(), pass: Pass::None, language: "en", forwarded_for: None, device: None }
    }

    /// The same session at another hub.
    pub fn at(&self, hub: &Hub) -> Self {
        self.at_url(&hub.url)
    }

    pub fn at_url(&self, url: &str) -> Self {
        Self { url: url.to_owned(), ..self.clone() }
    }

    pub fn with(&self, pass: Pass) -> Self {
        Self { pass, ..self.clone() }
    }

    /// The same client where a proxy says that it has this address.
    pub fn from_address(&self, address: impl ToString) -> Self {
        Self { forwarded_for: Some(address.to_string()), ..self.clone() }
    }

    /// The browser that keeps the cookies of this answer.
    pub fn keeping(&self, answer: &Answer) -> Result<Self> {
        let set = answer.headers.get_all("set-cookie").iter().filter_map(|cookie| cookie.to_str().ok());
        let mut browser = self.clone();
        for (name, value) in set.filter_map(|cookie| cookie.split(';').next()?.split_once('=')) {
            match name {
                "hub_session" => browser.pass = Pass::Cookie(value.to_owned()),
                "hub_device" => browser.device = Some(value.to_owned()),
                _ => anyhow::bail!("a cookie {name}"),
            }
        }
        Ok(browser)
    }

    /// The same client for someone who reads this language: it, en.
    pub fn speaking(&self, language: &'static str) -> Self {
        Self { language, ..self.clone() }
    }

    /// Asks a query or does a mutation; every answer is an answer, also one that refuses.
    pub async fn ask(&self, query: &str, variables: Value) -> Result<Answer> {
        let id = self.counted();
        let body = json!({ "query": query, "variables": variables });
        let response = self.post().header("x-request-id", &id).json(&body).send().await?;
        self.answer(&id, format!("{query}\n{variables}"), response).await
    }

    /// Asks what must succeed: no error and no user error.
    pub async fn does(&self, query: &str, variables: Value) -> Result<Answer> {
        self.ask(query, variables).await?.succeeds()
    }

    /// Sends files with a mutation, as the multipart request specification says.
    pub async fn upload(&self, query: &str, variables: Value, files: Vec<Upload>) -> Result<Answer> {
        let id = self.counted();
        let operations = json!({ "query": query, "variables": variables });
        let map: serde_json::Map<String, Value> =
            files.iter().enumerate().map(|(index, file)| (index.to_string(), json!([file.variable]))).collect();
        let mut form = Form::new().text("operations", operations.to_string()).text("map", Value::Object(map).to_string());
        for (index, file) in files.into_iter().enumerate() {
            form = form.part(index.to_string(), Part::bytes(file.bytes).file_name(file.name));
        }
        let request = self.post().header("x-request-id", &id).header("graphql-require-preflight", "1");
        let response = request.multipart(form).send().await?;
        self.answer(&id, format!("{query}\n{variables} with files"), response).await
    }

    /// Sends a body as it is to the graph.
    pub async fn posts(&self, content_type: &str, body: impl Into<reqwest::Body>) -> Result<Answer> {
        let id = self.counted();
        let request = self.post().header("x-request-id", &id).header("content-type", content_type);
        let response = request.body(body).send().await?;
        self.answer(&id, format!("a body of {content_type}"), response).await
    }

    /// Announces a body of so many bytes, and reads what the hub says before any of them is sent.
    pub async fn head_of_a_large_body(&self, length: usize) -> Result<String> {
        use tokio::io::{AsyncReadExt, AsyncWriteExt};
        let address = self.url.trim_start_matches("http://");
        let mut stream = tokio::net::TcpStream::connect(address).await?;
        let (language, token) = (self.language, self.token()?);
        let head = format!(
            "POST /graphql HTTP/1.1\r\nhost: {address}\r\naccept-language: {language}\r\nauthorization: Bearer {token}\r\n\
            content-type: application/json\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n"
        );
        stream.write_all(head.as_bytes()).await?;
        let mut answer = vec![0; 4096];
        let read = stream.read(&mut answer).await?;
        answer.truncate(read);
        Ok(String::from_utf8_lossy(&answer).into_owned())
    }

    /// Sends the parts of a form as they are to the graph.
    pub async fn sends(&self, form: Form) -> Result<Answer> {
        let id = self.counted();
        let request = self.post().header("x-request-id", &id).header("graphql-require-preflight", "1");
        let response = request.multipart(form).send().await?;
        self.answer(&id, "a form".to_owned(), response).await
    }

    /// A request with the session and the language of this client, to be sent as it is.
    pub fn request(&self, method: reqwest::Method, path: &str) -> RequestBuilder {
        self.passed(self.http.request(method, format!("{}{path}", self.url)))
    }

    /// Any other page of the hub.
    pub async fn get(&self, path: &str) -> Result<Response> {
        Ok(self.passed(self.http.get(format!("{}{path}", self.url))).send().await?)
    }

    /// Opens a session with e-mail address and password; the token is kept as `pass`.
    pub async fn signs_in(&mut self, email: &str, password: &str) -> Result {
        let answer = self.tries_to_sign_in(email, password).await?.succeeds()?;
        self.pass = Pass::Bearer(answer.text("signIn.token")?);
        Ok(())
    }

    pub async fn tries_to_sign_in(&self, email: &str, password: &str) -> Result<Answer> {
        let query = "mutation($input: SignInInput!) {
            signIn(input: $input) { token capacity { id role function subject } userErrors { code path message } }
        }";
        self.ask(query, json!({ "input": { "email": email, "password": password, "bearer": true } })).await
    }

    /// Opens a socket that says this in its connection_init besides.
    pub async fn opens_a_socket_saying(&self, said: Value) -> Result<Socket> {
        Socket::open_saying(self, said).await
    }

    /// Opens a socket with the session of this client.
    pub async fn opens_a_socket(&self) -> Result<Socket> {
        Socket::open(self).await
    }

    /// The token of the session.
    pub fn token(&self) -> Result<&str> {
        match &self.pass {
            Pass::Bearer(token) | Pass::Cookie(token) => Ok(token),
            Pass::None => anyhow::bail!("there is no session"),
        }
    }

    fn post(&self) -> RequestBuilder {
        self.passed(self.http.post(format!("{}/graphql", self.url)))
    }

    fn passed(&self, request: RequestBuilder) -> RequestBuilder {
        let mut request = request.header(ACCEPT_LANGUAGE, self.language);
        if let Some(address) = &self.forwarded_for {
            request = request.header("x-forwarded-for", address);
        }
        let device = self.device.as_ref().map(|device| format!("hub_device={device}"));
        let session = match &self.pass {
            Pass::None => None,
            Pass::Bearer(token) => {
                request = request.header(AUTHORIZATION, format!("Bearer {token}"));
                None
            }
            Pass::Cookie(token) => Some(format!("hub_session={token}")),
        };
        let cookies: Vec<String> = session.into_iter().chain(device).collect();
        if cookies.is_empty() { request } else { request.header(COOKIE, cookies.join("; ")) }
    }

    fn counted(&self) -> String {
        static REQUESTS: AtomicU64 = AtomicU64::new(0);
        let id = format!("story-{}", REQUESTS.fetch_add(1, Ordering::Relaxed));
        cost::count(&id);
        id
    }

    async fn answer(&self, id: &str, request: String, response: Response) -> Result<Answer> {
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let text = response.text().await?;
        let body: Value = serde_json::from_str(&text).with_context(|| format!("answered {status} with no JSON: {text}"))?;
        ensure!(body.is_object(), "answered {status} with {body}");
        Ok(Answer { status, headers, body, cost: cost::counted(id), request })
    }
}
