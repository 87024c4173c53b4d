//! The texts that names are searched by: computed by this program, and again where an older version computed them.

use omnia_rules::text::search_text;
use sqlx::{Connection, PgConnection};
use uuid::Uuid;

use crate::core::error::Result;

/// The version of the texts. Whoever changes the result of [`search_text`] increments it, here and in `NOTE`.
const FORM: &str = "form 2";
const NOTE: &str = "comment on column hub.employer.name_search is 'form 2'";
/// Names that are read and written at a time.
const BATCH: i64 = 5_000;

/// Computes the texts again, unless they are of this version: all of them or none.
pub async fn renew_search_texts(db: &mut PgConnection) -> Result<()> {
    let form = "select col_description(attrelid, attnum) from pg_attribute
        where attrelid = 'hub.employer'::regclass and attname = 'name_search'";
    let form: Option<String> = sqlx::query_scalar(form).fetch_one(&mut *db).await?;
    if form.as_deref() == Some(FORM) {
        return Ok(());
    }
    let mut tx = db.begin().await?;
    // The policies apply to the owner too; nobody else sees the table until they are in force again.
    sqlx::raw_sql("alter table hub.employer no force row level security").execute(&mut *tx).await?;
    let mut last = Uuid::nil();
    while let Some(renewed) = renew_after(&mut tx, last).await? {
        last = renewed;
    }
    sqlx::raw_sql("alter table hub.employer force row level security").execute(&mut *tx).await?;
    sqlx::raw_sql(NOTE).execute(&mut *tx).await?;
    Ok(tx.commit().await?)
}

/// Computes the texts of the next employers; the last of them, or none at the end.
async fn renew_after(db: &mut PgConnection, last: Uuid) -> Result<Option<Uuid>> {
    let names = sqlx::query_as::<_, (Uuid, String)>("select id, name from hub.employer where id > $1 order by id limit $2");
    let names = names.bind(last).bind(BATCH).fetch_all(&mut *db).await?;
    let last = names.last().map(|(id, _)| *id);
    let (ids, texts): (Vec<Uuid>, Vec<String>) = names.into_iter().map(|(id, name)| (id, search_text(&name))).unzip();
    let renewed = "update hub.employer e set name_search = n.text from unnest($1::uuid[], $2::text[]) n (id, text) where e.id = n.id";
    sqlx::query(renewed).bind(ids).bind(texts).execute(db).await?;
    Ok(last)
}
