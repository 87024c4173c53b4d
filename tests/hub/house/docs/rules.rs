//! The page of controls is what their table says.

use super::super::source;

#[test]
fn the_page_of_controls_is_what_their_table_says() {
    let written = std::fs::read_to_string(source::root().join("docs/rules.md")).unwrap_or_default();

    assert!(written.trim_end() == omnia_hub::alerts::catalogue().trim_end(), "docs/rules.md is not what the rules say: run make rules");
}

#[test]
fn every_control_and_every_switch_is_on_the_page() {
    let page = omnia_hub::alerts::catalogue();
    let missing: Vec<_> = omnia_rules::controls::RULES.iter().filter(|rule| !page.contains(&format!("\n## {} ", rule.id))).collect();

    assert!(missing.is_empty());
    assert_eq!(omnia_rules::controls::RULES.len(), 53);
    assert!(omnia_rules::controls::SWITCHES.iter().all(|(_, question, _)| page.contains(question)));
    assert!(!page.contains(": \n") && !page.contains("**") && !page.contains(": …\n"), "every message has its text");
    assert!(!page.contains("->"), "no message shows how its words are chosen");
}
