//! What the pages on clients show is in programs that stories run.

use super::pages::{fences, pages};
use crate::house::source;

/// The pages whose code stands in a program, the path of which follows each fence.
const GUIDES: [&str; 3] = ["docs/how-to/apollo.md", "docs/how-to/urql.md", "docs/how-to/relay.md"];

#[test]
fn the_page_of_the_demo_names_everyone_in_it() {
    let read = |path: &str| std::fs::read_to_string(source::root().join(path)).unwrap_or_default();
    let (page, demo) = (read("docs/how-to/demo.md"), read("seeds/demo.json"));
    let demo: serde_json::Value = serde_json::from_str(&demo).expect("the demo is JSON");

    let rows = ["intermediaries", "employers"].into_iter().filter_map(|list| demo[list].as_array()).flatten();
    // The page leaves out the legal form: `S.r.l.`.
    let name = |row: &serde_json::Value| row["name"].as_str().unwrap_or_default().split(" S.").next().unwrap_or_default().to_owned();
    let names: Vec<String> = rows.map(name).collect();
    let missing: Vec<_> = names.iter().filter(|name| !page.contains(name.as_str())).collect();

    let accounts = omnia_hub::seed::demo::password::ACCOUNTS.iter().filter(|(address, _)| !page.contains(address)).count();
    let applications = demo["applications"].as_array().map_or(0, Vec::len);
    assert!(names.len() > 15 && missing.is_empty() && accounts == 0, "{missing:?}");
    assert!(page.contains(&format!("Of {applications}, one at least in each status.")), "there are {applications} applications");
}

#[test]
fn every_sample_of_a_client_stands_in_a_program_that_a_story_runs() {
    let stories = std::fs::read_to_string(source::root().join("tests/hub/stories/clients.rs")).unwrap_or_default();
    let mut wrong = Vec::new();
    let mut count = 0;

    for page in pages().into_iter().filter(|page| GUIDES.contains(&page.path.as_str())) {
        for fence in fences(&page.text).iter().filter(|fence| fence.language == "js") {
            let program = std::fs::read_to_string(source::root().join(&fence.mark)).unwrap_or_default();
            let is_run =
                fence.mark.starts_with("tests/clients/relay/") || stories.contains(fence.mark.trim_start_matches("tests/clients/"));
            if !is_run || !program.contains(&fence.text) {
                wrong.push(format!("{}:{} is not in {:?}", page.path, fence.line, fence.mark));
            }
            count += 1;
        }
    }

    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    assert!(count > 8, "the samples are found: {count}");
}
