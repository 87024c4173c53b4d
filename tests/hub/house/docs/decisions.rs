//! Each decision has its date, its status and the alternatives considered.

use crate::house::source;

#[test]
fn every_decision_has_its_date_status_and_alternatives() {
    let is_complete =
        |text: &str| ["\n- Date: 20", "\n- Status: ", "\n## Alternatives considered\n"].iter().all(|part| text.contains(part));
    let decisions: Vec<_> = source::below("docs/decisions", "md").into_iter().filter(|file| !file.path.ends_with("README.md")).collect();
    let incomplete: Vec<_> = decisions.iter().filter(|file| !is_complete(&file.text)).map(|file| &file.path).collect();

    assert!(decisions.len() > 30, "the decisions are found: {}", decisions.len());
    assert!(incomplete.is_empty(), "{incomplete:?}");
}

#[test]
fn every_decision_is_listed_with_its_title_and_date() {
    let list = std::fs::read_to_string(source::root().join("docs/decisions/README.md")).expect("the list of decisions can be read");
    let decisions = source::below("docs/decisions", "md").into_iter().filter(|file| !file.path.ends_with("README.md"));
    let row = |file: &source::File| {
        let name = file.path.trim_start_matches("docs/decisions/");
        let title = file.text.lines().next().unwrap_or_default().trim_start_matches("# ");
        let date = file.text.lines().find_map(|line| line.strip_prefix("- Date: ")).unwrap_or_default();
        format!("| [{}]({name}) | {title} | {} |", &name[..4], date.split(' ').next().unwrap_or_default())
    };
    let missing: Vec<_> = decisions.map(|file| row(&file)).filter(|row| !list.contains(row)).collect();

    assert!(missing.is_empty(), "{missing:#?}");
}
