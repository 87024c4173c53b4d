//! Signing in with a digital identity, at a real provider: oidc-provider, with identities that are made up.

use chrono::Duration;
use omnia_hub::core::access::{Role, SecondFactorRule};

use crate::world::*;

const MY_SESSIONS: &str = "{ mySessions { nodes { scheme assuranceLevel provider isCurrent } } }";
const PROVIDERS: &str = "{ passwordSignIn signInProviders { id label kind startPath } }";

#[story]
async fn an_employer_signs_in_with_spid_of_level_2_and_goes_on_where_they_were_going(hub: Hub) -> Result {
    let (_provider, hub) = with_spid(&hub).await?;
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let browser = Browser::new()?;

    let request = browser.begins_at(&format!("{}/sign-in/spid?return_to=/manual/it/employer", hub.url)).await?;
    let back = browser.identifies(&request, &rossi.account.tax_code, "2").await?;
    let page = browser.visits(&back).await?;

    ensure!(page.status == 303 && page.leads_to()?.path() == "/manual/it/employer", "{}: {}", page.status, page.text);
    let cookie = page.cookie("hub_session").context("a session")?;
    ensure!(cookie.ends_with("; Path=/; HttpOnly; SameSite=Lax; Max-Age=43200"), "{cookie}");
    let sessions = page.client(&hub)?.does(MY_SESSIONS, json!({})).await?.list("mySessions.nodes")?;
    let current = sessions.iter().find(|session| session["isCurrent"] == true).context("the session")?;
    ensure!(*current == json!({ "scheme": "SPID", "assuranceLevel": 2, "provider": "spid", "isCurrent": true }), "{current}");
    ensure!(sessions.iter().any(|session| session["scheme"] == "PASSWORD" && session["provider"].is_null()), "{sessions:?}");
    Ok(())
}

#[story(once)]
async fn what_the_browser_carries_to_the_provider_is_bound_to_it(hub: Hub) -> Result {
    let (_provider, hub) = with_spid(&hub).await?;

    let page = Browser::new()?.visits(format!("{}/sign-in/spid", hub.url)).await?;

    let request = page.leads_to()?;
    let parameters: std::collections::HashMap<_, _> = request.query_pairs().collect();
    ensure!(parameters["response_type"] == "code" && parameters["code_challenge_method"] == "S256" && parameters["scope"] == "openid");
    ensure!(parameters["state"].len() == 43 && parameters["nonce"].len() == 43 && parameters["code_challenge"].len() == 43);
    ensure!(parameters["acr_values"] == "https://www.spid.gov.it/SpidL2 https://www.spid.gov.it/SpidL3", "{parameters:?}");
    let cookie = page.cookie("hub_sign_in_").or_else(|| page.headers.get("set-cookie")?.to_str().ok()).context("a cookie")?;
    ensure!(cookie.contains("; Path=/sign-in/spid/callback; HttpOnly; SameSite=Lax; Max-Age=600"), "{cookie}");
    ensure!(page.headers["cache-control"] == "no-store");
    Ok(())
}

#[story(once)]
async fn spid_of_level_1_is_refused_and_told_what_is_needed(hub: Hub) -> Result {
    let (_provider, hub) = with_spid(&hub).await?;
    let rossi = hub.employer("Rossi Costruzioni").await?;

    let page = Browser::new()?.signs_in(&hub, "spid", &rossi.account.tax_code, "1").await?.is_refused_with(403, "ASSURANCE_TOO_LOW")?;

    ensure!(page.text.contains("at level 1, and at least level 2 is needed"), "{}", page.text);
    Ok(())
}

#[story(once)]
async fn the_card_is_accepted_at_level_3_alone(hub: Hub) -> Result {
    let mut provider = OpenIdProvider::start().await?;
    let hub = hub.with_providers(&[entry("cie", "CIE", &provider.issuer)]).await?;
    provider.knows(&hub, "cie").await?;
    let rossi = hub.employer("Rossi Costruzioni").await?;

    Browser::new()?.signs_in(&hub, "cie", &rossi.account.tax_code, "2").await?.is_refused_with(403, "ASSURANCE_TOO_LOW")?;
    let page = Browser::new()?.signs_in(&hub, "cie", &rossi.account.tax_code, "3").await?;

    let sessions = page.client(&hub)?.does(MY_SESSIONS, json!({})).await?.list("mySessions.nodes")?;
    ensure!(sessions.iter().any(|session| session["scheme"] == "CIE" && session["assuranceLevel"] == 3), "{sessions:?}");
    Ok(())
}

