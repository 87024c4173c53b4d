//! A hub that starts, reports its health, and stops.

use std::pin::pin;
use std::time::{Duration, Instant};

use futures_util::future::{Either, select};
use omnia_hub::core::clock::{Clock, SystemClock};
use omnia_hub::core::config::ServeConfig;
use omnia_hub::core::db::ServerProcess;
use sqlx::Connection;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use crate::world::*;

const ENDED_SESSIONS: &str = "select count(*) from hub.session where revoked_at is not null";

/// What the hub may take to stop.
const TERM: Duration = Duration::from_secs(20);

#[story(once)]
async fn on_sigterm_it_finishes_what_runs_takes_nothing_new_and_closes_sockets(hub: Hub) -> Result {
    hub.clock.set(SystemClock.now());
    let admin = hub.admin().await?;
    let mut process = hub.as_process().await?;
    let client = process.for_client(&admin);
    let mut socket = client.opens_a_socket().await?;
    let mut request = HalfSent::to(&client).await?;

    let begun = Instant::now();
    process.is_asked_to_stop()?;
    let closing = socket.closes().await?;
    ensure!(closing.code == 1001, "{closing:?}");
    ensure!(is_refused(&client.url).await, "a new request was taken");
    let answer = request.is_completed().await?;

    ensure!(answer.starts_with("HTTP/1.1 200") && answer.contains("\"isCurrent\":true"), "{answer}");
    ensure!(process.has_ended().await?.success());
    ensure!(begun.elapsed() < TERM, "it took {:?}", begun.elapsed());
    Ok(())
}

#[story(once)]
async fn on_sigterm_it_does_not_wait_for_who_never_ends(hub: Hub) -> Result {
    hub.clock.set(SystemClock.now());
    let admin = hub.admin().await?;
    let mut process = hub.as_process().await?;
    let _request = HalfSent::to(&process.for_client(&admin)).await?;

    let begun = Instant::now();
    ensure!(process.stops().await?.success());

    ensure!(begun.elapsed() < TERM, "it took {:?}", begun.elapsed());
    Ok(())
}

#[story(once)]
async fn a_database_that_is_newer_than_the_program_is_not_served(hub: Hub) -> Result {
    hub.as_owner(async |db| {
        let newer = "insert into public._sqlx_migrations (version, description, success, checksum, execution_time)
            values (9999, 'what is to come', true, '', 0)";
        Ok(sqlx::query(newer).execute(db).await.map(drop)?)
    })
    .await?;
    let mut command = omnia_hub(&["serve"]);
    command.envs(hub.environment());

    let ended = runs(command).await?;

    let message = String::from_utf8_lossy(&ended.stderr).into_owned();
    ensure!(!ended.status.success() && message.contains("version 9999") && message.contains("run a newer omnia-hub"), "{message}");
    ensure!(ended.stdout.is_empty(), "it began to serve");
    Ok(())
}

#[story(once)]
async fn a_wrong_setting_stops_the_start_with_a_sentence_that_names_it(hub: Hub) -> Result {
    let wrong = [
        ("HUB_LISTEN", "nonsense"),
        ("HUB_LISTEN", "203.0.113.1:1"),
        ("HUB_DATA_DIR", "/dev/null/hub"),
        ("HUB_PUBLIC_URL", "not an address"),
        ("HUB_ALLOWED_ORIGINS", "*"),
        ("HUB_ALLOWED_ORIGINS", "https://app.example,https://app.example/path"),
        ("HUB_COOKIE_SAME_SITE", "none"),
        ("HUB_COOKIE_SAME_SITE", "strict"),
        ("HUB_DB_CONNECTIONS", "0"),
        ("HUB_DB_CONNECTIONS", "many"),
        ("HUB_MAX_FILE_MB", "0"),
        ("HUB_MAX_FILE_MB", "99999999999"),
        ("HUB_DEMO_PASSWORD", "short"),
        ("HUB_TRUSTED_PROXIES", "proxy.example"),
        ("HUB_TRUSTED_PROXIES", "10.0.0.0/8, 0.0.0.0/0"),
        ("DATABASE_URL", "mysql://localhost/hub"),
        ("DATABASE_URL", "postgres://hub_app@127.0.0.1:1/hub"),
        ("HUB_MIGRATE_URL", "nonsense"),
        ("REDIS_URL", "nonsense"),
        ("REDIS_URL", "https://localhost"),
        ("REDIS_URL", "redis://127.0.0.1:1"),
        ("DOCUMENTS_URL", "ftp://localhost/documents"),
        ("HUB_LOG", "omnia_hub=nonsense=="),
    ];

    let mut silent = Vec::new();
    for (name, value) in wrong {
        let mut command = omnia_hub(&["serve"]);
        command.envs(hub.environment()).env(name, value);
        let ended = runs(command).await.with_context(|| format!("{name}={value}"))?;
        let message = String::from_utf8_lossy(&ended.stderr).into_owned();
        if ended.status.success() || !message.contains(name) || message.contains("panicked") {
            silent.push(format!("{name}={value}: {message}"));
        }
    }

    ensure!(silent.is_empty(), "{}", silent.join("\n"));
    Ok(())
}

