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
    let folder = tempfile::tempdir()?;
    let hub = first_start(folder.path()).await?;
    let examples = source::below(FOLDER, "graphql");

    for example in &examples {
        let mut reader = Reader::of(&hub);
        let before = examples.iter().find(|other| other.path == example.path.replace(".graphql", ".before.graphql"));
        for file in before.into_iter().chain([example]) {
            reader.asks(&question(file)?).await.with_context(|| file.path.clone())?;
        }
        reader.receives_events().await?;
    }

    ensure!(examples.len() > 20, "the examples are found: {}", examples.len());
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
