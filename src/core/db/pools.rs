//! The pools: a small one for each role of PostgreSQL, or one for all where connections are few.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::{Connection, PgConnection, PgPool};

use super::bound::{Bound, database_role};
use crate::core::access::Viewer;
use crate::core::clock::SharedClock;
use crate::core::error::{Error, Result};

/// Below this, one pool serves all roles: a pool of its own for each would have no connection to give.
const FEWEST_TO_SHARE_OUT: u32 = 16;

/// How connections are shared out among roles, in sixteenths. Alternating roles on one connection replans each
/// statement, 20 to 25 % of the throughput.
const SHARES: [(&str, u32); 8] = [
    ("hub_intermediary", 4),
    ("hub_employer", 3),
    ("hub_operator", 3),
    ("hub_director", 2),
    ("hub_gate", 1),
    ("hub_system", 1),
    ("hub_auditor", 1),
    ("hub_admin", 1),
];

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
    ByRole(Vec<(&'static str, PgPool)>),
}

impl Db {
    /// Pools of at most `connections` in all, opened at first use.
    pub fn new(options: &PgConnectOptions, connections: u32, clock: SharedClock) -> Self {
        let pools = if connections < FEWEST_TO_SHARE_OUT {
            Pools::One(pool(options, connections.max(1)))
        } else {
            Pools::ByRole(SHARES.map(|(role, share)| (role, pool(options, (connections * share / 16).max(1)))).into())
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
        let pool = self.pool(database_role(viewer));
        let today = self.clock.today();
        let mut tries = pool.size().saturating_add(1);
        loop {
            let acquired = tokio::time::timeout(PATIENCE, pool.acquire()).await;
            let connection = acquired.unwrap_or(Err(sqlx::Error::PoolTimedOut)).map_err(Error::from)?;
            match Bound::to(viewer, today, connection).await {
                Ok(bound) => return Ok(bound),
                Err((sqlx::Error::Io(_) | sqlx::Error::Protocol(_), broken)) if tries > 1 => {
                    tries -= 1;
                    drop(broken.detach());
                }
                Err((error, broken)) => {
                    drop(broken.detach());
                    return Err(error.into());
                }
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

    fn pool(&self, role: &str) -> &PgPool {
        match self.pools.as_ref() {
            Pools::One(pool) => pool,
            Pools::ByRole(pools) => &pools.iter().find(|(of, _)| *of == role).expect("every database role has its share").1,
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "this is the room that holds the pool")]
fn pool(options: &PgConnectOptions, connections: u32) -> PgPool {
    PgPoolOptions::new()
        .max_connections(connections)
        .min_connections(0)
        .acquire_timeout(PATIENCE)
        .test_before_acquire(false)
        .after_connect(|connection, _| Box::pin(ready(connection)))
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
