//! The edge over HTTP: how the graph is asked, what another site cannot make a browser ask, and what is too much.

use std::time::{Duration, Instant};

use reqwest::{Method, RequestBuilder};

use crate::world::*;

const MINE: &str = "{ mySessions { nodes { isCurrent } } }";
const SIGN_OUT: &str = "mutation { signOut { sessionId } }";

#[story(once)]
async fn a_question_may_be_asked_by_get_and_an_act_may_not(hub: Hub) -> Result {
    let admin = hub.admin().await?;

    let answered = send(admin.request(Method::GET, &by_get(MINE))).await?;
    let acted = send(admin.request(Method::GET, &by_get(SIGN_OUT))).await?;
    let patched = send(admin.request(Method::PATCH, "/graphql")).await?;

    ensure!(answered.status == 200 && answered.body["data"]["mySessions"]["nodes"][0]["isCurrent"] == true);
    ensure!(acted.is(405, "METHOD_NOT_ALLOWED") && acted.allow == "POST", "{acted:?}");
    ensure!(patched.is(405, "METHOD_NOT_ALLOWED") && patched.allow == "GET, HEAD, POST, PUT, DELETE, OPTIONS", "{patched:?}");
    admin.does(MINE, json!({})).await?;
    Ok(())
}

#[story(once)]
async fn another_site_cannot_make_a_browser_act(hub: Hub) -> Result {
    let admin = hub.admin().await?;
    let browser = admin.with(Pass::Cookie(admin.token()?.to_owned()));
    let post = || browser.request(Method::POST, "/graphql");
    let body = json!({ "query": SIGN_OUT });

    let foreign = send(post().header("origin", "https://evil.example").json(&body)).await?;
    let opaque = send(post().header("origin", "null").json(&body)).await?;
    let as_text = send(post().header("content-type", "text/plain").body(body.to_string())).await?;
    let as_form = send(post().multipart(reqwest::multipart::Form::new().text("operations", body.to_string()))).await?;
    let picture = send(browser.request(Method::GET, &by_get(MINE)).header("sec-fetch-site", "cross-site")).await?;

    ensure!(foreign.is(403, "CROSS_ORIGIN") && opaque.is(403, "CROSS_ORIGIN") && picture.is(403, "CROSS_ORIGIN"), "{foreign:?}");
    ensure!(as_text.is(400, "UNSUPPORTED_MEDIA_TYPE") || as_text.is(415, "UNSUPPORTED_MEDIA_TYPE"), "{as_text:?}");
    ensure!(as_form.is(403, "PREFLIGHT_REQUIRED"), "{as_form:?}");
    ensure!(foreign.cors.is_empty(), "another site is let in");
    browser.does(MINE, json!({})).await?;
    Ok(())
}

#[story(once)]
async fn the_status_depends_on_the_media_type(hub: Hub) -> Result {
    let auditor = hub.auditor().await?;
    let ask = |accept: &str, query: &str| {
        send(auditor.request(Method::POST, "/graphql").header("accept", accept).json(&json!({ "query": query })))
    };

    ensure!(ask("application/graphql-response+json", "{").await?.is(400, "GRAPHQL_PARSE_FAILED"));
    ensure!(ask("application/graphql-response+json", "{ nothing }").await?.is(400, "GRAPHQL_VALIDATION_FAILED"));
    ensure!(ask("application/json", "{").await?.is(200, "GRAPHQL_PARSE_FAILED"));
    ensure!(ask("application/json", "{ nothing }").await?.is(200, "GRAPHQL_VALIDATION_FAILED"));
    ensure!(ask("image/png", MINE).await?.is(406, "NOT_ACCEPTABLE"));
    ensure!(ask("application/json", "subscription { applicationStatusChanged { to } }").await?.is(200, "SUBSCRIPTION_NEEDS_STREAM"));
    Ok(())
}

#[story(once)]
async fn a_stream_of_events_ends_with_complete(hub: Hub) -> Result {
    let admin = hub.admin().await?;
    let stream = admin.request(Method::POST, "/graphql").header("accept", "text/event-stream").json(&json!({ "query": MINE }));

    let response = stream.send().await?;
    ensure!(response.headers()["content-type"].to_str()?.starts_with("text/event-stream"));
    let text = response.text().await?;

    ensure!(text.starts_with("event: next\ndata: {\"data\":") && text.contains("event: complete"), "{text}");
    Ok(())
}

