//! The pipeline as a whole: what is executed of a document, and why documents are refused.
use std::fmt::Write;
use std::time::{Duration, Instant};

use async_graphql::Value;
use rstest::rstest;
use serde_json::{Value as Json, json};

use super::prepared::PreparedField;
use super::*;
use crate::request_error::RequestError;
use crate::size_limit::SizeLimit;
use crate::{DocumentLimits, Language};

mod random;
mod response;

const SCHEMA: &str = "
    schema { query: Q mutation: M subscription: S }
    interface Node { id: ID }
    type Q implements Node {
        id: ID a(first: Int = 20, last: Int): P! all: [R!]! words: [String!]! some(ids: [ID!]!): [Node]! one: R any: U dear: Int
        with(int: Int, float: Float, text: String, id: ID, is: Boolean, kind: Kind, list: [Int!], grid: [[Int]], in: In, day: Day): Int
        must(int: Int!): Int
    }
    type M { do(text: String): Int send(file: Upload, input: Files): Int }
    type S { b: Int c: Int }
    type P { nodes: [R!]! edges: [R!]! totalCount: Int }
    type R implements Node { id: ID b: Int c: R q: Q }
    type T { b: String d: Int }
    union U = R | T
    enum Kind { BIG SMALL }
    input In { a: Int = 7 b: [Kind!] c: In }
    input Files { files: [Upload!] note: String }
    input Either @oneOf { a: Int b: Int }
    directive @oneOf on INPUT_OBJECT
    scalar Day
    scalar Upload";

fn schema() -> Schema {
    let lists = &[("Q.all", Length::Usually(30)), ("Q.words", Length::Usually(1_000)), ("Q.some", Length::OfArgument("ids"))];
    Schema::parse(SCHEMA, DeclaredCosts { lists, single: &["Q.dear"] }).expect("a schema").with_scalars(&[("Day", check_day)])
}

/// Any value is a day here, but of texts only `"today"`.
fn check_day(value: &Value) -> Result<(), InvalidScalar> {
    match value {
        Value::String(text) if text != "today" => Err(InvalidScalar {
            code: "BAD_DAY".to_owned(),
            italian: "Non è un giorno.".to_owned(),
            english: "Not a day.".to_owned(),
            detail: "x".to_owned(),
        }),
        _ => Ok(()),
    }
}

fn prepared(document: &str, variables: Json) -> Result<(PreparedOperation, Complexity), RequestError> {
    let (schema, limits) = (schema(), DocumentLimits::default());
    let document = schema.read(document, &limits)?;
    let operation = document.executable.operations.get(None).map_err(|_| RequestError::UnknownOperation)?;
    let sent = variables.as_object().cloned().unwrap_or_default();
    let variables = coerce_variables(&schema, operation, sent, &document.executable.sources).map_err(RequestError::Invalid)?;
    let prepared = collect(&schema, &document.executable, operation, &variables, limits.max_cost)?;
    let complexity = Complexity::of(&prepared, &schema, &limits)?;
    Ok((prepared, complexity))
}

/// The executed fields, in short.
fn executed(document: &str, variables: Json) -> String {
    match prepared(document, variables) {
        Ok((operation, _)) => written(&operation.fields),
        Err(error) => error.code().to_owned(),
    }
}

fn written(fields: &[PreparedField]) -> String {
    fields.iter().map(field).collect::<Vec<_>>().join(" ")
}