#[story(once)]
async fn an_identity_whose_level_nobody_says_is_refused(hub: Hub) -> Result {
    let mut provider = OpenIdProvider::start().await?;
    let mut silent = entry("spid", "SPID", &provider.issuer);
    // Without being asked for, oidc-provider says no level.
    silent["acrValues"] = json!([]);
    let hub = hub.with_providers(&[silent]).await?;
    provider.knows(&hub, "spid").await?;
    let rossi = hub.employer("Rossi Costruzioni").await?;

    Browser::new()?.signs_in(&hub, "spid", &rossi.account.tax_code, "2").await?.is_refused_with(403, "ASSURANCE_MISSING")?;
    Ok(())
}

#[story(once)]
async fn another_provider_may_have_no_levels(hub: Hub) -> Result {
    let mut provider = OpenIdProvider::start().await?;
    let hub = hub.with_providers(&[entry("company", "OTHER", &provider.issuer)]).await?;
    provider.knows(&hub, "company").await?;
    let rossi = hub.employer("Rossi Costruzioni").await?;

    let page = Browser::new()?.signs_in(&hub, "company", &rossi.account.tax_code, "1").await?;

    let sessions = page.client(&hub)?.does(MY_SESSIONS, json!({})).await?.list("mySessions.nodes")?;
    ensure!(sessions.iter().any(|session| session["scheme"] == "OPENID" && session["assuranceLevel"].is_null()), "{sessions:?}");
    Ok(())
}

#[story(once)]
async fn an_operator_with_a_digital_identity_is_asked_for_no_second_factor(hub: Hub) -> Result {
    let mut provider = OpenIdProvider::start().await?;
    let file = hub.providers_file(&[entry("company", "OTHER", &provider.issuer)])?;
    let hub = hub.another_with(|config| {
        config.identity_providers = Some(file);
        config.second_factor = SecondFactorRule::Institute;
    });
    let hub = hub.await?;
    provider.knows(&hub, "company").await?;
    let operator = hub.operator(&hub.office("Bergamo").await?).await?;

    let page = Browser::new()?.signs_in(&hub, "company", &operator.account.tax_code, "1").await?;

    page.client(&hub)?.does("{ viewer { operatorHub { counters { applications } } } }", json!({})).await.map(drop)
}

#[story(once)]
async fn a_person_without_an_account_is_told_in_their_language_how_to_get_one(hub: Hub) -> Result {
    let (_provider, hub) = with_spid(&hub).await?;
    let code = "RSSMRA85T10A562S";

    let english = Browser::new()?.signs_in(&hub, "spid", code, "2").await?.is_refused_with(403, "IDENTITY_WITHOUT_ACCOUNT")?;
    let italian =
        Browser::new()?.speaking("it").signs_in(&hub, "spid", code, "2").await?.is_refused_with(403, "IDENTITY_WITHOUT_ACCOUNT")?;

    ensure!(english.text.contains("ask the administrator of the hub for an account") && english.text.contains("lang=\"en\""));
    ensure!(italian.text.contains("chiedere un account all'amministratore") && italian.text.contains("lang=\"it\""), "{}", italian.text);
    Ok(())
}

#[story(once)]
async fn a_disabled_account_and_one_without_a_capacity_let_nobody_in(hub: Hub) -> Result {
    let (_provider, hub) = with_spid(&hub).await?;
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let idle = hub.registers_account("Anna Bianchi").await?;
    hub.disables_account(&rossi.account).await?;

    Browser::new()?.signs_in(&hub, "spid", &rossi.account.tax_code, "2").await?.is_refused_with(403, "ACCOUNT_DISABLED")?;
    Browser::new()?.signs_in(&hub, "spid", &idle.tax_code, "2").await?.is_refused_with(403, "NO_CAPACITY")?;
    Ok(())
}

#[story]
async fn an_answer_of_the_provider_is_used_once(hub: Hub) -> Result {
    let (_provider, hub) = with_spid(&hub).await?;
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let browser = Browser::new()?;
    let request = browser.begins(&hub, "spid").await?;
    let back = browser.identifies(&request, &rossi.account.tax_code, "2").await?;

    browser.visits(&back).await?.client(&hub)?.does(MY_SESSIONS, json!({})).await?;

    browser.visits(&back).await?.is_refused_with(400, "SIGN_IN_EXPIRED")?;
    Ok(())
}

