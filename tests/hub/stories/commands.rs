//! The commands of the program: who keeps a hub speaks to it so.

use std::process::{Command, Output};
use std::time::Duration;

use omnia_hub::core::clock::{Clock, SystemClock};
use sqlx::PgConnection;

use crate::world::*;

const A_SECOND: Duration = Duration::from_secs(1);
/// A look each second, and what a busy machine adds to it.
const TWO_SECONDS: Duration = Duration::from_secs(2);

#[story(once)]
async fn every_command_has_a_help_text(hub: Hub) -> Result {
    drop(hub);
    for command in
        [&["--help"][..], &["serve", "--help"], &["migrate", "--help"], &["seed", "--help"], &["schema", "--help"], &["account", "--help"]]
    {
        let printed = successful_output(&runs(omnia_hub(command)).await?)?;
        ensure!(printed.contains("Usage: omnia-hub"), "{command:?}: {printed}");
    }
    let unknown = runs(omnia_hub(&["destroy"])).await?;
    ensure!(!unknown.status.success() && complained(&unknown).contains("destroy"));
    Ok(())
}

#[story(once)]
async fn who_is_no_superuser_migrates_an_empty_database_and_the_hub_serves_it(hub: Hub) -> Result {
    let owner = format!("owner_{}", hub.number() + std::process::id());
    let empty = Database::create_empty(&owner).await?;
    let migrate = || with(omnia_hub(&["migrate"]), &[("HUB_MIGRATE_URL", empty.url(&owner).as_str())]);
    let serve = || with_all(omnia_hub(&["serve"]), &hub, &[("DATABASE_URL", empty.url("hub_app").as_str())]);

    let early = runs(serve()).await?;
    ensure!(!early.status.success() && complained(&early).contains("run omnia-hub migrate first"), "{}", complained(&early));
    let first = successful_output(&runs(migrate()).await?)?;
    let second = successful_output(&runs(migrate()).await?)?;
    let mut served = Binary::start(serve()).await?;

    ensure!(first.contains("(it was at 0)") && second.contains("at version") && !second.contains("(it was at 0)"), "{first} {second}");
    let ready = hub.stranger().at_url(&served.url).get("/health/ready").await?;
    ensure!(ready.status() == 200);
    ensure!(served.stops().await?.success());
    empty.drop().await
}

#[story(once)]
async fn names_that_an_older_program_wrote_are_found_once_the_database_is_migrated(hub: Hub) -> Result {
    let rossi = hub.employer("F.lli Rossi S.r.l.").await?;
    let search = "{ viewer { intermediaryHub { employers(search: \"rossi srl\") { nodes { name } } } } }";
    let studio = hub.intermediary("Studio Bianchi").await?;
    studio.is_delegated_by(&hub, &rossi).await?;
    let older = "update hub.employer set name_search = lower(name); comment on column hub.employer.name_search is 'form 1'";
    hub.as_owner(async |db| Ok(sqlx::raw_sql(older).execute(db).await.map(drop)?)).await?;
    let before = studio.does(search, json!({})).await?;

    let owner = hub.database.as_ref().context("a story on PostgreSQL")?.url("postgres");
    successful_output(&runs(with(omnia_hub(&["migrate"]), &[("HUB_MIGRATE_URL", owner.as_str())])).await?)?;

    let after = studio.does(search, json!({})).await?;
    ensure!(before.list("viewer.intermediaryHub.employers.nodes")?.is_empty(), "{}", before.describe());
    ensure!(after.text("viewer.intermediaryHub.employers.nodes.0.name")? == "F.lli Rossi S.r.l.", "{}", after.describe());
    Ok(())
}

