//! Guessing at passwords: who guesses waits, and keeps nobody else out.

use std::net::Ipv4Addr;

use chrono::Duration;
use futures_util::future::{join, join_all};
use omnia_hub::core::access::Role;
use omnia_hub::core::config::ServeConfig;

use crate::world::*;

const BY_COOKIE: &str = "mutation($input: SignInInput!) { signIn(input: $input) { capacity { role } userErrors { code path message } } }";

#[story(once)]
async fn whoever_guesses_at_a_password_waits_and_then_signs_in_with_the_right_one(hub: Hub) -> Result {
    let account = an_administrator(&hub).await?;
    let stranger = hub.stranger();
    guesses(&stranger, &account.email, 10).await?;

    let refused = stranger.tries_to_sign_in(&account.email.to_uppercase(), PASSWORD).await?.is_refused_with("TOO_MANY_SIGN_INS")?;
    hub.wait(Duration::seconds(60));
    stranger.tries_to_sign_in(&account.email, PASSWORD).await?.succeeds()?;

    ensure!(refused.cost.verifications == 0 && refused.message()?.contains("60 s"), "{}", refused.describe());
    ensure!(refused.headers["retry-after"] == "60");
    stranger.tries_to_sign_in(&account.email, PASSWORD).await?.succeeds().map(drop)
}

#[story(once)]
async fn wrong_passwords_from_one_address_lock_nobody_out_elsewhere(hub: Hub) -> Result {
    let proxied = hub.another_with(behind_a_proxy).await?;
    let account = an_administrator(&hub).await?;
    let attacker = proxied.stranger().from_address(address(1));

    let answers = join_all((0..25).map(|_| attacker.tries_to_sign_in(&account.email, "not the password"))).await;
    let refused = answers.into_iter().filter(|answer| answer.as_ref().is_ok_and(|answer| answer.user_codes() == ["TOO_MANY_SIGN_INS"]));

    ensure!(refused.count() >= 15);
    attacker.tries_to_sign_in(&account.email, PASSWORD).await?.is_refused_with("TOO_MANY_SIGN_INS")?;
    proxied.stranger().from_address(address(2)).tries_to_sign_in(&account.email, PASSWORD).await?.succeeds().map(drop)
}

#[story(once)]
async fn guesses_from_many_addresses_keep_out_strangers_and_nobody_who_signed_in_here_before(hub: Hub) -> Result {
    let proxied = hub.another_with(behind_a_proxy).await?;
    let account = an_administrator(&hub).await?;
    let browser = signs_in_by_cookie(&proxied.stranger().from_address(address(100)), &account.email).await?;
    let program = proxied.stranger().from_address(address(101));
    program.tries_to_sign_in(&account.email, PASSWORD).await?.succeeds()?;

    for number in 0..20 {
        guesses_some(&proxied.stranger().from_address(address(number)), &account.email, 6).await?;
    }

    let stranger = proxied.stranger().from_address(address(102));
    let refused = stranger.tries_to_sign_in(&account.email, PASSWORD).await?.is_refused_with("TOO_MANY_SIGN_INS")?;
    ensure!(refused.cost.verifications == 0);
    program.tries_to_sign_in(&account.email, PASSWORD).await?.succeeds()?;
    let elsewhere = browser.from_address(address(103)).with(Pass::None);
    elsewhere.tries_to_sign_in(&account.email, "not the password").await?.is_refused_with("SIGN_IN_FAILED")?;
    signs_in_by_cookie(&elsewhere, &account.email).await?;
    Ok(())
}

#[story(once)]
async fn a_device_of_one_account_is_a_stranger_to_another_and_to_its_own_after_a_new_password(hub: Hub) -> Result {
    let (account, other) = (an_administrator(&hub).await?, an_administrator(&hub).await?);
    let browser = signs_in_by_cookie(&hub.stranger(), &account.email).await?.with(Pass::None);
    guesses(&hub.stranger(), &account.email, 10).await?;
    guesses(&hub.stranger(), &other.email, 10).await?;

    sign_in_by_cookie(&browser, &other.email).await?.is_refused_with("TOO_MANY_SIGN_INS")?;
    sign_in_by_cookie(&browser, &account.email).await?.succeeds()?;
    let renewed = "update hub.account set password_hash = password_hash || 'x' where id = $1";
    hub.as_owner(async |db| Ok(sqlx::query(renewed).bind(account.key.0).execute(db).await.map(drop)?)).await?;

    sign_in_by_cookie(&browser, &account.email).await?.is_refused_with("TOO_MANY_SIGN_INS").map(drop)
}

