//! Introspection (specification, section 4.2), for the response and for its cost.
use std::borrow::Cow;

use apollo_compiler::ast::{
    Directive, DirectiveDefinition, DirectiveList as AstDirectives, EnumValueDefinition, FieldDefinition, InputValueDefinition,
    OperationType, Type, Value as Literal,
};
use apollo_compiler::schema::{self, ExtendedType};
use apollo_compiler::{Name, Node};
use async_graphql::Value;

use super::Schema;
use super::prepared::PreparedField;

/// An object of the introspection schema.
#[derive(Clone, Copy, Debug)]
pub enum Introspection<'s> {
    Schema,
    Type(&'s ExtendedType),
    /// A list or non-null type.
    Wrapped(TypeRef<'s>),
    Field(&'s FieldDefinition),
    Input(&'s InputValueDefinition),
    EnumValue(&'s EnumValueDefinition),
    Directive(&'s DirectiveDefinition),
}

/// The type of a field, possibly without its outermost `!`.
#[derive(Clone, Copy, Debug)]
pub struct TypeRef<'s> {
    ty: &'s Type,
    is_non_null: bool,
}

/// The value of an introspection field.
#[derive(Debug)]
pub enum IntrospectionValue<'s> {
    Null,
    Text(Cow<'s, str>),
    Flag(bool),
    Texts(Vec<&'static str>),
    Object(Introspection<'s>),
    Objects(Vec<Introspection<'s>>),
}

use IntrospectionValue::{Flag, Null, Object, Objects, Texts};

impl<'s> Introspection<'s> {
    /// The object of `__schema`, or of `__type` where the schema has a type of that name.
    pub fn root(schema: &'s Schema, field: &PreparedField) -> Option<Self> {
        match (field.name.as_str(), field.argument("name")) {
            ("__schema", _) => Some(Self::Schema),
            ("__type", Some(Value::String(name))) => schema.types.types.get(name.as_str()).map(Self::Type),
            _ => None,
        }
    }

    /// The `__typename` of the object.
    pub fn type_name(self) -> &'static str {
        match self {
            Self::Schema => "__Schema",
            Self::Type(_) | Self::Wrapped(_) => "__Type",
            Self::Field(_) => "__Field",
            Self::Input(_) => "__InputValue",
            Self::EnumValue(_) => "__EnumValue",
            Self::Directive(_) => "__Directive",
        }
    }

    /// The value of a field of this object.
    pub fn resolve(self, schema: &'s Schema, field: &PreparedField) -> IntrospectionValue<'s> {
        let with_deprecated = field.argument("includeDeprecated") == Some(&Value::Boolean(true));
        match (self, field.name.as_str()) {
            (_, "__typename") => text(self.type_name()),
            (Self::Schema, name) => of_schema(schema, name),
            (Self::Type(ty), name) => of_type(schema, ty, name, with_deprecated),
            (Self::Wrapped(ty), "kind") => text(if ty.is_non_null { "NON_NULL" } else { "LIST" }),
            (Self::Wrapped(ty), "ofType") => type_ref(schema, ty.inner()),
            (Self::Field(field), "type") => type_ref(schema, (&field.ty).into()),
            (Self::Field(field), "args") => inputs(field.arguments.iter().map(|argument| &**argument), with_deprecated),
            (Self::Field(field), name) => described(&field.name, field.description.as_ref(), Some(&field.directives), name),
            (Self::Input(input), "type") => type_ref(schema, (&*input.ty).into()),
            (Self::Input(input), "defaultValue") => input.default_value.as_ref().map_or(Null, |value| text(written(value))),
            (Self::Input(input), name) => described(&input.name, input.description.as_ref(), Some(&input.directives), name),
            (Self::EnumValue(value), name) => described(&value.value, value.description.as_ref(), Some(&value.directives), name),
            (Self::Directive(directive), "args") => inputs(directive.arguments.iter().map(|argument| &**argument), with_deprecated),
            (Self::Directive(directive), "locations") => Texts(directive.locations.iter().map(|location| location.name()).collect()),
            (Self::Directive(directive), "isRepeatable") => Flag(directive.repeatable),
            (Self::Directive(directive), name) => described(&directive.name, directive.description.as_ref(), None, name),
            (Self::Wrapped(_), _) => Null,
        }
    }
}

impl<'s> From<&'s Type> for TypeRef<'s> {
    fn from(ty: &'s Type) -> Self {
        Self { ty, is_non_null: ty.is_non_null() }
    }
}

impl TypeRef<'_> {
    /// The type within its outermost `!` or `[]`.
    fn inner(self) -> Self {
        match self.ty {
            Type::List(item) | Type::NonNullList(item) if !self.is_non_null => (&**item).into(),
            _ => Self { is_non_null: false, ..self },
        }
    }
}

fn type_ref<'s>(schema: &'s Schema, ty: TypeRef<'s>) -> IntrospectionValue<'s> {
    match ty.ty {
        Type::Named(name) | Type::NonNullNamed(name) if !ty.is_non_null => named(schema, name),
        _ => Object(Introspection::Wrapped(ty)),
    }
}

fn named<'s>(schema: &'s Schema, name: &Name) -> IntrospectionValue<'s> {
    schema.types.types.get(name).map_or(Null, |ty| Object(Introspection::Type(ty)))
}

fn types<'s>(schema: &'s Schema, names: impl IntoIterator<Item = &'s Name>) -> IntrospectionValue<'s> {
    Objects(names.into_iter().filter_map(|name| schema.types.types.get(name)).map(Introspection::Type).collect())
}

fn of_schema<'s>(schema: &'s Schema, name: &str) -> IntrospectionValue<'s> {
    let root = |kind| schema.root(kind).map_or(Null, |root| named(schema, root));
    match name {
        "description" => description(schema.types.schema_definition.description.as_ref()),
        "types" => Objects(schema.types.types.values().map(Introspection::Type).collect()),
        "queryType" => root(OperationType::Query),
        "mutationType" => root(OperationType::Mutation),
        "subscriptionType" => root(OperationType::Subscription),
        "directives" => Objects(schema.types.directive_definitions.values().map(|found| Introspection::Directive(found)).collect()),
        _ => Null,
    }
}

fn of_type<'s>(schema: &'s Schema, ty: &'s ExtendedType, name: &str, with_deprecated: bool) -> IntrospectionValue<'s> {
    match (name, ty) {
        ("kind", _) => text(kind(ty)),
        ("name", _) => text(ty.name().as_str()),
        ("description", _) => description(ty.description()),
        ("fields", ExtendedType::Object(object)) => fields(object.fields.values(), with_deprecated),
        ("fields", ExtendedType::Interface(interface)) => fields(interface.fields.values(), with_deprecated),
        ("interfaces", ExtendedType::Object(object)) => types(schema, object.implements_interfaces.iter().map(|found| &found.name)),
        ("interfaces", ExtendedType::Interface(interface)) => {
            types(schema, interface.implements_interfaces.iter().map(|found| &found.name))
        }
        ("possibleTypes", ExtendedType::Interface(_) | ExtendedType::Union(_)) => types(schema, schema.possible_types(ty.name())),
        ("enumValues", ExtendedType::Enum(values)) => {
            let values = values.values.values().filter(|value| with_deprecated || !value.directives.has("deprecated"));
            Objects(values.map(|value| Introspection::EnumValue(value)).collect())
        }
        ("inputFields", ExtendedType::InputObject(input)) => inputs(input.fields.values().map(|field| &***field), with_deprecated),
        ("isOneOf", ExtendedType::InputObject(input)) => Flag(input.directives.has("oneOf")),
        ("specifiedByURL", ExtendedType::Scalar(scalar)) => {
            argument(scalar.directives.get("specifiedBy").map(|directive| &***directive), "url").map_or(Null, text)
        }
        _ => Null,
    }
}

fn kind(ty: &ExtendedType) -> &'static str {
    match ty {
        ExtendedType::Scalar(_) => "SCALAR",
        ExtendedType::Object(_) => "OBJECT",
        ExtendedType::Interface(_) => "INTERFACE",
        ExtendedType::Union(_) => "UNION",
        ExtendedType::Enum(_) => "ENUM",
        ExtendedType::InputObject(_) => "INPUT_OBJECT",
    }
}

