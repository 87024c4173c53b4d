//! Weighs a document before it is validated or executed.
//!
//! `fragment A { ...B ...B }  fragment B { ...C ...C }` doubles the work of whoever follows each spread. Here each
//! fragment is weighed once and its weight remembered, so that weighing takes time in proportion to the text.
use std::collections::HashMap;

use async_graphql::{
    Name, Positioned, Value, Variables,
    parser::types::{ExecutableDocument, Field, OperationDefinition, Selection, SelectionSet},
};

use super::{
    fault::Fault,
    field_costs::{FieldCosts, Length, Repeats},
    introspection::Object,
    limits::DocumentLimits,
};

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
pub fn weigh(document: &ExecutableDocument, variables: &Variables, limits: &DocumentLimits, costs: &FieldCosts) -> Result<Weight, Fault> {
    let mut scale = Scale { document, variables, limits, costs, fragments: HashMap::new(), introspected: 0 };
    let mut whole = Weight::default();
    for (_, operation) in document.operations.iter() {
        let root = costs.root(operation.node.ty);
        whole = whole.beside(scale.selections(&operation.node.selection_set, Some(root), 1)?);
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

    /// A field that costs so much with its selections, which count once in all else.
    fn under_field(self, cost: u64, has_alias: bool, is_single: bool) -> Self {
        Self {
            cost,
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

struct Scale<'a> {
    document: &'a ExecutableDocument,
    variables: &'a Variables,
    limits: &'a DocumentLimits,
    costs: &'a FieldCosts,
    /// What each fragment weighs; nothing yet while it is on the scale.
    fragments: HashMap<&'a str, Option<Weight>>,
    /// The steps taken through the schema itself, in all.
    introspected: u64,
}

impl<'a> Scale<'a> {
    /// `ty` is what the selections are of, where the schema knows it; `level` is how deep the scale itself has descended.
    fn selections(&mut self, set: &'a Positioned<SelectionSet>, ty: Option<&'a str>, level: u64) -> Result<Weight, Fault> {
        Measure::Nesting.within(self.limits.max_nesting, level)?;
        let mut sum = Weight::default();
        for selection in &set.node.items {
            sum = sum.beside(self.selection(&selection.node, ty, level)?);
        }
        Ok(sum)
    }

    fn selection(&mut self, selection: &'a Selection, ty: Option<&'a str>, level: u64) -> Result<Weight, Fault> {
        Ok(match selection {
            Selection::Field(field) => self.field(&field.node, ty, level)?,
            Selection::InlineFragment(inline) => {
                let condition = inline.node.type_condition.as_ref().map(|condition| condition.node.on.node.as_str());
                self.selections(&inline.node.selection_set, condition.or(ty), level + 1)?.under_fragment()
            }
            Selection::FragmentSpread(spread) => self.fragment(&spread.node.fragment_name.node, level + 1)?.under_fragment(),
        })
    }

    fn field(&mut self, field: &'a Field, ty: Option<&'a str>, level: u64) -> Result<Weight, Fault> {
        let costs = self.costs;
        let name = field.name.node.as_str();
        let known = ty.and_then(|ty| costs.field(ty, name));
        let below = self.selections(&field.selection_set, known.map(|known| known.gives.as_str()), level + 1)?;
        let cost = match name {
            "__schema" | "__type" => self.introspect(field)?,
            _ => match known.map_or(Repeats::Once, |known| known.repeats) {
                Repeats::Once => below.cost,
                // An item of a list of texts or numbers counts as well.
                repeats => below.cost.max(1).saturating_mul(self.times(field, repeats)),
            },
        };
        Ok(below.under_field(cost.saturating_add(1), field.alias.is_some(), known.is_some_and(|known| known.is_single)))
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
                let ty = fragment.node.type_condition.node.on.node.as_str();
                let weight = self.selections(&fragment.node.selection_set, Some(ty), level)?;
                self.fragments.insert(name, Some(weight));
                weight
            }
        };
        Measure::Nesting.within(self.limits.max_nesting, level + weight.nesting)?;
        Ok(weight)
    }

    /// How often the selections of a field are executed.
    fn times(&self, field: &Field, repeats: Repeats) -> u64 {
        match repeats {
            Repeats::Once => 1,
            Repeats::Page => self.argument(field, "first", page).unwrap_or(self.limits.usual_page).clamp(1, self.limits.max_page),
            Repeats::List(Length::Usually(length)) => length,
            Repeats::List(Length::OfArgument(name)) => self.argument(field, name, items).unwrap_or(1).max(1),
            Repeats::Unknown => self.limits.max_page,
        }
    }

    /// The size of an argument, the largest where operations have other defaults for its variable.
    fn argument(&self, field: &Field, name: &str, size: fn(&Value) -> Option<u64>) -> Option<u64> {
        self.values(field, name).iter().filter_map(size).max()
    }

    /// What an argument may be: the variables in it as given, or else as an operation says.
    fn values(&self, field: &Field, name: &str) -> Vec<Value> {
        let Some(written) = field.get_argument(name) else { return Vec::new() };
        if let Some(value) = written.node.clone().into_const() {
            return vec![value];
        }
        let operations = self.document.operations.iter().map(|(_, operation)| &operation.node);
        let of = |operation| written.node.clone().into_const_with(|variable| Ok::<_, ()>(self.variable(&variable, operation)));
        operations.filter_map(|operation| of(operation).ok()).collect()
    }

    fn variable(&self, name: &Name, operation: &OperationDefinition) -> Value {
        let default = || {
            let definition = operation.variable_definitions.iter().find(|definition| definition.node.name.node == *name)?;
            Some(definition.node.default_value.as_ref()?.node.clone())
        };
        self.variables.get(name).cloned().or_else(default).unwrap_or_default()
    }

    /// What a question about the schema itself costs: the types that may be shown are looked for, and then each field is a step.
    fn introspect(&mut self, field: &'a Field) -> Result<u64, Fault> {
        let (before, introspection) = (self.introspected, &self.costs.introspection);
        self.step(introspection.len())?;
        let objects = match field.name.node.as_str() {
            "__schema" => vec![Object::Schema],
            _ => self.values(field, "name").iter().filter_map(|name| introspection.named(text(name)?)).collect(),
        };
        for object in objects {
            self.walk(&field.selection_set, object, 1)?;
        }
        Ok(self.introspected - before)
    }

    /// Ends as soon as it costs too much, so that it takes no longer than that.
    fn step(&mut self, steps: u64) -> Result<(), Fault> {
        self.introspected = self.introspected.saturating_add(steps);
        Measure::Cost.within(self.limits.max_cost, self.introspected)
    }

    fn walk(&mut self, set: &'a Positioned<SelectionSet>, object: Object<'a>, level: u64) -> Result<(), Fault> {
        Measure::Nesting.within(self.limits.max_nesting, level)?;
        for selection in &set.node.items {
            self.step(1)?;
            match &selection.node {
                Selection::Field(field) => {
                    let below = self.costs.introspection.below(object, &field.node.name.node);
                    if field.node.selection_set.node.items.is_empty() {
                        self.step(below.len() as u64)?;
                    }
                    for object in below {
                        self.walk(&field.node.selection_set, object, level + 1)?;
                    }
                }
                Selection::InlineFragment(inline) => self.walk(&inline.node.selection_set, object, level + 1)?,
                Selection::FragmentSpread(spread) => {
                    if let Some(fragment) = self.document.fragments.get(&spread.node.fragment_name.node) {
                        self.walk(&fragment.node.selection_set, object, level + 1)?;
                    }
                }
            }
        }
        Ok(())
    }
}

/// How long a page is that is asked for; what is no number is refused later.
fn page(first: &Value) -> Option<u64> {
    match first {
        Value::Null => None,
        Value::Number(number) => Some(number.as_u64().unwrap_or(1)),
        _ => Some(u64::MAX),
    }
}

/// How many values are given; one that is no list stands for a list of one.
fn items(values: &Value) -> Option<u64> {
    match values {
        Value::List(values) => Some(values.len() as u64),
        _ => None,
    }
}

fn text(value: &Value) -> Option<&str> {
    match value {
        Value::String(text) => Some(text),
        _ => None,
    }
}

#[cfg(test)]
#[path = "weigh_tests.rs"]
mod tests;
