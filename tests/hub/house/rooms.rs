//! Rooms import leftwards, and their mod.rs hold no code.

use super::source::{self, File};

/// The rooms, from left to right.
const ROOMS: [&str; 12] = [
    "identity",
    "registry",
    "delegations",
    "benefits",
    "alerts",
    "applications",
    "documents",
    "interlocutions",
    "authorizations",
    "notes",
    "access_log",
    "dashboard",
];

#[test]
fn rooms_import_leftwards() {
    let wrong: Vec<String> = source::rust().iter().flat_map(wrong_imports).collect();

    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn every_room_has_its_place() {
    let known = |name: &str| ROOMS.contains(&name) || ["core", "crates", "seed", "shell"].contains(&name);
    let unknown: Vec<String> = source::rust()
        .iter()
        .filter_map(|file| file.modules().first().map(|room| (*room).to_owned()))
        .filter(|room| !known(room))
        .collect();

    assert!(unknown.is_empty(), "{unknown:?}");
}

#[test]
fn the_edge_knows_nothing_of_the_hub() {
    let depends =
        source::below("crates/edge", "toml").iter().any(|file| file.text.contains("omnia-hub") || file.text.contains("omnia-rules"));
    let files = source::below("crates/edge", "rs");
    let known: Vec<_> = files.iter().filter(|file| file.text.contains("omnia_hub") || file.text.contains("omnia_rules")).collect();

    assert!(!depends && known.is_empty());
}

#[test]
fn mod_files_hold_no_code() {
    let module_roots = source::rust()
        .into_iter()
        .filter(|file| file.path.ends_with("/mod.rs") || ["src/lib.rs", "crates/edge/src/lib.rs"].contains(&file.path.as_str()));
    let wrong: Vec<String> = module_roots.flat_map(|module_root| code_in(&module_root)).collect();

    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

fn wrong_imports(file: &File) -> Vec<String> {
    let modules = file.modules();
    let Some(here) = modules.first() else { return Vec::new() };
    let code = file.code();
    let imports = code.match_indices("crate::").map(|(at, found)| &code[at + found.len()..]);
    let wrong = imports.filter(|path| !may_import(file, here, path)).map(|path| path.lines().next().unwrap_or_default());
    wrong.map(|path| format!("{}: crate::{path}", file.path)).collect()
}

/// The shell puts all together, and the seeds know all rooms; the core and the crates know no room; a room knows those to its left. The graph
/// has cycles: what leads from a node to a room on the right is declared in the folder `graphql/edges` of its room, and nowhere else.
fn may_import(file: &File, here: &str, path: &str) -> bool {
    let there = first_name(path);
    let place = |room: &str| ROOMS.iter().position(|known| *known == room);
    match (place(here), place(there)) {
        _ if here == there || here == "shell" => true,
        _ if here == "seed" => there != "shell",
        (None, Some(_)) => false,
        (Some(here), Some(there)) => there < here || file.path.contains("/graphql/edges/"),
        (_, None) => !["shell", "seed"].contains(&there),
    }
}

fn first_name(path: &str) -> &str {
    path.split(|letter: char| !letter.is_alphanumeric() && letter != '_').next().unwrap_or_default()
}

fn code_in(module_root: &File) -> Vec<String> {
    let code = module_root.code();
    let statements = code.split(';').map(str::trim).filter(|statement| !statement.is_empty());
    let is_declaration = |statement: &&str| {
        let bare = statement.lines().filter(|line| !line.trim_start().starts_with("#[")).collect::<Vec<_>>().join(" ");
        let bare = bare
            .trim()
            .trim_start_matches("pub(crate) ")
            .trim_start_matches("pub(super) ")
            .trim_start_matches("pub(in crate::applications) ")
            .trim_start_matches("pub ");
        bare.starts_with("use ") || bare.starts_with("extern crate ") || (bare.starts_with("mod ") && !bare.contains('{'))
    };
    statements.filter(|statement| !is_declaration(statement)).map(|statement| format!("{}: {statement}", module_root.path)).collect()
}
