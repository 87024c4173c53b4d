//! The hub is killed in the middle of a submission; the same key then leads to one application, one number, one event.

use std::time::Duration;

use omnia_hub::core::clock::{Clock, SystemClock};
use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;

use crate::world::*;

const ROUNDS: u64 = 100;
/// How long after the request was written the kill may come.
const WINDOW: Duration = Duration::from_millis(30);
/// Submissions that go before the one that counts: a hub that has just started is slower than the kill.
const WARMING: u64 = 2;

/// What one kill resulted in.
struct Outcome {
    delay: Duration,
    committed: bool,
}

#[story(long)]
#[expect(clippy::print_stdout, reason = "how often each outcome occurred is what the run shows")]
async fn a_submission_survives_the_kill_of_its_hub(hub: Hub) -> Result {
    // The hub that is killed has the machine's clock, so the story has it too.
    hub.clock.set(SystemClock.now());
    let rounds = rounds(&hub).await?;

    let committed = rounds.iter().filter(|outcome| outcome.committed).count();
    let lost = rounds.len() - committed;
    let widest = rounds.iter().map(|outcome| outcome.delay).max().unwrap_or_default();
    println!("{ROUNDS} kills within {widest:?}: {committed} after the commit, {lost} before it");
    ensure!(committed > 0 && lost > 0, "both outcomes must occur: {committed} committed, {lost} not");
    Ok(())
}

async fn rounds(hub: &Hub) -> Result<Vec<Outcome>> {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let mut outcomes: Vec<Outcome> = Vec::new();
    let mut window = WINDOW;
    for round in 0..ROUNDS {
        // On a machine too busy to submit within the window nothing would ever be committed.
        if round % 20 == 19 && !outcomes.iter().any(|outcome| outcome.committed) {
            window *= 2;
        }
        // Each hundredth of the window once, in no order.
        let delay = window * u32::try_from(round * 37 % ROUNDS)? / u32::try_from(ROUNDS)?;
        outcomes.push(kill_in_the_middle(hub, &rossi, round, delay).await?);
    }
    Ok(outcomes)
}

async fn kill_in_the_middle(hub: &Hub, rossi: &Employer, round: u64, delay: Duration) -> Result<Outcome> {
    let mut victim = hub.as_process().await?;
    let plant = round * (WARMING + 1);
    for warming in 1..=WARMING {
        victim.for_client(rossi).submits_draft(&ready(hub, rossi, plant + warming).await?).await?;
    }
    let application = ready(hub, rossi, plant).await?;
    let version = rossi.version_of(&application).await?;

    let mut stream = TcpStream::connect(victim.url.trim_start_matches("http://")).await?;
    stream.write_all(request(&victim.url, rossi, &application, version)?.as_bytes()).await?;
    stream.flush().await?;
    tokio::time::sleep(delay).await;
    victim.is_killed()?;

    let committed = hub.counts("status_change", &application).await? == 3;
    let again = rossi.submits_version(&application, version, &application.id).await?.succeeds()?;
    ensure!(again.text("submitApplication.application.status")? == "PROTOCOLLED");
    ensure!(hub.counts("status_change", &application).await? == 3, "an act was done twice");
    ensure!(hub.counts_events("APPLICATION_STATUS_CHANGED", &application).await? == 1, "an event was written twice, or never");
    Ok(Outcome { delay, committed })
}

/// A draft that may be submitted, for a plant of its own.
async fn ready(hub: &Hub, rossi: &Employer, plant: u64) -> Result<Application> {
    let unit = hub.registers_unit(rossi.position.key, i32::try_from(plant)? + 1, "PLANT", &rossi.position.office).await?;
    let mut content = content(hub.today());
    content["beneficiaries"] = json!([worker(&hub.worker_tax_code()?)]);
    let application = rossi.drafts_for(&unit, content).await?;
    hub.has_the_report(&application).await?;
    Ok(application)
}

fn request(url: &str, rossi: &Employer, application: &Application, version: i64) -> Result<String> {
    let body =
        json!({ "query": submission(), "variables": { "id": application.id, "version": version, "key": application.id } }).to_string();
    let host = url.trim_start_matches("http://");
    Ok(format!(
        "POST /graphql HTTP/1.1\r\nhost: {host}\r\ncontent-type: application/json\r\nauthorization: Bearer {}\r\ncontent-length: {}\r\n\r\n{body}",
        rossi.token()?,
        body.len()
    ))
}