#[story(once)]
async fn the_answer_to_another_browser_opens_nothing(hub: Hub) -> Result {
    let (_provider, hub) = with_spid(&hub).await?;
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let (attacker, victim) = (Browser::new()?, Browser::new()?);
    let request = attacker.begins(&hub, "spid").await?;
    let back = attacker.identifies(&request, &rossi.account.tax_code, "2").await?;
    victim.begins(&hub, "spid").await?;

    victim.visits(&back).await?.is_refused_with(400, "SIGN_IN_EXPIRED")?;
    attacker.visits(&back).await?.client(&hub)?.does(MY_SESSIONS, json!({})).await?;
    Ok(())
}

#[story(once)]
async fn a_stolen_code_opens_nothing_in_the_attempt_of_the_thief(hub: Hub) -> Result {
    let (_provider, hub) = with_spid(&hub).await?;
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let (victim, thief) = (Browser::new()?, Browser::new()?);
    let request = victim.begins(&hub, "spid").await?;
    let stolen = victim.identifies(&request, &rossi.account.tax_code, "2").await?;
    let own = thief.begins(&hub, "spid").await?;

    let back = with_parameter(&stolen, "state", &parameter(&own, "state")?);

    thief.visits(&back).await?.is_refused_with(403, "IDENTITY_NOT_VERIFIED")?;
    Ok(())
}

#[story(once)]
async fn an_attempt_ends_after_ten_minutes(hub: Hub) -> Result {
    let (_provider, hub) = with_spid(&hub).await?;
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let browser = Browser::new()?;
    let request = browser.begins(&hub, "spid").await?;
    let back = browser.identifies(&request, &rossi.account.tax_code, "2").await?;

    hub.wait(Duration::minutes(10));

    browser.visits(&back).await?.is_refused_with(400, "SIGN_IN_EXPIRED")?;
    Ok(())
}

#[story(once)]
async fn the_answer_of_one_provider_does_not_pass_for_that_of_another(hub: Hub) -> Result {
    let (mut honest, mut other) = (OpenIdProvider::start().await?, OpenIdProvider::start().await?);
    let entries = [entry("spid", "SPID", &honest.issuer), entry("other", "SPID", &other.issuer)];
    let hub = hub.with_providers(&entries).await?;
    honest.knows(&hub, "spid").await?;
    other.knows(&hub, "other").await?;
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let browser = Browser::new()?;

    let request = browser.begins(&hub, "spid").await?;
    let back = browser.identifies(&request, &rossi.account.tax_code, "2").await?;
    let elsewhere = back.as_str().replace("/sign-in/spid/", "/sign-in/other/");
    browser.visits(&elsewhere).await?.is_refused_with(400, "SIGN_IN_EXPIRED")?;

    let request = browser.begins(&hub, "spid").await?;
    let back = browser.identifies(&request, &rossi.account.tax_code, "2").await?;
    let mixed_up = with_parameter(&back, "iss", &other.issuer);
    browser.visits(&mixed_up).await?.is_refused_with(403, "IDENTITY_NOT_VERIFIED")?;

    let request = browser.begins(&hub, "spid").await?;
    let back = browser.identifies(&request, &rossi.account.tax_code, "2").await?;
    let unnamed = without_parameter(&back, "iss");
    browser.visits(&unnamed).await?.is_refused_with(403, "IDENTITY_NOT_VERIFIED")?;
    Ok(())
}

#[story(once)]
async fn whoever_cancels_at_the_provider_is_told_so(hub: Hub) -> Result {
    let (_provider, hub) = with_spid(&hub).await?;
    let browser = Browser::new()?;
    let request = browser.begins(&hub, "spid").await?;

    let back = browser.answers(&request, &[("answer", "no")]).await?;

    let page = browser.visits(&back).await?.is_refused_with(403, "IDENTITY_REFUSED")?;
    ensure!(page.text.contains("(access_denied)") && page.text.contains("href=\"/sign-in/spid\""), "{}", page.text);
    Ok(())
}

#[story(once)]
async fn a_provider_that_changes_its_keys_goes_on_being_trusted(hub: Hub) -> Result {
    let (mut provider, hub) = with_spid(&hub).await?;
    let rossi = hub.employer("Rossi Costruzioni").await?;
    Browser::new()?.signs_in(&hub, "spid", &rossi.account.tax_code, "2").await?.client(&hub)?;

    provider.changes_its_keys().await?;

    Browser::new()?.signs_in(&hub, "spid", &rossi.account.tax_code, "2").await?.client(&hub)?;
    Ok(())
}

