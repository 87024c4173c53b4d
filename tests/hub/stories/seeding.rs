//! Generated data: what the controls find in them, the commands that write them, and the demo of a first start.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use crate::world::*;

#[story(once)]
async fn the_alerts_of_a_thousand_generated_applications_are_what_the_rules_find(hub: Hub) -> Result {
    let constrained = hub.keys_and_indexes().await?;
    hub.makes_up(60, 1_000).await?;
    ensure!(hub.keys_and_indexes().await? == constrained, "what was set aside for the filling is back");
    hub.has_counted_its_applications().await?;

    let (stored, found) = (hub.stored_alerts().await?, hub.expected_alerts().await?);

    ensure!(found.len() == 1_000, "{} were examined", found.len());
    ensure!(differing(&stored, &found).is_empty(), "{:#?}", differing(&stored, &found));
    let rules: BTreeSet<&str> = stored.values().flat_map(|(alerts, _)| alerts).filter_map(|alert| alert["rule"].as_str()).collect();
    ensure!(rules.len() >= 20, "few rules have something to say: {rules:?}");
    ensure!(hub.submitted_despite_a_blocking_alert().await? == 0, "what was sent is what the hub lets be sent");
    // The comparison sees a single value that is not what a rule computed.
    let changed = "update hub.alert set computed = '[]' where id = (select min(id::text)::uuid from hub.alert where computed <> '[]')";
    hub.as_owner(async |db| Ok(sqlx::query(changed).execute(db).await.map(drop)?)).await?;
    ensure!(differing(&hub.stored_alerts().await?, &found).len() == 1);
    Ok(())
}

type Differing = Vec<String>;

fn differing(stored: &Examined, found: &Examined) -> Differing {
    let all: BTreeMap<_, _> = found.iter().map(|(id, found)| (id, (stored.get(id), found))).collect();
    all.iter()
        .filter(|(_, (stored, found))| *stored != Some(found))
        .map(|(id, (stored, found))| format!("{id}\n{stored:?}\n{found:?}"))
        .collect()
}

fn seeds(hub: &Hub, arguments: &[&str]) -> Result<Command> {
    let mut command = omnia_hub(&[&["seed"], arguments].concat());
    let database = hub.database.as_ref().context("it is a PostgreSQL")?;
    command.env("HUB_MIGRATE_URL", database.url("postgres").as_str()).env("HUB_DATA_DIR", hub.folder.path());
    Ok(command)
}

const MADE_UP: [&str; 8] = ["--employers", "20", "--applications", "150", "--rng", "7", "--password", "un seme di prova"];
const EMPLOYERS: &str =
    "{ viewer { intermediaryHub { employers(first: 1) { nodes { applications(first: 1) { nodes { alerts { rule } } } } } } } }";

#[story(once)]
async fn an_intermediary_of_a_made_up_country_signs_in_to_it(hub: Hub) -> Result {
    let seeded = runs(seeds(&hub, &MADE_UP)?).await?;
    let output = String::from_utf8(seeded.stdout)?;
    ensure!(seeded.status.success() && output.contains("150 application"), "{output}");
    ensure!(output.contains("bench-intermediary@demo.hub: Studio "), "{output}");

    // What was made up is of the machine's day.
    let process = hub.as_process().await?;
    let mut studio = process.for_client(&hub.stranger());
    studio.signs_in("bench-intermediary@demo.hub", "un seme di prova").await?;

    ensure!(studio.does(EMPLOYERS, json!({})).await?.list("viewer.intermediaryHub.employers.nodes")?.len() == 1);
    Ok(())
}

#[story(once)]
async fn a_database_that_holds_something_is_not_seeded(hub: Hub) -> Result {
    hub.employer("Rossi Costruzioni").await?;

    let refused = runs(seeds(&hub, &MADE_UP)?).await?;

    ensure!(!refused.status.success());
    let output = String::from_utf8(refused.stderr)?;
    ensure!(output.contains("the database is not empty"), "{output}");
    let applications: i64 =
        hub.as_owner(async |db| Ok(sqlx::query_scalar("select count(*) from application").fetch_one(db).await?)).await?;
    ensure!(applications == 0);
    Ok(())
}

#[story(once)]
async fn demo_data_on_a_server_are_written_only_where_they_are_asked_for(hub: Hub) -> Result {
    let refused = runs(seeds(&hub, &[])?).await?;
    ensure!(!refused.status.success() && String::from_utf8(refused.stderr)?.contains("seed --demo"));

    let written = runs(seeds(&hub, &["--demo", "--password", "una parola data"])?).await?;
    ensure!(written.status.success(), "{}", String::from_utf8(written.stderr)?);

    let process = hub.as_process().await?;
    process.for_client(&hub.stranger()).signs_in("operator@demo.hub", "una parola data").await
}

#[story(once)]
async fn the_demo_has_an_application_in_each_state_and_a_term_ahead_for_everyone(hub: Hub) -> Result {
    ensure!(runs(seeds(&hub, &["--demo", "--password", "una parola data"])?).await?.status.success());
    let process = hub.as_process().await?;

    for (name, view) in [("employer", "employerHub"), ("intermediary", "intermediaryHub"), ("operator", "operatorHub")] {
        let mut person = process.for_client(&hub.stranger());
        person.signs_in(&format!("{name}@demo.hub"), "una parola data").await?;
        let terms = person.does(&format!("{{ viewer {{ {view} {{ deadlines {{ nodes {{ daysLeft }} }} }} }} }}"), json!({})).await?;
        ensure!(!terms.list(&format!("viewer.{view}.deadlines.nodes"))?.is_empty(), "{name}: {}", terms.describe());
    }
    let states: i64 =
        hub.as_owner(async |db| Ok(sqlx::query_scalar("select count(distinct status) from application").fetch_one(db).await?)).await?;
    ensure!(states == 14, "{states}");
    ensure!(hub.submitted_despite_a_blocking_alert().await? == 0, "what was sent is what the hub lets be sent");
    let benefits = "select distinct benefit || coalesce(' ' || fund, '') from application where submitted order by 1";
    let benefits: Vec<String> = hub.as_owner(async |db| Ok(sqlx::query_scalar(benefits).fetch_all(db).await?)).await?;
    ensure!(benefits == ["AIS_FIS", "AIS_FUND PROFESSIONAL_ACTIVITIES", "CIGO", "CISOA"], "{benefits:?}");
    Ok(())
}

#[story(once)]
async fn who_starts_a_hub_for_the_first_time_signs_in_with_what_it_prints(hub: Hub) -> Result {
    let folder = tempfile::tempdir()?;
    let mut command = omnia_hub(&[]);
    command.env("HUB_LISTEN", "127.0.0.1:0").env("HUB_DATA_DIR", folder.path());
    let mut process = Binary::start(command).await?;
    let mut printed = Vec::new();
    while !printed.last().is_some_and(|line: &String| line.contains("password: ")) {
        printed.push(process.prints().await?.context("it prints a password")?);
    }
    let password = printed.last().and_then(|line| line.split_once("password: ")).context("a password")?.1.to_owned();
    let emails: Vec<&str> =
        printed.iter().filter_map(|line| line.split_whitespace().next()).filter(|word| word.contains("@demo.hub")).collect();

    ensure!(emails.len() == 6, "{printed:#?}");
    for email in emails {
        process.for_client(&hub.stranger()).signs_in(email, &password).await.with_context(|| email.to_owned())?;
    }
    Ok(())
}