fn field(field: &PreparedField) -> String {
    let mut text = match field.key == field.name {
        true => field.name.to_string(),
        false => format!("{}:{}", field.key, field.name),
    };
    let arguments: Vec<_> = field.arguments.iter().map(|(name, value)| format!("{name}:{value}")).collect();
    if !arguments.is_empty() {
        let _ = write!(text, "({})", arguments.join(","));
    }
    if field.error.is_some() {
        text.push('!');
    }
    match &field.selections {
        prepared::Selections::Leaf => {}
        prepared::Selections::Invalid(_) => text.push('~'),
        prepared::Selections::Object(fields) => {
            let _ = write!(text, "{{{}}}", written(fields));
        }
        prepared::Selections::Abstract(types) => {
            let of_type = |ty: &str, selections: &prepared::Selections| match selections.of(ty) {
                Ok(fields) => format!("{ty}{{{}}}", written(fields)),
                Err(_) => format!("{ty}~"),
            };
            let types: Vec<_> = types.iter().map(|(ty, selections)| of_type(ty, selections)).collect();
            let _ = write!(text, "[{}]", types.join(" "));
        }
    }
    text
}

fn cost(document: &str, variables: Json) -> Option<u64> {
    prepared(document, variables).ok().map(|(_, complexity)| complexity.cost)
}

fn refused_for(document: &str) -> Option<SizeLimit> {
    match prepared(document, Json::Null) {
        Err(RequestError::TooComplex { measure, .. }) => Some(measure),
        _ => None,
    }
}

#[rstest]
#[case::twice("{ one { b } x: one { b } one { c { b } b } }", "one{b c{b}} x:one{b}")]
#[case::in_fragments("{ ...F id ...F } fragment F on Q { one { ...G } } fragment G on R { b ... on R { b c { b } } }", "one{b c{b}} id")]
#[case::of_types("{ any { __typename ... on T { x: b } ...N } } fragment N on R { b }", "any[R{__typename b} T{__typename x:b}]")]
#[case::of_an_interface("{ some(ids: [\"1\"]) { id ... on R { b } } }", "some(ids:[\"1\"])[Q{id} R{id b}]")]
#[case::skipped(
    "{ a: id @skip(if: true) b: id @include(if: false) c: id @skip(if: false) @include(if: true) one @skip(if: true) { b } }",
    "c:id"
)]
#[case::all_skipped("{ one { b @skip(if: true) } }", "one{}")]
#[case::defaults_of_arguments(
    "{ a { totalCount } x: a(first: null) { totalCount } }",
    "a(first:20){totalCount} x:a(first:null){totalCount}"
)]
#[case::defaults_of_inputs("{ with(in: { b: BIG, c: { a: 1 } }) }", "with(in:{a: 7, b: [BIG], c: {a: 1}})")]
#[case::lists_of_one("{ with(list: 1, grid: [1, [2]]) }", "with(list:[1],grid:[[1], [2]])")]
#[case::minus_zero("{ with(int: -0, float: -0.0) }", "with(int:0,float:-0.0)")]
#[case::ids("{ with(id: 5, float: 3, day: {a: [1, B]}) }", "with(float:3,id:\"5\",day:{a: [1, B]})")]
fn each_response_key_is_executed_once(#[case] document: &str, #[case] as_executed: &str) {
    assert_eq!(executed(document, Json::Null), as_executed);
}

