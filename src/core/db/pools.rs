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

/// Below this, one pool serves all roles: a pool of its own for each would have no connection to give.
const FEWEST_TO_SHARE_OUT: u32 = 16;

/// How long a call waits for a connection before it is told that the hub is busy.
const PATIENCE: Duration = Duration::from_secs(10);

/// How long the database inside the process may take to start, what a kill left behind included.
const STARTING: Duration = Duration::from_mins(10);

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
        let pools = if connections < FEWEST_TO_SHARE_OUT {
            Pools::One(pool(options, connections.max(1)))
        } else {
            Pools::ByRole(DatabaseRole::all().map(|role| (role, pool(options, (connections * role.share() / 16).max(1)))).collect())
        };
        Self { pools: Arc::new(pools), clock }
    }

    /// The one connection of a database inside the process, which enters as superuser and steps down. `first` is done before it does:
    /// each new connection starts PostgreSQL anew in there.
    pub async fn embedded<T>(
        options: &PgConnectOptions,
        clock: SharedClock,
        first: impl AsyncFnOnce(&mut PgConnection) -> Result<T>,
    ) -> Result<(Self, T)> {
        let is_prepared = Arc::new(AtomicBool::new(false));
        let pool = embedded_pool(options, is_prepared.clone());
        let mut connection = pool.acquire().await?;
        let done = first(&mut connection).await?;
        is_prepared.store(true, Ordering::Relaxed);
        // What was planned for the owner is not for viewers.
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
        // Each idle connection may have died with the server that it was to.
        let mut tries = pool.size().saturating_add(1);
        loop {
            let acquired = tokio::time::timeout(PATIENCE, pool.acquire()).await;
            let connection = acquired.unwrap_or(Err(sqlx::Error::PoolTimedOut)).map_err(Error::from)?;
            match Bound::to(viewer, today, connection).await {
                Ok(bound) => return Ok(bound),
                Err(error) if tries > 1 && is_of_the_connection(&error) => tries -= 1,
                Err(error) => return Err(error.into()),
            }
        }
    }

    /// Closes every connection, once the calls that hold one have ended.
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

/// Whether another connection may do better: this one is gone, was ended by the server (class 57P), or is inside a transaction (25).
fn is_of_the_connection(error: &sqlx::Error) -> bool {
    match error {
        sqlx::Error::Io(_) | sqlx::Error::Protocol(_) => true,
        sqlx::Error::Database(answer) => answer.code().is_some_and(|code| ["08", "25", "57P"].iter().any(|class| code.starts_with(class))),
        _ => false,
    }
}

#[expect(clippy::disallowed_methods, reason = "this is the room that holds the pool")]
fn pool(options: &PgConnectOptions, connections: u32) -> PgPool {
    PgPoolOptions::new()
        .max_connections(connections)
        .min_connections(0)
        .acquire_timeout(PATIENCE)
        .test_before_acquire(false)
        .after_connect(|connection, _| {
            Box::pin(async move {
                ready(&mut *connection).await?;
                settle(connection).await
            })
        })
        .connect_lazy_with(options.clone())
}

/// One connection, kept for good: a new one would start PostgreSQL anew in there. Once the database is prepared, each steps down.
#[expect(clippy::disallowed_methods, reason = "this is the room that holds the pool")]
fn embedded_pool(options: &PgConnectOptions, is_prepared: Arc<AtomicBool>) -> PgPool {
    PgPoolOptions::new()
        .max_connections(1)
        .acquire_timeout(STARTING)
        .acquire_slow_threshold(STARTING)
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
    ready(connection).await
}

async fn ready(connection: &mut PgConnection) -> sqlx::Result<()> {
    sqlx::raw_sql("set search_path to hub; set timezone to 'UTC'").execute(connection).await.map(drop)
}

/// What waits at the server ends there too: a hub that was frozen, or whose network is gone, holds no lock for longer than this.
///
/// A statement is planned once for each connection: planning it anew for its values took longer than carrying it out, and gained nothing
/// (decision 0029). A plan is made anew where PostgreSQL has analyzed its tables since.
const SETTINGS: &str = "set lock_timeout to '5s'; set idle_in_transaction_session_timeout to '10s'; set statement_timeout to '30s';
    set plan_cache_mode to force_generic_plan";

async fn settle(connection: &mut PgConnection) -> sqlx::Result<()> {
    sqlx::raw_sql(SETTINGS).execute(connection).await.map(drop)
}
