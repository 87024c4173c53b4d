//! Whether the database can write, found out by writing.

use std::io::Write;
use std::path::Path;

use omnia_edge::is_storage_full;
use sqlx::PgConnection;

use crate::core::error::{Error, Result};

/// As much as PostgreSQL writes at least when a table or its log grows.
const PIECE: usize = 64 << 10;

/// Writes a file into a folder, as the database inside the process does, and removes it. That database keeps back what it writes, so that
/// a statement alone does not find out.
pub fn try_to_write_in(folder: &Path) -> Result<()> {
    let written = tempfile::tempfile_in(folder).and_then(|mut file| file.write_all(&vec![0; PIECE]));
    written.map_err(|error| if is_storage_full(&error) { Error::storage_full(error) } else { Error::fault(error) })
}

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