#[rstest]
#[case::given("query($n: Int) { with(int: $n) }", json!({ "n": 3 }), "with(int:3)")]
#[case::null("query($n: Int = 2) { with(int: $n) }", json!({ "n": null }), "with(int:null)")]
#[case::default("query($n: Int = 2) { with(int: $n) }", json!({}), "with(int:2)")]
#[case::absent("query($n: Int) { with(int: $n) a(first: $n) { totalCount } }", json!({}), "with a(first:20){totalCount}")]
#[case::in_a_list("query($n: Int) { with(grid: [[$n, 1]]) }", json!({}), "with(grid:[[null, 1]])")]
#[case::in_an_input("query($n: Int) { with(in: { a: $n }) }", json!({}), "with(in:{a: 7})")]
#[case::whole_floats("query($n: Int, $f: Float) { with(int: $n, float: $f) }", json!({ "n": 2.0, "f": 2 }), "with(int:2,float:2)")]
#[case::lists_of_one("query($l: [Int!], $g: [[Int]]) { with(list: $l, grid: $g) }", json!({ "l": 1, "g": [1, null] }), "with(list:[1],grid:[[1], null])")]
#[case::enums("query($k: Kind) { with(kind: $k) }", json!({ "k": "BIG" }), "with(kind:BIG)")]
#[case::inputs("query($i: In) { with(in: $i) }", json!({ "i": { "b": "BIG" } }), "with(in:{a: 7, b: [BIG]})")]
#[case::a_skip_by_default("query($no: Boolean! = true) { id @skip(if: $no) one { b } }", json!({}), "one{b}")]
#[case::an_include_by_default("query($no: Boolean! = false) { id @include(if: $no) one { b } }", json!({}), "one{b}")]
#[case::null_in_a_directive("query($no: Boolean = true) { one { b @skip(if: $no) } id }", json!({ "no": null }), "one~ id")]
#[case::null_in_a_directive_for_one_type(
    "query($no: Boolean = true) { any { ... on R { b @skip(if: $no) } ... on T { d } } id }", json!({ "no": null }), "any[R~ T{d}] id"
)]
#[case::null_where_none_may_be("query($n: Int = 1) { must(int: $n) id }", json!({ "n": null }), "must! id")]
fn variables_are_replaced_by_their_values(#[case] document: &str, #[case] variables: Json, #[case] as_executed: &str) {
    assert_eq!(executed(document, variables), as_executed);
}

#[rstest]
#[case("query($n: Int!) { with(int: $n) }", json!({}))]
#[case("query($n: Int!) { with(int: $n) }", json!({ "n": null }))]
#[case("query($n: Int) { with(int: $n) }", json!({ "n": "1" }))]
#[case("query($n: Int) { with(int: $n) }", json!({ "n": 2_147_483_648_i64 }))]
#[case("query($n: Int) { with(int: $n) }", json!({ "n": 1.5 }))]
#[case("query($n: Float) { with(float: $n) }", json!({ "n": "1" }))]
#[case("query($n: String) { with(text: $n) }", json!({ "n": 1 }))]
#[case("query($n: Boolean) { with(is: $n) }", json!({ "n": "true" }))]
#[case("query($n: Kind) { with(kind: $n) }", json!({ "n": "HUGE" }))]
#[case("query($n: Kind) { with(kind: $n) }", json!({ "n": true }))]
#[case("query($n: In) { with(in: $n) }", json!({ "n": { "x": 1 } }))]
#[case("query($n: In) { with(in: $n) }", json!({ "n": 1 }))]
#[case("query($n: [Int!]) { with(list: $n) }", json!({ "n": [1, null] }))]
#[case("query($b: Boolean) { with(kind: $b) }", json!({}))]
#[case("query($b: Boolean) { id @skip(if: $b) }", json!({}))]
#[case("mutation { do do(text: 1) }", json!({}))]
#[case("{ one { x: b x: c { b } } }", json!({}))]
#[case("mutation { send(file: \"abc\") }", json!({}))]
#[case("mutation { send(input: { files: [abc] }) }", json!({}))]
#[case("subscription { b c }", json!({}))]
#[case("subscription { ...F } fragment F on S { b c }", json!({}))]
#[case("query A { id } fragment F on Q { ...F }", json!({}))]
fn what_does_not_fit_the_schema_is_refused_whole(#[case] document: &str, #[case] variables: Json) {
    assert_eq!(executed(document, variables), "GRAPHQL_VALIDATION_FAILED");
}

