//! How a response is written: order, nulls and errors.
use async_graphql::{PathSegment, Response, ServerError, Value, value};
use rstest::rstest;
use serde_json::json;

use super::{prepared, schema};
use crate::graphql::write_response;

fn failed(path: &[&str]) -> ServerError {
    let mut error = ServerError::new("no", None);
    error.path = path
        .iter()
        .map(|step| match step.parse() {
            Ok(at) => PathSegment::Index(at),
            Err(_) => PathSegment::Field((*step).to_owned()),
        })
        .collect();
    error
}

fn response(document: &str, given: Value, errors: &[&[&str]]) -> String {
    let (operation, _) = prepared(document, json!({})).unwrap_or_else(|error| unreachable!("{error:?}"));
    let mut response = Response::new(given);
    response.errors = errors.iter().map(|path| failed(path)).collect();
    let json = write_response(&operation, &schema(), response, 1 << 20).unwrap_or_default();
    String::from_utf8(json).unwrap_or_default()
}

#[rstest]
#[case::the_order_of_the_document("{ id one { c { b } b } }", value!({ "one": { "b": 1, "c": { "b": 2 } }, "id": "x" }), r#"{"id":"x","one":{"c":{"b":2},"b":1}}"#)]
#[case::types_at_the_root("{ t: __typename id }", value!({ "id": null }), r#"{"t":"Q","id":null}"#)]
#[case::nothing_selected("{ one { b @skip(if: true) } }", value!({ "one": { "@type": "R" } }), r#"{"one":{}}"#)]
#[case::nothing_at_all("{ id @skip(if: true) }", Value::Null, "{}")]
#[case::an_object_of_a_type("{ any { ... on T { d } ... on R { b } } }", value!({ "any": { "@type": "T", "d": 1 } }), r#"{"any":{"d":1}}"#)]
#[case::an_object_of_another("{ any { ... on T { d } } }", value!({ "any": { "@type": "R" } }), r#"{"any":{}}"#)]
#[case::texts("{ words }", value!({ "words": ["\u{e8}\n\"", "\u{7}"] }), "{\"words\":[\"\u{e8}\\n\\\"\",\"\\u0007\"]}")]
#[case::a_schema(
    "{ __schema { queryType { name } } __type(name: \"Kind\") { kind enumValues { name } ofType { name } } }",
    Value::Null,
    r#"{"__schema":{"queryType":{"name":"Q"}},"__type":{"kind":"ENUM","enumValues":[{"name":"BIG"},{"name":"SMALL"}],"ofType":null}}"#
)]
#[case::an_unknown_type("{ __type(name: \"Nothing\") { name } }", Value::Null, r#"{"__type":null}"#)]
fn a_response_has_the_shape_of_its_document(#[case] document: &str, #[case] given: Value, #[case] data: &str) {
    assert_eq!(response(document, given, &[]), format!("{{\"data\":{data}}}"));
}

#[test]
fn a_field_that_failed_is_null_and_has_one_error_with_its_locations() {
    let json = response("{ one { b } id one { b } }", value!({ "one": {}, "id": "x" }), &[&["one", "b"], &["one", "b"]]);

    assert_eq!(
        json,
        r#"{"errors":[{"message":"no","locations":[{"line":1,"column":9},{"line":1,"column":22}],"path":["one","b"]}],"data":{"one":{"b":null},"id":"x"}}"#
    );
}

#[test]
fn a_null_that_is_not_allowed_propagates_to_its_parent() {
    // P.nodes is [R!]!, and a is P!.
    let in_a_list =
        response("{ id a { nodes { b } } }", value!({ "id": "x", "a": { "nodes": [{ "b": 1 }, null] } }), &[&["a", "nodes", "1"]]);
    let in_a_nullable_list = response("{ some(ids: []) { id } }", value!({ "some": [null, { "@type": "R", "id": "y" }] }), &[]);

    assert!(
        in_a_list.starts_with(r#"{"errors":[{"message":"no""#) && in_a_list.ends_with(r#""path":["a","nodes",1]}],"data":null}"#),
        "{in_a_list}"
    );
    assert_eq!(in_a_nullable_list, r#"{"data":{"some":[null,{"id":"y"}]}}"#);
}

#[test]
fn errors_below_a_null_are_not_reported() {
    let json = response(
        "{ a { nodes { b c { b } } } }",
        value!({ "a": { "nodes": [null, { "b": 1 }] } }),
        &[&["a", "nodes", "0"], &["a", "nodes", "1", "c"]],
    );

    assert!(!json.contains(r#""c""#) && json.matches("message").count() == 1, "{json}");
}

#[test]
fn an_unexplained_null_is_an_internal_error() {
    let json = response("{ words }", value!({ "words": null }), &[]);

    assert!(json.contains(r#""path":["words"],"extensions":{"code":"INTERNAL"}"#) && json.ends_with(r#""data":null}"#), "{json}");
}

#[test]
fn arguments_that_do_not_fit_fail_their_field_alone() {
    let (operation, _) =
        prepared("query($n: Int = 1) { must(int: $n) id }", json!({ "n": null })).unwrap_or_else(|error| unreachable!("{error:?}"));
    let json = write_response(&operation, &schema(), Response::new(value!({ "id": "x" })), 1 << 20).unwrap_or_default();
    let json = String::from_utf8(json).unwrap_or_default();

    assert!(json.contains(r#""path":["must"]"#) && json.ends_with(r#""data":{"must":null,"id":"x"}}"#), "{json}");
}

#[test]
fn a_response_that_is_too_long_is_abandoned() {
    let (operation, _) = prepared("{ words }", json!({})).unwrap_or_else(|error| unreachable!("{error:?}"));
    let given = || Response::new(value!({ "words": ["0123456789", "0123456789"] }));

    assert!(write_response(&operation, &schema(), given(), 46).is_some());
    assert!(write_response(&operation, &schema(), given(), 45).is_none());
}
