//! The command `access-log`: verifies, exports and lists the seals, as the role that sees everything and writes nothing.

use std::process::ExitCode;

use clap::Subcommand;
use sqlx::ConnectOptions;
use uuid::Uuid;

use crate::access_log::{Broken, entries_after, seals, verify};
use crate::core::config::DataConfig;
use crate::core::db::owner;
use crate::core::error::{Error, Result};
use crate::core::graph::{Cursor, Page};
use crate::core::terminal::print;

/// Entries of one statement.
const ENTRIES: i64 = 1_000;
/// Seals of one statement.
const SEALS: usize = 1_000;

/// What to do with the access log.
#[derive(Debug, Subcommand)]
pub enum AccessLogCommand {
    /// Reads the whole log; exit code 1 where an entry or a seal is not what it was.
    Verify,
    /// Prints entries, a JSON object a line, in the order of the log.
    Export {
        /// Those after this number.
        #[arg(long, default_value_t = 0)]
        after: i64,
        /// How many at most; all without it.
        #[arg(long, value_parser = clap::value_parser!(i64).range(1..))]
        first: Option<i64>,
    },
    /// Prints the seals: the day, the number of its last entry, and the hash. Keep a copy elsewhere.
    Seals,
}

/// Runs the command. Each page is a transaction of its own: a reader of the output may be slow.
pub async fn run(config: &DataConfig, command: AccessLogCommand) -> Result<ExitCode> {
    owner::on(config, async |options| {
        let mut db = options.connect().await?;
        match command {
            AccessLogCommand::Verify => owner::read(&mut db, verified).await,
            AccessLogCommand::Export { after, first } => exported(&mut db, after, first.unwrap_or(i64::MAX)).await,
            AccessLogCommand::Seals => sealed(&mut db).await,
        }
    })
    .await
}

async fn verified(db: &mut sqlx::PgConnection) -> Result<ExitCode> {
    let found = verify(db).await?;
    let Some(broken) = found.broken else {
        print(&format!("{} entries and {} seals are intact; last hash {}", found.entries, found.seals, hex::encode(&found.last_hash)))?;
        return Ok(ExitCode::SUCCESS);
    };
    print(&match broken {
        Broken::Entry(number) => format!("entry {number} is missing or was changed; {} entries before it are intact", found.entries),
        Broken::Seal(day) => format!("the seal of {day} does not agree with the entries; {} seals before it do", found.seals),
    })?;
    Ok(ExitCode::FAILURE)
}

async fn exported(db: &mut sqlx::PgConnection, mut after: i64, mut left: i64) -> Result<ExitCode> {
    while left > 0 {
        let page = owner::read(db, async |db| entries_after(db, after, left.min(ENTRIES)).await).await?;
        let Some(last) = page.last() else { break };
        after = last.number;
        left -= i64::try_from(page.len()).map_err(Error::fault)?;
        let lines = page.iter().map(serde_json::to_string).collect::<Result<Vec<_>, _>>().map_err(Error::fault)?;
        print(&lines.join("\n"))?;
    }
    Ok(ExitCode::SUCCESS)
}

async fn sealed(db: &mut sqlx::PgConnection) -> Result<ExitCode> {
    let mut page = Page::first(SEALS);
    loop {
        let rows = owner::read(db, async |db| seals(db, &page).await).await?;
        let Some(last) = rows.last() else { return Ok(ExitCode::SUCCESS) };
        page.place = Some(Cursor { value: last.day, key: Uuid::nil() });
        let lines = rows.iter().map(|seal| format!("{}\t{}\t{}", seal.day, seal.last_number, hex::encode(&seal.hash)));
        print(&lines.collect::<Vec<_>>().join("\n"))?;
    }
}
