//! The pools: a small one for each role of PostgreSQL, or one for all where connections are few.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::{Connection, PgConnection, PgPool};

use super::bound::Bound;
use super::roles::DatabaseRole;
use crate::core::access::Viewer;
use crate::core::clock::SharedClock;
use crate::core::error::{Error, Result};

/// With fewer connections one pool serves all roles: some role's own pool would have none.
const MIN_CONNECTIONS_FOR_ROLE_POOLS: u32 = 16;

/// How long a request waits for a connection before it fails with BUSY.
const ACQUIRE_TIMEOUT: Duration = Duration::from_secs(10);

/// How long the database inside the process may take to start, recovery after a kill included.
const START_TIMEOUT: Duration = Duration::from_mins(10);

/// The data, for viewers only.
#[derive(Clone)]
pub struct Db {
    pools: Arc<Pools>,
    clock: SharedClock,
}

enum Pools {
    One(PgPool),
    ByRole(Vec<(DatabaseRole, PgPool)>),
}

impl Db {
    /// Pools of at most `connections` in all, opened at first use.
    pub fn new(options: &PgConnectOptions, connections: u32, clock: SharedClock) -> Self {
        let pools = if connections < MIN_CONNECTIONS_FOR_ROLE_POOLS {
            Pools::One(pool(options, connections.max(1)))
        } else {
            Pools::ByRole(DatabaseRole::all().map(|role| (role, pool(options, (connections * role.share() / 16).max(1)))).collect())
        };
        Self { pools: Arc::new(pools), clock }
    }

    /// The one connection of a database inside the process, which connects as superuser and steps down. `prepare` runs before it does:
    /// each new connection starts PostgreSQL again.
    pub async fn embedded<T>(
        options: &PgConnectOptions,
        clock: SharedClock,
        prepare: impl AsyncFnOnce(&mut PgConnection) -> Result<T>,
    ) -> Result<(Self, T)> {
        let is_prepared = Arc::new(AtomicBool::new(false));
        let pool = embedded_pool(options, is_prepared.clone());
        let mut connection = pool.acquire().await?;
        let done = prepare(&mut connection).await?;
        is_prepared.store(true, Ordering::Relaxed);
        // Plans that were made for the owner must not be used for viewers.
        connection.clear_cached_statements().await?;
        step_down(&mut connection).await?;
        let is_superuser: String = sqlx::query_scalar("select current_setting('is_superuser')").fetch_one(&mut *connection).await?;
        if is_superuser != "off" {
            return Err(Error::fault("the connection that prepared the embedded database did not step down"));
        }
        drop(connection);
        Ok((Self { pools: Arc::new(Pools::One(pool)), clock }, done))
    }

    /// A connection bound to this viewer.
    pub async fn bind(&self, viewer: &Viewer) -> Result<Bound> {
        let pool = self.pool(DatabaseRole::of(viewer));
        let today = self.clock.today();
        // Each idle connection may be dead, after a restart of the server.
        let mut attempts_left = pool.size().saturating_add(1);
        loop {
            let acquired = tokio::time::timeout(ACQUIRE_TIMEOUT, pool.acquire()).await;
            let connection = acquired.unwrap_or(Err(sqlx::Error::PoolTimedOut)).map_err(Error::from)?;
            match Bound::to(viewer, today, connection).await {
                Ok(bound) => return Ok(bound),
                Err(error) if attempts_left > 1 && is_connection_error(&error) => attempts_left -= 1,
                Err(error) => return Err(error.into()),
            }
        }
    }

    /// Closes every connection, once the requests that hold one have ended.
    pub async fn close(&self) {
        match self.pools.as_ref() {
            Pools::One(pool) => pool.close().await,
            Pools::ByRole(pools) => {
                for (_, pool) in pools {
                    pool.close().await;
                }
            }
        }
    }

    fn pool(&self, role: DatabaseRole) -> &PgPool {
        match self.pools.as_ref() {
            Pools::One(pool) => pool,
            Pools::ByRole(pools) => &pools.iter().find(|(of, _)| *of == role).expect("every database role has its share").1,
        }
    }
}

/// Whether another connection may succeed: this one is gone, was ended by the server (class 57P), or is inside a transaction (25).
fn is_connection_error(error: &sqlx::Error) -> bool {
    match error {
        sqlx::Error::Io(_) | sqlx::Error::Protocol(_) => true,
        sqlx::Error::Database(answer) => answer.code().is_some_and(|code| ["08", "25", "57P"].iter().any(|class| code.starts_with(class))),
        _ => false,
    }
}

#[expect(clippy::disallowed_methods, reason = "this is the module that owns the pools")]
fn pool(options: &PgConnectOptions, connections: u32) -> PgPool {
    PgPoolOptions::new()
        .max_connections(connections)
        .min_connections(0)
        .acquire_timeout(ACQUIRE_TIMEOUT)
        .test_before_acquire(false)
        .after_connect(|connection, _| {
            Box::pin(async move {
                set_session_defaults(&mut *connection).await?;
                apply_settings(connection).await
            })
        })
        .connect_lazy_with(options.clone())
}

/// One connection that is never closed: a new one would start PostgreSQL again. Once the database is prepared, each one steps down.
#[expect(clippy::disallowed_methods, reason = "this is the module that owns the pools")]
fn embedded_pool(options: &PgConnectOptions, is_prepared: Arc<AtomicBool>) -> PgPool {
    PgPoolOptions::new()
        .max_connections(1)
        .acquire_timeout(START_TIMEOUT)
        .acquire_slow_threshold(START_TIMEOUT)
        .max_lifetime(None)
        .idle_timeout(None)
        .test_before_acquire(false)
        .after_connect(move |connection, _| {
            let is_prepared = is_prepared.load(Ordering::Relaxed);
            Box::pin(async move { if is_prepared { step_down(connection).await } else { Ok(()) } })
        })
        .connect_lazy_with(options.clone())
}

/// From superuser to the serving role.
async fn step_down(connection: &mut PgConnection) -> sqlx::Result<()> {
    sqlx::raw_sql("set session authorization hub_app").execute(&mut *connection).await?;
    set_session_defaults(connection).await
}

async fn set_session_defaults(connection: &mut PgConnection) -> sqlx::Result<()> {
    sqlx::raw_sql("set search_path to hub; set timezone to 'UTC'").execute(connection).await.map(drop)
}

/// What waits at the server times out there too: a hub that is frozen, or whose network is gone, holds no lock for longer than this.
///
/// A statement is planned once for each connection: planning it again for its values took longer than executing it, and gained nothing
/// (decision 0029). PostgreSQL makes a new plan once it has analyzed the tables since.
const SETTINGS: &str = "set lock_timeout to '5s'; set idle_in_transaction_session_timeout to '10s'; set statement_timeout to '30s';
    set plan_cache_mode to force_generic_plan";

async fn apply_settings(connection: &mut PgConnection) -> sqlx::Result<()> {
    sqlx::raw_sql(SETTINGS).execute(connection).await.map(drop)
}
