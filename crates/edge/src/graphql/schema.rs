//! The schema that documents are validated against.
use apollo_compiler::ast::{OperationType, Type};
use apollo_compiler::collections::{HashMap, HashSet};
use apollo_compiler::schema::{Component, ExtendedType, FieldDefinition, Implementers};
use apollo_compiler::validation::Valid;
use apollo_compiler::{Name, name};

use super::document::{check, reasons};
use super::field_costs::{DeclaredCosts, FieldCosts};
use super::scalars::{ScalarCheck, Scalars};
use crate::limits::DocumentLimits;

/// A schema, parsed from the schema definition language (SDL).
#[derive(Debug)]
pub struct Schema {
    pub(crate) types: Valid<apollo_compiler::Schema>,
    implementers: HashMap<Name, Implementers>,
    /// The cost of each field.
    pub costs: FieldCosts,
    pub(crate) scalars: Scalars,
}

impl Schema {
    /// Parses a schema. The error lists everything that is wrong with it.
    pub fn parse(sdl: &str, declared: DeclaredCosts) -> Result<Self, String> {
        let mut types = apollo_compiler::Schema::parse(sdl, "schema.graphql").map_err(|invalid| invalid.errors.to_string())?;
        remove_unused_scalars(&mut types);
        add_is_one_of(&mut types);
        let types = types.validate().map_err(|invalid| invalid.errors.to_string())?;
        let implementers = types.implementers_map();
        let costs = FieldCosts::of(&types, declared);
        Ok(Self { types, implementers, costs, scalars: Scalars::default() })
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

/// The types of fields, arguments and input fields of a type.
fn types_in(ty: &ExtendedType) -> Vec<&Name> {
    let fields = match ty {
        ExtendedType::Object(object) => &object.fields,
        ExtendedType::Interface(interface) => &interface.fields,
        ExtendedType::InputObject(input) => return input.fields.values().map(|field| field.ty.inner_named_type()).collect(),
        _ => return Vec::new(),
    };
    let arguments = fields.values().flat_map(|field| &field.arguments).map(|argument| argument.ty.inner_named_type());
    arguments.chain(fields.values().map(|field| field.ty.inner_named_type())).collect()
}
