use std::time::{Duration, Instant};

use async_graphql::{parser::parse_query, value};

use super::*;
use crate::Declared;

const SCHEMA: &str =
    "schema { query: Q } interface Node { id: ID } type Q implements Node { id: ID a(first: Int): P! all: [R!]! words: [String!]!
    some(ids: [ID!]!): [Node]! one: R dear: Int } type P { nodes: [R!]! edges: [R!]! totalCount: Int } type R { b: Int c: R q: Q }";

fn costs() -> FieldCosts {
    let lists = &[("Q.all", Length::Usually(30)), ("Q.words", Length::Usually(1_000)), ("Q.some", Length::OfArgument("ids"))];
    FieldCosts::of(SCHEMA, Declared { lists, single: &["Q.dear"] })
}

fn weighed(query: &str, variables: Value) -> Result<Weight, Fault> {
    let document = parse_query(query).map_err(|_| Fault::Internal)?;
    weigh(&document, &Variables::from_value(variables), &DocumentLimits::default(), &costs())
}

fn cost(query: &str, variables: Value) -> Option<u64> {
    weighed(query, variables).ok().map(|weight| weight.cost)
}

fn refused_for(query: &str) -> Option<Measure> {
    match weighed(query, Value::Null) {
        Err(Fault::TooComplex { measure, .. }) => Some(measure),
        _ => None,
    }
}

fn doublings(levels: usize) -> String {
    let fragments = (0..levels).map(|level| format!("fragment F{level} on Q {{ ...F{0} ...F{0} }} ", level + 1));
    format!("{{ ...F0 }} fragment F{levels} on Q {{ a }} {}", fragments.collect::<String>())
}

#[test]
fn a_page_costs_each_of_its_rows_and_twenty_where_none_are_asked_for() {
    assert_eq!(costs().faults(), Vec::<String>::new());
    assert_eq!(cost("{ one { b } }", Value::Null), Some(2));
    assert_eq!(cost("{ a(first: 10) { totalCount nodes { b } } }", Value::Null), Some(31));
    for twenty in ["{ a { totalCount } }", "{ a(first: null) { totalCount } }", "query($n: Int) { a(first: $n) { totalCount } }"] {
        assert_eq!(cost(twenty, Value::Null), Some(21), "{twenty}");
    }
    assert_eq!(cost("{ a(first: -5) { totalCount } }", Value::Null), Some(2));
    assert_eq!(cost("{ a(first: 999999999999) { totalCount } }", Value::Null), Some(101));
}

#[test]
fn a_variable_counts_as_given_and_else_as_the_largest_default() {
    let query = "query A($n: Int = 3) { ...F } query B($n: Int = 9) { ...F } fragment F on Q { a(first: $n) { totalCount } }";

    assert_eq!(cost("query($n: Int) { a(first: $n) { totalCount } }", value!({ "n": 7 })), Some(8));
    assert_eq!(cost("query($n: Int = 50) { a(first: $n) { totalCount } }", value!({ "n": null })), Some(21));
    assert_eq!(cost(query, Value::Null), Some(22));
    assert_eq!(cost("query($i: [ID!]!) { some(ids: $i) { id } }", value!({ "i": ["1", "2", "3"] })), Some(4));
    assert_eq!(cost("query($i: ID!) { some(ids: [$i, \"2\"]) { id } }", value!({ "i": "1" })), Some(3));
}

#[test]
fn lists_without_pages_cost_what_they_usually_hold_each_time_they_stand() {
    assert_eq!(cost("{ all { b b x: b } }", Value::Null), Some(91));
    assert_eq!(cost("{ words a: words }", Value::Null), Some(2_002));
    assert_eq!(cost("{ ...F ...F } fragment F on Q { all { q { all { b } } } }", Value::Null), Some(2 + 2 * 961));
    assert_eq!(cost("{ id ... on Node { ... on Q { all { b } } } }", Value::Null), Some(1 + 31 + 2));
}

