//! One style of imports in the whole tree: one `use` a module.

use super::source::{self, File};

#[test]
fn each_use_names_one_module() {
    let files = source::rust().into_iter().chain(source::below("tests", "rs"));
    let wrong: Vec<String> = files.flat_map(|file| nested(&file)).collect();

    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// The imports that name items of several modules at once.
fn nested(file: &File) -> Vec<String> {
    let code = file.code();
    let uses = code.split('\n').enumerate().filter(|(_, line)| line.trim_start().trim_start_matches("pub ").starts_with("use "));
    let nested = uses.filter_map(|(at, _)| {
        let import: String = code.lines().skip(at).collect::<Vec<_>>().join(" ").split(';').next().unwrap_or_default().to_owned();
        let (_, items) = import.split_once('{')?;
        items.contains("::").then(|| format!("{}: {}", file.path, import.trim()))
    });
    nested.collect()
}