#[story(everywhere)]
async fn an_address_that_is_taken_stops_the_start_before_the_data_are_opened(hub: Hub) -> Result {
    let taken = TcpListener::bind("127.0.0.1:0").await?;
    let folder = hub.folder.path().join("another");
    let mut command = omnia_hub(&["serve"]);
    command.envs(hub.environment()).env("HUB_LISTEN", taken.local_addr()?.to_string()).env("HUB_DATA_DIR", &folder);

    let ended = runs(command).await?;

    let message = String::from_utf8_lossy(&ended.stderr).into_owned();
    ensure!(!ended.status.success() && message.contains("HUB_LISTEN") && message.contains("in use"), "{message}");
    ensure!(!folder.exists(), "something was written");
    Ok(())
}

#[story(everywhere)]
async fn a_hub_reports_that_it_is_live_and_what_it_is_ready_with(hub: Hub) -> Result {
    let live = hub.stranger().get("/health/live").await?;
    let (status, ready) = readiness(&hub).await?;

    ensure!(live.status() == 200 && live.text().await?.trim() == "live");
    ensure!(status == 200 && ready["ready"] == true && ready["database"] == "up", "{ready}");
    ensure!(ready["redis"] == if hub.backend.is_embedded() { "not used" } else { "up" }, "{ready}");
    ensure!(ready["events"]["following"] == true && ready["events"]["newest"].is_i64(), "{ready}");
    Ok(())
}

#[story(once)]
async fn without_redis_a_hub_is_ready_and_reports_that_redis_is_down(hub: Hub) -> Result {
    let mut redis = OwnRedis::start()?;
    let url = redis.url()?;
    let here = hub.another_with(|config| config.redis.url = Some(url)).await?;

    redis.kill()?;
    let down = becomes(&here, "redis", "down").await?;
    redis.revive()?;
    let up = becomes(&here, "redis", "up").await?;

    ensure!(down == 200 && up == 200);
    Ok(())
}

#[story(once)]
async fn while_redis_is_silent_nobody_who_signs_in_waits_for_it(hub: Hub) -> Result {
    let mut redis = OwnRedis::start()?;
    let url = redis.url()?;
    let here = hub.another_with(|config| config.redis.url = Some(url)).await?;
    let admin = hub.admin().await?;
    let sign_in_and_ask = async || {
        let begun = Instant::now();
        let mut client = here.stranger();
        client.signs_in(&admin.account.email, PASSWORD).await?;
        client.does("{ mySessions { nodes { isCurrent } } }", json!({})).await?;
        Result::Ok(begun.elapsed())
    };
    let with_redis = sign_in_and_ask().await?;

    let _silent = redis.falls_silent()?;
    becomes(&here, "redis", "down").await?;
    let without = sign_in_and_ask().await?;

    // Redis is given up after 500 ms, and a connection to it after 2 s.
    ensure!(without < with_redis * 2 + Duration::from_millis(400), "{without:?}, and {with_redis:?} with Redis");
    Ok(())
}