#[story(once)]
async fn an_apollo_client_follows_over_multipart_without_a_link_of_its_own(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let apollo = "multipart/mixed;boundary=\"graphql\";subscriptionSpec=1.0, application/json";
    let ask = |query: &str| rossi.request(Method::POST, "/graphql").header("accept", apollo).json(&json!({ "query": query }));

    let mut followed = ask("subscription { applicationStatusChanged { to } }").send().await?;
    let mut parts = String::new();
    while !parts.contains("{}\r\n--graphql") {
        parts += std::str::from_utf8(&followed.chunk().await?.context("the stream ended")?)?;
    }
    let answered = send(ask(MINE)).await?;

    ensure!(followed.headers()["content-type"] == "multipart/mixed;boundary=\"graphql\";subscriptionSpec=1.0");
    ensure!(parts.starts_with("\r\n--graphql\r\ncontent-type: application/json\r\n\r\n"), "{parts}");
    ensure!(answered.status == 200 && answered.body["data"]["mySessions"]["nodes"][0]["isCurrent"] == true, "{answered:?}");
    ensure!(send(ask("subscription { nothing }")).await?.is(200, "GRAPHQL_VALIDATION_FAILED"));
    Ok(())
}

#[story(once)]
async fn one_stream_carries_all_operations_of_its_session_and_of_no_other(hub: Hub) -> Result {
    let (rossi, verdi) = (hub.employer("Rossi Costruzioni").await?, hub.employer("Verdi Impianti").await?);
    let token = rossi.request(Method::PUT, "/graphql").send().await?.text().await?;
    let with_token = |request: RequestBuilder| request.header("x-graphql-event-stream-token", token.as_str());
    let body = json!({ "query": MINE, "extensions": { "operationId": "mine" } });

    let stream = with_token(rossi.request(Method::GET, "/graphql")).header("accept", "text/event-stream").send();
    let mut stream = stream.await?;
    let stolen = send(with_token(verdi.request(Method::POST, "/graphql")).json(&body)).await?;
    let accepted = with_token(rossi.request(Method::POST, "/graphql")).json(&body).send().await?;
    let mut events = String::new();
    while !events.contains("event: complete\ndata: {\"id\":\"mine\"}") {
        events += std::str::from_utf8(&stream.chunk().await?.context("the stream ended")?)?;
    }

    ensure!(stolen.is(404, "STREAM_NOT_FOUND"), "{stolen:?}");
    ensure!(accepted.status() == 202 && events.contains("{\"id\":\"mine\",\"payload\":{\"data\":"), "{events}");
    Ok(())
}

#[story(once)]
async fn what_can_be_read_by_get_can_be_read_by_head(hub: Hub) -> Result {
    let stranger = hub.stranger();

    for path in ["/", "/graphiql", "/manual/it/employer", "/health/live", "/health/ready", &by_get("{ __typename }")] {
        let (head, got) = (stranger.request(Method::HEAD, path).send().await?, stranger.get(path).await?);
        let length = |response: &reqwest::Response| response.headers().get("content-length").cloned();
        ensure!(head.status() == 200 && length(&head) == length(&got) && length(&head).is_some(), "{path}: {head:?}");
        ensure!(head.headers()["x-frame-options"] == "DENY" && head.headers()["x-content-type-options"] == "nosniff", "{path}");
        let patched = stranger.request(Method::PATCH, path).send().await?;
        ensure!(patched.status() == 405 && patched.headers()["allow"].to_str()?.contains("GET, HEAD"), "{path}: {patched:?}");
    }
    Ok(())
}

#[story(once)]
async fn a_reader_who_has_the_manual_is_not_sent_it_again(hub: Hub) -> Result {
    let stranger = hub.stranger();
    let page = |tag: &str| stranger.request(Method::GET, "/manual/it/employer").header("if-none-match", tag).send();

    let first = page("W/\"none\"").await?;
    let again = page(first.headers()["etag"].to_str()?).await?;

    ensure!(first.status() == 200 && again.status() == 304 && again.headers()["etag"] == first.headers()["etag"]);
    ensure!(again.bytes().await?.is_empty());
    Ok(())
}

