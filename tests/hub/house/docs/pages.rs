//! Pages: their headings, the fenced blocks under them, and where their links lead.

use std::path::Path;

use crate::house::source::{self, File};

/// A fenced block of a page.
#[derive(Debug)]
pub struct Fence {
    /// The heading above it.
    pub heading: String,
    pub line: usize,
    /// The first word behind the fence: graphql, json, sh.
    pub language: String,
    /// What follows that word.
    pub mark: String,
    pub text: String,
}

/// README, in each language, and all below docs.
pub fn pages() -> Vec<File> {
    ["README.md", "README.it.md"].map(page).into_iter().chain(source::below("docs", "md")).collect()
}

fn page(path: &str) -> File {
    File { path: path.to_owned(), text: std::fs::read_to_string(source::root().join(path)).expect("the page is there") }
}

/// The fenced blocks of a page, from top to bottom.
pub fn fences(page: &str) -> Vec<Fence> {
    let mut found: Vec<Fence> = Vec::new();
    let (mut heading, mut is_open) = (String::new(), false);
    for (line, text) in (1..).zip(page.lines()) {
        match (text.strip_prefix("```"), is_open, found.last_mut()) {
            (Some(_), true, _) => is_open = false,
            (Some(words), false, _) => {
                let (language, mark) = words.split_once(' ').unwrap_or((words, ""));
                let (language, mark) = (language.to_owned(), mark.trim().to_owned());
                found.push(Fence { heading: heading.clone(), line, language, mark, text: String::new() });
                is_open = true;
            }
            (None, true, Some(fence)) => fence.text.extend([text, "\n"]),
            (None, ..) if text.starts_with('#') => text.trim_start_matches('#').trim().clone_into(&mut heading),
            (None, ..) => {}
        }
    }
    found
}

/// Pages outside of docs that have links and no queries.
const OTHER_PAGES: [&str; 11] = [
    "CONTRIBUTING.md",
    "SECURITY.md",
    "CHANGELOG.md",
    "tests/README.md",
    "tests/clients/README.md",
    "tests/graphql-js/README.md",
    "tests/schema/README.md",
    "tests/browser/README.md",
    "tests/openid-provider/README.md",
    "crates/edge/README.md",
    "bench/peers/mercurius/README.md",
];

#[test]
fn every_link_within_the_project_leads_to_a_file() {
    let dead: Vec<String> = pages().into_iter().chain(OTHER_PAGES.map(page)).flat_map(|page| dead_links(&page)).collect();

    assert!(dead.is_empty(), "\n{}", dead.join("\n"));
}

fn dead_links(page: &File) -> Vec<String> {
    let root = source::root();
    let folder = Path::new(&page.path).parent().unwrap_or(Path::new(""));
    let links = page.text.split("](").skip(1).filter_map(|rest| rest.split_once(')').map(|(link, _)| link));
    let within = links.filter(|link| !link.contains("://") && !link.starts_with(['#', '/', '<']));
    let dead = within.filter(|link| !root.join(folder).join(link.split('#').next().unwrap_or_default()).exists());
    dead.map(|link| format!("{}: {link}", page.path)).collect()
}

#[test]
fn every_page_of_the_docs_is_reached_from_another() {
    let pages = pages();
    let name = |page: &File| Path::new(&page.path).file_name().unwrap_or_default().to_string_lossy().into_owned();
    let is_linked = |page: &&File| pages.iter().any(|other| other.path != page.path && other.text.contains(&format!("{})", name(page))));
    let lost: Vec<_> = pages.iter().filter(|page| !is_linked(page) && page.path != "README.md").map(|page| page.path.clone()).collect();

    assert!(lost.is_empty(), "{lost:?}");
}
