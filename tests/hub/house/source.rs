//! The files of the project, for the tests that read them.

use std::path::{Path, PathBuf};

/// A file of the source.
#[derive(Clone)]
pub struct File {
    /// From the root of the project: `src/identity/store.rs`.
    pub path: String,
    pub text: String,
}

impl File {
    /// The text without comments, docs among them.
    pub fn code(&self) -> String {
        self.text.lines().map(without_comment).map(|line| format!("{line}\n")).collect()
    }

    /// The module path: `src/identity/graphql/mod.rs` is `identity`, `graphql`.
    pub fn modules(&self) -> Vec<&str> {
        let path = self.path.trim_start_matches("src/").trim_end_matches(".rs");
        path.split('/').filter(|part| !matches!(*part, "mod" | "lib" | "main")).collect()
    }
}

/// All Rust files below src, and those of the crates.
pub fn rust() -> Vec<File> {
    let mut files = below("src", "rs");
    files.extend(below("crates", "rs"));
    files
}

/// All files with this ending below a folder of the project.
pub fn below(folder: &str, ending: &str) -> Vec<File> {
    let root = root();
    let mut found = Vec::new();
    collect(&root.join(folder), ending, &mut found);
    found.sort();
    let read = |path: PathBuf| File {
        text: std::fs::read_to_string(&path).expect("a file of the project can be read"),
        path: path.strip_prefix(&root).expect("it is below the root").display().to_string(),
    };
    found.into_iter().map(read).collect()
}

pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn collect(folder: &Path, ending: &str, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder of the project can be read") {
        let path = entry.expect("a folder of the project can be read").path();
        match path.is_dir() {
            true => collect(&path, ending, found),
            false if path.extension().is_some_and(|found| found == ending) => found.push(path),
            false => {}
        }
    }
}

/// A line up to its `//`, unless that is in a text such as an address.
fn without_comment(line: &str) -> &str {
    let before = line.match_indices("//").map(|(at, _)| &line[..at]);
    before.into_iter().find(|code| code.matches('"').count() % 2 == 0).unwrap_or(line)
}