#[story(once)]
async fn a_provider_that_is_away_is_reported_and_passwords_go_on_working(hub: Hub) -> Result {
    let (mut provider, hub) = with_spid(&hub).await?;
    let rossi = hub.employer("Rossi Costruzioni").await?;
    provider.goes_away()?;

    let page = Browser::new()?.visits(format!("{}/sign-in/spid", hub.url)).await?.is_refused_with(503, "IDENTITY_PROVIDER_AWAY")?;

    ensure!(page.headers["retry-after"] == "5");
    hub.stranger().tries_to_sign_in(&rossi.account.email, PASSWORD).await?.succeeds()?;
    Ok(())
}

#[story(once)]
async fn a_provider_that_goes_away_on_the_way_is_reported(hub: Hub) -> Result {
    let (mut provider, hub) = with_spid(&hub).await?;
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let browser = Browser::new()?;
    let request = browser.begins(&hub, "spid").await?;
    let back = browser.identifies(&request, &rossi.account.tax_code, "2").await?;

    provider.goes_away()?;

    browser.visits(&back).await?.is_refused_with(503, "IDENTITY_PROVIDER_AWAY")?;
    Ok(())
}

#[story(once)]
async fn the_hub_proves_itself_by_a_key(hub: Hub) -> Result {
    let (mut provider, key) = (OpenIdProvider::start().await?, SigningKey::generate("of-the-hub")?);
    std::fs::write(hub.folder.path().join("client-key.pem"), &key.pem)?;
    let mut by_key = entry("spid", "SPID", &provider.issuer);
    by_key["authentication"] = json!({ "privateKeyFile": "client-key.pem", "keyId": "of-the-hub" });
    let hub = hub.with_providers(&[by_key]).await?;
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let proof = |key: &SigningKey| json!({ "token_endpoint_auth_method": "private_key_jwt", "token_endpoint_auth_signing_alg": "ES256", "jwks": { "keys": [key.public()] } });

    provider.knows_client(&hub, "spid", proof(&SigningKey::generate("of-the-hub")?)).await?;
    Browser::new()?.signs_in(&hub, "spid", &rossi.account.tax_code, "2").await?.is_refused_with(403, "IDENTITY_NOT_VERIFIED")?;
    provider.knows_client(&hub, "spid", proof(&key)).await?;
    Browser::new()?.signs_in(&hub, "spid", &rossi.account.tax_code, "2").await?.client(&hub)?;
    Ok(())
}

#[story(once)]
async fn signing_in_ends_the_session_that_the_browser_had(hub: Hub) -> Result {
    let (_provider, hub) = with_spid(&hub).await?;
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let browser = Browser::new()?;
    let before = browser.signs_in(&hub, "spid", &rossi.account.tax_code, "2").await?.client(&hub)?;

    browser.signs_in(&hub, "spid", &rossi.account.tax_code, "3").await?.client(&hub)?.does(MY_SESSIONS, json!({})).await?;

    before.ask(MY_SESSIONS, json!({})).await?.fails_with("UNAUTHENTICATED")?;
    Ok(())
}

#[story(once)]
async fn in_another_capacity_the_session_stays_what_it_was_signed_in_with(hub: Hub) -> Result {
    let (_provider, hub) = with_spid(&hub).await?;
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let auditor = hub.gives_capacity(&rossi.account, Role::Auditor, None).await?;
    let page = Browser::new()?.signs_in(&hub, "spid", &rossi.account.tax_code, "2").await?;
    let client = page.client(&hub)?;

    let switch = "mutation($id: ID!) { switchCapacity(capacityId: $id) { capacity { role } userErrors { code } } }";
    let switched = client.does(switch, json!({ "id": auditor.id })).await?;

    let sessions = client.keeping(&switched)?.does(MY_SESSIONS, json!({})).await?.list("mySessions.nodes")?;
    let current = sessions.iter().find(|session| session["isCurrent"] == true).context("the session")?;
    ensure!(current["scheme"] == "SPID" && current["assuranceLevel"] == 2, "{current}");
    Ok(())
}

#[story(once)]
async fn anyone_learns_how_to_sign_in(hub: Hub) -> Result {
    let hub =
        hub.with_providers(&[entry("spid", "SPID", "https://proxy.example.it"), entry("cie", "CIE", "https://cie.example.it")]).await?;

    let english = hub.stranger().does(PROVIDERS, json!({})).await?;
    let italian = hub.stranger().speaking("it").does(PROVIDERS, json!({})).await?;

    let expected = json!({ "id": "spid", "label": "Sign in with spid", "kind": "SPID", "startPath": "/sign-in/spid" });
    ensure!(english.list("signInProviders")?[0] == expected, "{}", english.describe());
    ensure!(english.read::<bool>("passwordSignIn")?);
    ensure!(italian.text("signInProviders.1.label")? == "Entra con cie");
    Ok(())
}

