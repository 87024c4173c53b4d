//! The commands: serve, migrate, seed, schema, rules, account, programs, access-log, health.

use std::io::{IsTerminal, Write};
use std::net::SocketAddr;
use std::process::ExitCode;
use std::sync::Arc;

use clap::error::{ContextKind, ContextValue};
use clap::{Command as Commands, CommandFactory, Parser, Subcommand};
use omnia_edge::Limits;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use tokio::signal::unix::{SignalKind, signal};
use tracing_subscriber::EnvFilter;

use super::access_log::{self, AccessLogCommand};
use super::accounts::{self, AccountCommand};
use super::console;
use super::programs::{self, ProgramsCommand};
use super::role_schemas::RoleSchemas;
use super::running::Running;
use super::serve::{Environment, start_after};
use crate::alerts;
use crate::core::clock::SystemClock;
use crate::core::config::{DataConfig, RedisConfig, RoleOrNobody, ServeConfig};
use crate::core::db;
use crate::core::error::{Error, Result};
use crate::core::random::SystemRandom;
use crate::core::terminal::print;
use crate::identity::administration::LEAST_CHARACTERS;
use crate::seed::{self, SeedArgs};

/// Omnia Hub: wage-integration benefits for employers, intermediaries and the institute, over GraphQL.
#[derive(Parser)]
#[command(name = "omnia-hub", version, about, max_term_width = 110, args_conflicts_with_subcommands = true)]
pub struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    serve: ServeConfig,
    /// What to log: error, warn, info, debug, or a filter such as omnia_hub=debug.
    #[arg(long, env = "HUB_LOG", default_value = "info", global = true, value_name = "FILTER")]
    log: String,
}

#[derive(Subcommand)]
enum Command {
    /// Serves the hub (what it does without a command).
    Serve(ServeConfig),
    /// Brings the database to this program's version, with HUB_MIGRATE_URL.
    Migrate(DataConfig),
    /// Fills an empty database: with the demo, or with made-up data of any size.
    Seed {
        #[command(flatten)]
        data: DataConfig,
        #[command(flatten)]
        args: SeedArgs,
    },
    /// Prints the GraphQL schema.
    Schema {
        /// Only what this role can ask, or nobody for people who have not signed in.
        #[arg(long, value_name = "ROLE")]
        role: Option<RoleOrNobody>,
        /// As the page docs/reference/schema.md.
        #[arg(long, conflicts_with = "role")]
        markdown: bool,
    },
    /// Prints the page of controls, as docs/rules.md.
    Rules,
    /// Makes and changes accounts.
    Account {
        #[command(flatten)]
        data: DataConfig,
        #[command(flatten)]
        redis: RedisConfig,
        #[command(subcommand)]
        command: AccountCommand,
    },
    /// Makes, rotates and revokes the credentials of programs.
    Programs {
        #[command(flatten)]
        data: DataConfig,
        #[command(flatten)]
        redis: RedisConfig,
        #[command(subcommand)]
        command: ProgramsCommand,
    },
    /// Verifies and exports the access log.
    AccessLog {
        #[command(flatten)]
        data: DataConfig,
        #[command(subcommand)]
        command: AccessLogCommand,
    },
    /// Asks a running hub whether it is ready; exit code 1 when it is not.
    Health {
        /// Address of the hub.
        #[arg(long, env = "HUB_LISTEN", default_value = "127.0.0.1:8080", value_name = "ADDRESS:PORT")]
        listen: String,
    },
}

impl Cli {
    /// Reads the command line and the environment. A wrong value from the environment is reported with the name of its variable.
    pub fn read() -> Self {
        Self::try_parse().unwrap_or_else(|error| {
            if let Some(variable) = variable_of(&error) {
                let _ = writeln!(std::io::stderr(), "omnia-hub: {variable} in the environment is wrong");
            }
            error.exit()
        })
    }
}

/// The variable that holds the value which was refused.
fn variable_of(error: &clap::Error) -> Option<String> {
    let (ContextValue::String(argument), ContextValue::String(value)) =
        (error.get(ContextKind::InvalidArg)?, error.get(ContextKind::InvalidValue)?)
    else {
        return None;
    };
    let flag = argument.strip_prefix("--")?.split_whitespace().next()?;
    let variable = variable_of_flag(&Cli::command(), flag)?;
    let held = std::env::var(&variable).ok()?;
    // Of a list the value is the part that is wrong.
    (held == *value || held.split(',').any(|part| part == value)).then_some(variable)
}

fn variable_of_flag(command: &Commands, flag: &str) -> Option<String> {
    let here = command.get_arguments().find(|argument| argument.get_long() == Some(flag));
    let variable = here.and_then(|argument| Some(argument.get_env()?.to_str()?.to_owned()));
    variable.or_else(|| command.get_subcommands().find_map(|inner| variable_of_flag(inner, flag)))
}

