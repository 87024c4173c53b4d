//! How often the selections of a field are executed: what a document's cost is counted by.
//!
//! It is read from the schema, so that a list that is new or was renamed is never without a length.
use std::collections::HashMap;

use async_graphql::parser::{
    parse_schema,
    types::{BaseType, FieldDefinition, OperationType, ServiceDocument, Type, TypeDefinition, TypeKind, TypeSystemDefinition},
};

use super::introspection::Introspection;

/// How long a list is that has no pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Length {
    /// It rarely holds more.
    Usually(u64),
    /// One item for each value of this argument.
    OfArgument(&'static str),
}

/// What the schema itself does not say of its fields; each is named as `Type.field`.
#[derive(Clone, Copy, Debug, Default)]
pub struct Declared {
    pub lists: &'static [(&'static str, Length)],
    /// Fields that cost so much that a document holds one of them.
    pub single: &'static [&'static str],
}

/// What each field of a schema costs.
#[derive(Debug, Default)]
pub struct FieldCosts {
    roots: [String; 3],
    types: HashMap<String, HashMap<String, FieldCost>>,
    pub introspection: Introspection,
    faults: Vec<String>,
}

/// What the weight of one field is made of.
#[derive(Debug)]
pub struct FieldCost {
    /// The type of what it gives, without `!` and `[]`.
    pub gives: String,
    pub repeats: Repeats,
    pub is_single: bool,
    is_list: bool,
    is_declared: bool,
}

/// How often what is selected below a field is executed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Repeats {
    Once,
    /// As often as its argument `first` says.
    Page,
    /// A list with a declared length.
    List(Length),
    /// A list of which nothing is declared.
    Unknown,
}

impl FieldCosts {
    /// Reads a schema in the schema language.
    pub fn of(sdl: &str, declared: Declared) -> Self {
        let schema = match parse_schema(sdl) {
            Ok(schema) => schema,
            Err(error) => return Self { faults: vec![format!("the schema cannot be read: {error}")], ..Self::default() },
        };
        let types = definitions(&schema).map(|ty| (ty.name.node.to_string(), fields_of(ty))).collect();
        let roots = roots(&schema);
        let introspection = Introspection::of(&schema, &roots);
        let mut costs = Self { roots, types, introspection, faults: Vec::new() };
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

    /// The type that an operation begins at.
    pub fn root(&self, operation: OperationType) -> &str {
        let [query, mutation, subscription] = &self.roots;
        match operation {
            OperationType::Query => query,
            OperationType::Mutation => mutation,
            OperationType::Subscription => subscription,
        }
    }

    /// The cost of a field; none of what the schema does not have.
    pub fn field(&self, ty: &str, name: &str) -> Option<&FieldCost> {
        self.types.get(ty)?.get(name)
    }

    /// What the declarations say that the schema does not, and lists without a length.
    pub fn faults(&self) -> Vec<String> {
        let lists = self.types.iter().flat_map(|(ty, fields)| fields.iter().map(move |(name, field)| (ty, name, field)));
        let unknown = lists.filter(|(_, _, field)| field.repeats == Repeats::Unknown);
        let mut faults = self.faults.clone();
        faults.extend(unknown.map(|(ty, name, _)| format!("{ty}.{name} is a list without pages and without a declared length")));
        faults.sort();
        faults
    }

    fn declare(&mut self, path: &str, change: impl FnOnce(&mut FieldCost) -> bool) {
        let field = path.split_once('.').and_then(|(ty, name)| self.types.get_mut(ty)?.get_mut(name));
        match field.map(change) {
            Some(true) => {}
            Some(false) => self.faults.push(format!("{path} has a declared length and is no list without pages, or is declared twice")),
            None => self.faults.push(format!("{path} is declared and is not in the schema")),
        }
    }

    /// The lists of a page are as long as the field asks for that gives the page.
    fn find_pages(&mut self) {
        let all = || self.types.values().flat_map(HashMap::values);
        let mut pages: Vec<String> = all().filter(|field| field.repeats == Repeats::Page).map(|field| field.gives.clone()).collect();
        pages.retain(|page| all().all(|field| field.gives != *page || field.repeats == Repeats::Page));
        let of_pages = self.types.iter_mut().filter(|(ty, _)| pages.contains(ty));
        for (_, field) in of_pages.flat_map(|(_, fields)| fields).filter(|(_, field)| field.repeats == Repeats::Unknown) {
            field.repeats = Repeats::Once;
        }
    }
}

impl FieldCost {
    fn of(field: &FieldDefinition) -> Self {
        let is_list = matches!(field.ty.node.base, BaseType::List(_));
        let has_pages = field.arguments.iter().any(|argument| argument.node.name.node == "first");
        let repeats = match is_list {
            _ if has_pages => Repeats::Page,
            true => Repeats::Unknown,
            false => Repeats::Once,
        };
        Self { gives: base(&field.ty.node).to_owned(), repeats, is_single: false, is_list, is_declared: false }
    }

