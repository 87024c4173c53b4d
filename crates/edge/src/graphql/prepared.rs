//! A prepared operation: without fragments, directives and variables, each response key once.
use apollo_compiler::ast::Type;
use apollo_compiler::parser::{LineColumn, SourceMap, SourceSpan};
use apollo_compiler::{Node, executable};
use async_graphql::parser::types::OperationType;
use async_graphql::{Name, Pos, Value};

use crate::tokens::upload_index;

/// The most locations that an error names.
const MAX_LOCATIONS: usize = 20;

/// One operation, ready to be executed.
#[derive(Debug)]
pub struct PreparedOperation {
    /// The type of the operation.
    pub kind: OperationType,
    /// The name of the operation, if it has one.
    pub name: Option<Name>,
    /// The root type.
    pub root: Name,
    /// The root fields, in the order of the document.
    pub fields: Vec<PreparedField>,
    /// Why nothing can be selected at the root, by the values of the variables.
    pub error: Option<SelectionError>,
    /// The texts that the locations of its fields refer to.
    pub sources: SourceMap,
}

impl PreparedOperation {
    /// Whether the values of the variables made any selection invalid.
    pub fn has_errors(&self) -> bool {
        self.error.is_some() || self.fields.iter().any(PreparedField::has_errors)
    }

    /// The indices of the uploaded files in its arguments.
    pub fn files(&self) -> Vec<usize> {
        let mut files = Vec::new();
        let arguments = self.fields.iter().flat_map(|field| &field.arguments);
        arguments.for_each(|(_, value)| find_files(value, &mut files));
        files
    }
}

fn find_files(value: &Value, files: &mut Vec<usize>) {
    match value {
        Value::String(text) => files.extend(upload_index(text)),
        Value::List(items) => items.iter().for_each(|item| find_files(item, files)),
        Value::Object(fields) => fields.values().for_each(|field| find_files(field, files)),
        _ => {}
    }
}

/// A field with all its selections merged.
#[derive(Debug)]
pub struct PreparedField {
    /// The response key: the alias, or the name.
    pub key: Name,
    /// The name of the field in the schema.
    pub name: Name,
    /// The coerced arguments, with defaults.
    pub arguments: Vec<(Name, Value)>,
    /// Why its arguments are invalid, by the values of the variables: it is an error, and is not executed.
    pub error: Option<SelectionError>,
    /// The type of the field.
    pub ty: Type,
    /// What is selected below it.
    pub selections: Selections,
    /// Every place in the document that selects it.
    pub nodes: Vec<Node<executable::Field>>,
}

/// The selections below a field.
#[derive(Debug)]
pub enum Selections {
    Leaf,
    Object(Vec<PreparedField>),
    /// For each possible object type of an interface or a union.
    Abstract(Vec<(Name, Selections)>),
    /// Nothing can be selected from any object: each is null, with this error.
    Invalid(SelectionError),
}

/// A selection that the values of the variables made invalid.
#[derive(Clone, Debug)]
pub struct SelectionError {
    /// What is wrong with the value, in English.
    pub message: String,
    /// The invalid value.
    pub location: Option<SourceSpan>,
}

impl SelectionError {
    /// The location of the value.
    pub fn locations(&self, sources: &SourceMap) -> Vec<Pos> {
        self.location.and_then(|location| location.line_column(sources)).into_iter().map(position).collect()
    }
}

/// A location as async-graphql has it.
pub fn position(at: LineColumn) -> Pos {
    Pos { line: at.line, column: at.column }
}

impl PreparedField {
    /// Whether it is `__typename`, `__schema` or `__type`, which no resolver answers.
    pub fn is_meta(&self) -> bool {
        self.name.starts_with("__")
    }

    fn has_errors(&self) -> bool {
        self.error.is_some() || self.selections.has_errors()
    }

    /// The value of an argument, if it was given or has a default.
    pub fn argument(&self, name: &str) -> Option<&Value> {
        self.arguments.iter().find(|(argument, _)| argument == name).map(|(_, value)| value)
    }

    /// The locations of all its selections.
    pub fn locations(&self, sources: &SourceMap) -> Vec<Pos> {
        let locations = self.nodes.iter().take(MAX_LOCATIONS).filter_map(|node| node.location()?.line_column(sources));
        locations.map(position).collect()
    }
}

impl Selections {
    fn has_errors(&self) -> bool {
        match self {
            Self::Leaf => false,
            Self::Invalid(_) => true,
            Self::Object(fields) => fields.iter().any(PreparedField::has_errors),
            Self::Abstract(types) => types.iter().any(|(_, selections)| selections.has_errors()),
        }
    }

    /// The selections for an object type, or why there are none for it.
    pub fn of(&self, object: &str) -> Result<&[PreparedField], &SelectionError> {
        match self {
            Self::Leaf => Ok(&[]),
            Self::Invalid(error) => Err(error),
            Self::Object(fields) => Ok(fields),
            Self::Abstract(types) => types.iter().find(|(name, _)| name == object).map_or(Ok(&[]), |(_, selections)| selections.of(object)),
        }
    }
}
