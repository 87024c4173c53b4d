//! The schema that documents are validated against.
use apollo_compiler::ast::{Document as Ast, OperationType, Type};
use apollo_compiler::collections::{HashMap, HashSet};
use apollo_compiler::schema::{Component, ExtendedType, FieldDefinition, Implementers};
use apollo_compiler::validation::Valid;
use apollo_compiler::{Name, name};

use super::before_sign_in::BeforeSignIn;
use super::document::{DocumentCache, check, reasons};
use super::field_costs::{DeclaredCosts, FieldCosts};
use super::part::{part_of, types_in};
use super::scalars::{ScalarCheck, Scalars};
use crate::limits::DocumentLimits;

/// A schema, parsed from the schema definition language (SDL), and the documents that were validated against it.
#[derive(Debug)]
pub struct Schema {
    pub(crate) types: Valid<apollo_compiler::Schema>,
    implementers: HashMap<Name, Implementers>,
    /// The cost of each field.
    pub costs: FieldCosts,
    declared: DeclaredCosts,
    pub(crate) scalars: Scalars,
    pub(crate) documents: DocumentCache,
    /// What it is to callers who have not signed in; none where it is the schema of others.
    before_sign_in: Option<BeforeSignIn>,
}

impl Schema {
    /// Parses a schema. The error lists everything that is wrong with it.
    pub fn parse(sdl: &str, declared: DeclaredCosts) -> Result<Self, String> {
        let mut types = apollo_compiler::Schema::parse(sdl, "schema.graphql").map_err(|invalid| invalid.errors.to_string())?;
        remove_unused_scalars(&mut types);
        add_is_one_of(&mut types);
        Self::of(types, declared, Scalars::default())
    }

    fn of(types: apollo_compiler::Schema, declared: DeclaredCosts, scalars: Scalars) -> Result<Self, String> {
        let types = types.validate().map_err(|invalid| invalid.errors.to_string())?;
        let implementers = types.implementers_map();
        let costs = FieldCosts::of(&types, declared);
        Ok(Self { types, implementers, costs, declared, scalars, documents: DocumentCache::default(), before_sign_in: None })
    }

    /// The part of this schema that some callers can ask: the fields and enum values that `shows` keeps, by type and name, and the types
    /// that those lead to. An interface leads to none of its objects: they are kept where something else leads to them.
    pub fn part(&self, shows: impl Fn(&str, &str) -> bool) -> Result<Self, String> {
        Self::of(part_of(&self.types, shows), self.declared, self.scalars.clone())
    }

    /// The same schema for callers who have not signed in: what it lacks at its roots is answered by asking them to sign in.
    pub fn before_sign_in(self, rules: BeforeSignIn) -> Self {
        Self { before_sign_in: Some(rules), ..self }
    }

    /// The schema in the schema definition language.
    pub fn sdl(&self) -> String {
        self.types.serialize().to_string()
    }

    /// Whether a document asks a root for a field that only people who have signed in may ask, or that does not exist.
    pub(crate) fn needs_sign_in(&self, document: &Ast) -> bool {
        self.before_sign_in.is_some_and(|rules| rules.are_exceeded(document, &self.types))
    }

    /// The same schema, with checks of its custom scalars.
    pub fn with_scalars(self, checks: &[(&'static str, ScalarCheck)]) -> Self {
        Self { scalars: Scalars(checks.iter().copied().collect()), ..self }
    }

    /// The names of its custom scalars.
    pub fn own_scalars(&self) -> Vec<&str> {
        let own = self.types.types.values().filter(|ty| ty.is_scalar() && !ty.is_built_in());
        own.map(|ty| ty.name().as_str()).collect()
    }

    /// The errors of a document, in English; none where it is valid.
    pub fn validate(&self, document: &str) -> Vec<String> {
        check(document, self, &DocumentLimits::default()).map_or_else(reasons, |_| Vec::new())
    }

    /// The root type of an operation.
    pub(crate) fn root(&self, operation: OperationType) -> Option<&Name> {
        self.types.root_operation(operation)
    }

    /// A field of an object type, including meta fields such as `__typename`.
    pub(crate) fn field(&self, object: &str, field: &str) -> Option<&Component<FieldDefinition>> {
        self.types.type_field(object, field).ok()
    }

    /// The possible object types of a type; none for a leaf.
    pub(crate) fn possible_types(&self, name: &str) -> Vec<&Name> {
        match self.types.types.get(name) {
            Some(ExtendedType::Object(object)) => vec![&object.name],
            Some(ExtendedType::Union(union)) => union.members.iter().map(|member| &member.name).collect(),
            Some(ExtendedType::Interface(_)) => self.implementers.get(name).into_iter().flat_map(|found| &found.objects).collect(),
            _ => Vec::new(),
        }
    }

    /// Whether a fragment on this type applies to an object.
    pub(crate) fn applies(&self, condition: &Name, object: &Name) -> bool {
        condition == object || self.types.is_subtype(condition, object)
    }

    pub(crate) fn is_abstract(&self, name: &str) -> bool {
        matches!(self.types.types.get(name), Some(ExtendedType::Interface(_) | ExtendedType::Union(_)))
    }
}

/// Adds `__Type.isOneOf`, which apollo-compiler does not know.
fn add_is_one_of(schema: &mut apollo_compiler::Schema) {
    if let Some(ExtendedType::Object(of_types)) = schema.types.get_mut("__Type") {
        let (name, ty) = (name!("isOneOf"), Type::Named(name!("Boolean")));
        let field = FieldDefinition { description: None, name: name.clone(), arguments: Vec::new(), ty, directives: Default::default() };
        of_types.make_mut().fields.insert(name, Component::new(field));
    }
}

/// A schema has only the built-in scalars that it uses (specification, section 3.5).
fn remove_unused_scalars(schema: &mut apollo_compiler::Schema) {
    let used: HashSet<Name> = schema.types.values().flat_map(types_in).cloned().collect();
    schema.types.retain(|name, _| !["Int", "Float", "ID"].contains(&name.as_str()) || used.contains(name));
}
