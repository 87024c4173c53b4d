//! Weighs a document before it is validated or executed.
//!
//! `fragment A { ...B ...B }  fragment B { ...C ...C }` doubles the work of whoever follows each spread. Here each
//! fragment is weighed once and its weight remembered, so that weighing takes time in proportion to the text.
use std::collections::HashMap;

use async_graphql::{
    Positioned, Value, Variables,
    parser::types::{ExecutableDocument, Field, Selection, SelectionSet},
};

use super::{fault::Fault, limits::DocumentLimits};

/// What a document weighs, all its operations and fragments together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Weight {
    /// Fields, spread out, each list counted as often as its page is long.
    pub cost: u64,
    /// Fields within one another.
    pub depth: u64,
    pub aliases: u64,
    /// Fields of which a document holds one.
    pub single: u64,
    /// Selections within one another: how deep whoever walks the document descends.
    nesting: u64,
}

/// What was measured, and found too much.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    Bytes,
    Tokens,
    Nesting,
    Depth,
    Aliases,
    Single,
    Cost,
}

impl Measure {
    /// Refuses what is over its limit.
    pub fn within(self, limit: u64, found: u64) -> Result<(), Fault> {
        if found > limit {
            return Err(Fault::TooComplex { measure: self, found, limit });
        }
        Ok(())
    }
}

/// Weighs a document whose variables are known, and refuses one over the limits or with a fragment within itself.
pub fn weigh(document: &ExecutableDocument, variables: &Variables, limits: &DocumentLimits) -> Result<Weight, Fault> {
    let mut scale = Scale { document, variables: given(document, variables), limits, fragments: HashMap::new() };
    let mut whole = Weight::default();
    for (_, operation) in document.operations.iter() {
        whole = whole.beside(scale.selections(&operation.node.selection_set, 1)?);
    }
    whole.is_within(limits)?;
    // Validation follows the fragments that no operation uses as well.
    for name in document.fragments.keys() {
        scale.fragment(name, 1)?.is_within(limits)?;
    }
    Ok(whole)
}

impl Weight {
    /// Two selections next to each other.
    fn beside(self, other: Self) -> Self {
        Self {
            cost: self.cost.saturating_add(other.cost),
            depth: self.depth.max(other.depth),
            aliases: self.aliases.saturating_add(other.aliases),
            single: self.single.saturating_add(other.single),
            nesting: self.nesting.max(other.nesting),
        }
    }

    /// A field of this cost over its selections, of which a page holds so many.
    fn under_field(self, own: u64, page: u64, has_alias: bool, is_single: bool) -> Self {
        Self {
            cost: self.cost.saturating_mul(page).saturating_add(own),
            depth: self.depth + 1,
            aliases: self.aliases.saturating_add(has_alias.into()),
            single: self.single.saturating_add(is_single.into()),
            nesting: self.nesting + 1,
        }
    }

    /// A fragment costs its fields and the step to it: a spread of nothing is work as well.
    fn under_fragment(self) -> Self {
        Self { cost: self.cost.saturating_add(1), nesting: self.nesting + 1, ..self }
    }

    fn is_within(self, limits: &DocumentLimits) -> Result<(), Fault> {
        Measure::Depth.within(limits.max_depth, self.depth)?;
        Measure::Aliases.within(limits.max_aliases, self.aliases)?;
        Measure::Single.within(1, self.single)?;
        Measure::Cost.within(limits.max_cost, self.cost)
    }
}

/// The variables as given, or else their defaults.
fn given(document: &ExecutableDocument, variables: &Variables) -> Variables {
    let mut given = variables.clone();
    for (_, operation) in document.operations.iter() {
        for definition in &operation.node.variable_definitions {
            if let Some(default) = &definition.node.default_value {
                given.entry(definition.node.name.node.clone()).or_insert_with(|| default.node.clone());
            }
        }
    }
    given
}

struct Scale<'a> {
    document: &'a ExecutableDocument,
    variables: Variables,
    limits: &'a DocumentLimits,
    /// What each fragment weighs; nothing yet while it is on the scale.
    fragments: HashMap<&'a str, Option<Weight>>,
}

impl<'a> Scale<'a> {
    /// `level` is how deep the scale itself has descended.
    fn selections(&mut self, set: &'a Positioned<SelectionSet>, level: u64) -> Result<Weight, Fault> {
        Measure::Nesting.within(self.limits.max_nesting, level)?;
        let mut sum = Weight::default();
        for selection in &set.node.items {
            sum = sum.beside(self.selection(&selection.node, level)?);
        }
        Ok(sum)
    }