#[story(once)]
async fn whoever_runs_the_hub_makes_an_account_entitles_it_and_disables_it_again(hub: Hub) -> Result {
    hub.clock.set(SystemClock.now());
    let account = async |arguments: &[&str], input: &str| {
        let owner = hub.database.as_ref().context("a story on PostgreSQL")?.url("postgres");
        let command = with(omnia_hub(&[&["account"], arguments].concat()), &[("HUB_MIGRATE_URL", owner.as_str())]);
        successful_output(&runs_reading(command, input).await?)
    };
    let email = ["--email", "elena.conti@example.it"];
    let add = [&["add"], &email[..], &["--name", "Elena Conti", "--tax-code", "CNTLNE80A41A794W", "--password-stdin"]].concat();

    let refused = account(&add, "short").await;
    ensure!(refused.is_err(), "a short password was taken");
    account(&add, PASSWORD).await?;
    hub.stranger().tries_to_sign_in(email[1], PASSWORD).await?.is_refused_with("NO_CAPACITY")?;
    account(&[&["grant"], &email[..], &["--role", "admin"]].concat(), "").await?;
    let mut admin = hub.stranger();
    admin.signs_in(email[1], PASSWORD).await?;
    let mut socket = admin.opens_a_socket().await?;
    let printed = account(&[&["disable"], &email[..]].concat(), "").await?;

    ensure!(printed.contains("1 sessions ended"), "{printed}");
    ensure!(socket.closes().await?.code == 4403);
    admin.ask("{ mySessions { nodes { id } } }", json!({})).await?.fails_with("UNAUTHENTICATED")?;
    hub.stranger().tries_to_sign_in(email[1], PASSWORD).await?.is_refused_with("SIGN_IN_FAILED")?;
    ensure!(account(&["list"], "").await?.contains("disabled"));
    account(&[&["enable"], &email[..]].concat(), "").await?;
    hub.stranger().tries_to_sign_in(email[1], PASSWORD).await?.succeeds()?;
    Ok(())
}

#[story(once)]
async fn a_new_password_and_a_disabled_account_end_sessions_on_every_hub_within_a_second(hub: Hub) -> Result {
    hub.clock.set(SystemClock.now());
    let other = hub.another().await?;
    let (admin, auditor) = (hub.admin().await?, hub.auditor().await?);
    let (mut first, mut second) = (admin.at(&other).opens_a_socket().await?, auditor.at(&other).opens_a_socket().await?);
    let owner = hub.database.as_ref().context("a story on PostgreSQL")?.url("postgres");
    let account = async |arguments: &[&str]| {
        let command = with_all(omnia_hub(&[&["account"], arguments].concat()), &hub, &[("HUB_MIGRATE_URL", owner.as_str())]);
        successful_output(&runs_reading(command, "another password").await?)
    };

    account(&["password", "--email", &admin.account.email, "--password-stdin"]).await?;
    ensure!(first.closes_within(A_SECOND).await?.code == 4403);
    account(&["disable", "--email", &auditor.account.email]).await?;
    ensure!(second.closes_within(A_SECOND).await?.code == 4403);

    // A hub that was not there when it was said reads what the hubs share.
    let late = hub.another().await?;
    admin.at(&late).ask("{ mySessions { nodes { id } } }", json!({})).await?.fails_with("UNAUTHENTICATED")?;
    auditor.at(&late).ask("{ mySessions { nodes { id } } }", json!({})).await?.fails_with("UNAUTHENTICATED")?;
    Ok(())
}

#[story(once)]
async fn a_hub_without_redis_polls_each_second_for_what_a_command_ended(hub: Hub) -> Result {
    let alone = Database::create().await?;
    let owner = alone.url(Servers::of_the_run().database.username());
    let account = async |arguments: &[&str]| {
        let command = with(omnia_hub(&[&["account"], arguments].concat()), &[("HUB_MIGRATE_URL", owner.as_str())]);
        successful_output(&runs_reading(command, PASSWORD).await?)
    };
    let email = ["--email", "elena.conti@example.it"];
    account(&[&["add"], &email[..], &["--name", "Elena Conti", "--tax-code", "CNTLNE80A41A794W", "--password-stdin"]].concat()).await?;
    account(&[&["grant"], &email[..], &["--role", "admin"]].concat()).await?;
    let mut serve = with_all(omnia_hub(&["serve"]), &hub, &[("DATABASE_URL", alone.url("hub_app").as_str())]);
    serve.env_remove("REDIS_URL");
    let served = Binary::start(serve).await?;
    let mut admin = Client::at_address(&served.url);
    admin.signs_in(email[1], PASSWORD).await?;
    let mut first = admin.opens_a_socket().await?;

    account(&[&["password"], &email[..], &["--password-stdin"]].concat()).await?;
    ensure!(first.closes_within(TWO_SECONDS).await?.code == 4403);
    let mut again = Client::at_address(&served.url);
    again.signs_in(email[1], PASSWORD).await?;
    let mut second = again.opens_a_socket().await?;
    account(&[&["disable"], &email[..]].concat()).await?;
    ensure!(second.closes_within(TWO_SECONDS).await?.code == 4403);

    drop(served);
    alone.drop().await
}