#[story(once)]
async fn where_passwords_are_switched_off_only_a_digital_identity_signs_in(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let hub = hub.another_with(|config| config.password_sign_in = false).await?;

    let refused = hub.stranger().tries_to_sign_in(&rossi.account.email, PASSWORD).await?.is_refused_with("PASSWORD_SIGN_IN_OFF")?;

    ensure!(refused.cost.verifications == 0);
    ensure!(!hub.stranger().does(PROVIDERS, json!({})).await?.read::<bool>("passwordSignIn")?);
    rossi.at(&hub).does(MY_SESSIONS, json!({})).await?;
    Ok(())
}

#[story(once)]
async fn an_unknown_provider_and_a_way_to_elsewhere_are_refused(hub: Hub) -> Result {
    let (_provider, hub) = with_spid(&hub).await?;
    let browser = Browser::new()?;

    browser.visits(format!("{}/sign-in/nobody", hub.url)).await?.is_refused_with(404, "NOT_FOUND")?;
    browser.visits(format!("{}/sign-in/nobody/callback?state=x", hub.url)).await?.is_refused_with(404, "NOT_FOUND")?;
    for elsewhere in ["https://evil.example", "//evil.example", "/%5Cevil.example", "javascript:alert(1)"] {
        let address = format!("{}/sign-in/spid?return_to={elsewhere}", hub.url);
        browser.visits(address).await?.is_refused_with(400, "BAD_RETURN_PATH")?;
    }
    Ok(())
}

#[story(once)]
async fn a_client_begins_only_so_often(hub: Hub) -> Result {
    let (_provider, hub) = with_spid(&hub).await?;
    let browser = Browser::new()?;
    for _ in 0..60 {
        browser.begins(&hub, "spid").await?;
    }

    let page = browser.visits(format!("{}/sign-in/spid", hub.url)).await?.is_refused_with(429, "TOO_MANY_SIGN_INS")?;

    ensure!(page.headers.contains_key("retry-after"));
    Ok(())
}

#[story(once)]
async fn a_hub_with_wrong_settings_says_what_is_wrong_and_does_not_start(hub: Hub) -> Result {
    let wrong = entry("spid", "SPID", "http://proxy.example.it");
    let Err(error) = hub.with_providers(&[wrong]).await else { bail!("the hub started") };
    ensure!(error.to_string().contains("provider spid: issuer: the scheme must be https"), "{error}");

    let correct = entry("spid", "SPID", "https://proxy.example.it");
    let file = hub.folder.path().join("correct.json");
    std::fs::write(&file, json!({ "providers": [correct] }).to_string())?;
    let started = hub.another_with(|config| {
        config.identity_providers = Some(file);
        config.public_url = "http://hub.example.it".parse().ok();
    });
    let Err(error) = started.await else { bail!("the hub started") };
    ensure!(error.to_string().contains("HUB_PUBLIC_URL must be set to an https address"), "{error}");
    Ok(())
}

/// A hub with SPID at a provider that knows it.
pub async fn with_spid(hub: &Hub) -> Result<(OpenIdProvider, Hub)> {
    let mut provider = OpenIdProvider::start().await?;
    let hub = hub.with_providers(&[entry("spid", "SPID", &provider.issuer)]).await?;
    provider.knows(&hub, "spid").await?;
    Ok((provider, hub))
}

/// A provider of the settings.
pub fn entry(id: &str, kind: &str, issuer: &str) -> Value {
    json!({
        "id": id, "kind": kind, "label": { "it": format!("Entra con {id}"), "en": format!("Sign in with {id}") },
        "issuer": issuer, "clientId": "hub", "authentication": { "clientSecretFile": "client-secret" },
    })
}

/// A parameter of an address.
pub fn parameter(url: &url::Url, name: &str) -> Result<String> {
    let value = url.query_pairs().find(|(found, _)| found == name).map(|(_, value)| value.into_owned());
    value.with_context(|| format!("{url} has no {name}"))
}

fn with_parameter(url: &url::Url, name: &str, value: &str) -> url::Url {
    let mut changed = without_parameter(url, name);
    changed.query_pairs_mut().append_pair(name, value);
    changed
}

fn without_parameter(url: &url::Url, name: &str) -> url::Url {
    let mut changed = url.clone();
    let rest: Vec<_> = url.query_pairs().filter(|(found, _)| found != name).collect();
    changed.query_pairs_mut().clear().extend_pairs(rest);
    changed
}
