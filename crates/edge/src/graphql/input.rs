//! Input coercion of arguments and variables (specification, sections 3.5 to 3.12 and 6.4.1).
use apollo_compiler::ast::{Argument, FieldDefinition, InputValueDefinition, Type, Value as Literal};
use apollo_compiler::schema::{EnumType, ExtendedType, InputObjectType};
use apollo_compiler::{Name, Node};
use async_graphql::{Name as Key, Value, value};
use serde_json::{Map, Number, Value as Json};

use super::Schema;
use super::prepared::SelectionError;
use super::scalars::InvalidValue;
use super::variables::VariableValues;
use crate::tokens::upload_index;

/// A value, or a message for the client why it is invalid.
type Coerced = Result<Value, InvalidValue>;

/// What a literal may refer to.
#[derive(Clone, Copy)]
pub struct Scope<'a> {
    /// The schema of the operation.
    pub schema: &'a Schema,
    /// The values of the operation's variables.
    pub variables: &'a VariableValues,
}

/// The arguments of a field, with defaults; a nullable one without default that was not given is left out.
pub fn coerce_arguments(
    schema: &Schema,
    field: &FieldDefinition,
    given: &[Node<Argument>],
    variables: &VariableValues,
) -> Result<Vec<(Key, Value)>, SelectionError> {
    let scope = Scope { schema, variables };
    let mut arguments = Vec::with_capacity(field.arguments.len());
    for definition in &field.arguments {
        let literal = given.iter().find(|argument| argument.name == definition.name).map(|argument| &argument.value);
        let value = scope.of_definition(definition, literal).map_err(|invalid| SelectionError {
            message: invalid.within(format_args!("argument {}", definition.name)).message,
            location: literal.and_then(|literal| literal.location()),
        })?;
        arguments.extend(value.map(|value| (Key::new(&definition.name), value)));
    }
    Ok(arguments)
}

/// The value of a literal; none where it is a variable without a value.
pub fn coerce_literal(scope: Scope<'_>, ty: &Type, literal: &Literal) -> Result<Option<Value>, InvalidValue> {
    match literal {
        Literal::Variable(name) => match scope.variables.get(name) {
            Some(Value::Null) if ty.is_non_null() => Err(not_null(ty)),
            value => Ok(value.cloned()),
        },
        Literal::Null if ty.is_non_null() => Err(not_null(ty)),
        Literal::Null => Ok(Some(Value::Null)),
        _ => scope.not_null(ty, literal).map(Some),
    }
}

/// The value of a variable, as it was sent.
pub fn coerce_json(schema: &Schema, ty: &Type, json: Json) -> Coerced {
    if json.is_null() {
        return if ty.is_non_null() { Err(not_null(ty)) } else { Ok(Value::Null) };
    }
    let name = match (ty, json) {
        (Type::List(item) | Type::NonNullList(item), Json::Array(items)) => {
            return items.into_iter().map(|json| coerce_json(schema, item, json)).collect::<Result<_, _>>().map(Value::List);
        }
        (Type::List(item) | Type::NonNullList(item), json) => return Ok(Value::List(vec![coerce_json(schema, item, json)?])),
        (Type::Named(name) | Type::NonNullNamed(name), json) => match schema.types.types.get(name) {
            Some(ExtendedType::Enum(definition)) => return enum_value(definition, json.as_str(), &json),
            Some(ExtendedType::InputObject(definition)) => return input_object(schema, definition, json),
            _ => (name, json),
        },
    };
    scalar(schema, name.0, name.1)
}

