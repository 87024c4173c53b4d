//! Which hubs may serve one database at the same time: those that share a Redis, or a single one.

use std::time::Duration;

use chrono::{DateTime, Utc};
use sqlx::postgres::PgConnectOptions;
use sqlx::{ConnectOptions, Connection, PgConnection};
use tokio::time::{sleep, timeout};
use tokio_util::sync::CancellationToken;

use crate::core::error::{Error, Result};

/// `omnihub` in ASCII: the advisory lock of the hubs that serve a database.
const LOCK_KEY: i64 = 0x006f_6d6e_6968_7562;

/// How often a hub checks that it still holds the lock, and how soon it tries again while the database is away.
const CHECK_INTERVAL: Duration = Duration::from_secs(1);

/// How long the database may take to answer a ping.
const PING_TIMEOUT: Duration = Duration::from_secs(5);

/// Whether other hubs may serve the same database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ServingMode {
    /// Without Redis: no other hub may serve it.
    Single,
    /// With Redis: other hubs with the same Redis may serve it too.
    Shared,
}

/// The advisory lock that a hub holds while it serves; it ends with the connection.
pub struct InstanceLock {
    options: PgConnectOptions,
    mode: ServingMode,
    connection: PgConnection,
    process: ServerProcess,
}

/// The server process of a connection. After a restart of the server another one may have its number, but not its start.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::FromRow)]
pub struct ServerProcess {
    /// Its number.
    pub pid: i32,
    /// When it started; none where the server hides it.
    pub began: Option<DateTime<Utc>>,
}

impl InstanceLock {
    /// Takes the lock, or fails with what to set so that two hubs can share the database.
    pub async fn take(options: &PgConnectOptions, mode: ServingMode) -> Result<Self> {
        let mut connection = options.connect().await?;
        if !lock(&mut connection, mode).await? {
            return Err(already_served(mode));
        }
        let process = ServerProcess::behind(&mut connection).await?;
        Ok(Self { options: options.clone(), mode, connection, process })
    }

    /// Holds the lock until the hub stops, and takes it again after the database was away. Fails where another hub took it meanwhile.
    pub async fn hold(mut self, stop: CancellationToken) -> Result<Self> {
        while stop.run_until_cancelled(sleep(CHECK_INTERVAL)).await.is_some() {
            if self.is_held().await {
                continue;
            }
            match stop.run_until_cancelled(self.reacquire()).await {
                Some(taken) => self = taken?,
                None => break,
            }
        }
        Ok(self)
    }

    async fn is_held(&mut self) -> bool {
        timeout(PING_TIMEOUT, self.connection.ping()).await.is_ok_and(|answered| answered.is_ok())
    }

    async fn reacquire(&self) -> Result<Self> {
        loop {
            match Self::take_over(&self.options, self.mode, self.process).await {
                Err(error) if !matches!(error, Error::Fault(_)) => {
                    tracing::warn!(%error, "the database is away: this hub takes its lock again once it is back");
                }
                done => return done,
            }
            sleep(CHECK_INTERVAL).await;
        }
    }

    /// Takes the lock, also from this hub's own lost connection: the server may not have noticed yet that it is gone.
    async fn take_over(options: &PgConnectOptions, mode: ServingMode, mine: ServerProcess) -> Result<Self> {
        let mut connection = options.connect().await?;
        mine.terminate_if_serving(&mut connection).await?;
        drop(connection);
        Self::take(options, mode).await
    }
}

impl ServerProcess {
    /// The process of this connection.
    pub async fn behind(connection: &mut PgConnection) -> Result<Self> {
        let own = "select pg_backend_pid() as pid, (select backend_start from pg_stat_activity where pid = pg_backend_pid()) as began";
        Ok(sqlx::query_as(own).fetch_one(connection).await?)
    }

    /// Ends this process, if it still runs and holds the lock.
    pub async fn terminate_if_serving(self, connection: &mut PgConnection) -> Result<()> {
        let end = "
            select pg_terminate_backend(pid, 5000)
            from pg_locks
            join pg_stat_activity using (pid)
            where locktype = 'advisory'
                and (classid::bigint << 32 | objid::bigint) = $1
                and pid = $2
                and backend_start = $3
                and database = (select oid from pg_database where datname = current_database())";
        sqlx::query(end).bind(LOCK_KEY).bind(self.pid).bind(self.began).execute(connection).await?;
        Ok(())
    }
}

async fn lock(connection: &mut PgConnection, mode: ServingMode) -> Result<bool> {
    let lock = match mode {
        ServingMode::Single => "select pg_try_advisory_lock($1)",
        ServingMode::Shared => "select pg_try_advisory_lock_shared($1)",
    };
    Ok(sqlx::query_scalar(lock).bind(LOCK_KEY).fetch_one(connection).await?)
}

fn already_served(mode: ServingMode) -> Error {
    let other = match mode {
        ServingMode::Single => "another hub serves this database",
        ServingMode::Shared => "another hub serves this database without Redis",
    };
    Error::fault(format!("{other}: two can share it only through Redis, set REDIS_URL for both"))
}