#[story(once)]
async fn two_hubs_allow_together_no_more_than_one(hub: Hub) -> Result {
    let other = hub.another().await?;
    let account = an_administrator(&hub).await?;

    guesses(&hub.stranger(), &account.email, 5).await?;
    guesses(&other.stranger(), &account.email, 5).await?;

    hub.stranger().tries_to_sign_in(&account.email, PASSWORD).await?.is_refused_with("TOO_MANY_SIGN_INS")?;
    other.stranger().tries_to_sign_in(&account.email, PASSWORD).await?.is_refused_with("TOO_MANY_SIGN_INS")?;
    hub.wait(Duration::seconds(60));
    other.stranger().tries_to_sign_in(&account.email, PASSWORD).await?.succeeds()?;
    guesses(&hub.stranger(), &account.email, 5).await
}

#[story(once)]
async fn without_redis_each_hub_counts_for_itself(hub: Hub) -> Result {
    let mut redis = OwnRedis::start()?;
    let url = redis.url()?;
    let here = hub.another_with(|config| config.redis.url = Some(url)).await?;
    let account = an_administrator(&hub).await?;
    guesses(&here.stranger(), &account.email, 4).await?;

    redis.kill()?;
    guesses(&here.stranger(), &account.email, 6).await?;

    here.stranger().tries_to_sign_in(&account.email, PASSWORD).await?.is_refused_with("TOO_MANY_SIGN_INS").map(drop)
}

#[story(once)]
async fn attempts_at_two_hundred_made_up_addresses_keep_nobody_honest_out(hub: Hub) -> Result {
    let proxied = hub.another_with(behind_a_proxy).await?;
    let account = an_administrator(&hub).await?;
    let (attacker, honest) = (proxied.stranger().from_address(address(1)), proxied.stranger().from_address(address(2)));
    let emails: Vec<String> = (0..200).map(|number| format!("{number}@example.it")).collect();

    let attack = join_all(emails.iter().map(|email| attacker.tries_to_sign_in(email, PASSWORD)));
    let (answers, signed_in) = join(attack, honest.tries_to_sign_in(&account.email, PASSWORD)).await;

    signed_in?.succeeds()?;
    let answers = answers.into_iter().collect::<Result<Vec<_>>>()?;
    let verified: usize = answers.iter().map(|answer| answer.cost.verifications).sum();
    ensure!(verified <= 60, "{verified} were verified");
    let refusals = ["SIGN_IN_FAILED", "TOO_MANY_SIGN_INS", "TOO_MANY_MUTATIONS"];
    ensure!(answers.iter().all(|answer| [answer.user_codes(), answer.codes()].concat().iter().any(|code| refusals.contains(code))));
    Ok(())
}

#[story(once)]
async fn who_has_no_attempt_left_gets_the_same_answer_whether_or_not_there_is_an_account(hub: Hub) -> Result {
    let account = an_administrator(&hub).await?;
    let stranger = hub.stranger();
    guesses(&stranger, &account.email, 10).await?;
    guesses(&stranger, "nobody@example.it", 10).await?;

    let known = stranger.tries_to_sign_in(&account.email, PASSWORD).await?.is_refused_with("TOO_MANY_SIGN_INS")?;
    let unknown = stranger.tries_to_sign_in("nobody@example.it", PASSWORD).await?.is_refused_with("TOO_MANY_SIGN_INS")?;

    ensure!(known.body == unknown.body, "{} {}", known.describe(), unknown.describe());
    Ok(())
}

