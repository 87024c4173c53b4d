//! Signing in, by cookie and by bearer token.

use chrono::Duration;
use omnia_hub::core::access::Role;

use crate::world::*;

const POSITION: &str = "query($number: PositionNumber!) { position(number: $number) { number employer { name } units { number } } }";
const MY_SESSIONS: &str = "{ mySessions { nodes { id isCurrent } } }";
const SIGN_IN: &str = "mutation($input: SignInInput!) {
    signIn(input: $input) { token capacity { id role function subject } userErrors { code path message } }
}";

#[story(everywhere)]
async fn an_employer_signs_in_and_sees_its_position(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;

    let answer = rossi.does(POSITION, json!({ "number": rossi.position.number })).await?;

    ensure!(answer.text("position.employer.name")? == "Rossi Costruzioni");
    Ok(())
}

#[story]
async fn a_program_gets_its_token_in_the_answer_and_no_cookie(hub: Hub) -> Result {
    let account = an_administrator(&hub).await?;

    let answer = hub.stranger().tries_to_sign_in(&account.email, PASSWORD).await?.succeeds()?;

    ensure!(answer.text("signIn.token")?.len() == 43, "256 bits as base64url");
    ensure!(answer.text("signIn.capacity.role")? == "ADMIN");
    ensure!(!answer.headers.contains_key("set-cookie"));
    Ok(())
}

#[story(everywhere)]
async fn a_browser_gets_its_token_in_a_cookie_that_no_script_reads(hub: Hub) -> Result {
    let account = an_administrator(&hub).await?;

    let answer = sign_in_by_cookie(&hub.stranger(), &account.email).await?.succeeds()?;

    ensure!(answer.is_null("signIn.token")?, "a script must not see it");
    let cookie = answer.headers["set-cookie"].to_str()?;
    ensure!(cookie.ends_with("; Path=/; HttpOnly; SameSite=Lax; Max-Age=43200"), "{cookie}");
    let browser = hub.stranger().with(Pass::Cookie(token_in(cookie)?));
    browser.does("{ mySessions { nodes { isCurrent } } }", json!({})).await?;
    Ok(())
}

#[story(once)]
async fn on_a_public_address_the_cookie_travels_over_https_only(hub: Hub) -> Result {
    let account = an_administrator(&hub).await?;
    let public = hub.another_with(|config| config.public_url = Some("https://hub.example.it".parse().expect("an address"))).await?;

    let answer = sign_in_by_cookie(&public.stranger(), &account.email).await?.succeeds()?;

    ensure!(answer.headers["set-cookie"].to_str()?.ends_with("; Secure"));
    Ok(())
}

#[story(everywhere)]
async fn a_wrong_password_an_unknown_and_a_disabled_account_get_the_same_answer_at_the_same_cost(hub: Hub) -> Result {
    let (known, disabled) = (an_administrator(&hub).await?, an_administrator(&hub).await?);
    hub.disables_account(&disabled).await?;
    let stranger = hub.stranger();

    let wrong = stranger.tries_to_sign_in(&known.email, "not the password").await?.is_refused_with("SIGN_IN_FAILED")?;
    let unknown = stranger.tries_to_sign_in("nobody@example.it", PASSWORD).await?.is_refused_with("SIGN_IN_FAILED")?;
    let disabled = stranger.tries_to_sign_in(&disabled.email, PASSWORD).await?.is_refused_with("SIGN_IN_FAILED")?;

    ensure!(wrong.body == unknown.body && wrong.body == disabled.body, "{}\n{}\n{}", wrong.body, unknown.body, disabled.body);
    ensure!([&wrong, &unknown, &disabled].map(|answer| answer.cost.verifications) == [1, 1, 1]);
    ensure!(wrong.cost.statements == unknown.cost.statements && wrong.cost.statements == disabled.cost.statements);
    Ok(())
}

#[story]
async fn an_address_that_cannot_be_one_costs_what_any_other_costs(hub: Hub) -> Result {
    let endless = "a".repeat(300);
    let stranger = hub.stranger();

    let long_address = stranger.tries_to_sign_in(&endless, PASSWORD).await?.is_refused_with("SIGN_IN_FAILED")?;
    let long_password = stranger.tries_to_sign_in("nobody@example.it", &endless.repeat(10)).await?.is_refused_with("SIGN_IN_FAILED")?;

    ensure!(long_address.cost.verifications == 1);
    ensure!(long_password.cost.verifications == 1);
    Ok(())
}

