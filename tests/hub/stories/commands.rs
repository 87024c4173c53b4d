//! The commands of the program: who keeps a hub speaks to it so.

use std::process::{Command, Output};

use omnia_hub::core::clock::{Clock, SystemClock};

use crate::world::*;

#[story(once)]
async fn every_command_says_what_it_is_for(hub: Hub) -> Result {
    drop(hub);
    for command in
        [&["--help"][..], &["serve", "--help"], &["migrate", "--help"], &["seed", "--help"], &["schema", "--help"], &["account", "--help"]]
    {
        let told = said(&runs(omnia_hub(command)).await?)?;
        ensure!(told.contains("Usage: omnia-hub"), "{command:?}: {told}");
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
    let first = said(&runs(migrate()).await?)?;
    let second = said(&runs(migrate()).await?)?;
    let mut served = Binary::start(serve()).await?;

    ensure!(first.contains("(it was at 0)") && second.contains("at version") && !second.contains("(it was at 0)"), "{first} {second}");
    let ready = hub.stranger().at_url(&served.url).get("/health/ready").await?;
    ensure!(ready.status() == 200);
    ensure!(served.is_told_to_stop().await?.success());
    empty.drop().await
}

#[story(once)]
async fn who_keeps_the_hub_makes_an_account_entitles_it_and_disables_it_again(hub: Hub) -> Result {
    hub.clock.set(SystemClock.now());
    let account = async |arguments: &[&str], input: &str| {
        let owner = hub.database.as_ref().context("a story on PostgreSQL")?.url("postgres");
        let command = with(omnia_hub(&[&["account"], arguments].concat()), &[("HUB_MIGRATE_URL", owner.as_str())]);
        said(&runs_reading(command, input).await?)
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
    let told = account(&[&["disable"], &email[..]].concat(), "").await?;

    ensure!(told.contains("1 sessions ended"), "{told}");
    ensure!(socket.closes().await?.code == 4403);
    admin.ask("{ mySessions { nodes { id } } }", json!({})).await?.fails_with("UNAUTHENTICATED")?;
    hub.stranger().tries_to_sign_in(email[1], PASSWORD).await?.is_refused_with("SIGN_IN_FAILED")?;
    ensure!(account(&["list"], "").await?.contains("disabled"));
    account(&[&["enable"], &email[..]].concat(), "").await?;
    hub.stranger().tries_to_sign_in(email[1], PASSWORD).await?.succeeds()?;
    Ok(())
}

#[story(once)]
async fn who_asks_whether_a_hub_is_ready_gets_its_answer_as_exit_code(hub: Hub) -> Result {
    let address = hub.url.trim_start_matches("http://").to_owned();

    let ready = said(&runs(omnia_hub(&["health", "--listen", &address])).await?)?;
    let nobody = runs(omnia_hub(&["health", "--listen", "127.0.0.1:1"])).await?;

    ensure!(ready.contains("\"ready\":true"), "{ready}");
    ensure!(!nobody.status.success() && complained(&nobody).contains("no hub answers at 127.0.0.1:1"), "{}", complained(&nobody));
    Ok(())
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
fn said(output: &Output) -> Result<String> {
    ensure!(output.status.success(), "{}", complained(output));
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

fn complained(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}