#[story(once)]
async fn an_address_that_the_client_makes_up_is_not_believed(hub: Hub) -> Result {
    let account = an_administrator(&hub).await?;
    for number in 0..10 {
        guesses(&hub.stranger().from_address(address(number)), &account.email, 1).await?;
    }

    let pretender = hub.stranger().from_address(address(99));
    pretender.tries_to_sign_in(&account.email, PASSWORD).await?.is_refused_with("TOO_MANY_SIGN_INS").map(drop)
}

#[story(once)]
async fn a_session_shows_the_address_that_a_named_proxy_forwards(hub: Hub) -> Result {
    let proxied = hub.another_with(behind_a_proxy).await?;
    let account = an_administrator(&hub).await?;

    let mut client = proxied.stranger().from_address("198.51.100.1, 2001:db8::7");
    client.signs_in(&account.email, PASSWORD).await?;

    let sessions = client.does("{ mySessions { nodes { address } } }", json!({})).await?;
    ensure!(sessions.text("mySessions.nodes.0.address")? == "2001:db8::7");
    Ok(())
}

#[story(once)]
async fn the_cookie_of_a_device_is_read_by_no_script(hub: Hub) -> Result {
    let account = an_administrator(&hub).await?;

    let answer = sign_in_by_cookie(&hub.stranger(), &account.email).await?.succeeds()?;

    let cookies = cookies(&answer);
    ensure!(cookies.len() == 2 && cookies[1].starts_with("hub_device="), "{cookies:?}");
    ensure!(cookies[1].ends_with("; Path=/; HttpOnly; SameSite=Lax; Max-Age=15552000"), "{cookies:?}");
    Ok(())
}

#[story(once)]
async fn a_browser_keeps_the_cookie_of_its_device_until_it_is_too_old(hub: Hub) -> Result {
    let account = an_administrator(&hub).await?;
    let browser = signs_in_by_cookie(&hub.stranger(), &account.email).await?;

    let again = sign_in_by_cookie(&browser, &account.email).await?.succeeds()?;
    hub.wait(Duration::days(181));
    let late = sign_in_by_cookie(&browser, &account.email).await?.succeeds()?;

    ensure!(cookies(&again).len() == 1 && cookies(&again)[0].starts_with("hub_session="), "{:?}", cookies(&again));
    ensure!(cookies(&late).len() == 2 && cookies(&late)[1].starts_with("hub_device="), "{:?}", cookies(&late));
    Ok(())
}

/// The story's own machine is the proxy.
fn behind_a_proxy(config: &mut ServeConfig) {
    config.trusted_proxies = "127.0.0.1, ::1".parse().expect("addresses");
}

fn address(number: u8) -> Ipv4Addr {
    Ipv4Addr::new(203, 0, 113, number)
}

/// Guesses wrongly, so many times.
async fn guesses(client: &Client, email: &str, times: usize) -> Result {
    for _ in 0..times {
        client.tries_to_sign_in(email, "not the password").await?.is_refused_with("SIGN_IN_FAILED")?;
    }
    Ok(())
}

/// Guesses so many times, whether or not it is let.
async fn guesses_some(client: &Client, email: &str, times: usize) -> Result {
    join_all((0..times).map(|_| client.tries_to_sign_in(email, "not the password"))).await.into_iter().collect::<Result<Vec<_>>>().map(drop)
}

async fn an_administrator(hub: &Hub) -> Result<Account> {
    let account = hub.registers_account("Elena Conti").await?;
    hub.gives_capacity(&account, Role::Admin, None).await?;
    Ok(account)
}

async fn sign_in_by_cookie(client: &Client, email: &str) -> Result<Answer> {
    client.ask(BY_COOKIE, json!({ "input": { "email": email, "password": PASSWORD } })).await
}

fn cookies(answer: &Answer) -> Vec<&str> {
    answer.headers.get_all("set-cookie").iter().filter_map(|cookie| cookie.to_str().ok()).collect()
}

/// The browser with the cookies that it was given.
async fn signs_in_by_cookie(client: &Client, email: &str) -> Result<Client> {
    client.keeping(&sign_in_by_cookie(client, email).await?.succeeds()?)
}
