//! Every query of README and docs is asked as the person whom its heading names, of the demo that a first start writes.

use async_graphql::parser::parse_query;
use async_graphql::parser::types::OperationType;

use super::pages::{Fence, fences, pages};
use super::reader::{Reader, first_start};
use crate::world::*;

/// Who has not signed in.
pub const ANYONE: &str = "anyone";

/// Who signs in to the demo, and what headings call them.
const PERSONS: [(&str, &[&str]); 8] = [
    (ANYONE, &["anyone", "chiunque"]),
    ("employer", &["employer", "datore di lavoro"]),
    ("intermediary", &["intermediary", "intermediario"]),
    ("operator", &["operator", "operatore"]),
    ("director", &["director", "direttore"]),
    ("auditor", &["auditor", "ispettore"]),
    ("admin", &["admin", "amministratore"]),
    ("collaborator", &["collaborator", "collaboratore"]),
];

/// A query of a page, or an example of GraphiQL.
pub struct Question {
    pub line: usize,
    pub person: &'static str,
    pub text: String,
    pub is_subscription: bool,
    /// The names of its variables.
    pub names: Vec<String>,
    pub variables: Value,
    /// The code that the page announces.
    pub refused: Option<String>,
    /// What the page shows of the answer.
    pub answer: Option<Value>,
}

#[tokio::test]
async fn every_query_runs_as_the_role_that_its_heading_names() -> Result {
    let folder = tempfile::tempdir()?;
    let hub = first_start(folder.path()).await?;
    let mut count = 0;

    for page in pages() {
        let questions = questions(&page.text).with_context(|| page.path.clone())?;
        let mut reader = Reader::of(&hub);
        for question in &questions {
            reader.asks(question).await.with_context(|| format!("{}:{}", page.path, question.line))?;
        }
        reader.receives_events().await.with_context(|| page.path.clone())?;
        count += questions.len();
    }

    ensure!(count > 20, "the queries of the pages are found: {count}");
    Ok(())
}

/// The queries of a page, each with the JSON that follows it.
fn questions(page: &str) -> Result<Vec<Question>> {
    let mut found: Vec<Question> = Vec::new();
    for fence in fences(page) {
        match (fence.language.as_str(), fence.mark.as_str(), found.last_mut()) {
            ("graphql", ..) => found.push(question(&fence, page).with_context(|| format!("line {}", fence.line))?),
            ("json", "", Some(question)) => question.variables = serde_json::from_str(&fence.text)?,
            ("json", "answer", Some(question)) => question.answer = Some(serde_json::from_str(&fence.text)?),
            ("json", ..) => bail!("line {}: a json without the query that it belongs to", fence.line),
            _ => {}
        }
    }
    Ok(found)
}

fn question(fence: &Fence, page: &str) -> Result<Question> {
    let refused = Some(fence.mark.clone()).filter(|code| !code.is_empty());
    ensure!(refused.iter().all(|code| page.contains(&format!("`{code}`"))), "the page does not mention {refused:?}");
    Ok(Question { line: fence.line, refused, ..question_of(&fence.heading, &fence.text)? })
}

/// The question of whom a heading, or a role, names.
pub fn question_of(heading: &str, text: &str) -> Result<Question> {
    let document = parse_query(text)?;
    let (_, operation) = document.operations.iter().next().context("an operation")?;
    Ok(Question {
        line: 1,
        person: person(heading)?,
        text: text.to_owned(),
        is_subscription: operation.node.ty == OperationType::Subscription,
        names: operation.node.variable_definitions.iter().map(|variable| variable.node.name.node.to_string()).collect(),
        variables: json!({}),
        refused: None,
        answer: None,
    })
}

fn person(heading: &str) -> Result<&'static str> {
    let words = heading.to_lowercase();
    let named = PERSONS.iter().filter(|(_, names)| names.iter().any(|name| words.contains(name)));
    match named.map(|(person, _)| *person).collect::<Vec<_>>()[..] {
        [person] => Ok(person),
        _ => bail!("the heading must name one role: {heading}"),
    }
}

#[test]
fn a_query_under_a_heading_without_a_role_is_an_error() {
    let unnamed = questions("## First steps\n```graphql\n{ __typename }\n```\n");
    let named = questions("## As an operator\n```graphql\nquery ($id: ID!) { node(id: $id) { id } }\n```\n```json\n{\"id\": 1}\n```\n");

    assert!(unnamed.is_err());
    assert!(named.is_ok_and(|found| found[0].person == "operator" && found[0].names == ["id"] && found[0].variables["id"] == 1));
}
