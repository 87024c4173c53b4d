//! The complexity of an operation, computed before it is executed, on its collected fields.
use async_graphql::Value;

use super::field_costs::{FieldCost, Length, Repeats};
use super::introspection::{Introspection, IntrospectionValue};
use super::prepared::{PreparedField, PreparedOperation, Selections};
use super::{FieldCosts, Schema};
use crate::limits::DocumentLimits;
use crate::request_error::RequestError;
use crate::size_limit::SizeLimit;

/// The complexity of one operation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Complexity {
    /// The number of fields, those within a list multiplied by its length.
    pub cost: u64,
    /// Levels of nested fields.
    pub depth: u64,
    /// Uses of fields that an operation may hold once.
    single: u64,
}

impl Complexity {
    /// Computes the complexity of an operation, and refuses one over the limits.
    pub fn of(operation: &PreparedOperation, schema: &Schema, limits: &DocumentLimits) -> Result<Self, RequestError> {
        let mut analyzer = Analyzer { schema, limits, introspected: 0 };
        let sum = analyzer.fields(&operation.root, &operation.fields)?;
        SizeLimit::Depth.within(limits.max_depth, sum.depth)?;
        SizeLimit::Single.within(1, sum.single)?;
        SizeLimit::Cost.within(limits.max_cost, sum.cost)?;
        Ok(sum)
    }

    /// Of two selections that are both executed.
    fn plus(self, other: Self) -> Self {
        Self {
            cost: self.cost.saturating_add(other.cost),
            depth: self.depth.max(other.depth),
            single: self.single.saturating_add(other.single),
        }
    }

    /// Of two selections of which one is executed.
    fn or(self, other: Self) -> Self {
        Self { cost: self.cost.max(other.cost), depth: self.depth.max(other.depth), single: self.single.max(other.single) }
    }
}

struct Analyzer<'a> {
    schema: &'a Schema,
    limits: &'a DocumentLimits,
    /// Steps taken through the schema by introspection, in total.
    introspected: u64,
}

impl Analyzer<'_> {
    fn fields(&mut self, ty: &str, fields: &[PreparedField]) -> Result<Complexity, RequestError> {
        let mut sum = Complexity::default();
        for field in fields {
            sum = sum.plus(self.field(ty, field)?);
        }
        Ok(sum)
    }

    fn field(&mut self, ty: &str, field: &PreparedField) -> Result<Complexity, RequestError> {
        if matches!(field.name.as_str(), "__schema" | "__type") {
            return self.introspect(field);
        }
        let costs: &FieldCosts = &self.schema.costs;
        let field_cost = costs.field(ty, &field.name);
        let below = self.below(field)?;
        let cost = match field_cost.map_or(Repeats::Once, |cost| cost.repeats) {
            Repeats::Once => below.cost,
            // An item of a list of scalars counts as well.
            repeats => below.cost.max(1).saturating_mul(self.times(field, repeats)),
        };
        let is_single = field_cost.is_some_and(|cost: &FieldCost| cost.is_single);
        Ok(Complexity { cost: cost.saturating_add(1), depth: below.depth + 1, single: below.single + u64::from(is_single) })
    }

    fn below(&mut self, field: &PreparedField) -> Result<Complexity, RequestError> {
        match &field.selections {
            Selections::Leaf | Selections::Invalid(_) => Ok(Complexity::default()),
            Selections::Object(fields) => self.fields(field.ty.inner_named_type(), fields),
            Selections::Abstract(types) => {
                let mut max = Complexity::default();
                for (ty, selections) in types {
                    max = max.or(self.fields(ty, selections.of(ty).unwrap_or_default())?);
                }
                Ok(max)
            }
        }
    }

    /// How often the selections of a field are executed.
    fn times(&self, field: &PreparedField, repeats: Repeats) -> u64 {
        match repeats {
            Repeats::Once => 1,
            Repeats::Page => {
                let asked = ["first", "last"].into_iter().filter_map(|name| page(field.argument(name))).max();
                asked.unwrap_or(self.limits.default_page_size).clamp(1, self.limits.max_page_size)
            }
            Repeats::List(Length::Usually(length)) => length,
            Repeats::List(Length::OfArgument(name)) => items(field.argument(name)),
            Repeats::Unknown => self.limits.max_page_size,
        }
    }

    /// The cost of introspection: each object and each field is a step.
    fn introspect(&mut self, field: &PreparedField) -> Result<Complexity, RequestError> {
        let before = self.introspected;
        self.step(1)?;
        let depth = match (Introspection::root(self.schema, field), &field.selections) {
            (Some(root), Selections::Object(fields)) => self.walk(root, fields, 1)?,
            _ => 0,
        };
        Ok(Complexity { cost: self.introspected - before, depth: depth + 1, single: 0 })
    }

    /// Fails as soon as the limit is exceeded, so that counting is bounded by it as well.
    fn step(&mut self, steps: u64) -> Result<(), RequestError> {
        self.introspected = self.introspected.saturating_add(steps);
        SizeLimit::Cost.within(self.limits.max_cost, self.introspected)
    }

    fn walk(&mut self, object: Introspection<'_>, fields: &[PreparedField], level: u64) -> Result<u64, RequestError> {
        let mut depth = level;
        for field in fields {
            self.step(1)?;
            let objects = match object.resolve(self.schema, field) {
                IntrospectionValue::Object(object) => vec![object],
                IntrospectionValue::Objects(objects) => objects,
                IntrospectionValue::Texts(texts) => {
                    self.step(texts.len() as u64)?;
                    Vec::new()
                }
                _ => Vec::new(),
            };
            for object in objects {
                if let Selections::Object(fields) = &field.selections {
                    depth = depth.max(self.walk(object, fields, level + 1)?);
                }
            }
        }
        Ok(depth)
    }
}

/// The requested page size; one that is too small counts as one.
fn page(size: Option<&Value>) -> Option<u64> {
    match size? {
        Value::Null => None,
        Value::Number(number) => Some(number.as_u64().unwrap_or(1)),
        _ => Some(u64::MAX),
    }
}

/// The number of values of an argument.
fn items(values: Option<&Value>) -> u64 {
    match values {
        Some(Value::List(values)) => values.len().max(1) as u64,
        _ => 1,
    }
}
