//! Writing by COPY, in one transaction of the owner: all of it, or nothing.

use sqlx::{AssertSqlSafe, PgConnection};

use super::copy_text::Rows;
use super::drop_indexes::DroppedIndexes;
use crate::core::db::owner::AsOwner;
use crate::core::error::{Error, Result};

/// The tables that are written.
const TABLES: [&str; 25] = [
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
    "dossier",
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
    "office_count",
];

/// What the disabled triggers would have counted.
const COUNT: &str = "
    insert into hub.office_count (office_id, status, applications, blocking_alerts, warning_alerts, info_alerts)
    select office_id, status, count(*), sum(blocking_alerts), sum(warning_alerts), sum(info_alerts)
    from hub.application
    where submitted
    group by office_id, status";

/// A transaction of the owner that fills an empty database: COPY is refused where row policies apply.
pub struct CopyTransaction<'a> {
    tx: AsOwner<'a>,
    dropped: Option<DroppedIndexes>,
}

impl<'a> CopyTransaction<'a> {
    /// Begins; refuses a database that is not empty.
    pub async fn begin(db: &'a mut PgConnection) -> Result<Self> {
        let mut tx = AsOwner::begin(db, &TABLES).await?;
        if !is_empty(&mut tx).await? {
            return Err(Error::fault("the database is not empty: seeds are written into a migrated database that holds nothing yet"));
        }
        // A slow machine builds a batch for longer than a transaction may be idle.
        sqlx::raw_sql("set local idle_in_transaction_session_timeout to '10min'").execute(&mut *tx).await?;
        Ok(Self { tx, dropped: None })
    }

    /// Drops foreign keys and indexes before many rows: maintaining them row by row takes ten times as long as writing the rows.
    pub async fn drop_indexes(&mut self) -> Result<()> {
        self.dropped = Some(DroppedIndexes::of(&mut self.tx, &TABLES).await?);
        Ok(())
    }

    /// Writes rows.
    pub async fn copy(&mut self, rows: &Rows) -> Result<()> {
        if rows.count == 0 {
            return Ok(());
        }
        let statement = format!("copy hub.{} ({}) from stdin", rows.table, rows.columns);
        let mut copy = self.tx.copy_in_raw(&statement).await?;
        for part in rows.text.as_bytes().chunks(1 << 18) {
            copy.send(part).await?;
        }
        copy.finish().await?;
        Ok(())
    }

    /// Continues the numbers of events after so many.
    pub async fn continue_event_numbers_after(&mut self, events: u64) -> Result<()> {
        if let Some(last) = i64::try_from(events).ok().filter(|last| *last > 0) {
            sqlx::query("select setval('hub.event_number', $1)").bind(last).execute(&mut *self.tx).await?;
        }
        Ok(())
    }

    /// Creates again what was dropped, and commits.
    pub async fn commit(mut self) -> Result<()> {
        if let Some(dropped) = self.dropped {
            dropped.recreate(&mut self.tx).await?;
            sqlx::raw_sql(COUNT).execute(&mut *self.tx).await?;
        }
        self.tx.commit().await
    }
}

/// Updates the statistics of the tables, before any query is planned.
pub async fn analyze(db: &mut PgConnection) -> Result<()> {
    let tables = TABLES.map(|table| format!("hub.{table}")).join(", ");
    sqlx::raw_sql(AssertSqlSafe(format!("analyze {tables}"))).execute(db).await?;
    Ok(())
}

/// Whether the database has no employer and no account, as far as the connection sees.
pub async fn is_empty(db: &mut PgConnection) -> Result<bool> {
    let empty = "select not exists (select from hub.employer) and not exists (select from hub.account)";
    Ok(sqlx::query_scalar(empty).fetch_one(db).await?)
}
