//! The floors of the crate: the ground knows itself alone, the law the ground too, and the controls both. No file name is there twice.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

const GROUND: &[&str] = &["ground"];
const LAW: &[&str] = &["ground", "law"];
const CONTROLS: &[&str] = &["ground", "law", "controls"];

#[test]
fn the_ground_knows_neither_law_nor_controls() {
    assert_eq!(known_beyond("ground", GROUND), [""; 0]);
}

#[test]
fn the_law_knows_no_controls() {
    assert_eq!(known_beyond("law", LAW), [""; 0]);
}

#[test]
fn the_controls_know_law_and_ground_by_their_floors() {
    assert_eq!(known_beyond("controls", CONTROLS), [""; 0]);
}

#[test]
fn no_file_name_is_there_twice() {
    let mut named: BTreeMap<String, Vec<PathBuf>> = BTreeMap::new();
    for file in files(&source()) {
        let name = file.file_name().expect("a file has a name").to_string_lossy().into_owned();
        named.entry(name).or_default().push(file);
    }

    named.retain(|name, files| name != "mod.rs" && files.len() > 1);

    assert!(named.is_empty(), "{named:#?}");
}

/// The paths below `crate` that a floor names, and may not. What the macros name of the crate is theirs.
fn known_beyond(floor: &str, floors: &[&str]) -> Vec<String> {
    let mut beyond = Vec::new();
    for file in files(&source().join(floor)) {
        let text = fs::read_to_string(&file).expect("a source file is read");
        let named = text.split("crate::").zip(text.split("crate::").skip(1));
        let named =
            named.filter(|(before, _)| !before.ends_with('$')).map(|(_, path)| path.split(|sign: char| !sign.is_alphanumeric()).next());
        let forbidden = named.flatten().filter(|module| !floors.contains(module));
        beyond.extend(forbidden.map(|module| format!("{}: {module}", file.display())));
    }
    beyond
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the folder is read").map(|entry| entry.expect("an entry is read").path());
    let (folders, files): (Vec<_>, Vec<_>) = entries.partition(|path| path.is_dir());
    let sources = files.into_iter().filter(|file| file.extension().is_some_and(|extension| extension == "rs"));
    sources.chain(folders.iter().flat_map(|folder| self::files(folder))).collect()
}

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}