impl Scope<'_> {
    /// The value of an argument or of an input field, or its default.
    fn of_definition(self, definition: &InputValueDefinition, literal: Option<&Node<Literal>>) -> Result<Option<Value>, InvalidValue> {
        let given = literal.map(|literal| coerce_literal(self, &definition.ty, literal)).transpose()?.flatten();
        match (given, &definition.default_value) {
            (Some(value), _) => Ok(Some(value)),
            (None, Some(default)) => coerce_literal(self, &definition.ty, default),
            (None, None) if definition.ty.is_non_null() => Err(not_null(&definition.ty)),
            (None, None) => Ok(None),
        }
    }

    fn not_null(self, ty: &Type, literal: &Literal) -> Coerced {
        match (ty, literal) {
            (Type::List(item) | Type::NonNullList(item), Literal::List(items)) => {
                let items = items.iter().map(|literal| self.item(item, literal));
                items.collect::<Result<_, _>>().map(Value::List)
            }
            (Type::List(item) | Type::NonNullList(item), literal) => Ok(Value::List(vec![self.item(item, literal)?])),
            (Type::Named(name) | Type::NonNullNamed(name), literal) => self.named(name, literal),
        }
    }

    /// A variable without a value is null in a list.
    fn item(self, ty: &Type, literal: &Literal) -> Coerced {
        match coerce_literal(self, ty, literal)? {
            Some(value) => Ok(value),
            None if ty.is_non_null() => Err(not_null(ty)),
            None => Ok(Value::Null),
        }
    }

    fn named(self, name: &Name, literal: &Literal) -> Coerced {
        match self.schema.types.types.get(name) {
            Some(ExtendedType::Enum(definition)) => enum_value(definition, literal.as_enum().map(Name::as_str), literal),
            Some(ExtendedType::InputObject(definition)) => {
                let fields = literal.as_object().ok_or_else(|| invalid_value(name, literal))?;
                self.input_object(definition, fields)
            }
            _ => self.scalar(name, literal),
        }
    }

    fn input_object(self, definition: &InputObjectType, given: &[(Name, Node<Literal>)]) -> Coerced {
        let mut fields = async_graphql::indexmap::IndexMap::new();
        for (name, field) in &definition.fields {
            let literal = given.iter().find(|(given, _)| given == name).map(|(_, literal)| literal);
            let value = self.of_definition(field, literal).map_err(|invalid| invalid.within(name))?;
            fields.extend(value.map(|value| (Key::new(name), value)));
        }
        one_of(definition, fields.values()).map(|()| Value::Object(fields))
    }

    fn scalar(self, name: &Name, literal: &Literal) -> Coerced {
        let is_valid = match (name.as_str(), literal) {
            ("Int", Literal::Int(int)) => int.try_to_i32().is_ok(),
            ("Float", Literal::Int(_) | Literal::Float(_)) => literal.to_f64().is_some(),
            ("String" | "ID", Literal::String(_)) | ("Boolean", Literal::Boolean(_)) => true,
            ("ID", Literal::Int(int)) => return Ok(Value::String(int.as_str().to_owned())),
            ("Int" | "Float" | "String" | "Boolean" | "ID", _) => false,
            _ => true,
        };
        if is_valid { self.untyped(literal) } else { Err(invalid_value(name, literal)) }
    }

    /// A literal as it is, for a custom scalar.
    pub fn untyped(self, literal: &Literal) -> Coerced {
        Ok(match literal {
            Literal::Null => Value::Null,
            Literal::Enum(name) => Value::Enum(Key::new(name)),
            Literal::Variable(name) => self.variables.get(name).cloned().unwrap_or_default(),
            Literal::String(text) => Value::String(text.clone()),
            Literal::Float(float) => Value::Number(number(float.as_str())?),
            Literal::Int(int) => Value::Number(number(int.as_str())?),
            Literal::Boolean(is_true) => Value::Boolean(*is_true),
            Literal::List(items) => Value::List(items.iter().map(|item| self.untyped(item)).collect::<Result<_, _>>()?),
            Literal::Object(fields) => {
                let fields = fields.iter().map(|(name, literal)| Ok((Key::new(name), self.untyped(literal)?)));
                Value::Object(fields.collect::<Result<_, InvalidValue>>()?)
            }
        })
    }
}

