//! Checks by writing that the database can write.

use std::io::Write;
use std::path::Path;

use omnia_edge::is_storage_full;
use sqlx::PgConnection;

use crate::core::error::{Error, Result};

/// The least that PostgreSQL writes when a table or its log grows, in bytes.
const PIECE: usize = 64 << 10;

/// Writes a file into a folder, as the database inside the process does, and removes it. That database buffers its writes, so that a
/// statement alone would not fail.
pub fn check_folder_writable(folder: &Path) -> Result<()> {
    let written = tempfile::tempfile_in(folder).and_then(|mut file| file.write_all(&vec![0; PIECE]));
    written.map_err(|error| if is_storage_full(&error) { Error::storage_full(error) } else { Error::fault(error) })
}

/// Has the database write temporary data: a sort that does not fit into memory writes a quarter of a megabyte to its disk, and a
/// transaction id is recorded with the commit. No table grows, and a read-only server refuses.
pub async fn check_writable(db: &mut PgConnection) -> Result<()> {
    // The lines depend on the setting, so that it applies to their sort.
    let written = sqlx::query!(
        r#"with narrow as materialized (select set_config('work_mem', '64kB', true) as work_mem, pg_current_xact_id())
        select count(*) as "lines!"
        from narrow
        cross join lateral (select repeat(md5(n::text || work_mem), 8) as line from generate_series(1, 1000) n order by line) sorted"#
    );
    written.fetch_one(db).await?;
    Ok(())
}