#[story(once)]
async fn who_asks_whether_a_hub_is_ready_gets_its_answer_as_exit_code(hub: Hub) -> Result {
    let address = hub.url.trim_start_matches("http://").to_owned();

    let ready = successful_output(&runs(omnia_hub(&["health", "--listen", &address])).await?)?;
    let nobody = runs(omnia_hub(&["health", "--listen", "127.0.0.1:1"])).await?;

    ensure!(ready.contains("\"ready\":true"), "{ready}");
    ensure!(!nobody.status.success() && complained(&nobody).contains("no hub answers at 127.0.0.1:1"), "{}", complained(&nobody));
    Ok(())
}

#[story(once)]
async fn a_command_gives_up_where_a_table_is_held_by_another(hub: Hub) -> Result {
    let admin = hub.admin().await?;
    let mut other = holding(&hub, "account").await?;

    let refused = runs(account(&hub, &["disable", "--email", &admin.account.email])?).await?;

    ensure!(!refused.status.success() && complained(&refused).contains("lock timeout"), "{}", complained(&refused));
    sqlx::raw_sql("commit").execute(&mut other).await?;
    successful_output(&runs(account(&hub, &["disable", "--email", &admin.account.email])?).await?).map(drop)
}

#[story(once)]
async fn a_command_waits_for_nobody_who_writes_to_tables_that_it_does_not_change(hub: Hub) -> Result {
    let admin = hub.admin().await?;
    let mut other = holding(&hub, "session, event, employer, intermediary, office").await?;
    let email = ["--email", &admin.account.email];

    successful_output(&runs(account(&hub, &[&["grant"], &email[..], &["--role", "auditor"]].concat())?).await?)?;
    successful_output(&runs(account(&hub, &[&["enable"], &email[..]].concat())?).await?)?;
    sqlx::raw_sql("lock table account, capacity in row exclusive mode").execute(&mut other).await?;
    let listed = successful_output(&runs(account(&hub, &["list"])?).await?)?;

    ensure!(listed.contains(email[1]) && listed.contains("ADMINISTRATOR") && listed.contains("AUDITOR"), "{listed}");
    Ok(())
}

#[story(once)]
async fn the_accounts_of_an_embedded_database_are_managed_by_the_same_commands(hub: Hub) -> Result {
    let folder = hub.folder.path().join("another");
    let account = async |arguments: &[&str]| {
        let mut command = omnia_hub(&[&["account"], arguments].concat());
        command.env("HUB_DATA_DIR", &folder);
        successful_output(&runs_reading(command, PASSWORD).await?)
    };
    let email = ["--email", "elena.conti@example.it"];

    account(&[&["add"], &email[..], &["--name", "Elena Conti", "--tax-code", "CNTLNE80A41A794W", "--password-stdin"]].concat()).await?;
    account(&[&["grant"], &email[..], &["--role", "admin"]].concat()).await?;
    account(&[&["disable"], &email[..]].concat()).await?;

    let listed = account(&["list"]).await?;
    ensure!(listed.contains("elena.conti@example.it") && listed.contains("disabled") && listed.contains("ADMINISTRATOR"), "{listed}");
    Ok(())
}

/// The command of who owns the hub's database.
fn account(hub: &Hub, arguments: &[&str]) -> Result<Command> {
    let owner = hub.database.as_ref().context("a story on PostgreSQL")?.url(Servers::of_the_run().database.username());
    Ok(with(omnia_hub(&[&["account"], arguments].concat()), &[("HUB_MIGRATE_URL", owner.as_str())]))
}

/// Somebody in the middle of writing to these tables.
async fn holding(hub: &Hub, tables: &str) -> Result<PgConnection> {
    let mut other = hub.database.as_ref().context("a story on PostgreSQL")?.connect().await?;
    let hold = format!("begin; lock table {tables} in row exclusive mode");
    sqlx::raw_sql(sqlx::AssertSqlSafe(hold)).execute(&mut other).await?;
    Ok(other)
}

fn with(mut command: Command, variables: &[(&str, &str)]) -> Command {
    command.envs(variables.iter().copied());
    command
}

fn with_all(mut command: Command, hub: &Hub, variables: &[(&str, &str)]) -> Command {
    command.envs(hub.environment());
    with(command, variables)
}

/// What a command that succeeded said.
fn successful_output(output: &Output) -> Result<String> {
    ensure!(output.status.success(), "{}", complained(output));
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

fn complained(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}
