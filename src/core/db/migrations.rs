//! Migrations: part of the program, run by the owner of the schema and never by the serving role.

use sqlx::migrate::Migrator;
use sqlx::postgres::PgConnectOptions;
use sqlx::{ConnectOptions, PgConnection};

use super::roles::ensure_roles;
use super::search_texts::renew_search_texts;
use crate::core::error::{Error, Result};

static MIGRATIONS: Migrator = sqlx::migrate!();

/// What a run of migrations did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Migrated {
    /// The version before.
    pub from: i64,
    /// The version after.
    pub to: i64,
}

/// Brings roles and schema to the version of this program. `password` is for the serving role, when it is created here.
pub async fn migrate(options: &PgConnectOptions, password: Option<&str>) -> Result<Migrated> {
    // A statement that creates a role may hold a password: none is logged.
    migrate_over(&mut options.clone().disable_statement_logging().connect().await?, password).await
}

/// Like `migrate`, over an open connection.
pub async fn migrate_over(db: &mut PgConnection, password: Option<&str>) -> Result<Migrated> {
    let from = version_of(db).await?;
    refuse_newer(from)?;
    ensure_roles(db, password).await?;
    MIGRATIONS.run_direct(None, db, false).await.map_err(Error::fault)?;
    renew_search_texts(db).await?;
    // The serving role compares versions before it serves.
    sqlx::raw_sql("grant select on public._sqlx_migrations to hub_app").execute(db).await?;
    Ok(Migrated { from, to: latest_version() })
}

/// The newest version that this program knows.
pub fn latest_version() -> i64 {
    MIGRATIONS.iter().map(|migration| migration.version).max().unwrap_or_default()
}

/// The version of a database, 0 when it has none yet.
pub async fn version_of(db: &mut PgConnection) -> Result<i64> {
    let known: Option<String> = sqlx::query_scalar("select to_regclass('public._sqlx_migrations')::text").fetch_one(&mut *db).await?;
    if known.is_none() {
        return Ok(0);
    }
    let version: Option<i64> = sqlx::query_scalar("select max(version) from public._sqlx_migrations where success").fetch_one(db).await?;
    Ok(version.unwrap_or_default())
}

fn refuse_newer(version: i64) -> Result<()> {
    let known = latest_version();
    if version > known {
        return Err(Error::fault(format!(
            "the database is at version {version}, this program knows only up to {known}: run a newer omnia-hub"
        )));
    }
    Ok(())
}