fn input_object(schema: &Schema, definition: &InputObjectType, json: Json) -> Coerced {
    let Json::Object(mut given) = json else { return Err(invalid_value(&definition.name, &json)) };
    let mut fields = async_graphql::indexmap::IndexMap::new();
    for (name, field) in &definition.fields {
        let value = input_field(schema, field, &mut given).map_err(|invalid| invalid.within(name))?;
        fields.extend(value.map(|value| (Key::new(name), value)));
    }
    if let Some(unknown) = given.keys().next() {
        return Err(format!("{} has no field {unknown}", definition.name).into());
    }
    one_of(definition, fields.values()).map(|()| Value::Object(fields))
}

fn input_field(schema: &Schema, field: &InputValueDefinition, given: &mut Map<String, Json>) -> Result<Option<Value>, InvalidValue> {
    match given.remove(field.name.as_str()) {
        Some(json) => coerce_json(schema, &field.ty, json).map(Some),
        None => Scope { schema, variables: &VariableValues::default() }.of_definition(field, None),
    }
}

/// A `@oneOf` input object has exactly one field, and its value is not null.
fn one_of<'v>(definition: &InputObjectType, mut values: impl ExactSizeIterator<Item = &'v Value>) -> Result<(), InvalidValue> {
    let is_one = values.len() == 1 && values.all(|value| *value != Value::Null);
    if definition.directives.has("oneOf") && !is_one {
        return Err(format!("exactly one field of {} must be given, and not null", definition.name).into());
    }
    Ok(())
}

fn enum_value(definition: &EnumType, given: Option<&str>, value_text: &impl std::fmt::Display) -> Coerced {
    let found = given.and_then(|given| definition.values.get_key_value(given));
    found.map(|(name, _)| Value::Enum(Key::new(name))).ok_or_else(|| invalid_value(&definition.name, value_text))
}

/// The scalar of an uploaded file.
pub const FILE: &str = "Upload";

fn scalar(schema: &Schema, name: &Name, json: Json) -> Coerced {
    match (name.as_str(), &json) {
        // An `Upload` is a file and nothing else, and no other scalar is a file.
        (FILE, _) if json.as_str().and_then(upload_index).is_none() => Err(invalid_value(name, &json)),
        (_, Json::String(text)) if name != FILE && upload_index(text).is_some() => {
            Err(format!("no file can stand for a value of type {name}").into())
        }
        ("Int", Json::Number(number)) => whole(number).map(|whole| value!(whole)).ok_or_else(|| invalid_value(name, &json)),
        ("Float", Json::Number(_)) | ("String" | "ID", Json::String(_)) | ("Boolean", Json::Bool(_)) => from_json(json),
        ("ID", Json::Number(number)) => match number.as_f64().filter(|float| float.fract() == 0.0) {
            Some(_) if number.is_f64() => Ok(Value::String(format!("{:.0}", number.as_f64().unwrap_or_default()))),
            Some(_) => Ok(Value::String(number.to_string())),
            None => Err(invalid_value(name, &json)),
        },
        ("Int" | "Float" | "String" | "Boolean" | "ID", _) => Err(invalid_value(name, &json)),
        _ => {
            let value = from_json(json)?;
            schema.scalars.check(name, &value)?;
            Ok(value)
        }
    }
}

/// An integer of 32 bits; 1.0 is one as well.
fn whole(number: &Number) -> Option<i32> {
    match number.as_i64() {
        Some(whole) => i32::try_from(whole).ok(),
        None => format!("{:.0}", number.as_f64().filter(|float| float.fract() == 0.0)?).parse().ok(),
    }
}

fn number(text: &str) -> Result<Number, InvalidValue> {
    // The JSON parser would read `-0` as a float.
    text.parse::<i64>().map(Number::from).or_else(|_| text.parse()).map_err(|_| format!("{text} is out of range").into())
}

fn from_json(json: Json) -> Coerced {
    Value::from_json(json).map_err(|error| error.to_string().into())
}

fn not_null(ty: &Type) -> InvalidValue {
    format!("a value of type {ty} must not be null").into()
}

fn invalid_value(name: &str, value: &impl std::fmt::Display) -> InvalidValue {
    let value_text: String = value.to_string().chars().take(100).collect();
    format!("{value_text} is not a value of type {name}").into()
}
