//! The texts that names are searched by: computed by this program, and again where an older version computed them.

use omnia_rules::text::search_text;
use sqlx::{AssertSqlSafe, Connection, PgConnection};
use uuid::Uuid;

use crate::core::error::Result;

/// The version of the texts. Whoever changes the result of [`search_text`] increments it.
const FORM: &str = "form 2";
/// The tables with a column `name_search`.
const TABLES: [&str; 2] = ["employer", "account"];
/// Names that are read and written at a time.
const BATCH: i64 = 5_000;

/// Computes the texts of each table again, unless they are of this version: all of a table or none.
pub async fn renew_search_texts(db: &mut PgConnection) -> Result<()> {
    for table in TABLES {
        renew(db, table).await?;
    }
    Ok(())
}

async fn renew(db: &mut PgConnection, table: &str) -> Result<()> {
    let form = "select col_description(attrelid, attnum) from pg_attribute
        where attrelid = ('hub.' || $1)::regclass and attname = 'name_search'";
    let form: Option<String> = sqlx::query_scalar(form).bind(table).fetch_one(&mut *db).await?;
    if form.as_deref() == Some(FORM) {
        return Ok(());
    }
    let mut tx = db.begin().await?;
    // The policies apply to the owner too; nobody else sees the table until they are in force again.
    run(&mut tx, format!("alter table hub.{table} no force row level security")).await?;
    let mut last = Uuid::nil();
    while let Some(renewed) = renew_after(&mut tx, table, last).await? {
        last = renewed;
    }
    run(&mut tx, format!("alter table hub.{table} force row level security")).await?;
    run(&mut tx, format!("comment on column hub.{table}.name_search is '{FORM}'")).await?;
    Ok(tx.commit().await?)
}

/// Computes the texts of the next rows; the last of them, or none at the end.
async fn renew_after(db: &mut PgConnection, table: &str, last: Uuid) -> Result<Option<Uuid>> {
    let names = format!("select id, name from hub.{table} where id > $1 order by id limit $2");
    let names = sqlx::query_as::<_, (Uuid, String)>(AssertSqlSafe(names)).bind(last).bind(BATCH).fetch_all(&mut *db).await?;
    let last = names.last().map(|(id, _)| *id);
    let (ids, texts): (Vec<Uuid>, Vec<String>) = names.into_iter().map(|(id, name)| (id, search_text(&name))).unzip();
    let renewed =
        format!("update hub.{table} t set name_search = n.text from unnest($1::uuid[], $2::text[]) n (id, text) where t.id = n.id");
    sqlx::query(AssertSqlSafe(renewed)).bind(ids).bind(texts).execute(db).await?;
    Ok(last)
}

async fn run(db: &mut PgConnection, statement: String) -> Result<()> {
    sqlx::raw_sql(AssertSqlSafe(statement)).execute(db).await?;
    Ok(())
}