#[story(once)]
async fn a_document_that_would_cost_too_much_is_refused_before_execution(hub: Hub) -> Result {
    let admin = hub.admin().await?;
    let doubling: String = (0..25).map(|at| format!("fragment F{at} on Query {{ ...F{0} ...F{0} }} ", at + 1)).collect();
    let bomb = format!("{{ ...F0 }} {doubling} fragment F25 on Query {{ __typename }}");
    let circle = "{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }".to_owned();
    let deep = format!("{}{}", "{ a ".repeat(500), "}".repeat(500));
    let brackets = format!("{{ position(number: {}1{}) {{ id }} }}", "[".repeat(20_000), "]".repeat(20_000));
    let aliases: String = (0..500).map(|at| format!("a{at}: __typename ")).collect();
    let wide = "{ viewer { employerHub { applications(first: 100) { nodes { documents { id } alerts { rule } } } } } }";
    let many: String = (0..150).map(|at| format!("v{at}: {} ", wide.trim_matches(['{', '}']))).collect();

    for heavy in [
        bomb,
        circle,
        deep,
        brackets,
        format!("{{ {aliases} }}"),
        format!("{{ {many} }}"),
        "#".repeat(100_000),
        "{a(b:\"\"\"".repeat(3_000),
    ] {
        let begun = Instant::now();
        let english = admin.ask(&heavy, json!({})).await?.is_well_formed()?;
        let italian = admin.speaking("it").ask(&heavy, json!({})).await?.is_well_formed()?;
        let start: String = heavy.chars().take(40).collect();
        ensure!(begun.elapsed() < Duration::from_secs(2), "{start} took {:?}", begun.elapsed());
        // At most the session was looked up, which binds a connection and asks once.
        ensure!(english.cost.statements.len() <= 2, "{start} was executed: {:?}", english.cost.statements);
        ensure!(english.messages() != italian.messages() && !english.codes().is_empty(), "{start}: {}", english.body);
    }
    Ok(())
}

#[story(once)]
async fn who_accepts_neither_language_is_answered_in_italian(hub: Hub) -> Result {
    let auditor = hub.auditor().await?;
    let italian = "Identificativo non valido";
    let english = "Malformed id";

    for (language, text) in [
        ("de, fr;q=0.9", italian),
        ("", italian),
        ("*", italian),
        ("de, en;q=0.1", english),
        ("en-GB", english),
        ("it;q=0.2, en;q=0.9", english),
        (";;;q=,,=", italian),
    ] {
        let answer = auditor.speaking(language).ask("{ node(id: \"x\") { id } }", json!({})).await?.reports_only("BAD_ID")?;
        ensure!(answer.message()?.starts_with(text), "{language}: {}", answer.message()?);
    }
    Ok(())
}

#[story(once)]
async fn a_page_that_is_not_there_is_not_found(hub: Hub) -> Result {
    let admin = hub.admin().await?;

    for path in
        ["/nothing", "/graphql/more", "/documents/", "/documents/../Cargo.toml", "/documents/%00", "/manual/it/../../x", "/health/nothing"]
    {
        let status = admin.get(path).await?.status();
        ensure!(status == 404, "{path}: {status}");
    }
    Ok(())
}

fn by_get(query: &str) -> String {
    let query: String = url::form_urlencoded::byte_serialize(query.as_bytes()).collect();
    format!("/graphql?query={query}")
}

/// What the hub answered, status and head included.
#[derive(Debug)]
struct WireResponse {
    status: u16,
    allow: String,
    cors: String,
    body: Value,
}

impl WireResponse {
    fn is(&self, status: u16, code: &str) -> bool {
        self.status == status && self.body["errors"][0]["extensions"]["code"] == code
    }
}

async fn send(request: RequestBuilder) -> Result<WireResponse> {
    let response = request.send().await?;
    let head = |name: &str| response.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
    let (allow, cors) = (head("allow"), head("access-control-allow-origin"));
    Ok(WireResponse { status: response.status().as_u16(), allow, cors, body: response.json().await? })
}
