//! Rate limits by cost: what a session, a program or an address may spend in a minute, over all hubs.

use std::time::{Duration as RealTime, Instant};

use chrono::Duration;
use futures_util::future::join_all;
use omnia_hub::core::config::cost_per_minute;

use crate::world::*;

/// Costs three points.
const THREE: &str = "{ viewer { capacity { role } } }";

#[story(once)]
async fn every_answer_says_what_may_be_spent_and_what_is_left(hub: Hub) -> Result {
    let limited = hub.limits_cost("employer=60,address=6000").await?;
    let rossi = hub.employer("Rossi Costruzioni").await?;

    let first = rossi.at(&limited).does(THREE, json!({})).await?;
    let second = rossi.at(&limited).does(THREE, json!({})).await?;

    ensure!(first.headers["ratelimit-policy"] == "\"session\";q=60;w=60", "{:?}", first.headers);
    ensure!(first.headers["ratelimit"] == "\"session\";r=57;t=3" && second.headers["ratelimit"] == "\"session\";r=54;t=6");
    ensure!(!rossi.does(THREE, json!({})).await?.headers.contains_key("ratelimit"), "another hub without limits says nothing");
    Ok(())
}

#[story]
async fn who_spends_more_than_their_role_may_waits_as_long_as_they_are_told(hub: Hub) -> Result {
    let limited = hub.limits_cost("employer=60,auditor=30").await?;
    let (rossi, auditor) = (hub.employer("Rossi Costruzioni").await?.at(&limited), hub.auditor().await?.at(&limited));
    ensure!((rossi.spends(40).await?, auditor.spends(40).await?) == (20, 10));

    let refused = rossi.ask(THREE, json!({})).await?.fails_with("RATE_LIMITED")?;
    let italian = rossi.speaking("it").ask(THREE, json!({})).await?.fails_with("RATE_LIMITED")?;

    ensure!(refused.status == 429 && refused.headers["retry-after"] == "3", "{:?}", refused.headers);
    ensure!(refused.headers["ratelimit"] == "\"session\";r=0;t=60", "{:?}", refused.headers);
    ensure!(refused.extension("retryAfter")? == 3 && refused.extension("cost")? == 3);
    ensure!(refused.message()?.contains("3 s") && italian.message()?.contains("riprovare tra 3 s"), "{}", italian.describe());
    hub.wait(Duration::seconds(2));
    rossi.ask(THREE, json!({})).await?.fails_with("RATE_LIMITED")?;
    hub.wait(Duration::seconds(1));
    rossi.does(THREE, json!({})).await?;
    hub.wait(Duration::minutes(2));
    ensure!(rossi.spends(40).await? == 20, "no more than a minute's worth is saved up");
    Ok(())
}

#[story]
async fn over_a_socket_and_over_a_stream_the_limit_is_an_error_with_its_code(hub: Hub) -> Result {
    let limited = hub.limits_cost("employer=60").await?;
    let rossi = hub.employer("Rossi Costruzioni").await?.at(&limited);
    let mut socket = rossi.opens_a_socket().await?;
    ensure!(rossi.spends(20).await? == 20);

    let query = socket.subscribes(THREE, json!({})).await?.next().await?.fails_with("RATE_LIMITED")?;
    let follow = "subscription { applicationStatusChanged { to } }";
    socket.subscribes(follow, json!({})).await?.next().await?.fails_with("RATE_LIMITED")?;
    let stream = rossi.request(reqwest::Method::POST, "/graphql").header("accept", "text/event-stream");
    let streamed = stream.json(&json!({ "query": follow })).send().await?;

    ensure!(query.extension("retryAfter")? == 3 && streamed.status() == 429, "{}", streamed.status());
    ensure!(streamed.headers()["retry-after"] == "2", "{:?}", streamed.headers());
    hub.wait(Duration::minutes(1));
    socket.subscribes(THREE, json!({})).await?.next().await?.succeeds().map(drop)
}

#[story(once)]
async fn hubs_share_what_a_session_may_spend(hub: Hub) -> Result {
    let (one, other) = (hub.limits_cost("employer=300").await?, hub.limits_cost("employer=300").await?);
    let rossi = hub.employer("Rossi Costruzioni").await?;

    let (here, there) = (rossi.at(&one), rossi.at(&other));
    let spent = join_all((0..150).map(|at| {
        let client = if at % 2 == 0 { here.clone() } else { there.clone() };
        async move { client.spends(1).await }
    }));
    let spent: usize = spent.await.into_iter().sum::<Result<usize>>()?;

    // Each hub may be left with a lease that it did not spend, a twentieth of the limit.
    ensure!((90..=100).contains(&spent), "{spent} of 100 were let through");
    ensure!(here.spends(5).await? + there.spends(5).await? + spent <= 100);
    Ok(())
}

#[story(once)]
async fn when_redis_is_killed_the_limit_holds_on_each_hub(hub: Hub) -> Result {
    let mut redis = OwnRedis::start()?;
    let limited = hub.limits_cost_at(redis.url()?, "employer=300").await?;
    let rossi = hub.employer("Rossi Costruzioni").await?.at(&limited);
    let before = rossi.spends(40).await?;

    redis.kill()?;
    let begun = Instant::now();
    let after = rossi.spends(100).await?;
    let took = begun.elapsed();
    redis.revive()?;

    ensure!(before == 40 && (55..=65).contains(&after), "{before} and then {after}");
    ensure!(took < RealTime::from_secs(20), "{took:?}");
    hub.wait(Duration::minutes(1));
    rossi.does(THREE, json!({})).await.map(drop)
}