#[rstest]
#[case::a_literal("{ id with(day: \"x\") }", json!({}), false)]
#[case::a_fitting_literal("{ with(day: \"today\") }", json!({}), true)]
#[case::a_variable("query($d: Day) { with(day: $d) }", json!({ "d": "x" }), false)]
#[case::a_fitting_variable("query($d: Day) { with(day: $d) }", json!({ "d": "today" }), true)]
#[case::null("query($d: Day) { with(day: $d) a: with(day: null) }", json!({ "d": null }), true)]
#[case::a_default("query($d: Day = \"x\") { with(day: $d) }", json!({ "d": "today" }), false)]
fn a_value_that_is_invalid_for_its_scalar_is_refused_before_anything_is_executed(
    #[case] document: &str,
    #[case] sent: Json,
    #[case] is_valid: bool,
) {
    let refused = match prepared(document, sent) {
        Ok(_) => return assert!(is_valid),
        Err(error) => error.errors(Language::Italian),
    };

    let code = refused[0].extensions.as_ref().and_then(|extensions| extensions.get("code"));
    assert!(!is_valid && code == Some(&"BAD_DAY".into()) && refused[0].message == "Non è un giorno.", "{refused:?}");
}

#[test]
fn a_page_costs_each_of_its_rows_and_twenty_by_default() {
    assert_eq!(schema().costs.problems(), Vec::<String>::new());
    assert_eq!(cost("{ one { b } }", Json::Null), Some(2));
    assert_eq!(cost("{ a(first: 10) { totalCount nodes { b } } }", Json::Null), Some(31));
    for twenty in ["{ a { totalCount } }", "{ a(first: null) { totalCount } }", "query($n: Int) { a(first: $n) { totalCount } }"] {
        assert_eq!(cost(twenty, Json::Null), Some(21), "{twenty}");
    }
    assert_eq!(cost("{ a(first: -5) { totalCount } }", Json::Null), Some(2));
    assert_eq!(cost("{ a(first: null, last: 7) { totalCount } }", Json::Null), Some(8));
    assert_eq!(cost("{ a(first: 3, last: 90) { totalCount } }", Json::Null), Some(91));
    assert_eq!(cost("{ a(first: 2147483647) { totalCount } }", Json::Null), Some(101));
    assert_eq!(cost("query($n: Int) { a(first: $n) { totalCount } }", json!({ "n": 7 })), Some(8));
    assert_eq!(cost("query($i: [ID!]!) { some(ids: $i) { id } }", json!({ "i": ["1", "2", "3"] })), Some(4));
    assert_eq!(cost("query($i: ID!) { some(ids: [$i, \"2\"]) { id } }", json!({ "i": "1" })), Some(3));
}

#[test]
fn a_list_without_pages_costs_its_usual_length_each_time_it_is_selected() {
    assert_eq!(cost("{ all { b b x: b } }", Json::Null), Some(61));
    assert_eq!(cost("{ words a: words }", Json::Null), Some(2_002));
    assert_eq!(
        cost("{ ...F x: all { q { all { b } } } } fragment F on Q { all { q { all { b } } } }", Json::Null),
        Some(2 * (1 + 30 * 32))
    );
    assert_eq!(cost("{ any { ... on T { x: b d } ... on R { b } } }", Json::Null), Some(3));
}

#[test]
fn pages_within_pages_without_first_are_counted_as_they_are_executed() {
    let within = |levels: usize| {
        format!("{{ a {}{{ b }}{} }}", "{ nodes { q { a ".repeat(levels), " } } }".repeat(levels)).replace("a { b }", "a { totalCount }")
    };

    assert_eq!(cost(&within(1), Json::Null), Some(1 + 20 * (2 + 21)));
    assert_eq!(refused_for(&within(3)), Some(SizeLimit::Cost));
}

#[test]
fn introspection_costs_what_the_schema_holds() {
    let types = schema().types.types.len() as u64;
    let fields = "{ fields { type { ofType { ofType ";

    assert_eq!(cost("{ __schema { types { name } } }", Json::Null), Some(2 + types));
    assert_eq!(cost("{ __type(name: \"R\") { fields { name } } }", Json::Null), Some(1 + 1 + 4));
    assert_eq!(cost("query($n: String!) { __type(name: $n) { name } }", json!({ "n": "Nothing" })), Some(1));
    assert_eq!(
        refused_for(&format!("{{ __type(name: \"__Type\") {}{{ name }}{} }}", fields.repeat(12), "} } } }".repeat(12))),
        Some(SizeLimit::Depth)
    );
    let often: String =
        (0..100).map(|n| format!("a{n}: __schema {{ types {{ fields {{ name description isDeprecated type {{ name kind description }} args {{ name description }} }} }} }} ")).collect();
    assert_eq!(refused_for(&format!("{{ {often} }}")), Some(SizeLimit::Cost));
}

