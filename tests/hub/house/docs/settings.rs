//! The settings: what the program knows, what the examples set, and what the pages say are the same variables.

use std::collections::{BTreeMap, BTreeSet};
use std::process;

use clap::{Command, CommandFactory, Parser};
use omnia_hub::shell::cli::Cli;

use super::pages::{fences, pages};
use crate::house::source;
use crate::world::*;

/// The program's own settings, by the names of their variables.
fn known() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    collect(&Cli::command(), &mut found);
    found
}

fn collect(command: &Command, found: &mut BTreeSet<String>) {
    found.extend(command.get_arguments().filter_map(|setting| Some(setting.get_env()?.to_string_lossy().into_owned())));
    command.get_subcommands().for_each(|command| collect(command, found));
}

fn text(path: &str) -> String {
    std::fs::read_to_string(source::root().join(path)).expect("a file of the project can be read")
}

/// The variables that `.env.example` sets, most of them as a comment.
fn exemplified() -> BTreeSet<String> {
    let names = text(".env.example");
    let names = names.lines().filter_map(|line| line.trim_start_matches('#').split_once('=')).map(|(name, _)| name.to_owned());
    names.filter(|name| is_name(name)).collect()
}

fn is_name(word: &str) -> bool {
    word.contains('_') && word.chars().all(|letter| letter.is_ascii_uppercase() || letter == '_')
}

/// The words of a text that begin as a setting does.
fn named(text: &str) -> BTreeSet<String> {
    let words = text.split(|letter: char| !letter.is_ascii_uppercase() && letter != '_');
    words.filter(|word| is_name(word) && (word.starts_with("HUB_") || word.ends_with("_URL"))).map(str::to_owned).collect()
}

#[test]
fn the_examples_and_the_pages_name_every_setting_and_no_other() {
    let known = known();
    let composed: BTreeSet<String> = compose().interpolated.into_keys().collect();
    let allowed: BTreeSet<String> = known.union(&composed).cloned().collect();
    let documented: BTreeSet<String> = named(&text("docs/reference/settings.md"));
    let unknown: BTreeMap<String, Vec<String>> = pages()
        .into_iter()
        .map(|page| (page.path, named(&page.text).difference(&allowed).cloned().collect::<Vec<_>>()))
        .filter(|(_, unknown)| !unknown.is_empty())
        .collect();

    assert_eq!(exemplified(), allowed, ".env.example");
    assert!(documented.is_superset(&known), "docs/reference/settings.md lacks {:?}", known.difference(&documented).collect::<Vec<_>>());
    assert!(unknown.is_empty(), "{unknown:?}");
}

#[test]
fn what_compose_and_the_image_set_and_run_is_known() -> Result {
    let known = known();
    let Compose { services, .. } = compose();

    for (name, service) in services.iter().filter(|(_, service)| service["image"] == "omnia-hub") {
        let set = service["environment"].as_object().with_context(|| format!("{name} has an environment"))?;
        ensure!(set.keys().all(|variable| known.contains(variable)), "{name}: {set:?}");
        let words = service["command"].as_array().map_or(&[][..], Vec::as_slice).iter().filter_map(Value::as_str);
        Cli::try_parse_from(["omnia-hub"].into_iter().chain(words)).map_err(|error| anyhow::anyhow!("{name}: {error}"))?;
    }
    let image = text("Dockerfile");
    ensure!(named(&image).is_subset(&known), "Dockerfile");
    for line in image.lines().filter(|line| line.starts_with("CMD [") || line.contains(" CMD [")) {
        let (_, words) = line.split_once("CMD ").context("just seen")?;
        let words: Vec<String> = serde_json::from_str(words)?;
        let words = words.into_iter().filter(|word| word != "omnia-hub");
        Cli::try_parse_from(std::iter::once("omnia-hub".to_owned()).chain(words)).map_err(|error| anyhow::anyhow!("{line}: {error}"))?;
    }
    Ok(())
}

#[test]
fn every_command_line_of_the_pages_can_be_read() -> Result {
    let mut read = 0;
    for page in pages() {
        for fence in fences(&page.text).iter().filter(|fence| fence.language == "sh") {
            let lines = fence.text.lines().filter_map(|line| line.split("omnia-hub ").nth(1));
            for line in lines {
                let words = std::iter::once("omnia-hub".to_owned()).chain(words(line));
                Cli::try_parse_from(words).map_err(|error| anyhow::anyhow!("{}: {line}: {error}", page.path))?;
                read += 1;
            }
        }
    }
    ensure!(read > 4, "the command lines are found: {read}");
    Ok(())
}

/// What the image is built from.
fn copied() -> Vec<String> {
    let image = text("Dockerfile");
    let lines = image.lines().filter_map(|line| line.strip_prefix("COPY ")).filter(|line| !line.starts_with("--"));
    lines.filter_map(|line| line.rsplit_once(' ')).flat_map(|(from, _)| from.split(' ').map(str::to_owned)).collect()
}

/// Whether a path is kept from the image: the last pattern that fits decides.
fn is_ignored(path: &str) -> bool {
    let fits = |pattern: &str| match pattern.strip_suffix("/*") {
        Some(folder) => path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/')),
        None => path == pattern || path.strip_prefix(pattern).is_some_and(|rest| rest.starts_with('/')),
    };
    let patterns = text(".dockerignore");
    let last = patterns.lines().rfind(|pattern| fits(pattern.trim_start_matches('!')));
    last.is_some_and(|pattern| !pattern.starts_with('!'))
}