#[story(once)]
async fn a_redis_that_does_not_answer_keeps_nobody_waiting(hub: Hub) -> Result {
    let mut redis = OwnRedis::start()?;
    let limited = hub.limits_cost_at(redis.url()?, "employer=300").await?;
    let rossi = hub.employer("Rossi Costruzioni").await?.at(&limited);
    rossi.does(THREE, json!({})).await?;

    let _silent = redis.falls_silent()?;

    ensure!(rossi.spends(120).await? >= 90);
    rossi.ask(THREE, json!({})).await?.fails_with("RATE_LIMITED").map(drop)
}

#[story(once)]
async fn whoever_is_far_from_the_limit_costs_redis_no_round_trip(hub: Hub) -> Result {
    let redis = OwnRedis::start()?;
    let limited = hub.limits_cost_at(redis.url()?, "employer=30000").await?;
    let rossi = hub.employer("Rossi Costruzioni").await?.at(&limited);
    rossi.does(THREE, json!({})).await?;
    let before = scripts_run(&redis).await?;

    ensure!(rossi.spends(400).await? == 400);
    let leased = scripts_run(&redis).await? - before;

    ensure!(leased == 0, "a lease of 1,500 points holds 500 operations: {leased}");
    ensure!(rossi.spends(200).await? == 200);
    ensure!(scripts_run(&redis).await? - before == 1);
    Ok(())
}

#[story]
async fn all_tokens_of_a_program_spend_together_and_apart_from_the_person(hub: Hub) -> Result {
    let limited = hub.limits_cost("employer=60").await?;
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let client = rossi.makes_a_client("Gestionale", &["READ"]).await?;
    let (first, second) = (hub.stranger().exchanges(&client, "").await?.token()?, hub.stranger().exchanges(&client, "").await?.token()?);

    let spent = rossi.program(&first).at(&limited).spends(15).await? + rossi.program(&second).at(&limited).spends(15).await?;

    ensure!(spent == 20, "{spent}");
    ensure!(rossi.at(&limited).spends(5).await? == 5);
    Ok(())
}

#[story(once)]
async fn strangers_at_one_address_spend_together_and_so_do_all_who_sign_in_there(hub: Hub) -> Result {
    let limits = "nobody=30,employer=6000,address=120";
    let limited = hub
        .another_with(|config| {
            config.cost_per_minute = cost_per_minute(limits).unwrap_or_default();
            config.trusted_proxies = "127.0.0.1".parse().unwrap_or_default();
        })
        .await?;
    let rossi = hub.employer("Rossi Costruzioni").await?.at(&limited);
    let stranger = hub.stranger().at(&limited);
    let free = "{ a: __typename b: __typename c: __typename }";
    let asks = async |client: &Client| -> Result<usize> {
        let mut answered = 0;
        for _ in 0..20 {
            answered += usize::from(client.ask(free, json!({})).await?.codes().is_empty());
        }
        Ok(answered)
    };

    ensure!(asks(&stranger.from_address("203.0.113.7")).await? == 10);
    ensure!(asks(&stranger.from_address("203.0.113.8")).await? == 10, "another address has its own");
    ensure!(rossi.from_address("203.0.113.7").spends(60).await? == 30, "what the strangers left");
    let refused = rossi.from_address("203.0.113.7").ask(THREE, json!({})).await?.fails_with("RATE_LIMITED")?;
    ensure!(refused.headers["ratelimit-policy"] == "\"session\";q=6000;w=60, \"address\";q=120;w=60", "{:?}", refused.headers);
    ensure!(rossi.from_address("203.0.113.9").spends(10).await? == 10, "elsewhere the session goes on");
    Ok(())
}

impl Hub {
    /// Another hub that limits cost in this way.
    async fn limits_cost(&self, limits: &str) -> Result<Self> {
        self.another_with(|config| config.cost_per_minute = cost_per_minute(limits).unwrap_or_default()).await
    }

    async fn limits_cost_at(&self, redis: url::Url, limits: &str) -> Result<Self> {
        self.another_with(|config| {
            config.cost_per_minute = cost_per_minute(limits).unwrap_or_default();
            config.redis.url = Some(redis);
        })
        .await
    }
}

impl Client {
    /// Asks so many times what costs three points; how often it was answered. Nothing else is refused.
    async fn spends(&self, times: usize) -> Result<usize> {
        let mut answered = 0;
        for _ in 0..times {
            match self.ask(THREE, json!({})).await?.codes()[..] {
                [] => answered += 1,
                ["RATE_LIMITED"] => {}
                ref codes => bail!("{codes:?}"),
            }
        }
        Ok(answered)
    }
}

/// How many scripts a Redis has run.
async fn scripts_run(redis: &OwnRedis) -> Result<u64> {
    let mut connection = redis::Client::open(redis.url()?.as_str())?.get_multiplexed_async_connection().await?;
    let stats: String = redis::cmd("INFO").arg("commandstats").query_async(&mut connection).await?;
    let line = stats.lines().find_map(|line| line.strip_prefix("cmdstat_eval:calls="));
    Ok(line.and_then(|line| line.split(',').next()?.parse().ok()).unwrap_or_default())
}
