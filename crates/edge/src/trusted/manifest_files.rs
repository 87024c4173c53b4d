//! The files of manifests, and whether they have changed.
use std::path::{Path, PathBuf};
use std::time::SystemTime;
use std::{fs, io};

use super::manifest::ManifestError;

/// The version of a file, by time and size; without a time where it could not be read.
#[derive(Debug, PartialEq, Eq)]
pub struct FileVersion {
    path: PathBuf,
    modified: Option<SystemTime>,
    bytes: u64,
}

/// The manifests at these paths; of a folder, all files that end with `.json`.
pub fn files(sources: &[PathBuf]) -> Result<Vec<PathBuf>, ManifestError> {
    let mut found = Vec::new();
    for source in sources {
        match source.is_dir() {
            true => found.append(&mut files_in(source)?),
            false => found.push(source.clone()),
        }
    }
    Ok(found)
}

fn files_in(folder: &Path) -> Result<Vec<PathBuf>, ManifestError> {
    let list = || fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>();
    let mut files = list().map_err(|error| ManifestError::Unreadable { path: folder.to_owned(), error })?;
    files.retain(|path| path.extension().is_some_and(|ending| ending == "json") && path.is_file());
    files.sort();
    match files.is_empty() {
        true => Err(ManifestError::NoManifest { path: folder.to_owned() }),
        false => Ok(files),
    }
}

/// The versions of all manifests, to detect changes.
pub fn file_versions(sources: &[PathBuf]) -> Vec<FileVersion> {
    files(sources).unwrap_or_else(|_| sources.to_vec()).into_iter().map(file_version).collect()
}

fn file_version(path: PathBuf) -> FileVersion {
    let found = fs::metadata(&path).ok();
    let modified = found.as_ref().and_then(|found| found.modified().ok());
    FileVersion { path, modified, bytes: found.map_or(0, |found| found.len()) }
}
