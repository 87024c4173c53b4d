//! The files of the embedded database, whole in its folder.
//!
//! The crate begins a database as an overlay: a file lies in a template, in the user's cache, and is copied when it is first written. On a
//! full disk that copy is cut short, and what there is of it hides the sound file for good. So all are copied before the first start, and
//! the folder stands for itself.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use directories::ProjectDirs;
use serde::Deserialize;

/// Where the crate keeps the files of PostgreSQL within its folder.
const FILES: &str = "tmp/pglite/base";
/// Says that a folder is an overlay, and over which template.
const OVERLAY: &str = ".pglite-oxide-pgdata-overlay.json";
/// What the name of a file begins with that hides one of the template.
const HIDING: &str = ".wh.";
/// Says how the crate keeps its own files. On a full disk it is left empty, and an empty one keeps the crate from starting.
const LAYOUT: &str = "tmp/pglite/.pglite-oxide-runtime-layout.json";

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Overlay {
    template_archive_sha256: String,
}

/// Copies what still lies in the template. Does nothing to a folder that is whole; goes on where it was interrupted.
pub fn make_whole(root: &Path) -> io::Result<()> {
    let files = root.join(FILES);
    let overlay = files.join(OVERLAY);
    let is_complete = files.join("PG_VERSION").is_file() && files.join("global/pg_control").is_file();
    if is_complete && !overlay.exists() {
        return Ok(());
    }
    pglite_oxide::install_into(root).map_err(|error| io::Error::other(format!("{error:#}")))?;
    // The file that is being copied lies beside the others until it is whole.
    copy_missing(&template(&overlay)?, &files, &root.join("copying"))?;
    fs::remove_file(overlay)
}

/// Removes what a full disk left of the crate's own settings: it writes them anew.
pub fn remove_cut_layout(root: &Path) -> io::Result<()> {
    let layout = root.join(LAYOUT);
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
        let hiding = to.join(format!("{HIDING}{}", entry.file_name().to_string_lossy()));
        if hiding.exists() {
            // It was removed, or removed and made anew: from here on there is nothing to hide.
            fs::remove_file(hiding)?;
        } else if entry.file_type()?.is_dir() {
            copy_missing(&source, &target, copying)?;
        } else if !target.exists() || is_cut(&source, &target)? {
            fs::copy(&source, copying)?;
            fs::rename(copying, &target)?;
        }
    }
    Ok(())
}

/// Whether a copy is only the beginning of its source. PostgreSQL shortens no file of the template: nothing in there vacuums.
fn is_cut(source: &Path, copy: &Path) -> io::Result<bool> {
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
    fn a_copy_that_was_cut_short_is_made_whole_and_what_was_changed_or_removed_stays_so() -> io::Result<()> {
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
