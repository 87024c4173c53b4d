//! Access as the owner of the database, for commands that work without a viewer.

use std::ops::{Deref, DerefMut};

use sqlx::postgres::PgConnectOptions;
use sqlx::{AssertSqlSafe, PgConnection};

use crate::core::config::DataConfig;
#[cfg(not(feature = "embedded"))]
use crate::core::error::Error;
use crate::core::error::Result;

/// Runs `work` with the owner's options: of HUB_MIGRATE_URL, or of the database in the data folder, which it starts and stops.
pub async fn on<T>(config: &DataConfig, work: impl AsyncFnOnce(PgConnectOptions) -> Result<T>) -> Result<T> {
    if config.migrate_url.is_some() || !config.is_embedded() {
        return work(config.owner()?.options.clone()).await;
    }
    inside(config, work).await
}

#[cfg(feature = "embedded")]
async fn inside<T>(config: &DataConfig, work: impl AsyncFnOnce(PgConnectOptions) -> Result<T>) -> Result<T> {
    let embedded = super::Embedded::start(&config.data_dir).await?;
    let done = async {
        super::migrate(&embedded.options(), None).await?;
        work(embedded.options()).await
    };
    let done = done.await;
    embedded.stop().await;
    done
}

#[cfg(not(feature = "embedded"))]
async fn inside<T>(_: &DataConfig, _: impl AsyncFnOnce(PgConnectOptions) -> Result<T>) -> Result<T> {
    Err(Error::fault("HUB_MIGRATE_URL is missing: this program was built without the embedded database"))
}

/// The timeouts of a hub's connections: hubs queue behind an owner that waits, and a frozen one would hold its tables for good.
const BEGIN: &str = "
    begin;
    set local search_path to hub;
    set local lock_timeout to '5s';
    set local idle_in_transaction_session_timeout to '10s'";

/// A transaction of the owner in which the policies of some tables do not bind it.
pub struct AsOwner<'a> {
    db: &'a mut PgConnection,
    tables: &'static [&'static str],
}

/// Reads what policies would hide from the owner, as the role that sees everything: no table is altered, and nobody waits.
pub async fn read<T>(db: &mut PgConnection, work: impl AsyncFnOnce(&mut PgConnection) -> Result<T>) -> Result<T> {
    run(db, BEGIN).await?;
    run(db, "set transaction read only; set local role hub_definer").await?;
    let done = work(db).await?;
    run(db, "commit").await?;
    Ok(done)
}

impl<'a> AsOwner<'a> {
    /// Begins, and lifts the policies of these tables.
    pub async fn begin(db: &'a mut PgConnection, tables: &'static [&'static str]) -> Result<Self> {
        run(db, BEGIN).await?;
        let mut tx = Self { db, tables };
        tx.policies("no force").await?;
        Ok(tx)
    }

    /// Binds the owner by the policies again and commits.
    pub async fn commit(mut self) -> Result<()> {
        // A table cannot be altered while deferred triggers on its rows wait for the commit, as those that number events do.
        run(self.db, "set constraints all immediate").await?;
        self.policies("force").await?;
        run(self.db, "commit").await
    }

    async fn policies(&mut self, force: &str) -> Result<()> {
        for table in self.tables {
            run(self.db, &format!("alter table hub.{table} {force} row level security")).await?;
        }
        Ok(())
    }
}

impl Deref for AsOwner<'_> {
    type Target = PgConnection;

    fn deref(&self) -> &PgConnection {
        self.db
    }
}

impl DerefMut for AsOwner<'_> {
    fn deref_mut(&mut self) -> &mut PgConnection {
        self.db
    }
}

async fn run(db: &mut PgConnection, statement: &str) -> Result<()> {
    sqlx::raw_sql(AssertSqlSafe(statement.to_owned())).execute(db).await?;
    Ok(())
}
