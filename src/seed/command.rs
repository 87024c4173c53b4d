//! The command `seed`.

use std::io::{IsTerminal, Write};
use std::time::Instant;

use clap::Args;
use sqlx::{ConnectOptions, PgConnection};

use super::demo::{self, password as demo_password};
use super::model::sample_files::SAMPLE_FILES;
use super::{Dataset, DatasetSize, RowCounts, generate_population, load, plan_applications, progress_bar};
use crate::core::clock::{Clock, SystemClock};
use crate::core::config::{DataConfig, ServeConfig};
use crate::core::db::{latest_version, owner, version_of};
use crate::core::error::{Error, Result};
use crate::core::random::SystemRandom;
use crate::core::terminal::print;
use crate::documents::DocumentStore;
use crate::identity::Passwords;
use crate::identity::administration::draw_password;
use crate::seed::generator::add_bench_accounts;
use crate::seed::load::{PasswordHashes, analyze, is_empty};

/// What to write into an empty, migrated database: the demo, or a made-up country of this size.
#[derive(Debug, Clone, Args)]
pub struct SeedArgs {
    /// Write the demo. Without a database of its own address this is what seed does; with DATABASE_URL or HUB_MIGRATE_URL ask for it.
    #[arg(long, conflicts_with_all = ["employers", "applications"])]
    demo: bool,
    /// Employers to make up.
    #[arg(long, value_name = "NUMBER", requires = "applications", value_parser = clap::value_parser!(u32).range(10..=100_000))]
    employers: Option<u32>,
    /// Applications to make up.
    #[arg(long, value_name = "NUMBER", requires = "employers", value_parser = clap::value_parser!(u32).range(0..=5_000_000))]
    applications: Option<u32>,
    /// The same number makes the same data of a day.
    #[arg(long, value_name = "NUMBER", default_value_t = 1)]
    rng: u64,
    /// Password of the accounts that sign in; without it one is drawn and shown.
    #[arg(long, env = "HUB_DEMO_PASSWORD", hide_env_values = true, value_name = "PASSWORD")]
    password: Option<String>,
}

/// Runs the command.
pub async fn run(config: &DataConfig, args: SeedArgs) -> Result<()> {
    if config.migrate_url.is_none() && config.is_embedded() {
        return inside(config, args.password.as_deref(), SeedTarget::Args(&args)).await;
    }
    if args.employers.is_none() && !args.demo {
        return Err(Error::fault(
            "demo data are for trying the hub: ask for them with seed --demo, or for made-up data with --employers and --applications",
        ));
    }
    let mut db = config.owner()?.options.clone().connect().await?;
    check_migrated(&mut db).await?;
    write(&mut db, config, args.password.as_deref(), SeedTarget::Args(&args)).await
}

async fn inside(config: &DataConfig, password: Option<&str>, target: SeedTarget<'_>) -> Result<()> {
    owner::on(config, async |options| write(&mut options.connect().await?, config, password, target).await).await
}

async fn check_migrated(db: &mut PgConnection) -> Result<()> {
    let (found, known) = (version_of(db).await?, latest_version());
    if found == known {
        return Ok(());
    }
    Err(Error::fault(format!("the database is at version {found}, this program writes version {known}: run omnia-hub migrate first")))
}

/// What is to be written.
enum SeedTarget<'a> {
    Args(&'a SeedArgs),
    /// At a first start: a database that someone filled already is left as it is.
    DemoWhereEmpty,
}

async fn write(db: &mut PgConnection, config: &DataConfig, password: Option<&str>, target: SeedTarget<'_>) -> Result<()> {
    match target {
        SeedTarget::DemoWhereEmpty => {
            if is_empty(db).await? {
                return write_demo(db, config, password).await.map(|_| ());
            }
            // A first start was interrupted after the demo was written: its password is still pending.
            demo_password::confirm(&config.data_dir)
        }
        SeedTarget::Args(args) => match args.employers.zip(args.applications) {
            None => print(&demo_password::accounts(&write_demo(db, config, password).await?)),
            Some((employers, applications)) => made_up(db, config, args, employers as usize, applications as usize).await,
        },
    }
}

/// Writes the demo before a hub serves the database in its data folder for the first time.
pub async fn first_start(config: &ServeConfig, db: &mut PgConnection) -> Result<()> {
    let data = &config.data;
    if demo_password::read(&data.data_dir)?.is_some() {
        return Ok(());
    }
    write(db, data, config.demo_password.as_deref(), SeedTarget::DemoWhereEmpty).await
}

/// Writes the demo. Its password is written before, as pending, so that nobody is locked out of the accounts after a crash, and confirmed
/// after: a confirmed password means that the demo is there.
async fn write_demo(db: &mut PgConnection, config: &DataConfig, given: Option<&str>) -> Result<String> {
    let password = demo_password::choose(&config.data_dir, given)?;
    let dataset = demo::demo_dataset(SystemClock.today())?;
    let hashes = hashes(&password).await?;
    store_samples(config).await?;
    demo_password::write_pending(&config.data_dir, &password)?;
    load(db, dataset, &hashes, &indicatif::ProgressBar::hidden()).await?;
    demo_password::confirm(&config.data_dir)?;
    Ok(password)
}

async fn made_up(db: &mut PgConnection, config: &DataConfig, args: &SeedArgs, employers: usize, applications: usize) -> Result<()> {
    let begun = Instant::now();
    let size = DatasetSize { employers, applications, seed: args.rng, today: SystemClock.today() };
    let is_generated = args.password.is_none();
    let password = args.password.clone().unwrap_or_else(|| draw_password(&SystemRandom));
    let hashes = hashes(&password).await?;
    let mut population = generate_population(size);
    let plans = plan_applications(&population, size);
    let accounts = add_bench_accounts(&mut population, &plans, size);
    store_samples(config).await?;
    let bar = if std::io::stderr().is_terminal() { progress_bar(applications) } else { indicatif::ProgressBar::hidden() };
    let counts = load(db, Dataset { population, plans, seed: args.rng }, &hashes, &bar).await?;
    bar.finish_and_clear();
    analyze(db).await?;
    print_counts(&counts, begun)?;
    for account in accounts {
        print(&format!("{}: {}", account.email, account.acts_for))?;
    }
    if is_generated { print(&format!("their password: {password}")) } else { Ok(()) }
}

fn print_counts(counts: &RowCounts, begun: Instant) -> Result<()> {
    for (table, count) in &counts.0 {
        writeln!(std::io::stdout(), "{count:>10} {table}").map_err(Error::fault)?;
    }
    print(&format!("written in {:.1} s", begun.elapsed().as_secs_f64()))
}

async fn hashes(password: &str) -> Result<PasswordHashes> {
    let passwords = Passwords::new(&SystemRandom)?;
    Ok(PasswordHashes { known: passwords.hash(password.to_owned(), &SystemRandom).await?, unusable: passwords.dummy_hash().to_owned() })
}

/// Stores the sample files in the document store.
async fn store_samples(config: &DataConfig) -> Result<()> {
    let document_store = DocumentStore::open(config)?;
    for sample in SAMPLE_FILES.iter() {
        document_store.put_bytes(&sample.storage_key(), sample.bytes).await?;
    }
    Ok(())
}