    fn selection(&mut self, selection: &'a Selection, level: u64) -> Result<Weight, Fault> {
        Ok(match selection {
            Selection::Field(field) => {
                let below = self.selections(&field.node.selection_set, level + 1)?;
                let name = field.node.name.node.as_str();
                let own = self.limits.unpaged.iter().find(|(unpaged, _)| *unpaged == name).map_or(1, |(_, cost)| *cost);
                below.under_field(own, self.page(&field.node), field.node.alias.is_some(), self.limits.single.contains(&name))
            }
            Selection::InlineFragment(inline) => self.selections(&inline.node.selection_set, level + 1)?.under_fragment(),
            Selection::FragmentSpread(spread) => self.fragment(&spread.node.fragment_name.node, level + 1)?.under_fragment(),
        })
    }

    /// A fragment that does not exist weighs nothing here; validation tells.
    fn fragment(&mut self, name: &'a str, level: u64) -> Result<Weight, Fault> {
        let Some(fragment) = self.document.fragments.get(name) else {
            return Ok(Weight::default());
        };
        let weight = match self.fragments.get(name) {
            Some(Some(weight)) => *weight,
            Some(None) => return Err(Fault::FragmentCycle { name: name.to_owned() }),
            None => {
                self.fragments.insert(name, None);
                let weight = self.selections(&fragment.node.selection_set, level)?;
                self.fragments.insert(name, Some(weight));
                weight
            }
        };
        Measure::Nesting.within(self.limits.max_nesting, level + weight.nesting)?;
        Ok(weight)
    }

    /// How long a page the field asks for; 1 if it asks for none.
    fn page(&self, field: &Field) -> u64 {
        let asked = field.arguments.iter().filter(|(name, _)| matches!(name.node.as_str(), "first" | "last"));
        let longest = asked
            .filter_map(|(_, value)| {
                let value = value.node.clone().into_const_with(|name| self.variables.get(&name).cloned().ok_or(()));
                match value.ok()? {
                    Value::Number(number) => number.as_u64(),
                    _ => None,
                }
            })
            .max();
        longest.unwrap_or(1).clamp(1, self.limits.max_page)
    }
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use async_graphql::{parser::parse_query, value};

    use super::*;

    fn weighed(query: &str, variables: Value) -> Result<Weight, Fault> {
        let document = parse_query(query).map_err(|_| Fault::Internal)?;
        weigh(&document, &Variables::from_value(variables), &DocumentLimits::default())
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
    fn a_field_costs_one_and_a_page_costs_each_of_its_rows() {
        assert_eq!(cost("{ a { b c } }", Value::Null), Some(3));
        assert_eq!(cost("{ a(first: 10) { b(last: 5) { c } } }", Value::Null), Some(61));
        assert_eq!(cost("query($n: Int) { a(first: $n) { b } }", value!({ "n": 7 })), Some(8));
        assert_eq!(cost("query($n: Int = 3) { a(first: $n) { b } }", Value::Null), Some(4));
        assert_eq!(cost("{ a(first: 999999999999) { b } }", Value::Null), Some(101));
    }

    #[test]
    fn fragments_that_double_are_refused_at_once() {
        let query = doublings(25);
        let document = parse_query(&query).expect("a document");
        let started = Instant::now();

        let refused = weigh(&document, &Variables::default(), &DocumentLimits::default());

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
        let limits = DocumentLimits { single: &["dear"], ..DocumentLimits::default() };
        let weigh = |query: &str| weigh(&parse_query(query).expect("a document"), &Variables::default(), &limits);

        assert!(weigh("{ a: dear b }").is_ok());
        for twice in ["{ a: dear b: dear }", "{ dear ...F } fragment F on Q { dear }", "query A { dear } query B { dear }"] {
            assert!(matches!(weigh(twice), Err(Fault::TooComplex { measure: Measure::Single, found: 2, limit: 1 })), "{twice}");
        }
    }

    #[test]
    fn a_list_without_pages_costs_what_it_may_hold() {
        let limits = DocumentLimits { unpaged: &[("all", 1_000)], ..DocumentLimits::default() };
        let cost = |query: &str| {
            let document = parse_query(query).expect("a document");
            weigh(&document, &Variables::default(), &limits).ok().map(|weight| weight.cost)
        };

        assert_eq!(cost("{ a { all b } }"), Some(1_002));
        assert_eq!(cost("{ a(first: 49) { all } }"), Some(49_001));
        assert_eq!(cost("{ a(first: 50) { all } }"), None);
    }

    #[test]
    fn two_hundred_aliases_are_enough() {
        let aliases: String = (0..201).map(|n| format!("a{n}: a ")).collect();

        assert_eq!(refused_for(&format!("{{ {aliases} }}")), Some(Measure::Aliases));
    }
}
