//! The files of the embedded database, complete in its folder.
//!
//! The crate creates a database as an overlay: a file is in a template, in the user's cache, and is copied when it is first written. On a
//! full disk that copy is truncated, and hides the complete file of the template for good. So all files are copied before the first start,
//! and the folder no longer needs the template.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use directories::ProjectDirs;
use serde::Deserialize;

/// The folder of PostgreSQL's files within that of the crate.
const DATA_FOLDER: &str = "tmp/pglite/base";
/// The file that marks a folder as an overlay, and names its template.
const OVERLAY_FILE: &str = ".pglite-oxide-pgdata-overlay.json";
/// The prefix of a file that hides one of the template.
const WHITEOUT_PREFIX: &str = ".wh.";
/// The crate's own settings. On a full disk the file is left empty, and the crate does not start with an empty one.
const LAYOUT_FILE: &str = "tmp/pglite/.pglite-oxide-runtime-layout.json";

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Overlay {
    template_archive_sha256: String,
}

/// Copies what is still in the template alone. Does nothing to a complete folder; continues where it was interrupted.
pub fn complete_data_files(root: &Path) -> io::Result<()> {
    let files = root.join(DATA_FOLDER);
    let overlay = files.join(OVERLAY_FILE);
    let is_complete = files.join("PG_VERSION").is_file() && files.join("global/pg_control").is_file();
    if is_complete && !overlay.exists() {
        return Ok(());
    }
    pglite_oxide::install_into(root).map_err(|error| io::Error::other(format!("{error:#}")))?;
    // A file is copied under another name, and renamed once it is complete.
    copy_missing(&template(&overlay)?, &files, &root.join("copying"))?;
    fs::remove_file(overlay)
}

/// Removes the crate's own settings where a full disk left them empty: the crate writes them again.
pub fn remove_truncated_layout(root: &Path) -> io::Result<()> {
    let layout = root.join(LAYOUT_FILE);
    match fs::metadata(&layout) {
        Ok(found) if found.len() == 0 => fs::remove_file(layout),
        _ => Ok(()),
    }
}

fn template(overlay: &Path) -> io::Result<PathBuf> {
    let overlay: Overlay = serde_json::from_slice(&fs::read(overlay)?)?;
    let cache =
        ProjectDirs::from("dev", "pglite-oxide", "pglite-oxide").ok_or_else(|| io::Error::other("this user has no cache folder"))?;
    Ok(cache.cache_dir().join("pgdata-template/v2").join(overlay.template_archive_sha256).join("base"))
}

fn copy_missing(from: &Path, to: &Path, copying: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let (source, target) = (entry.path(), to.join(entry.file_name()));
        let whiteout = to.join(format!("{WHITEOUT_PREFIX}{}", entry.file_name().to_string_lossy()));
        if whiteout.exists() {
            // It was removed, or removed and created again: from here on there is nothing to hide.
            fs::remove_file(whiteout)?;
        } else if entry.file_type()?.is_dir() {
            copy_missing(&source, &target, copying)?;
        } else if !target.exists() || is_truncated(&source, &target)? {
            fs::copy(&source, copying)?;
            fs::rename(copying, &target)?;
        }
    }
    Ok(())
}

/// Whether a copy is only the beginning of its source. PostgreSQL truncates no file of the template itself: nothing vacuums it.
fn is_truncated(source: &Path, copy: &Path) -> io::Result<bool> {
    let (whole, length) = (fs::metadata(source)?.len(), fs::metadata(copy)?.len());
    if length >= whole {
        return Ok(false);
    }
    let mut beginning = Vec::new();
    File::open(source)?.take(length).read_to_end(&mut beginning)?;
    Ok(fs::read(copy)? == beginning)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_truncated_copy_is_completed_and_what_was_changed_or_removed_stays_so() -> io::Result<()> {
        let (from, to) = (tempfile::tempdir()?, tempfile::tempdir()?);
        let (from, to) = (from.path(), to.path());
        fs::create_dir(from.join("base"))?;
        fs::create_dir(to.join("base"))?;
        for name in ["absent", "empty", "cut", "changed", "shorter", "removed"] {
            fs::write(from.join("base").join(name), "0123456789")?;
        }
        for (name, bytes) in [("empty", ""), ("cut", "0123"), ("changed", "abcdefghij"), ("shorter", "abc"), (".wh.removed", "")] {
            fs::write(to.join("base").join(name), bytes)?;
        }

        copy_missing(from, to, &to.join("copying"))?;

        let read = |name: &str| fs::read_to_string(to.join("base").join(name)).unwrap_or_else(|_| "none".to_owned());
        assert_eq!(["absent", "empty", "cut"].map(read), ["0123456789"; 3]);
        assert_eq!(["changed", "shorter", "removed", ".wh.removed"].map(read), ["abcdefghij", "abc", "none", "none"]);
        Ok(())
    }
}
