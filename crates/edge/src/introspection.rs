//! What introspection gives, walked as execution would walk it, so that a document pays what the schema really holds.
use std::collections::HashMap;

use async_graphql::parser::{
    parse_schema,
    types::{BaseType, FieldDefinition, InputValueDefinition, ServiceDocument, Type, TypeDefinition, TypeKind, TypeSystemDefinition},
};

use super::field_costs::definitions;

/// What every schema has besides its own types.
const OF_EVERY_SCHEMA: &str = include_str!("introspection.graphql");

/// Where a directive may stand: so many places there are.
const LOCATIONS: usize = 19;

/// A schema as introspection shows it.
#[derive(Debug, Default)]
pub struct Introspection {
    types: Vec<Shape>,
    by_name: HashMap<String, usize>,
    roots: [Option<usize>; 3],
    directives: Vec<Vec<Ref>>,
}

#[derive(Debug, Default)]
struct Shape {
    fields: Vec<Shown>,
    inputs: Vec<Ref>,
    values: usize,
    interfaces: Vec<usize>,
    possible: Vec<usize>,
}

#[derive(Debug)]
pub struct Shown {
    ty: Ref,
    arguments: Vec<Ref>,
}

/// A type, within so many `!` and `[]`.
#[derive(Clone, Copy, Debug)]
pub struct Ref {
    named: usize,
    wrappers: usize,
}

/// An object of introspection.
#[derive(Clone, Copy, Debug)]
pub enum Object<'s> {
    Schema,
    Type(Ref),
    Field(&'s Shown),
    Input(Ref),
    EnumValue,
    Directive(&'s [Ref]),
}

impl Introspection {
    /// Reads a schema, and adds what every schema has.
    pub fn of(schema: &ServiceDocument, roots: &[String; 3]) -> Self {
        let of_every = parse_schema(OF_EVERY_SCHEMA).expect("the text is part of the program, and a test reads it");
        let all: Vec<_> = definitions(&of_every).chain(definitions(schema)).collect();
        let by_name: HashMap<_, _> = all.iter().enumerate().map(|(at, ty)| (ty.name.node.to_string(), at)).collect();
        let read = Reader { by_name: &by_name };
        let mut types: Vec<_> = all.iter().map(|ty| read.shape(ty)).collect();
        for at in 0..types.len() {
            for interface in types[at].interfaces.clone() {
                types[interface].possible.push(at);
            }
        }
        let directives =
            of_every.definitions.iter().chain(&schema.definitions).filter_map(|definition| read.directive(definition)).collect();
        let roots = roots.each_ref().map(|root| by_name.get(root).copied());
        Self { types, by_name, roots, directives }
    }

    /// How many types there are: to find those that may be shown, each `__schema` and `__type` looks through all of them.
    pub fn len(&self) -> u64 {
        self.types.len() as u64
    }

    /// The type of this name.
    pub fn named(&self, name: &str) -> Option<Object<'_>> {
        self.by_name.get(name).map(|&named| Object::Type(Ref { named, wrappers: 0 }))
    }

    /// The objects that a field of an object gives.
    pub fn below<'s>(&'s self, object: Object<'s>, field: &str) -> Vec<Object<'s>> {
        match (object, field) {
            (Object::Schema, "types") => (0..self.types.len()).map(plain).collect(),
            (Object::Schema, "queryType") => self.roots[0].map(plain).into_iter().collect(),
            (Object::Schema, "mutationType") => self.roots[1].map(plain).into_iter().collect(),
            (Object::Schema, "subscriptionType") => self.roots[2].map(plain).into_iter().collect(),
            (Object::Schema, "directives") => self.directives.iter().map(|arguments| Object::Directive(arguments)).collect(),
            (Object::Type(Ref { named, wrappers: 0 }), _) => self.types.get(named).map(|shape| shape.below(field)).unwrap_or_default(),
            (Object::Type(Ref { named, wrappers }), "ofType") => vec![Object::Type(Ref { named, wrappers: wrappers - 1 })],
            (Object::Field(field), "type") => vec![Object::Type(field.ty)],
            (Object::Input(ty), "type") => vec![Object::Type(ty)],
            (Object::Field(field), "args") => field.arguments.iter().copied().map(Object::Input).collect(),
            (Object::Directive(arguments), "args") => arguments.iter().copied().map(Object::Input).collect(),
            (Object::Directive(_), "locations") => vec![Object::EnumValue; LOCATIONS],
            _ => Vec::new(),
        }
    }
}

impl Shape {
    fn below(&self, field: &str) -> Vec<Object<'_>> {
        match field {
            "fields" => self.fields.iter().map(Object::Field).collect(),
            "inputFields" => self.inputs.iter().copied().map(Object::Input).collect(),
            "enumValues" => vec![Object::EnumValue; self.values],
            "interfaces" => self.interfaces.iter().copied().map(plain).collect(),
            "possibleTypes" => self.possible.iter().copied().map(plain).collect(),
            _ => Vec::new(),
        }
    }
}

fn plain<'s>(named: usize) -> Object<'s> {
    Object::Type(Ref { named, wrappers: 0 })
}

struct Reader<'a> {
    by_name: &'a HashMap<String, usize>,
}

impl Reader<'_> {
    fn shape(&self, ty: &TypeDefinition) -> Shape {
        let mut shape = Shape::default();
        match &ty.kind {
            TypeKind::Object(object) => {
                shape.fields = object.fields.iter().filter_map(|field| self.field(&field.node)).collect();
                shape.interfaces = self.named(object.implements.iter().map(|name| name.node.as_str()));
            }
            TypeKind::Interface(interface) => shape.fields = interface.fields.iter().filter_map(|field| self.field(&field.node)).collect(),
            TypeKind::Union(union) => shape.possible = self.named(union.members.iter().map(|name| name.node.as_str())),
            TypeKind::Enum(values) => shape.values = values.values.len(),
            TypeKind::InputObject(input) => shape.inputs = self.inputs(input.fields.iter().map(|field| &field.node)),
            TypeKind::Scalar => {}
        }
        shape
    }

    fn field(&self, field: &FieldDefinition) -> Option<Shown> {
        let ty = self.reference(&field.ty.node)?;
        Some(Shown { ty, arguments: self.inputs(field.arguments.iter().map(|argument| &argument.node)) })
    }

    fn inputs<'d>(&self, inputs: impl Iterator<Item = &'d InputValueDefinition>) -> Vec<Ref> {
        inputs.filter_map(|input| self.reference(&input.ty.node)).collect()
    }

    fn named<'d>(&self, names: impl Iterator<Item = &'d str>) -> Vec<usize> {
        names.filter_map(|name| self.by_name.get(name).copied()).collect()
    }

    fn reference(&self, ty: &Type) -> Option<Ref> {
        let own = usize::from(!ty.nullable);
        match &ty.base {
            BaseType::Named(name) => self.by_name.get(name.as_str()).map(|&named| Ref { named, wrappers: own }),
            BaseType::List(item) => self.reference(item).map(|item| Ref { wrappers: item.wrappers + own + 1, ..item }),
        }
    }

    fn directive(&self, definition: &TypeSystemDefinition) -> Option<Vec<Ref>> {
        match definition {
            TypeSystemDefinition::Directive(directive) => Some(self.inputs(directive.node.arguments.iter().map(|argument| &argument.node))),
            TypeSystemDefinition::Schema(_) | TypeSystemDefinition::Type(_) => None,
        }
    }
}