#[story(once)]
async fn one_document_signs_in_once(hub: Hub) -> Result {
    let query = "mutation($input: SignInInput!) { a: signIn(input: $input) { token } b: signIn(input: $input) { token } }";
    let variables = json!({ "input": { "email": "nobody@example.it", "password": PASSWORD } });

    let answer = hub.stranger().ask(query, variables).await?.fails_with("DOCUMENT_TOO_COMPLEX")?;

    ensure!(answer.cost.verifications == 0, "{}", answer.describe());
    Ok(())
}

#[story]
async fn the_address_may_be_written_in_capitals(hub: Hub) -> Result {
    let account = an_administrator(&hub).await?;

    hub.stranger().tries_to_sign_in(&format!(" {} ", account.email.to_uppercase()), PASSWORD).await?.succeeds()?;
    Ok(())
}

#[story]
async fn the_refusal_is_in_the_readers_language(hub: Hub) -> Result {
    let stranger = hub.stranger();

    let english = stranger.tries_to_sign_in("nobody@example.it", PASSWORD).await?;
    let italian = stranger.speaking("it").tries_to_sign_in("nobody@example.it", PASSWORD).await?;

    ensure!(english.message()? == "Wrong e-mail address or password.");
    ensure!(italian.message()? != english.message()?);
    Ok(())
}

#[story]
async fn an_account_without_a_capacity_learns_so_once_its_password_is_right(hub: Hub) -> Result {
    let account = hub.registers_account("Mario Rossi").await?;

    hub.stranger().tries_to_sign_in(&account.email, "not the password").await?.is_refused_with("SIGN_IN_FAILED")?;
    hub.stranger().tries_to_sign_in(&account.email, PASSWORD).await?.is_refused_with("NO_CAPACITY")?;
    Ok(())
}

#[story]
async fn a_capacity_that_begins_tomorrow_lets_nobody_in_today(hub: Hub) -> Result {
    let account = hub.registers_account("Mario Rossi").await?;
    let capacity = hub.gives_capacity(&account, Role::Admin, None).await?;
    hub.moves_capacity(capacity.key, hub.today() + chrono::Days::new(1), None).await?;

    hub.stranger().tries_to_sign_in(&account.email, PASSWORD).await?.is_refused_with("NO_CAPACITY")?;
    hub.wait(Duration::days(1));
    hub.stranger().tries_to_sign_in(&account.email, PASSWORD).await?.succeeds()?;
    Ok(())
}

#[story(everywhere)]
async fn a_person_chooses_one_of_its_own_capacities(hub: Hub) -> Result {
    let account = an_administrator(&hub).await?;
    let auditor = hub.gives_capacity(&account, Role::Auditor, None).await?;
    let other = hub.auditor().await?;

    let chosen = sign_in_as(&hub.stranger(), &account.email, &auditor.id).await?.succeeds()?;
    ensure!(chosen.text("signIn.capacity.role")? == "AUDITOR");

    sign_in_as(&hub.stranger(), &account.email, &other.capacity.id).await?.fails_with("NOT_FOUND")?;
    sign_in_as(&hub.stranger(), &account.email, "nonsense").await?.fails_with("BAD_ID")?;
    Ok(())
}

#[story(everywhere)]
async fn a_malformed_token_opens_nothing(hub: Hub) -> Result {
    let unknown = "A".repeat(43);
    let malformed = ["x", unknown.as_str(), &unknown[1..], "ééé", "null", "' or 1=1"];

    for token in malformed {
        let client = hub.stranger().with(Pass::Bearer(token.to_owned()));
        let answer = client.ask("{ mySessions { nodes { id } } }", json!({})).await?.fails_with("UNAUTHENTICATED")?;
        ensure!([200, 401].contains(&answer.status), "{token}: {}", answer.status);
    }
    Ok(())
}

#[story]
async fn a_program_with_a_dead_token_is_turned_away_with_401(hub: Hub) -> Result {
    let client = hub.stranger().with(Pass::Bearer("A".repeat(43)));

    let answer = client.ask("{ __typename }", json!({})).await?.fails_with("UNAUTHENTICATED")?;

    ensure!(answer.status == 401);
    ensure!(answer.headers["www-authenticate"] == "Bearer");
    Ok(())
}

#[story]
async fn a_stale_cookie_keeps_nobody_from_signing_in(hub: Hub) -> Result {
    let account = an_administrator(&hub).await?;
    let browser = hub.stranger().with(Pass::Cookie("A".repeat(43)));

    browser.ask("{ mySessions { nodes { id } } }", json!({})).await?.fails_with("UNAUTHENTICATED")?;
    sign_in_by_cookie(&browser, &account.email).await?.succeeds()?;
    Ok(())
}

