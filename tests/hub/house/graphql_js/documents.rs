//! Documents that are valid or not, and mutants for each rule of the specification.

use omnia_edge::DeclaredCosts;

use super::node;
use crate::world::{Result, Value, ensure};

/// Where the hub differs from graphql-js, by a part of either message, and why.
const OTHERWISE: [(&str, &str); 4] = [
    ("a file comes with its variable", "no literal is a file: graphql-js takes any for a scalar that it does not know"),
    ("a block string against a string", "by the specification equal values are equal, however they are written"),
    (" is out of range", "no scalar of the graph holds it, and no id has so many digits: graphql-js keeps the digits as they are"),
    ("must not select different types using the same name", "graphql-js does not compare the type of __typename, the specification does"),
];

#[test]
fn documents_are_judged_as_graphql_js_judges_them() -> Result {
    // Scalars of the graph are stricter, on purpose: graphql-js knows nothing of them.
    let schema = omnia_edge::Schema::parse(&omnia_hub::shell::sdl(), DeclaredCosts::default()).map_err(anyhow::Error::msg)?;
    let documents = node::run("documents.mjs", node::WHOLE, &["2800"], "")?;

    let differing: Vec<_> = documents.iter().filter_map(|judged| differs(judged, &schema.validate(text(judged, "document")))).collect();

    ensure!(documents.len() >= 2_500, "only {} documents were made", documents.len());
    ensure!(differing.is_empty(), "{} of {}:\n{}", differing.len(), documents.len(), differing.join("\n"));
    Ok(())
}

fn differs(judged: &Value, violations: &[String]) -> Option<String> {
    let (about, document) = (text(judged, "about"), text(judged, "document"));
    if judged["valid"] == violations.is_empty() {
        return None;
    }
    let report = format!("{about}: {} in graphql-js, {violations:?}\n{document}\n", judged["rules"]);
    OTHERWISE.iter().all(|(word, _)| !report.contains(word)).then_some(report)
}

fn text<'a>(judged: &'a Value, name: &str) -> &'a str {
    judged[name].as_str().unwrap_or_default()
}
