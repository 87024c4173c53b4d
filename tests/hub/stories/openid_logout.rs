//! Logout by the provider of the identity: over its own channel, and over the browser.

use std::time::Duration;

use sqlx::Connection;

use super::openid::{entry, parameter, with_spid};
use crate::world::*;

const MY_SESSIONS: &str = "{ mySessions { nodes { id isCurrent } } }";
const EVENT: &str = "http://schemas.openid.net/event/backchannel-logout";
const A_SECOND: Duration = Duration::from_secs(1);

#[story]
async fn whoever_signs_out_at_the_provider_is_out_of_every_hub_within_a_second(hub: Hub) -> Result {
    let (provider, hub) = with_spid(&hub).await?;
    let other = hub.another().await?;
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let browser = Browser::new()?;
    let client = browser.signs_in(&hub, "spid", &rossi.account.tax_code, "2").await?.client(&hub)?;
    let mut socket = client.at(&other).opens_a_socket().await?;

    let page = browser.visits(format!("{}/session/end", provider.issuer)).await?;
    let xsrf = page.text.split("name=\"xsrf\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).context("a form")?;
    browser.sends(format!("{}/session/end/confirm", provider.issuer), &[("xsrf", xsrf), ("logout", "yes")]).await?;

    ensure!(socket.closes_within(A_SECOND).await?.code == 4403);
    client.ask(MY_SESSIONS, json!({})).await?.fails_with("UNAUTHENTICATED")?;
    rossi.does(MY_SESSIONS, json!({})).await?;
    Ok(())
}

#[story(once)]
async fn a_frame_of_the_provider_ends_the_session_that_it_names(hub: Hub) -> Result {
    let signed_in = SignedIn::of(&hub).await?;
    let address = format!("{}/sign-in/spid/front-channel-logout", signed_in.hub.url);
    let frame = Browser::new()?;

    frame.visits(format!("{address}?iss=https://another.example.it&sid=one")).await?.is_refused_with(400, "LOGOUT_REFUSED")?;
    frame.visits(format!("{address}?iss={}", signed_in.forger.issuer)).await?.is_refused_with(400, "LOGOUT_REFUSED")?;
    frame.visits(format!("{address}?iss={}&sid=another", signed_in.forger.issuer)).await?;
    signed_in.client.does(MY_SESSIONS, json!({})).await?;
    let page = frame.visits(format!("{address}?iss={}&sid=one", signed_in.forger.issuer)).await?;

    ensure!(page.status == 200 && page.headers["cache-control"] == "no-store");
    let policy = page.headers["content-security-policy"].to_str()?;
    ensure!(policy.ends_with(&format!("frame-ancestors {}", signed_in.forger.issuer)), "{policy}");
    signed_in.client.ask(MY_SESSIONS, json!({})).await?.fails_with("UNAUTHENTICATED")?;
    Ok(())
}

#[story(once)]
async fn a_logout_token_ends_the_sessions_of_a_person_and_is_used_once(hub: Hub) -> Result {
    let signed_in = SignedIn::of(&hub).await?;
    let token = signed_in.token(|claims| drop(claims.as_object_mut().map(|claims| claims.remove("sid"))))?;

    ensure!(signed_in.sends(&token).await?.status == 200);

    signed_in.client.ask(MY_SESSIONS, json!({})).await?.fails_with("UNAUTHENTICATED")?;
    let again = signed_in.signs_in().await?;
    ensure!(signed_in.sends(&token).await?.status == 400, "it was used before");
    again.does(MY_SESSIONS, json!({})).await?;
    Ok(())
}

#[story(once)]
async fn a_logout_ends_the_session_that_is_being_opened_meanwhile(hub: Hub) -> Result {
    let signed_in = SignedIn::of(&hub).await?;
    let (client, hub) = (signed_in.client.clone(), signed_in.hub.clone());
    let session = client.does("{ mySessions { nodes { id } } viewer { capacity { id } } }", json!({})).await?;
    let switch = "mutation($id: ID!) { switchCapacity(capacityId: $id) { token userErrors { code } } }";
    let capacity = session.text("viewer.capacity.id")?;
    let token = signed_in.token(|_| {})?;

    let switched = hub
        .as_owner(async |db| {
            let mut holding = db.begin().await?;
            sqlx::query("select id from hub.session for update").execute(&mut *holding).await?;
            let switching = tokio::spawn(async move { client.does(switch, json!({ "id": capacity })).await });
            while sqlx::query_scalar::<_, i64>(WAITING).fetch_one(&mut *holding).await? < 1 {}
            let logout = signed_in.sends(&token);
            let ends = async {
                while sqlx::query_scalar::<_, i64>(WAITING).fetch_one(&mut *holding).await? < 2 {}
                Ok::<_, anyhow::Error>(holding.rollback().await?)
            };
            let (answered, ended) = tokio::join!(logout, ends);
            ended?;
            ensure!(answered?.status == 200);
            switching.await?
        })
        .await?;

    let opened = hub.stranger().keeping(&switched)?;
    ensure!(matches!(opened.pass, Pass::Cookie(_)), "no session was opened");
    opened.ask(MY_SESSIONS, json!({})).await?.fails_with("UNAUTHENTICATED").map(drop)
}

/// How many wait for a lock.
const WAITING: &str = "select count(*) from pg_locks waiting where not granted and exists (
    select from pg_locks held where held.pid = waiting.pid and held.database = (select oid from pg_database where datname = current_database()))";

