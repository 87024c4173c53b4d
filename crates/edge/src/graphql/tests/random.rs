//! Whatever a client sends and a resolver returns: nothing panics, and the response is JSON.
use async_graphql::indexmap::IndexMap;
use async_graphql::{Name, Response, Value};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::json;

use super::{prepared, schema};
use crate::graphql::write_response;

const TOKENS: [&str; 48] = [
    "{",
    "}",
    "(",
    ")",
    "[",
    "]",
    ":",
    "$",
    "!",
    "=",
    "@",
    "...",
    "|",
    "&",
    ",",
    "#",
    "\n",
    "on",
    "query",
    "mutation",
    "subscription",
    "fragment",
    "id",
    "one",
    "b",
    "a",
    "any",
    "some",
    "ids",
    "first",
    "R",
    "Q",
    "Node",
    "F",
    "v",
    "skip",
    "include",
    "if",
    "true",
    "null",
    "1",
    "-1.5e3",
    "\"x\"",
    "\"\"\"y\"\"\"",
    "\"\\u{1F600}\"",
    "\"\\uD83D\"",
    "\u{feff}",
    "é",
];

const DOCUMENTS: [&str; 6] = [
    "query($v: Boolean! = true) { a(first: 3) { nodes { b c { b q { id } } } totalCount } id @skip(if: $v) }",
    "{ some(ids: [\"1\", \"2\"]) { __typename id ... on R { b c { b } } ... on Q { words } } any { ... on T { x: b } ... on R { b } } }",
    "query A($n: Int, $i: In) { with(int: $n, in: $i, list: [1, $n], text: \"\"\"block\"\"\") } query B { id }",
    "{ ...F one { ...G } } fragment F on Q { one { c { ...G } } } fragment G on R { b id }",
    "mutation($f: Upload, $g: [Upload!]) { do(text: \"x\") send(file: $f, input: { files: $g }) }",
    "subscription { b } # and a comment, with \"quotes\"",
];

/// Tokens in any order.
fn soup() -> impl Strategy<Value = String> {
    vec(select(TOKENS.as_slice()), 0..60).prop_map(|tokens| tokens.join(" "))
}

/// A document in which something was replaced.
fn mutant() -> impl Strategy<Value = String> {
    (select(DOCUMENTS.as_slice()), any::<prop::sample::Index>(), 0..12_usize, select(TOKENS.as_slice())).prop_map(
        |(document, at, length, token)| {
            let letters: Vec<char> = document.chars().collect();
            let at = at.index(letters.len());
            let (before, after) = (&letters[..at], letters.get(at + length..).unwrap_or_default());
            before.iter().chain(token.chars().collect::<Vec<_>>().iter()).chain(after).collect()
        },
    )
}

/// Values that no resolver should return, and one might.
fn given() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::Boolean),
        any::<i32>().prop_map(|number| Value::Number(number.into())),
        ".{0,8}".prop_map(Value::String),
    ];
    leaf.prop_recursive(6, 64, 6, |inner| {
        let keys = select(["a", "nodes", "b", "c", "q", "id", "some", "any", "x", "totalCount", "one", "@type", "words"].as_slice());
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Value::List),
            vec((keys, inner), 0..6).prop_map(|fields| Value::Object(
                fields.into_iter().map(|(key, value)| (Name::new(key), value)).collect::<IndexMap<_, _>>()
            )),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn no_text_makes_the_pipeline_panic(document in prop_oneof![soup(), mutant(), ".{0,200}"]) {
        let _ = prepared(&document, json!({ "v": false, "n": 1, "i": { "a": 1 } }));
    }

    #[test]
    fn whatever_resolvers_return_the_response_is_json(document in select(DOCUMENTS[..2].as_ref()), given in given()) {
        let (operation, _) = prepared(document, json!({})).map_err(|error| TestCaseError::fail(error.code()))?;

        let json = write_response(&operation, &schema(), Response::new(given), 1 << 20);

        let response: serde_json::Value = serde_json::from_slice(&json.unwrap_or_default())?;
        prop_assert!(response.get("data").is_some());
    }
}
