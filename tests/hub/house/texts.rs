//! What a person reads is there in both languages.

use std::collections::{BTreeMap, BTreeSet};

use omnia_hub::core::error::TEXTS;
use omnia_texts::Language;

use super::source;

/// The texts of the controls, a file for each family.
const FAMILIES: [&str; 7] = [
    "crates/rules/src/controls/messages/{}/amounts.ftl",
    "crates/rules/src/controls/messages/{}/application.ftl",
    "crates/rules/src/controls/messages/{}/limits.ftl",
    "crates/rules/src/controls/messages/{}/list.ftl",
    "crates/rules/src/controls/messages/{}/proceedings.ftl",
    "crates/rules/src/controls/messages/{}/schemes.ftl",
    "crates/rules/src/controls/messages/{}/technical.ftl",
];

#[test]
fn every_code_of_a_refusal_has_a_text_in_each_language() {
    let files = source::rust();
    let codes: BTreeSet<String> = files.iter().flat_map(|file| after(&file.code(), "Refusal::new(\"")).collect();
    let missing: Vec<_> = codes.iter().filter(|code| !Language::ALL.iter().all(|language| TEXTS.contains(*language, code))).collect();

    assert!(codes.len() > 20, "the codes are found where they are made");
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn both_languages_have_the_same_texts_with_the_same_values() {
    for texts in ["src/core/messages/{}.ftl", "src/delegations/messages/{}.ftl"].into_iter().chain(FAMILIES) {
        let [english, italian] = ["en", "it"].map(|language| values_by_text(&texts.replace("{}", language)));

        assert_eq!(english, italian, "{texts}");
    }
}

#[test]
fn no_text_is_left_of_a_code_that_is_gone() {
    // Some codes come from the crate of the rules.
    let files: Vec<_> = source::rust().into_iter().chain(source::below("crates/rules/src", "rs")).collect();
    let texts = values_by_text("src/core/messages/en.ftl");
    let unused: Vec<_> = texts.keys().filter(|id| !files.iter().any(|file| file.text.contains(&format!("\"{id}\"")))).collect();

    assert!(unused.is_empty(), "{unused:?}");
}

/// The names of the texts of a file, each with the values that it names.
fn values_by_text(path: &str) -> BTreeMap<String, BTreeSet<String>> {
    let file = std::fs::read_to_string(source::root().join(path)).expect("the texts can be read");
    let mut texts = BTreeMap::new();
    let mut last = String::new();
    for line in file.lines().filter(|line| !line.starts_with('#')) {
        if let Some((id, _)) = line.split_once(" =").filter(|(id, _)| !id.starts_with(char::is_whitespace)) {
            id.clone_into(&mut last);
        }
        let values: &mut BTreeSet<String> = texts.entry(last.clone()).or_default();
        values.extend(
            line.split('$').skip(1).map(|rest| rest.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect()),
        );
    }
    // The English text is the identifiers' own, the Italian one is put together here.
    texts.remove("INVALID_IDENTIFIER");
    texts
}

/// The texts up to the next quote after each place where `start` stands.
fn after(code: &str, start: &str) -> Vec<String> {
    code.split(start).skip(1).filter_map(|rest| Some(rest.split_once('"')?.0.to_owned())).collect()
}
