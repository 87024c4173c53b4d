//! The examples that GraphiQL opens are asked as the role whose folder they are in.

use std::path::Path;

use super::queries::{Question, question_of};
use super::reader::{Reader, first_start};
use crate::house::source::{self, File};
use crate::world::*;

const FOLDER: &str = "web/graphiql/src/examples";
/// What a developer chooses for `$file`.
const FILE: &str = "@seeds/samples/relazione-tecnica-meteo.pdf";

#[tokio::test]
async fn every_example_of_graphiql_runs_as_its_role() -> Result {
    let examples = source::below(FOLDER, "graphql");

    run_as_their_roles(&examples).await?;

    ensure!(examples.len() > 20, "the examples are found: {}", examples.len());
    Ok(())
}

#[tokio::test]
async fn each_role_has_three_pages_and_each_is_one_query() -> Result {
    let pages = source::below("tests/pages", "graphql");

    run_as_their_roles(&pages).await?;

    for role in ["employer", "intermediary", "operator", "director", "admin", "auditor"] {
        let of_role = pages.iter().filter(|file| file.path.contains(&format!("/{role}/")) && !file.path.ends_with(".before.graphql"));
        let texts: Vec<_> = of_role.map(|file| &file.text).collect();
        ensure!(texts.len() == 3 && texts.iter().all(|text| text.matches("query ").count() == 1), "{role}: {texts:?}");
    }
    Ok(())
}

/// Runs each of these against the demo, as the role whose folder it is in; a file that ends with `.before.graphql` shows its variables.
async fn run_as_their_roles(files: &[File]) -> Result {
    let folder = tempfile::tempdir()?;
    let hub = first_start(folder.path()).await?;
    for asked in files {
        let mut reader = Reader::of(&hub);
        let before = files.iter().find(|other| other.path == asked.path.replace(".graphql", ".before.graphql"));
        for file in before.into_iter().chain([asked]) {
            reader.asks(&question(file)?).await.with_context(|| file.path.clone())?;
        }
        reader.receives_events().await?;
    }
    Ok(())
}

fn question(file: &File) -> Result<Question> {
    let role = Path::new(&file.path).parent().and_then(Path::file_name).context("a folder")?.to_string_lossy().into_owned();
    let mut question = question_of(&role, &file.text)?;
    if question.names.iter().any(|name| name == "file") {
        question.variables = json!({ "file": FILE });
    }
    Ok(question)
}

#[test]
fn every_example_has_its_title_in_both_languages() {
    let examples = source::below(FOLDER, "graphql");
    let named = examples.iter().filter(|file| !file.path.ends_with(".before.graphql"));
    let untitled: Vec<_> =
        named.filter(|file| !file.text.starts_with("# it: ") || !file.text.contains("\n# en: ")).map(|file| &file.path).collect();

    assert!(untitled.is_empty(), "{untitled:?}");
}