#[story(once)]
async fn who_signs_in_holds_no_connection_while_a_silent_redis_is_notified_of_the_old_session(hub: Hub) -> Result {
    let mut redis = OwnRedis::start()?;
    let url = redis.url()?;
    let alone = |config: &mut ServeConfig| (config.redis.url, config.data.db_connections) = (Some(url), 1);
    let here = hub.another_with(alone).await?;
    let admin = hub.admin().await?;
    let input = json!({ "input": { "email": admin.account.email, "password": PASSWORD } });
    let sign_in = "mutation($input: SignInInput!) { signIn(input: $input) { userErrors { code } } }";
    let first = here.stranger().keeping(&here.stranger().ask(sign_in, input.clone()).await?.succeeds()?)?;
    let _silent = redis.falls_silent()?;
    becomes(&here, "redis", "down").await?;
    // The first command to Redis finds the connection broken; the next one waits for another connection.
    let second = first.keeping(&first.ask(sign_in, input.clone()).await?.succeeds()?)?;

    let meanwhile = async {
        while hub.as_owner(async |db| Ok(sqlx::query_scalar::<_, i64>(ENDED_SESSIONS).fetch_one(db).await?)).await? < 2 {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        admin.at(&here).does("{ mySessions { nodes { isCurrent } } }", json!({})).await
    };
    let is_answered_first = matches!(select(pin!(meanwhile), pin!(second.ask(sign_in, input))).await, Either::Left((Ok(_), _)));

    ensure!(is_answered_first, "the request waited for the one connection");
    Ok(())
}

#[story(once)]
async fn without_its_database_a_hub_lives_and_is_not_ready(hub: Hub) -> Result {
    let lost = hub.database.as_ref().context("a story on PostgreSQL")?;

    lost.drop().await?;
    let status = becomes(&hub, "database", "down").await?;

    ensure!(status == 503);
    ensure!(hub.stranger().get("/health/live").await?.status() == 200);
    let answer = hub.stranger().tries_to_sign_in("nobody@example.it", PASSWORD).await?;
    ensure!(answer.codes() == ["INTERNAL"] && !answer.body.to_string().contains("database"), "{}", answer.describe());
    Ok(())
}

#[story]
async fn a_restart_of_postgresql_is_not_noticed_by_who_asks_next(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let others = (hub.auditor().await?, hub.admin().await?);
    rossi.drafts().await?;

    hub.loses_its_connections().await?;

    rossi.does("{ viewer { employerHub { applications(first: 5) { nodes { id } } } } }", json!({})).await?;
    rossi.drafts().await?;
    for person in [others.0, others.1] {
        person.does("{ mySessions { nodes { isCurrent } } }", json!({})).await?;
    }
    Ok(())
}

#[story(once)]
async fn a_hub_without_redis_does_not_serve_together_with_one_that_has_it(hub: Hub) -> Result {
    let lone = hub.another_with(|config| config.redis.url = None).await;

    let refused = lone.err().context("a second hub without Redis serves")?.to_string();
    ensure!(refused.contains("another hub serves this database") && refused.contains("REDIS_URL"), "{refused}");
    Ok(())
}

#[story(once)]
async fn a_lone_hub_holds_its_database_again_after_a_restart_of_postgresql(_hub: Hub) -> Result {
    let world = World::open(Backend::Pooled).await?;
    let lone = world.hub(|config| config.redis.url = None).await?;

    lone.loses_its_connections().await?;
    lone.is_alone_again().await?;

    let with_redis = lone.another().await.err().context("a hub with Redis serves beside a lone one")?;
    ensure!(with_redis.to_string().contains("without Redis"), "{with_redis}");
    world.close().await
}

#[story(once)]
async fn a_lone_hub_that_lost_its_database_to_another_stops(_hub: Hub) -> Result {
    let world = World::open(Backend::Pooled).await?;
    let mut first = world.starts_a_lone_process().await?;

    world.takes_the_lock_of_the_lone_hub().await?;

    ensure!(!first.has_ended().await?.success(), "it goes on serving, or ends as if nothing were");
    world.close().await
}

#[story(once)]
async fn a_hub_that_takes_its_lock_again_ends_its_own_connection_and_none_that_has_its_number(_hub: Hub) -> Result {
    let database = Database::create().await?;
    let (mut former, mut new) = (database.connect().await?, database.connect().await?);
    sqlx::query("select pg_advisory_lock(x'006f6d6e69687562'::bigint)").execute(&mut former).await?;
    let mine = ServerProcess::behind(&mut former).await?;
    let before = ServerProcess { began: mine.began.map(|began| began - chrono::Duration::microseconds(1)), ..mine };

    before.terminate_if_serving(&mut new).await?;
    ensure!(mine.began.is_some() && former.ping().await.is_ok(), "another connection was ended");
    mine.terminate_if_serving(&mut new).await?;
    ensure!(former.ping().await.is_err(), "it still holds the lock");

    drop((former, new));
    database.drop().await
}

async fn readiness(hub: &Hub) -> Result<(u16, Value)> {
    let response = hub.stranger().get("/health/ready").await?;
    Ok((response.status().as_u16(), response.json().await?))
}

/// Waits until a part is in a state, and gives the status that the hub then answers with.
async fn becomes(hub: &Hub, part: &str, state: &str) -> Result<u16> {
    let begun = Instant::now();
    loop {
        let (status, ready) = readiness(hub).await?;
        if ready[part] == state {
            return Ok(status);
        }
        ensure!(begun.elapsed() < Duration::from_secs(10), "{part} does not become {state}: {ready}");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

/// A request of which a part is still to come.
struct HalfSent {
    stream: TcpStream,
}

const BODY: &str = "{\"query\":\"{ mySessions { nodes { isCurrent } } }\"}";

impl HalfSent {
    async fn to(client: &Client) -> Result<Self> {
        let address = client.url.trim_start_matches("http://");
        let mut stream = TcpStream::connect(address).await?;
        let head = format!(
            "POST /graphql HTTP/1.1\r\nhost: {address}\r\nauthorization: Bearer {}\r\ncontent-type: application/json\r\n\
            expect: 100-continue\r\ncontent-length: {}\r\n\r\n",
            client.token()?,
            BODY.len()
        );
        stream.write_all(head.as_bytes()).await?;
        let mut go_on = [0; 25];
        stream.read_exact(&mut go_on).await?;
        ensure!(go_on.starts_with(b"HTTP/1.1 100"), "{}", String::from_utf8_lossy(&go_on));
        Ok(Self { stream })
    }

    async fn is_completed(&mut self) -> Result<String> {
        self.stream.write_all(BODY.as_bytes()).await?;
        let mut answer = String::new();
        tokio::time::timeout(TERM, self.stream.read_to_string(&mut answer)).await.context("no answer")??;
        Ok(answer)
    }
}

/// Whether nobody answers there any more.
async fn is_refused(url: &str) -> bool {
    let address = url.trim_start_matches("http://");
    let begun = Instant::now();
    while TcpStream::connect(address).await.is_ok() {
        if begun.elapsed() > Duration::from_secs(2) {
            return false;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    true
}