#[story(everywhere)]
async fn signing_in_over_a_cookie_ends_the_session_that_it_replaces(hub: Hub) -> Result {
    let account = an_administrator(&hub).await?;
    let before = browser_of(&hub, &account.email).await?;
    let mut socket = before.opens_a_socket().await?;

    let answer = sign_in_by_cookie(&before, &account.email).await?.succeeds()?;

    ensure!(socket.closes().await?.code == 4403);
    before.ask(MY_SESSIONS, json!({})).await?.fails_with("UNAUTHENTICATED")?;
    let after = before.with(Pass::Cookie(token_in(answer.headers["set-cookie"].to_str()?)?));
    ensure!(after.does(MY_SESSIONS, json!({})).await?.list("mySessions.nodes")?.len() == 1);
    Ok(())
}

#[story]
async fn signing_in_over_the_cookie_of_another_account_ends_its_session_on_every_hub(hub: Hub) -> Result {
    let other = hub.another().await?;
    let (before, after) = (hub.auditor().await?, an_administrator(&hub).await?);
    let browser = before.with(Pass::Cookie(before.token()?.to_owned()));
    let mut socket = browser.at(&other).opens_a_socket().await?;

    sign_in_by_cookie(&browser, &after.email).await?.succeeds()?;

    ensure!(socket.closes().await?.code == 4403);
    before.ask(MY_SESSIONS, json!({})).await?.fails_with("UNAUTHENTICATED")?;
    before.at(&other).ask(MY_SESSIONS, json!({})).await?.fails_with("UNAUTHENTICATED")?;
    Ok(())
}

#[story]
async fn a_session_whose_capacity_has_ended_is_replaced_all_the_same(hub: Hub) -> Result {
    let (before, after) = (hub.auditor().await?, an_administrator(&hub).await?);
    hub.closes_capacity(before.capacity.key).await?;
    let browser = before.with(Pass::Cookie(before.token()?.to_owned()));

    sign_in_by_cookie(&browser, &after.email).await?.succeeds()?;

    let open = "select count(*) from hub.session where account_id = $1 and revoked_at is null";
    let open: i64 = hub.as_owner(async |db| Ok(sqlx::query_scalar(open).bind(before.account.key.0).fetch_one(db).await?)).await?;
    ensure!(open == 0);
    Ok(())
}

#[story]
async fn who_asks_for_a_bearer_token_or_fails_to_sign_in_keeps_the_session_of_the_cookie(hub: Hub) -> Result {
    let account = an_administrator(&hub).await?;
    let browser = browser_of(&hub, &account.email).await?;

    browser.tries_to_sign_in(&account.email, PASSWORD).await?.succeeds()?;
    let wrong = json!({ "input": { "email": account.email, "password": "not the password" } });
    browser.ask(SIGN_IN, wrong).await?.is_refused_with("SIGN_IN_FAILED")?;

    browser.does(MY_SESSIONS, json!({})).await?;
    Ok(())
}

#[story]
async fn a_bearer_token_is_not_replaced_by_signing_in(hub: Hub) -> Result {
    let admin = hub.admin().await?;

    sign_in_by_cookie(&admin, &admin.account.email).await?.succeeds()?;

    admin.does(MY_SESSIONS, json!({})).await?;
    Ok(())
}

#[story]
async fn a_socket_with_a_dead_token_is_closed_with_4403(hub: Hub) -> Result {
    let client = hub.stranger().with(Pass::Bearer("A".repeat(43)));

    let closing = Socket::is_refused(&client).await?;

    ensure!(closing == Closing { code: 4403, reason: "UNAUTHENTICATED".to_owned() }, "{closing:?}");
    Ok(())
}

async fn an_administrator(hub: &Hub) -> Result<Account> {
    let account = hub.registers_account("Elena Conti").await?;
    hub.gives_capacity(&account, Role::Admin, None).await?;
    Ok(account)
}

async fn sign_in_by_cookie(client: &Client, email: &str) -> Result<Answer> {
    client.ask(SIGN_IN, json!({ "input": { "email": email, "password": PASSWORD } })).await
}

/// A browser that holds the cookie of a session.
async fn browser_of(hub: &Hub, email: &str) -> Result<Client> {
    let answer = sign_in_by_cookie(&hub.stranger(), email).await?.succeeds()?;
    Ok(hub.stranger().with(Pass::Cookie(token_in(answer.headers["set-cookie"].to_str()?)?)))
}

async fn sign_in_as(client: &Client, email: &str, capacity: &str) -> Result<Answer> {
    let input = json!({ "email": email, "password": PASSWORD, "bearer": true, "capacityId": capacity });
    client.ask(SIGN_IN, json!({ "input": input })).await
}

fn token_in(cookie: &str) -> Result<String> {
    let value = cookie.strip_prefix("hub_session=").and_then(|rest| rest.split(';').next());
    Ok(value.context("no session's cookie")?.to_owned())
}
