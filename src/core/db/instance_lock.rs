//! Which hubs may serve one database at the same time: those that share a Redis, or one alone.

use std::time::Duration;

use chrono::{DateTime, Utc};
use sqlx::postgres::PgConnectOptions;
use sqlx::{ConnectOptions, Connection, PgConnection};
use tokio::time::{sleep, timeout};
use tokio_util::sync::CancellationToken;

use crate::core::error::{Error, Result};

/// `omnihub` in ASCII: the advisory lock of the hubs that serve a database.
const SERVING: i64 = 0x006f_6d6e_6968_7562;

/// How often a hub makes sure that it still holds the lock, and how soon it tries again where the database is away.
const PACE: Duration = Duration::from_secs(1);

/// How long the database may take to answer that it is there.
const PATIENCE: Duration = Duration::from_secs(5);

/// With whom a hub serves its database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Company {
    /// Without Redis: no other hub may serve beside it.
    Alone,
    /// With Redis: beside others that have it too.
    WithOthers,
}

/// Held while a hub serves; the lock ends with the connection.
pub struct ServingLock {
    options: PgConnectOptions,
    company: Company,
    connection: PgConnection,
    process: ServerProcess,
}

/// The server's process behind a connection. After a restart of the server another may have its number, but not its beginning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::FromRow)]
pub struct ServerProcess {
    pub pid: i32,
    /// None where the server does not tell.
    pub began: Option<DateTime<Utc>>,
}

impl ServingLock {
    /// Takes the database for this hub, or says who stands in the way and how two can share it.
    pub async fn take(options: &PgConnectOptions, company: Company) -> Result<Self> {
        let mut connection = options.connect().await?;
        if !lock(&mut connection, company).await? {
            return Err(refused(company));
        }
        let process = ServerProcess::behind(&mut connection).await?;
        Ok(Self { options: options.clone(), company, connection, process })
    }

    /// Holds the lock until the hub is told to stop, and takes it again once the database was away. Fails where another hub took it
    /// meanwhile.
    pub async fn hold(mut self, stop: CancellationToken) -> Result<Self> {
        while stop.run_until_cancelled(sleep(PACE)).await.is_some() {
            if self.is_held().await {
                continue;
            }
            match stop.run_until_cancelled(self.taken_again()).await {
                Some(taken) => self = taken?,
                None => break,
            }
        }
        Ok(self)
    }

    async fn is_held(&mut self) -> bool {
        timeout(PATIENCE, self.connection.ping()).await.is_ok_and(|answered| answered.is_ok())
    }

    async fn taken_again(&self) -> Result<Self> {
        loop {
            match Self::take_over(&self.options, self.company, self.process).await {
                Err(error) if !matches!(error, Error::Fault(_)) => {
                    tracing::warn!(%error, "the database is away: this hub takes its lock again once it is back");
                }
                done => return done,
            }
            sleep(PACE).await;
        }
    }

    /// Takes the lock, also from the connection that this hub itself had: the server may not have noticed yet that it is gone.
    async fn take_over(options: &PgConnectOptions, company: Company, mine: ServerProcess) -> Result<Self> {
        let mut connection = options.connect().await?;
        mine.end_serving(&mut connection).await?;
        drop(connection);
        Self::take(options, company).await
    }
}

impl ServerProcess {
    pub async fn behind(connection: &mut PgConnection) -> Result<Self> {
        let own = "select pg_backend_pid() as pid, (select backend_start from pg_stat_activity where pid = pg_backend_pid()) as began";
        Ok(sqlx::query_as(own).fetch_one(connection).await?)
    }

    /// Ends this process, if it is still there and holds the lock of the hubs.
    pub async fn end_serving(self, connection: &mut PgConnection) -> Result<()> {
        let end = "
            select pg_terminate_backend(pid, 5000)
            from pg_locks
            join pg_stat_activity using (pid)
            where locktype = 'advisory'
                and (classid::bigint << 32 | objid::bigint) = $1
                and pid = $2
                and backend_start = $3
                and database = (select oid from pg_database where datname = current_database())";
        sqlx::query(end).bind(SERVING).bind(self.pid).bind(self.began).execute(connection).await?;
        Ok(())
    }
}

async fn lock(connection: &mut PgConnection, company: Company) -> Result<bool> {
    let lock = match company {
        Company::Alone => "select pg_try_advisory_lock($1)",
        Company::WithOthers => "select pg_try_advisory_lock_shared($1)",
    };
    Ok(sqlx::query_scalar(lock).bind(SERVING).fetch_one(connection).await?)
}

fn refused(company: Company) -> Error {
    let other = match company {
        Company::Alone => "another hub serves this database",
        Company::WithOthers => "another hub serves this database without Redis",
    };
    Error::fault(format!("{other}: two can share it only through Redis, set REDIS_URL for both"))
}
