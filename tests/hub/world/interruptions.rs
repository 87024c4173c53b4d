//! Servers that a hub depends on stop while it runs.

use std::time::Duration;

use sqlx::PgConnection;

use super::hub::World;
use super::{Binary, Context, Hub, Result, omnia_hub};

/// The advisory lock of the hub that serves a database, as PostgreSQL shows it.
const LOCK: &str = "locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())
    and (classid::bigint << 32 | objid::bigint) = x'006f6d6e69687562'::bigint";

impl Hub {
    /// Ends every connection to the story's database, as a restart of PostgreSQL does.
    pub async fn loses_its_connections(&self) -> Result {
        self.as_owner(async |db| end_all(db).await).await
    }

    /// Waits until this hub holds the lock of its database alone.
    pub async fn is_alone_again(&self) -> Result {
        let held = format!("select count(*) from pg_locks where mode = 'ExclusiveLock' and granted and {LOCK}");
        for _ in 0..400 {
            let held: i64 =
                self.as_owner(async |db| Ok(sqlx::query_scalar(sqlx::AssertSqlSafe(held.clone())).fetch_one(db).await?)).await?;
            if held == 1 {
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
        anyhow::bail!("the lock is not taken again")
    }
}

impl World {
    /// A hub process without Redis.
    pub async fn starts_a_lone_process(&self) -> Result<Binary> {
        let mut command = omnia_hub(&["serve"]);
        command.envs(self.environment()).env_remove("REDIS_URL");
        Binary::start(command).await
    }

    /// Ends the connections of the hub, and takes its lock before it does.
    pub async fn takes_the_lock_of_the_lone_hub(&self) -> Result {
        let database = self.database.as_ref().context("a story on PostgreSQL")?;
        let mut owner = database.connect().await?;
        let lock = "select pg_advisory_lock(x'006f6d6e69687562'::bigint)";
        let other = tokio::spawn(async move { sqlx::query(lock).execute(&mut owner).await.map(|_| owner) });
        let mut ends = database.connect().await?;
        let waits = format!("select count(*) from pg_locks where not granted and {LOCK}");
        while sqlx::query_scalar::<_, i64>(sqlx::AssertSqlSafe(waits.clone())).fetch_one(&mut ends).await? == 0 {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        let end = format!("select pg_terminate_backend(pid) from pg_locks where granted and {LOCK}");
        sqlx::query(sqlx::AssertSqlSafe(end)).execute(&mut ends).await?;
        // Held for as long as the story lasts.
        std::mem::forget(other.await??);
        Ok(())
    }
}

async fn end_all(db: &mut PgConnection) -> Result {
    let end = "select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()";
    Ok(sqlx::query(end).execute(db).await.map(drop)?)
}
