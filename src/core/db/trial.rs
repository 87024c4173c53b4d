//! Whether the database can write, found out by writing.

use sqlx::PgConnection;

use crate::core::error::Result;

/// Has the database write what nobody keeps: a sort that does not fit into memory writes a quarter of a megabyte to its disk, and a number
/// of transaction is recorded with the commit. No table grows, and a server that is only read refuses.
pub async fn try_to_write(db: &mut PgConnection) -> Result<()> {
    // The lines hang on the setting, so that they are sorted under it.
    let written = sqlx::query!(
        r#"with narrow as materialized (select set_config('work_mem', '64kB', true) as work_mem, pg_current_xact_id())
        select count(*) as "lines!"
        from narrow
        cross join lateral (select repeat(md5(n::text || work_mem), 8) as line from generate_series(1, 1000) n order by line) sorted"#
    );
    written.fetch_one(db).await?;
    Ok(())
}
