//! CONTRIBUTING names files and tests that are there.

use crate::house::source;

/// The words between backticks, outside of fenced blocks.
fn quoted() -> Vec<String> {
    let page = std::fs::read_to_string(source::root().join("CONTRIBUTING.md")).expect("CONTRIBUTING.md can be read");
    page.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

#[test]
fn every_path_that_contributing_names_is_there() {
    let roots = ["src/", "crates/", "tests/", "docs/", "migrations/", "seeds/", ".ci/"];
    let is_path = |word: &&String| roots.iter().any(|root| word.starts_with(root)) && !word.contains("NNNN");
    let quoted = quoted();
    let paths: Vec<_> = quoted.iter().filter(is_path).collect();
    let missing: Vec<_> = paths.iter().filter(|path| !source::root().join(path).exists()).collect();

    assert!(paths.len() > 40, "the paths are found: {}", paths.len());
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn every_test_that_contributing_names_is_there() {
    let is_name =
        |word: &&String| word.matches('_').count() > 3 && word.chars().all(|letter| matches!(letter, 'a'..='z' | '0'..='9' | '_'));
    let quoted = quoted();
    let names: Vec<_> = quoted.iter().filter(is_name).collect();
    let files: Vec<_> = source::rust().into_iter().chain(source::below("tests/hub", "rs")).collect();
    let missing: Vec<_> = names.iter().filter(|name| !files.iter().any(|file| file.text.contains(&format!("fn {name}(")))).collect();

    assert!(names.len() > 20, "the names are found: {}", names.len());
    assert!(missing.is_empty(), "{missing:#?}");
}
