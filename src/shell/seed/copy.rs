//! Writing by COPY, in one transaction of the owner: all of it, or nothing.

use sqlx::{AssertSqlSafe, PgConnection};

use super::rows::Rows;
use crate::core::error::{Error, Result};

/// The tables that seeds write.
const TABLES: [&str; 23] = [
    "office",
    "employer",
    "intermediary",
    "position",
    "classification_period",
    "productive_unit",
    "account",
    "capacity",
    "delegation",
    "sub_delegation",
    "application",
    "beneficiary",
    "status_change",
    "draft_change",
    "alert",
    "interlocution",
    "interlocution_answer",
    "document",
    "proposal",
    "authorization_grant",
    "authorized_period",
    "number_series",
    "event",
];

/// A transaction of the owner in which the policies do not bind it: COPY is refused where they do.
pub struct Filling<'a> {
    db: &'a mut PgConnection,
}

impl<'a> Filling<'a> {
    /// Begins, and refuses a database that holds something already.
    pub async fn begin(db: &'a mut PgConnection) -> Result<Self> {
        run(db, "begin").await?;
        run(db, "set local search_path to hub").await?;
        policies(db, "no force").await?;
        if !is_empty(db).await? {
            return Err(Error::fault("the database is not empty: seeds are written into a migrated database that holds nothing yet"));
        }
        Ok(Self { db })
    }

    /// Writes rows; none is no work.
    pub async fn fill(&mut self, rows: &Rows) -> Result<()> {
        if rows.count == 0 {
            return Ok(());
        }
        let statement = format!("copy hub.{} ({}) from stdin", rows.table, rows.columns);
        let mut copy = self.db.copy_in_raw(&statement).await?;
        for part in rows.text.as_bytes().chunks(1 << 18) {
            copy.send(part).await?;
        }
        copy.finish().await?;
        Ok(())
    }

    /// Binds the owner by the policies again and commits.
    pub async fn commit(self) -> Result<()> {
        policies(self.db, "force").await?;
        run(self.db, "commit").await
    }
}

/// Whether the database holds no firm and no account, as far as the connection sees.
pub async fn is_empty(db: &mut PgConnection) -> Result<bool> {
    let empty = "select not exists (select from hub.employer) and not exists (select from hub.account)";
    Ok(sqlx::query_scalar(empty).fetch_one(db).await?)
}

async fn policies(db: &mut PgConnection, force: &str) -> Result<()> {
    for table in TABLES {
        run(db, &format!("alter table hub.{table} {force} row level security")).await?;
    }
    Ok(())
}

async fn run(db: &mut PgConnection, statement: &str) -> Result<()> {
    sqlx::raw_sql(AssertSqlSafe(statement.to_owned())).execute(db).await?;
    Ok(())
}