#[test]
fn the_image_can_be_built_from_what_is_copied_into_it() -> Result {
    let folder = tempfile::tempdir()?;
    for path in copied() {
        ensure!(!is_ignored(&path), ".dockerignore keeps {path} away");
        let into = folder.path().join(&path);
        std::fs::create_dir_all(into.parent().context("a folder")?)?;
        ensure!(process::Command::new("cp").arg("-r").arg(source::root().join(&path)).arg(into).status()?.success(), "{path}");
    }

    let read = process::Command::new(env!("CARGO"))
        .args(["metadata", "--locked", "--offline", "--no-deps", "--format-version", "1"])
        .current_dir(folder.path())
        .output()?;

    ensure!(read.status.success(), "{}", String::from_utf8_lossy(&read.stderr));
    Ok(())
}

/// The words of a line, as a shell would part them; one quote suffices here.
fn words(line: &str) -> Vec<String> {
    let parts = line.split('\'').enumerate();
    parts
        .flat_map(|(at, part)| match at % 2 {
            0 => part.split_whitespace().map(str::to_owned).collect(),
            _ => vec![part.to_owned()],
        })
        .collect()
}

/// docker-compose.yml, read.
struct Compose {
    services: BTreeMap<String, Value>,
    /// The variables that it takes from `.env`, with their defaults.
    interpolated: BTreeMap<String, Option<String>>,
}

fn compose() -> Compose {
    let file: Value = serde_saphyr::from_str(&text("docker-compose.yml")).expect("docker-compose.yml is YAML");
    let services = serde_json::from_value(file["services"].clone()).expect("docker-compose.yml has services");
    let text = text("docker-compose.yml");
    let interpolated = text.split("${").skip(1).filter_map(|rest| rest.split_once('}')).map(|(inside, _)| match inside.split_once(":-") {
        Some((name, default)) => (name.to_owned(), Some(default.to_owned())),
        None => (inside.split(":?").next().unwrap_or(inside).to_owned(), None),
    });
    Compose { services, interpolated: interpolated.collect() }
}

impl Compose {
    /// The environment of a service, as compose gives it to the process.
    fn environment(&self, service: &str) -> Result<BTreeMap<String, String>> {
        let set = self.services[service]["environment"].as_object().context("it has an environment")?;
        let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        Ok(set.iter().map(|(name, value)| (name.clone(), self.fill_in(text(value)))).collect())
    }

    /// What `.env` would give; a password without a default is `secret`.
    fn fill_in(&self, mut text: String) -> String {
        for (name, default) in &self.interpolated {
            while let Some(start) = text.find(&format!("${{{name}")) {
                let end = text[start..].find('}').map_or(text.len(), |end| start + end + 1);
                text.replace_range(start..end, default.as_deref().unwrap_or("secret"));
            }
        }
        text
    }
}

/// No Docker is at hand: the processes are started with the environment that compose would give them, at other addresses.
#[tokio::test]
async fn what_compose_starts_is_two_hubs_that_share_their_sessions() -> Result {
    let compose = compose();
    let database = Database::create_bare().await?;
    let folder = tempfile::tempdir()?;
    let start = |service: &str, arguments: &[&str]| -> Result<std::process::Command> {
        let mut command = omnia_hub(arguments);
        command.envs(at_hand(compose.environment(service)?, &database, folder.path())?);
        Ok(command)
    };

    let migrated = runs(start("migrate", &["migrate"])?).await?;
    ensure!(migrated.status.success(), "{}", String::from_utf8_lossy(&migrated.stderr));
    let (one, two) = (Binary::start(start("hub-1", &["serve"])?).await?, Binary::start(start("hub-2", &["serve"])?).await?);
    let seeded = runs({
        let mut command = start("migrate", &["seed", "--demo"])?;
        command.env("HUB_DEMO_PASSWORD", "una parola d'ordine").env("HUB_DATA_DIR", folder.path());
        command
    })
    .await?;
    ensure!(seeded.status.success(), "{}", String::from_utf8_lossy(&seeded.stderr));
    let mut director = Client::at_address(&one.url);
    director.signs_in("director@demo.hub", "una parola d'ordine").await?;
    let seen = director.at_url(&two.url).does("{ viewer { operatorHub { counters { applications } } } }", json!({})).await?;

    ensure!(seen.number("viewer.operatorHub.counters.applications")? > 0);
    ensure!(director.get("/health/ready").await?.json::<Value>().await?["redis"] == "up");
    drop((one, two));
    database.drop().await
}

/// The addresses of the containers become those of the run.
fn at_hand(mut environment: BTreeMap<String, String>, database: &Database, folder: &std::path::Path) -> Result<BTreeMap<String, String>> {
    for (name, value) in &mut environment {
        match name.as_str() {
            "DATABASE_URL" => *value = database.url(url::Url::parse(value)?.username()).into(),
            "HUB_MIGRATE_URL" => *value = database.url(Servers::of_the_run().database.username()).into(),
            "REDIS_URL" => *value = Servers::of_the_run().redis.clone().into(),
            "DOCUMENTS_URL" => *value = format!("file://{}", folder.join("documents").display()),
            "HUB_LISTEN" => "127.0.0.1:0".clone_into(value),
            _ => {}
        }
    }
    Ok(environment)
}
