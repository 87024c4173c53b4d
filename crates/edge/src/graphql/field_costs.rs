//! How often the selections below a field are executed: the basis of an operation's cost.
//!
//! It is derived from the schema, so that a new or renamed list cannot be without a length.
use std::collections::HashMap;

use apollo_compiler::Schema;
use apollo_compiler::collections::IndexMap;
use apollo_compiler::schema::{Component, ExtendedType, FieldDefinition};

/// The length of a list that is not paginated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Length {
    /// A length that it rarely exceeds.
    Usually(u64),
    /// One item for each value of this argument.
    OfArgument(&'static str),
}

/// What the schema itself does not say about its fields; each is named as `Type.field`.
#[derive(Clone, Copy, Debug, Default)]
pub struct DeclaredCosts {
    /// The lengths of lists without pagination.
    pub lists: &'static [(&'static str, Length)],
    /// Fields so expensive that an operation may hold one of them.
    pub single: &'static [&'static str],
}

/// The costs of all fields of a schema.
#[derive(Debug, Default)]
pub struct FieldCosts {
    types: HashMap<String, HashMap<String, FieldCost>>,
    problems: Vec<String>,
}

/// What the cost of one field depends on.
#[derive(Debug)]
pub struct FieldCost {
    /// The named type of its value.
    named_type: String,
    /// How often the selections below it are executed.
    pub repeats: Repeats,
    /// Whether an operation may hold it only once.
    pub is_single: bool,
    is_list: bool,
    is_declared: bool,
}

/// How often the selections below a field are executed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Repeats {
    Once,
    /// As often as its argument `first`.
    Page,
    /// A list with a declared length.
    List(Length),
    /// A list without a declared length.
    Unknown,
}

impl FieldCosts {
    /// Derives the costs from the schema, and applies what is declared.
    pub fn of(schema: &Schema, declared: DeclaredCosts) -> Self {
        let own = schema.types.iter().filter(|(_, ty)| !ty.is_built_in());
        let mut costs = Self { types: own.map(|(name, ty)| (name.to_string(), fields_of(ty))).collect(), problems: Vec::new() };
        for (name, length) in declared.lists {
            costs.declare(name, |field| field.declare_length(*length));
        }
        for name in declared.single {
            costs.declare(name, |field| {
                field.is_single = true;
                true
            });
        }
        costs.find_pages();
        costs
    }

    /// The cost of a field; none for meta fields such as `__typename`.
    pub fn field(&self, ty: &str, name: &str) -> Option<&FieldCost> {
        self.types.get(ty)?.get(name)
    }

    /// Declarations that do not match the schema, and lists without a length, in English.
    pub fn problems(&self) -> Vec<String> {
        let lists = self.types.iter().flat_map(|(ty, fields)| fields.iter().map(move |(name, field)| (ty, name, field)));
        let unknown = lists.filter(|(_, _, field)| field.repeats == Repeats::Unknown);
        let mut problems = self.problems.clone();
        problems.extend(unknown.map(|(ty, name, _)| format!("{ty}.{name} is a list without pages and without a declared length")));
        problems.sort();
        problems
    }

    fn declare(&mut self, path: &str, change: impl FnOnce(&mut FieldCost) -> bool) {
        let field = path.split_once('.').and_then(|(ty, name)| self.types.get_mut(ty)?.get_mut(name));
        match field.map(change) {
            Some(true) => {}
            Some(false) => self.problems.push(format!("{path} has a declared length and is no list without pages, or is declared twice")),
            None => self.problems.push(format!("{path} is declared and is not in the schema")),
        }
    }

    /// The lists in a page are as long as the field that returns the page requests.
    fn find_pages(&mut self) {
        let all = || self.types.values().flat_map(HashMap::values);
        let mut pages: Vec<String> = all().filter(|field| field.repeats == Repeats::Page).map(|field| field.named_type.clone()).collect();
        pages.retain(|page| all().all(|field| field.named_type != *page || field.repeats == Repeats::Page));
        let of_pages = self.types.iter_mut().filter(|(ty, _)| pages.contains(ty));
        for (_, field) in of_pages.flat_map(|(_, fields)| fields).filter(|(_, field)| field.repeats == Repeats::Unknown) {
            field.repeats = Repeats::Once;
        }
    }
}

impl FieldCost {
    fn of(field: &FieldDefinition) -> Self {
        let is_list = field.ty.is_list();
        let repeats = match is_list {
            _ if field.argument_by_name("first").is_some() => Repeats::Page,
            true => Repeats::Unknown,
            false => Repeats::Once,
        };
        Self { named_type: field.ty.inner_named_type().to_string(), repeats, is_single: false, is_list, is_declared: false }
    }

    fn declare_length(&mut self, length: Length) -> bool {
        let is_first = !std::mem::replace(&mut self.is_declared, true);
        let fits = is_first && self.is_list && self.repeats == Repeats::Unknown;
        self.repeats = Repeats::List(length);
        fits
    }
}

fn fields_of(ty: &ExtendedType) -> HashMap<String, FieldCost> {
    let none = IndexMap::default();
    let fields: &IndexMap<_, Component<FieldDefinition>> = match ty {
        ExtendedType::Object(object) => &object.fields,
        ExtendedType::Interface(interface) => &interface.fields,
        _ => &none,
    };
    fields.iter().map(|(name, field)| (name.to_string(), FieldCost::of(field))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graphql::Schema;

    const SCHEMA: &str = "type Query { pages(first: Int): Page! all: [Row!]! some(ids: [ID!]!): [Row]! dear: Int }
        type Page { nodes: [Row!]! } type Row { tags: [String!]! }";

    fn costs(sdl: &str, declared: DeclaredCosts) -> FieldCosts {
        Schema::parse(sdl, declared).expect("a schema").costs
    }

    #[test]
    fn a_list_has_pages_or_a_declared_length_and_a_declaration_has_a_list() {
        let lists = &[("Query.all", Length::Usually(7)), ("Query.some", Length::OfArgument("ids")), ("Query.dear", Length::Usually(2))];
        let costs = costs(SCHEMA, DeclaredCosts { lists, single: &["Query.dear", "Query.renamed"] });

        assert_eq!(costs.field("Page", "nodes").map(|field| field.repeats), Some(Repeats::Once));
        assert_eq!(
            costs.problems(),
            [
                "Query.dear has a declared length and is no list without pages, or is declared twice",
                "Query.renamed is declared and is not in the schema",
                "Row.tags is a list without pages and without a declared length",
            ]
        );
    }

    #[test]
    fn a_page_that_is_given_without_first_as_well_has_lists_without_a_length() {
        let schema = "type Query { pages(first: Int): Page! page: Page! } type Page { nodes: [Query!]! }";

        assert_eq!(
            costs(schema, DeclaredCosts::default()).problems(),
            ["Page.nodes is a list without pages and without a declared length"]
        );
    }
}