    fn declare_length(&mut self, length: Length) -> bool {
        let is_first = !std::mem::replace(&mut self.is_declared, true);
        let fits = is_first && self.is_list && self.repeats == Repeats::Unknown;
        self.repeats = Repeats::List(length);
        fits
    }
}

/// The named type within `!` and `[]`.
pub fn base(ty: &Type) -> &str {
    match &ty.base {
        BaseType::Named(name) => name,
        BaseType::List(item) => base(item),
    }
}

/// The types that a schema defines.
pub fn definitions(schema: &ServiceDocument) -> impl Iterator<Item = &TypeDefinition> {
    schema.definitions.iter().filter_map(|definition| match definition {
        TypeSystemDefinition::Type(ty) => Some(&ty.node),
        TypeSystemDefinition::Schema(_) | TypeSystemDefinition::Directive(_) => None,
    })
}

/// Query, mutation and subscription, under the names that the schema gives them or the usual ones.
fn roots(schema: &ServiceDocument) -> [String; 3] {
    let told = schema.definitions.iter().find_map(|definition| match definition {
        TypeSystemDefinition::Schema(schema) => Some(&schema.node),
        TypeSystemDefinition::Type(_) | TypeSystemDefinition::Directive(_) => None,
    });
    match told {
        Some(told) => [&told.query, &told.mutation, &told.subscription]
            .map(|name| name.as_ref().map(|name| name.node.to_string()).unwrap_or_default()),
        None => ["Query", "Mutation", "Subscription"].map(str::to_owned),
    }
}

fn fields_of(ty: &TypeDefinition) -> HashMap<String, FieldCost> {
    let fields = match &ty.kind {
        TypeKind::Object(object) => object.fields.as_slice(),
        TypeKind::Interface(interface) => interface.fields.as_slice(),
        _ => &[],
    };
    fields.iter().map(|field| (field.node.name.node.to_string(), FieldCost::of(&field.node))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCHEMA: &str = "type Query { pages(first: Int): Page! all: [Row!]! some(ids: [ID!]!): [Row]! dear: Int }
        type Page { nodes: [Row!]! } type Row { tags: [String!]! }";

    #[test]
    fn a_list_has_pages_or_a_declared_length_and_a_declaration_has_a_list() {
        let lists = &[("Query.all", Length::Usually(7)), ("Query.some", Length::OfArgument("ids")), ("Query.dear", Length::Usually(2))];
        let costs = FieldCosts::of(SCHEMA, Declared { lists, single: &["Query.dear", "Query.renamed"] });

        assert_eq!(costs.field("Page", "nodes").map(|field| field.repeats), Some(Repeats::Once));
        assert_eq!(
            costs.faults(),
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
            FieldCosts::of(schema, Declared::default()).faults(),
            ["Page.nodes is a list without pages and without a declared length"]
        );
    }
}
