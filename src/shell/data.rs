//! Opening the database: PostgreSQL by address, or inside the process.

use sqlx::postgres::PgConnectOptions;
use sqlx::{ConnectOptions, PgConnection};

use crate::core::clock::SharedClock;
use crate::core::config::DataConfig;
use crate::core::db::{Db, InstanceLock, ServingMode, latest_version, version_of};
#[cfg(feature = "embedded")]
use crate::core::db::{Embedded, Migrated, migrate_over};
use crate::core::error::{Error, Result};

/// The opened database.
pub struct Data {
    /// The database, for viewers.
    pub db: Db,
    /// How to connect as the owner, who writes the schema and the demo.
    pub owner: PgConnectOptions,
    /// Whether the database was empty.
    pub is_new: bool,
    /// The lock against hubs that cannot share the database; an embedded one has the lock of its folder instead.
    pub lock: Option<InstanceLock>,
    backend: Backend,
}

enum Backend {
    #[cfg(feature = "embedded")]
    Inside(Embedded),
    Outside,
}

impl Data {
    /// Opens the database for serving. `mode` is whether other hubs may serve it too; `prepare` runs on an embedded database before it
    /// serves, on the connection that will serve.
    pub async fn open(
        config: &DataConfig,
        clock: SharedClock,
        mode: ServingMode,
        prepare: impl AsyncFnOnce(&mut PgConnection) -> Result<()>,
    ) -> Result<Self> {
        match &config.database_url {
            Some(database) => Self::outside(config, &database.options, clock, mode).await,
            None => Self::inside(config, clock, prepare).await,
        }
    }

    async fn outside(config: &DataConfig, options: &PgConnectOptions, clock: SharedClock, mode: ServingMode) -> Result<Self> {
        check_version(options).await?;
        let lock = InstanceLock::take(options, mode).await?;
        let owner = config.migrate_url.as_ref().map_or(options, |url| &url.options).clone();
        let db = Db::new(options, config.db_connections, clock);
        Ok(Self { db, owner, is_new: false, lock: Some(lock), backend: Backend::Outside })
    }

    #[cfg(feature = "embedded")]
    async fn inside(config: &DataConfig, clock: SharedClock, prepare: impl AsyncFnOnce(&mut PgConnection) -> Result<()>) -> Result<Self> {
        let embedded = Embedded::start(&config.data_dir).await?;
        let options = embedded.options();
        let before = async |db: &mut PgConnection| {
            let Migrated { from, .. } = migrate_over(db, None).await?;
            prepare(db).await?;
            Ok(from == 0)
        };
        let (db, is_new) = Db::embedded(&options, clock, before).await?;
        Ok(Self { db, owner: options, is_new, lock: None, backend: Backend::Inside(embedded) })
    }

    #[cfg(not(feature = "embedded"))]
    async fn inside(_: &DataConfig, _: SharedClock, _: impl AsyncFnOnce(&mut PgConnection) -> Result<()>) -> Result<Self> {
        Err(Error::fault("DATABASE_URL is missing: this program was built without the embedded database"))
    }

    /// Closes all connections, and stops an embedded database.
    pub async fn close(self) {
        self.db.close().await;
        match self.backend {
            #[cfg(feature = "embedded")]
            Backend::Inside(embedded) => embedded.stop().await,
            Backend::Outside => {}
        }
    }
}

/// Refuses a schema that is older or newer than this program.
async fn check_version(options: &PgConnectOptions) -> Result<()> {
    let away = |error: sqlx::Error| Error::fault(format!("DATABASE_URL: PostgreSQL does not answer: {error}"));
    let mut db = options.connect().await.map_err(away)?;
    let (found, known) = (version_of(&mut db).await?, latest_version());
    if found < known {
        return Err(Error::fault(format!("the database is at version {found}, this program needs {known}: run omnia-hub migrate first")));
    }
    if found > known {
        return Err(Error::fault(format!(
            "the database is at version {found}, this program knows only up to {known}: run a newer omnia-hub"
        )));
    }
    Ok(())
}
