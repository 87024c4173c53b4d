//! Folders import one way: no two of them reach each other by paths from the root of the crate, over others or directly.

use std::collections::{BTreeMap, BTreeSet};

use super::source::{self, File};

/// Which folders each folder imports.
type Imports = BTreeMap<String, BTreeSet<String>>;

/// A graph has circles, and `rooms.rs` keeps those between rooms in these folders.
const EDGES: &str = "/graphql/edges/";

#[test]
fn no_folder_imports_itself_over_others() {
    let imports = reached(imports());
    let circles: Vec<&String> = imports.iter().filter(|(folder, reached)| reached.contains(*folder)).map(|(folder, _)| folder).collect();

    assert!(imports.len() > 30, "the folders were not found");
    assert!(circles.is_empty(), "in circles: {circles:?}");
}

#[test]
fn a_circle_over_three_folders_is_found() {
    let edge = |from: &str, to: &str| (from.to_owned(), BTreeSet::from([to.to_owned()]));
    let reached = reached(BTreeMap::from([edge("a", "b"), edge("b", "c"), edge("c", "a"), edge("d", "a")]));

    assert!(["a", "b", "c"].iter().all(|folder| reached[*folder].contains(*folder)));
    assert!(!reached["d"].contains("d"));
}

fn imports() -> Imports {
    let files: Vec<File> = source::below("src", "rs").into_iter().filter(|file| !file.path.contains(EDGES)).collect();
    let folders: BTreeSet<String> = files.iter().map(folder_of).collect();
    let mut imports = Imports::new();
    for file in files.iter().filter(|file| !file.path.ends_with("mod.rs")) {
        let here = folder_of(file);
        let there = imported(file, &folders).into_iter().filter(|folder| *folder != here);
        imports.entry(here.clone()).or_default().extend(there);
    }
    imports
}

fn folder_of(file: &File) -> String {
    file.path.rsplit_once('/').map_or_else(String::new, |(folder, _)| folder.to_owned())
}

/// The folders of the modules that a file names from the root of the crate.
fn imported(file: &File, folders: &BTreeSet<String>) -> Vec<String> {
    let code = file.code();
    let paths = code.match_indices("crate::").flat_map(|(at, found)| named(&code[at + found.len()..]));
    let folder = |path: &str| {
        let deeper = |folder: String, name: &str| Some(format!("{folder}/{name}")).filter(|deeper| folders.contains(deeper));
        path.split("::")
            .try_fold("src".to_owned(), |folder, name| deeper(folder.clone(), name).ok_or(folder))
            .unwrap_or_else(|folder| folder)
    };
    paths.map(folder).filter(|folder| folder != "src").collect()
}

/// The path at the beginning of a text, or the paths of a list in braces.
fn named(text: &str) -> Vec<&str> {
    let end = |letter: char| !letter.is_alphanumeric() && letter != '_' && letter != ':';
    match text.strip_prefix('{') {
        Some(list) => list.split('}').next().unwrap_or_default().split(',').map(str::trim).collect(),
        None => vec![text.split(end).next().unwrap_or_default()],
    }
}

/// Each folder with all that it imports, over others too.
fn reached(mut imports: Imports) -> Imports {
    loop {
        let before: usize = imports.values().map(BTreeSet::len).sum();
        let further = |reached: &BTreeSet<String>| reached.iter().filter_map(|folder| imports.get(folder)).flatten().cloned().collect();
        let more: BTreeMap<String, Vec<String>> = imports.iter().map(|(folder, reached)| (folder.clone(), further(reached))).collect();
        for (folder, further) in more {
            imports.entry(folder).or_default().extend(further);
        }
        if imports.values().map(BTreeSet::len).sum::<usize>() == before {
            return imports;
        }
    }
}