/// Runs the command.
pub async fn run(cli: Cli) -> ExitCode {
    if let Err(error) = init_log(&cli.log) {
        return report(&error);
    }
    let done = match cli.command {
        None => serve(&cli.serve).await,
        Some(Command::Serve(config)) => serve(&config).await,
        Some(Command::Migrate(config)) => migrate(&config).await,
        Some(Command::Seed { data, args }) => seed::run(&data, args).await,
        Some(Command::Schema { markdown: true, .. }) => print(&super::schema_page()),
        Some(Command::Schema { role: None, .. }) => print(&super::schema::sdl()),
        Some(Command::Schema { role: Some(RoleOrNobody(role)), .. }) => print(&RoleSchemas::default().of(role).sdl()),
        Some(Command::Rules) => print(&alerts::catalogue()),
        Some(Command::Account { data, redis, command }) => accounts::run(&data, &redis, command).await,
        Some(Command::Programs { data, redis, command }) => programs::run(&data, &redis, command).await,
        Some(Command::AccessLog { data, command }) => {
            return access_log::run(&data, command).await.unwrap_or_else(|error| report(&error));
        }
        Some(Command::Health { listen }) => health(&listen).await,
    };
    done.map_or_else(|error| report(&error), |()| ExitCode::SUCCESS)
}

fn report(error: &Error) -> ExitCode {
    let _ = writeln!(std::io::stderr(), "omnia-hub: {error}");
    ExitCode::FAILURE
}

/// PostgreSQL sends notices about what a migration finds already there.
const NOTICES: &str = "sqlx::postgres::notice=warn";

/// What these log of the messages that they carry holds tokens, so they log none of them, whatever is asked for.
const CARRIERS: &str = "tungstenite=info,tokio_tungstenite=info,hyper=info,h2=info";

fn init_log(filter: &str) -> Result<()> {
    let filter = EnvFilter::try_new(format!("{NOTICES},{filter},{CARRIERS}")).map_err(|error| Error::fault(format!("HUB_LOG: {error}")))?;
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    // People read lines, programs read JSON.
    if std::io::stderr().is_terminal() {
        log.init();
    } else {
        log.json().init();
    }
    Ok(())
}

async fn serve(config: &ServeConfig) -> Result<()> {
    if config.demo_password.as_ref().is_some_and(|password| password.chars().count() < LEAST_CHARACTERS) {
        return Err(Error::fault(format!("HUB_DEMO_PASSWORD: a password has at least {LEAST_CHARACTERS} characters")));
    }
    let environment = Environment { clock: Arc::new(SystemClock), random: Arc::new(SystemRandom), limits: Limits::default() };
    let running = Box::pin(start_after(config, environment, async |db| seed::first_start(config, db).await)).await?;
    print_welcome(config, &running)?;
    tokio::select! {
        received = stop_signal() => received?,
        () = running.stops_by_itself() => {}
    }
    tracing::info!("the hub stops: running requests end, sockets are closed");
    running.stop().await
}

/// Prints the addresses of the hub, and the demo accounts.
fn print_welcome(config: &ServeConfig, running: &Running) -> Result<()> {
    if let Some(address) = running.tls_address {
        print(&format!("Omnia Hub: https://{address}"))?;
    }
    print(&format!("Omnia Hub: http://{}", running.address))?;
    match seed::demo::password::read(&config.data.data_dir)?.filter(|_| config.data.is_embedded()) {
        Some(password) => {
            print(&seed::demo::password::accounts(&password))?;
            if console::manifest().is_some() {
                print(&format!("  Console:  {}", demo_link(running.address, "", &password)))?;
            }
            print(&format!("  GraphiQL: {}", demo_link(running.address, "graphiql", &password)))
        }
        None => Ok(()),
    }
}

/// Opens a page with the password of the demo: what stands behind the `#` is sent to nobody.
fn demo_link(address: SocketAddr, page: &str, password: &str) -> String {
    format!("http://{address}/{page}#demo={}", utf8_percent_encode(password, NON_ALPHANUMERIC))
}

async fn stop_signal() -> Result<()> {
    let mut terminate = signal(SignalKind::terminate()).map_err(Error::fault)?;
    let mut interrupt = signal(SignalKind::interrupt()).map_err(Error::fault)?;
    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
    }
    Ok(())
}

async fn migrate(config: &DataConfig) -> Result<()> {
    let owner = config.owner()?;
    let served = config.database_url.as_ref().filter(|url| url.options.get_username() == "hub_app");
    let password = served.map(|url| url.password()).transpose()?.flatten();
    let migrated = db::migrate(&owner.options, password.as_deref()).await?;
    print(&format!("database at version {} (it was at {})", migrated.to, migrated.from))
}

async fn health(listen: &str) -> Result<()> {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    let unreachable = |error: std::io::Error| Error::fault(format!("no hub answers at {listen}: {error}"));
    let mut stream = tokio::net::TcpStream::connect(listen).await.map_err(unreachable)?;
    let request = format!("GET /health/ready HTTP/1.1\r\nhost: {listen}\r\nconnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).await.map_err(unreachable)?;
    let mut answer = String::new();
    stream.take(64 * 1024).read_to_string(&mut answer).await.map_err(unreachable)?;
    let (head, body) = answer.split_once("\r\n\r\n").unwrap_or((&answer, ""));
    print(body)?;
    if head.starts_with("HTTP/1.1 200") { Ok(()) } else { Err(Error::fault("the hub is not ready")) }
}