#[test]
fn pages_within_pages_without_first_are_weighed_as_they_are_executed() {
    let within = |levels: usize| {
        format!("{{ a {}{{ b }}{} }}", "{ nodes { q { a ".repeat(levels), " } } }".repeat(levels)).replace("a { b }", "a { totalCount }")
    };

    assert_eq!(cost(&within(1), Value::Null), Some(1 + 20 * (2 + 21)));
    assert_eq!(refused_for(&within(3)), Some(Measure::Cost));
}

#[test]
fn introspection_costs_what_the_schema_holds() {
    let types = costs().introspection.len();
    let chain = |levels: usize| {
        format!("{{ __type(name: \"R\") {{ fields {{ type {}{{ name }}{} }} }} }}", "{ ofType ".repeat(levels), " }".repeat(levels))
    };

    assert_eq!(cost("{ __schema { types { name } } }", Value::Null), Some(2 + 2 * types));
    assert_eq!(cost("{ __type(name: \"R\") { fields { name } } }", Value::Null), Some(2 + types + 3));
    assert_eq!(cost("query($n: String!) { __type(name: $n) { name } }", value!({ "n": "R" })), Some(2 + types));
    // None of the three types has a wrapper: an `ofType` that is null has nothing below it.
    assert_eq!(cost(&chain(1), Value::Null), cost(&chain(5), Value::Null));
    assert_eq!(refused_for(&format!("{{ __schema {{ types {{ {} }} }} }}", "name ".repeat(5_000))), Some(Measure::Cost));
    assert_eq!(refused_for(&format!("{{ {} }}", "__schema { description } ".repeat(3_000))), Some(Measure::Cost));
    assert_eq!(
        refused_for(&format!(
            "{{ __type(name: \"__Type\") {}{{ name }}{} }}",
            "{ fields { type { ofType { ofType ".repeat(12),
            "} } } }".repeat(12)
        )),
        Some(Measure::Cost)
    );
}

#[test]
fn fragments_that_double_are_refused_at_once() {
    let query = doublings(25);
    let (document, costs) = (parse_query(&query).expect("a document"), costs());
    let started = Instant::now();

    let refused = weigh(&document, &Variables::default(), &DocumentLimits::default(), &costs);

    assert!(matches!(refused, Err(Fault::TooComplex { measure: Measure::Cost, .. })));
    assert!(started.elapsed() < Duration::from_millis(10));
}

#[test]
fn spreads_of_nothing_are_work_as_well() {
    let query = doublings(25).replace("{ a }", "{ ...Nowhere }");

    assert_eq!(refused_for(&query), Some(Measure::Cost));
}

#[test]
fn a_fragment_within_itself_is_refused() {
    let refused = weighed("{ a } fragment A on Q { ...B } fragment B on Q { b { ...A } }", Value::Null);

    assert!(matches!(refused, Err(Fault::FragmentCycle { .. })));
}

#[test]
fn depth_counts_through_fragments() {
    let deep = |levels: usize| format!("{{ ...F }} fragment F on Q {}a{}", "{ a ".repeat(levels), " }".repeat(levels));

    assert_eq!(weighed(&deep(5), Value::Null).ok().map(|weight| weight.depth), Some(5));
    assert_eq!(refused_for(&deep(21)), Some(Measure::Depth));
}

#[test]
fn a_long_chain_of_fragments_is_refused() {
    let chain: String = (0..2000).map(|n| format!("fragment F{n} on Q {{ ...F{} }} ", n + 1)).collect();

    assert_eq!(refused_for(&format!("{{ ...F0 }} {chain}")), Some(Measure::Nesting));
}

#[test]
fn what_a_document_may_hold_once_is_found_under_any_name_and_in_fragments() {
    assert!(weighed("{ a: dear b }", Value::Null).is_ok());
    for twice in ["{ a: dear b: dear }", "{ dear ...F } fragment F on Q { dear }", "query A { dear } query B { dear }"] {
        assert!(matches!(weighed(twice, Value::Null), Err(Fault::TooComplex { measure: Measure::Single, found: 2, limit: 1 })), "{twice}");
    }
}

#[test]
fn two_hundred_aliases_are_enough() {
    let aliases: String = (0..201).map(|n| format!("a{n}: a ")).collect();

    assert_eq!(refused_for(&format!("{{ {aliases} }}")), Some(Measure::Aliases));
}