fn fields<'s>(fields: impl Iterator<Item = &'s schema::Component<FieldDefinition>>, with_deprecated: bool) -> IntrospectionValue<'s> {
    let shown = fields.filter(|field| with_deprecated || !field.directives.has("deprecated"));
    Objects(shown.map(|field| Introspection::Field(field)).collect())
}

fn inputs<'s>(inputs: impl Iterator<Item = &'s InputValueDefinition>, with_deprecated: bool) -> IntrospectionValue<'s> {
    Objects(inputs.filter(|input| with_deprecated || !input.directives.has("deprecated")).map(Introspection::Input).collect())
}

/// What fields, arguments and enum values have in common.
fn described<'s>(
    of: &'s Name,
    description: Option<&'s Node<str>>,
    directives: Option<&'s AstDirectives>,
    name: &str,
) -> IntrospectionValue<'s> {
    let deprecated = directives.and_then(|directives| directives.get("deprecated"));
    match (name, deprecated) {
        ("name", _) => text(of.as_str()),
        ("description", _) => self::description(description),
        ("isDeprecated", _) => Flag(deprecated.is_some()),
        ("deprecationReason", Some(deprecated)) => text(argument(Some(deprecated), "reason").unwrap_or("No longer supported")),
        _ => Null,
    }
}

fn argument<'s>(directive: Option<&'s Directive>, name: &str) -> Option<&'s str> {
    directive?.specified_argument_by_name(name)?.as_str()
}

fn description(text: Option<&Node<str>>) -> IntrospectionValue<'_> {
    text.map_or(Null, |text| IntrospectionValue::Text(Cow::Borrowed(text)))
}

fn text<'s>(text: impl Into<Cow<'s, str>>) -> IntrospectionValue<'s> {
    IntrospectionValue::Text(text.into())
}

/// A default value in the schema language.
fn written(value: &Literal) -> String {
    value.serialize().no_indent().to_string()
}