#[story(once)]
async fn what_is_no_logout_token_for_this_hub_ends_nothing(hub: Hub) -> Result {
    let signed_in = SignedIn::of(&hub).await?;
    let now = signed_in.hub.now().timestamp();
    let (stranger, fine) = (SigningKey::generate("first")?, signed_in.claims());
    let remove = |name: &'static str| move |claims: &mut Value| drop(claims.as_object_mut().map(|claims| claims.remove(name)));

    let wrong = [
        stranger.signs(&fine)?,
        format!("{}.{}.", part(&json!({ "alg": "none" })), part(&fine)),
        signed_in.forger.key.signs_as(&json!({ "alg": "ES256", "kid": "first", "typ": "at+jwt" }), &fine)?,
        signed_in.token(|claims| claims["aud"] = json!("another client"))?,
        signed_in.token(|claims| claims["iss"] = json!("https://another.example.it"))?,
        signed_in.token(|claims| claims["iat"] = json!(now - 11 * 60))?,
        signed_in.token(|claims| claims["exp"] = json!(now - 1))?,
        signed_in.token(|claims| claims["nonce"] = json!("a nonce"))?,
        signed_in.token(|claims| claims["events"] = json!({ "http://schemas.openid.net/event/another": {} }))?,
        signed_in.token(|claims| claims["events"] = json!({ EVENT: true }))?,
        signed_in.token(|claims| claims["jti"] = json!(""))?,
        signed_in.token(remove("jti"))?,
        signed_in.token(remove("iat"))?,
        signed_in.token(|claims| {
            remove("sid")(claims);
            remove("sub")(claims);
        })?,
        "nonsense".to_owned(),
        "a.b.c".to_owned(),
        "a".repeat(20_000),
    ];
    for token in &wrong {
        let page = signed_in.sends(token).await?;
        ensure!(page.status == 400 && page.headers["cache-control"] == "no-store", "{}: {token}", page.status);
    }

    signed_in.client.does(MY_SESSIONS, json!({})).await?;
    ensure!(signed_in.sends(&signed_in.token(|_| {})?).await?.status == 200);
    signed_in.client.ask(MY_SESSIONS, json!({})).await?.fails_with("UNAUTHENTICATED")?;
    Ok(())
}

/// Someone who has signed in at a forger, in its session `one`.
struct SignedIn {
    hub: Hub,
    forger: Forger,
    client: Client,
    tax_code: String,
}

impl SignedIn {
    async fn of(hub: &Hub) -> Result<Self> {
        let forger = Forger::start().await?;
        let hub = hub.with_providers(&[entry("spid", "SPID", &forger.issuer)]).await?;
        let rossi = hub.employer("Rossi Costruzioni").await?;
        let mut signed_in = Self { client: hub.stranger(), hub, forger, tax_code: rossi.account.tax_code.clone() };
        signed_in.client = signed_in.signs_in().await?;
        Ok(signed_in)
    }

    async fn signs_in(&self) -> Result<Client> {
        let browser = Browser::new()?;
        let request = browser.begins(&self.hub, "spid").await?;
        let now = self.hub.now().timestamp();
        let token = self.forger.key.signs(&json!({
            "iss": self.forger.issuer, "sub": "rossi", "aud": "hub", "iat": now, "exp": now + 300, "sid": "one",
            "nonce": parameter(&request, "nonce")?, "acr": "https://www.spid.gov.it/SpidL3",
            "https://attributes.eid.gov.it/fiscal_number": self.tax_code,
        }))?;
        self.forger.answers(|answers| answers.id_token = token);
        let back = format!("{}/sign-in/spid/callback?code=a-code&state={}", self.hub.url, parameter(&request, "state")?);
        browser.visits(&back).await?.client(&self.hub)
    }

    fn claims(&self) -> Value {
        let now = self.hub.now().timestamp();
        json!({
            "iss": self.forger.issuer, "sub": "rossi", "sid": "one", "aud": "hub", "iat": now, "exp": now + 120,
            "jti": self.hub.key().to_string(), "events": { EVENT: {} },
        })
    }

    fn token(&self, change: impl FnOnce(&mut Value)) -> Result<String> {
        let mut claims = self.claims();
        change(&mut claims);
        self.forger.key.signs_as(&json!({ "alg": "ES256", "kid": "first", "typ": "logout+jwt" }), &claims)
    }

    async fn sends(&self, token: &str) -> Result<Page> {
        Browser::new()?.sends(format!("{}/sign-in/spid/back-channel-logout", self.hub.url), &[("logout_token", token)]).await
    }
}