fn doublings(levels: usize) -> String {
    let fragments = (0..levels).map(|level| format!("fragment F{level} on Q {{ ...F{0} ...F{0} }} ", level + 1));
    format!("{{ ...F0 }} fragment F{levels} on Q {{ id }} {}", fragments.collect::<String>())
}

#[test]
fn fragments_that_double_are_refused_at_once() {
    let (schema, document) = (schema(), doublings(25));
    let started = Instant::now();

    let refused = schema.read(&document, &DocumentLimits::default());

    assert!(matches!(refused, Err(RequestError::TooComplex { measure: SizeLimit::Fields, .. })));
    assert!(started.elapsed() < Duration::from_millis(100));
    assert_eq!(refused_for(&doublings(25).replace("{ id }", "{ ...Nowhere }")), Some(SizeLimit::Fields));
}

#[test]
fn depth_counts_through_fragments() {
    let deep = |levels: usize| format!("{{ ...F }} fragment F on Q {{ one {}{{ b }}{} }}", "{ c ".repeat(levels), " }".repeat(levels));

    assert_eq!(prepared(&deep(5), Json::Null).ok().map(|(_, complexity)| complexity.depth), Some(7));
    assert_eq!(refused_for(&deep(21)), Some(SizeLimit::Depth));
}

#[test]
fn a_long_chain_of_fragments_is_refused() {
    let chain: String = (0..1000).map(|n| format!("fragment F{n} on Q {{ ...F{} }} ", n + 1)).collect();

    assert_eq!(refused_for(&format!("{{ ...F0 }} {chain}")), Some(SizeLimit::Nesting));
}

#[test]
fn a_field_that_is_allowed_once_is_found_under_any_alias() {
    assert!(prepared("{ a: dear id }", Json::Null).is_ok());
    assert!(prepared("{ dear ...F } fragment F on Q { dear }", Json::Null).is_ok());
    assert!(matches!(
        prepared("{ a: dear b: dear }", Json::Null),
        Err(RequestError::TooComplex { measure: SizeLimit::Single, found: 2, limit: 1 })
    ));
}

#[test]
fn twenty_errors_of_a_document_are_reported() {
    let positions = format!("query($a: ID) {{ some(ids: [{}]) {{ id }} }}", "$a ".repeat(490));
    let declared: String = (0..50).map(|n| format!("$v{n}: Kind ")).collect();
    let uses: String = (0..50).map(|n| format!("a{n}: with(kind: $v{n}) ")).collect();
    let wrong: serde_json::Map<String, Json> = (0..50).map(|n| (format!("v{n}"), json!("HUGE"))).collect();
    let count = |document: &str, sent: Json| prepared(document, sent).map_err(|error| error.errors(Language::English).len()).err();

    assert_eq!(count(&positions, Json::Null), Some(20));
    assert_eq!(count(&format!("query({declared}) {{ {uses} }}"), Json::Object(wrong)), Some(20));
}

#[test]
fn the_aliases_of_one_field_and_the_directives_of_a_document_are_limited() {
    let aliases = |count: usize| (0..count).map(|n| format!("a{n}: id ")).collect::<String>();
    let directives = "id @skip(if: false) ".repeat(51);

    assert!(prepared(&format!("{{ {} }}", aliases(100)), Json::Null).is_ok());
    assert_eq!(refused_for(&format!("{{ {} }}", aliases(101))), Some(SizeLimit::Aliases));
    assert_eq!(refused_for(&format!("{{ {directives} }}")), Some(SizeLimit::Directives));
}
