//! What an addition costs: the patches of `tests/additions` change no more files than allowed. `make additions` compiles them too.

use super::source;

/// Which files of a patch are counted as its sources; generated files, tests and docs are not.
const NOT_COUNTED: [&str; 5] = [".sqlx/", "docs/", "tests/", "schema.graphql", "migrations/"];

#[test]
fn no_addition_changes_more_files_than_allowed() {
    let limits = std::fs::read_to_string(source::root().join("tests/additions/limits.csv")).expect("the limits can be read");
    let limits: Vec<(&str, usize, usize)> = limits.lines().skip(1).map(limit).collect();
    let patches = source::below("tests/additions", "patch");
    let costs: Vec<_> = patches.iter().map(|patch| (patch.path.as_str(), cost(&patch.text))).collect();
    let dearer: Vec<_> = costs.iter().filter(|(path, cost)| !limits.iter().any(|limit| is_within(path, cost, *limit))).collect();

    assert_eq!(limits.len(), patches.len(), "each addition has a patch and a limit");
    assert!(dearer.is_empty(), "{dearer:#?}");
}

/// The addition, and how many files and migrations it may change.
fn limit(line: &str) -> (&str, usize, usize) {
    let (addition, allowed) = line.split_once(',').expect("an addition and its limits");
    let (files, migrations) = allowed.split_once(',').expect("files and migrations");
    (addition, files.parse().expect("a number of files"), migrations.parse().expect("a number of migrations"))
}

/// The sources and the migrations that a patch changes.
fn cost(patch: &str) -> (Vec<&str>, Vec<&str>) {
    let files = || patch.lines().filter_map(|line| line.strip_prefix("diff --git a/")?.split(' ').next());
    let is_test_of_crate = |file: &str| file.starts_with("crates/") && file.contains("/tests/");
    let is_counted = |file: &&str| !NOT_COUNTED.iter().any(|start| file.starts_with(start)) && !is_test_of_crate(file);
    (files().filter(is_counted).collect(), files().filter(|file| file.starts_with("migrations/")).collect())
}

fn is_within(path: &str, (sources, migrations): &(Vec<&str>, Vec<&str>), (addition, files, steps): (&str, usize, usize)) -> bool {
    path == format!("tests/additions/{addition}.patch") && sources.len() <= files && migrations.len() <= steps
}
