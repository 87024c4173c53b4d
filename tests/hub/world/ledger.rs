//! What the database holds, so that a story can say that nothing was written.

use std::collections::BTreeMap;

use sqlx::AssertSqlSafe;

use super::{Hub, Result};

/// Each table with the number of its rows and a digest of them.
pub type Holdings = BTreeMap<String, (i64, String)>;

impl Hub {
    /// All tables but the sessions and the access log: each request notes that its session was used, and attempts are logged too.
    pub async fn holdings(&self) -> Result<Holdings> {
        self.as_owner(async |db| {
            let tables: Vec<String> = sqlx::query_scalar(
                "select table_name::text
                from information_schema.tables
                where table_schema = 'hub'
                    and table_type = 'BASE TABLE'
                    and table_name not in ('session', 'access_entry', 'access_employer')",
            )
            .fetch_all(&mut *db)
            .await?;
            let mut holdings = Holdings::new();
            for table in tables {
                let digest =
                    format!("select count(*), md5(coalesce(string_agg(md5(t::text), '' order by md5(t::text)), '')) from hub.{table} t");
                let found = sqlx::query_as(AssertSqlSafe(digest)).fetch_one(&mut *db).await?;
                holdings.insert(table, found);
            }
            Ok(holdings)
        })
        .await
    }
}
