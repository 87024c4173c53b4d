//! Frontends of other origins: closed until a setting names them, then with cookies, preflights and sockets.

use omnia_hub::core::config::{SameSite, ServeConfig};
use reqwest::{Method, Response};
use tokio_tungstenite::connect_async;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;

use crate::world::*;

const APP: &str = "https://app.example";
const MINE: &str = "{ mySessions { nodes { isCurrent } } }";
const SIGN_IN: &str = "mutation($input: SignInInput!) { signIn(input: $input) { userErrors { code } } }";

#[story(once)]
async fn the_refusal_of_another_origin_names_the_setting(hub: Hub) -> Result {
    let admin = hub.admin().await?;
    let browser = admin.with(Pass::Cookie(admin.token()?.to_owned()));

    let preflight = preflight(&browser, APP).await?;
    let posted = browser.request(Method::POST, "/graphql").header("origin", APP).json(&json!({ "query": MINE })).send().await?;

    ensure!(preflight.status() == 403 && allowed_origin(&preflight).is_none() && posted.status() == 403);
    for refused in [preflight, posted] {
        let body: Value = refused.json().await?;
        ensure!(body["errors"][0]["extensions"]["code"] == "CROSS_ORIGIN");
        ensure!(body["errors"][0]["message"].as_str().is_some_and(|text| text.contains("HUB_ALLOWED_ORIGINS")), "{body}");
    }
    Ok(())
}

#[story(once)]
async fn a_frontend_that_the_setting_names_signs_in_asks_and_opens_a_socket_with_its_cookie(hub: Hub) -> Result {
    let account = hub.admin().await?.account;
    let hub = hub.another_with(open_to_the_app).await?;
    let page = hub.stranger();

    let may_post = preflight(&page, APP).await?;
    ensure!(may_post.status() == 204 && allowed_origin(&may_post) == Some(APP.to_owned()));
    ensure!(may_post.headers()["access-control-allow-headers"] == "content-type");
    let input = json!({ "input": { "email": account.email, "password": PASSWORD } });
    let signed_in = from_app(&page, SIGN_IN, input).await?;
    ensure!(allowed_origin(&signed_in) == Some(APP.to_owned()) && signed_in.headers()["access-control-allow-credentials"] == "true");
    let cookie = signed_in.headers()["set-cookie"].to_str()?.to_owned();
    ensure!(cookie.contains("; SameSite=None; ") && cookie.ends_with("; Secure"), "{cookie}");

    let token = cookie.trim_start_matches("hub_session=").split(';').next().context("a cookie")?.to_owned();
    let page = page.with(Pass::Cookie(token.clone()));
    let mine: Value = from_app(&page, MINE, json!({})).await?.json().await?;
    ensure!(mine["data"]["mySessions"]["nodes"].as_array().is_some_and(|sessions| !sessions.is_empty()), "{mine}");
    ensure!(opens_a_socket_from(&hub, APP, &token).await && !opens_a_socket_from(&hub, "https://app.example.evil", &token).await);
    Ok(())
}

#[story(once)]
async fn another_origin_than_the_named_one_reads_nothing(hub: Hub) -> Result {
    let token = hub.admin().await?.token()?.to_owned();
    let hub = hub.another_with(open_to_the_app).await?;
    let program = hub.stranger().with(Pass::Bearer(token));

    for origin in ["https://evil.example", "http://app.example", "https://app.example:8443", "null"] {
        let answered = program.request(Method::POST, "/graphql").header("origin", origin).json(&json!({ "query": MINE })).send().await?;

        ensure!(allowed_origin(&answered).is_none() && preflight(&program, origin).await?.status() == 403, "{origin}");
        ensure!(answered.headers().get_all("vary").iter().any(|vary| vary == "origin"), "a cache would mix the origins");
    }
    Ok(())
}

fn open_to_the_app(config: &mut ServeConfig) {
    config.public_url = Some("https://hub.example".parse().expect("an address"));
    config.allowed_origins = vec![APP.parse().expect("an origin")];
    config.cookie_same_site = SameSite::None;
}

async fn preflight(client: &Client, origin: &str) -> Result<Response> {
    let asked = client.request(Method::OPTIONS, "/graphql").header("origin", origin).header("access-control-request-method", "POST");
    Ok(asked.header("access-control-request-headers", "content-type").send().await?)
}

async fn from_app(page: &Client, query: &str, variables: Value) -> Result<Response> {
    let body = json!({ "query": query, "variables": variables });
    Ok(page.request(Method::POST, "/graphql").header("origin", APP).json(&body).send().await?.error_for_status()?)
}

fn allowed_origin(response: &Response) -> Option<String> {
    response.headers().get("access-control-allow-origin")?.to_str().ok().map(str::to_owned)
}

/// Whether a page of an origin may open a socket with the cookie of a session.
async fn opens_a_socket_from(hub: &Hub, origin: &str, token: &str) -> bool {
    let url = format!("{}/graphql", hub.url.replace("http://", "ws://"));
    let mut request = url.into_client_request().expect("an address");
    let headers = [
        ("origin", origin.to_owned()),
        ("cookie", format!("hub_session={token}")),
        ("sec-websocket-protocol", "graphql-transport-ws".to_owned()),
    ];
    for (name, value) in headers {
        request.headers_mut().insert(name, value.parse().expect("a header"));
    }
    connect_async(request).await.is_ok()
}
