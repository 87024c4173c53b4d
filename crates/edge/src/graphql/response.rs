//! Writes the response in the order of the document: nulls where the types allow them, and one error for each failed field.
use std::collections::BTreeMap;

use apollo_compiler::ast::Type;
use async_graphql::indexmap::IndexMap;
use async_graphql::{ErrorExtensionValues, Name, PathSegment, Response, ServerError, Value};
use serde::Serialize;

use super::executable::TYPE_KEY;
use super::introspection::IntrospectionValue;
use super::prepared::{PreparedField, PreparedOperation, SelectionError, Selections};
use super::{Introspection, Schema};

/// The least that a path segment or a location takes in a response, in bytes.
const LOCATION_BYTES: usize = 16;

/// The start of a response without errors.
const BEGINNING: &[u8] = br#"{"data":"#;

/// Writes the response from what the resolvers returned; none where it exceeds `max_bytes`.
pub fn write_response(operation: &PreparedOperation, schema: &Schema, given: Response, max_bytes: usize) -> Option<Vec<u8>> {
    let mut writer = Writer {
        operation,
        schema,
        max_bytes,
        json: BEGINNING.to_vec(),
        path: Vec::new(),
        failed: BTreeMap::new(),
        unplaced: Vec::new(),
        errors: Vec::new(),
        error_bytes: 0,
    };
    for error in given.errors {
        match error.path.is_empty() {
            true => writer.unplaced.push(error),
            false => writer.failed.entry(key_of(&error.path)).or_default().push(error),
        }
    }
    match writer.root(&given.data) {
        Ok(()) => {}
        Err(Stop::Null) => writer.put_null(BEGINNING.len()),
        Err(Stop::TooLong) => return None,
    }
    Some(writer.finish(&given.extensions)).filter(|json| json.len() <= max_bytes)
}

/// Why writing a value stopped.
enum Stop {
    /// A non-null value is null: null propagates to its parent.
    Null,
    TooLong,
}

struct Writer<'a> {
    operation: &'a PreparedOperation,
    schema: &'a Schema,
    max_bytes: usize,
    json: Vec<u8>,
    path: Vec<PathSegment>,
    /// Errors of the executor by path, until they are written.
    failed: BTreeMap<String, Vec<ServerError>>,
    /// Errors without a path.
    unplaced: Vec<ServerError>,
    errors: Vec<ServerError>,
    /// Their size in bytes, about.
    error_bytes: usize,
}

type Object = IndexMap<Name, Value>;

impl<'a> Writer<'a> {
    fn root(&mut self, given: &Value) -> Result<(), Stop> {
        let operation = self.operation;
        if let Some(error) = &operation.error {
            return self.add_selection_error(error);
        }
        match given {
            Value::Object(object) => self.object(&operation.fields, object),
            // Nothing was returned, or no resolver had anything to do.
            _ => self.object(&operation.fields, &Object::new()),
        }
    }

    fn object(&mut self, fields: &'a [PreparedField], object: &Object) -> Result<(), Stop> {
        self.json.push(b'{');
        for (at, field) in fields.iter().enumerate() {
            if at > 0 {
                self.json.push(b',');
            }
            self.key(&field.key);
            let depth = self.path.len();
            self.path.push(PathSegment::Field(field.key.to_string()));
            let written = match self.path.len() {
                1 if field.is_meta() => self.meta(field),
                _ => self.value(field, &field.ty, object.get(&field.key).unwrap_or(&Value::Null)),
            };
            self.path.truncate(depth);
            written?;
        }
        self.json.push(b'}');
        Ok(())
    }

    /// Writes a value of this type, or null where it cannot be written and the type is nullable.
    fn value(&mut self, field: &'a PreparedField, ty: &'a Type, value: &Value) -> Result<(), Stop> {
        let start = self.json.len();
        match self.not_null(field, ty, value) {
            Err(Stop::Null) if !ty.is_non_null() => self.put_null(start),
            stopped_or_written => stopped_or_written?,
        }
        match self.json.len() > self.max_bytes {
            true => Err(Stop::TooLong),
            false => Ok(()),
        }
    }

    fn not_null(&mut self, field: &'a PreparedField, ty: &'a Type, value: &Value) -> Result<(), Stop> {
        match (ty, value) {
            (Type::Named(_) | Type::NonNullNamed(_), Value::Null) if self.has_failed_below() => match &field.selections {
                Selections::Object(fields) => self.object(fields, &Object::new()),
                _ => self.fail(field, ty),
            },
            (_, Value::Null) => self.fail(field, ty),
            (Type::List(item) | Type::NonNullList(item), Value::List(items)) => self.list(field, item, items),
            (_, Value::Object(object)) => match &field.selections {
                Selections::Leaf => self.leaf(value),
                Selections::Invalid(error) => self.add_selection_error(error),
                selections => {
                    let ty = object.get(TYPE_KEY).and_then(text).unwrap_or_default();
                    match selections.of(ty) {
                        Ok(fields) => self.object(fields, object),
                        Err(error) => self.add_selection_error(error),
                    }
                }
            },
            _ => self.leaf(value),
        }
    }

    fn list(&mut self, field: &'a PreparedField, item: &'a Type, items: &[Value]) -> Result<(), Stop> {
        self.json.push(b'[');
        for (at, value) in items.iter().enumerate() {
            if at > 0 {
                self.json.push(b',');
            }
            self.path.push(PathSegment::Index(at));
            let written = self.value(field, item, value);
            self.path.pop();
            written?;
        }
        self.json.push(b']');
        Ok(())
    }

    fn leaf(&mut self, value: &Value) -> Result<(), Stop> {
        match value {
            // JSON that a resolver has written.
            Value::Binary(json) => self.json.extend_from_slice(json),
            _ => serde_json::to_writer(&mut self.json, value).map_err(|_| Stop::Null)?,
        }
        Ok(())
    }

    fn key(&mut self, key: &str) {
        self.json.push(b'"');
        self.json.extend_from_slice(key.as_bytes());
        self.json.extend_from_slice(b"\":");
    }

    fn put_null(&mut self, start: usize) {
        self.json.truncate(start);
        self.json.extend_from_slice(b"null");
    }

    /// Whether a field of this object failed: the executor returns null for an object of which every field did.
    fn has_failed_below(&self) -> bool {
        !self.failed.is_empty() && self.first_below().is_some()
    }

    /// Reports why a field is null: the error of the executor for it or for one of its items, invalid arguments, or a null that its type
    /// does not allow.
    fn fail(&mut self, field: &PreparedField, ty: &Type) -> Result<(), Stop> {
        let error_bytes = if self.failed.is_empty() { None } else { self.error_here() };
        let errors = match (error_bytes, &field.error) {
            (Some(errors), _) => errors,
            (None, Some(error)) => return self.add_selection_error(error),
            (None, None) if ty.is_non_null() => {
                tracing::error!(field = %field.name, "a field that is not nullable is null");
                vec![server_error("internal error".to_owned(), "INTERNAL")]
            }
            (None, None) => Vec::new(),
        };
        // A field has one error.
        if let Some(mut error) = errors.into_iter().next() {
            if error.path.is_empty() {
                error.path.clone_from(&self.path);
            }
            error.locations = field.locations(&self.operation.sources);
            return self.add_error(error);
        }
        Err(Stop::Null)
    }

    /// Reports a selection that the values of the variables made invalid.
    fn add_selection_error(&mut self, invalid: &SelectionError) -> Result<(), Stop> {
        let mut error = server_error(invalid.message.clone(), "GRAPHQL_VALIDATION_FAILED");
        error.path.clone_from(&self.path);
        error.locations = invalid.locations(&self.operation.sources);
        self.add_error(error)
    }

    /// The error of this field, or the first of the items of its list.
    fn error_here(&mut self) -> Option<Vec<ServerError>> {
        let path = key_of(&self.path);
        let found = if self.failed.contains_key(&path) { path } else { self.first_below()? };
        self.failed.remove(&found)
    }

    /// The first failed path below this one.
    fn first_below(&self) -> Option<String> {
        let below = key_of(&self.path) + ".";
        let (first, _) = self.failed.range(below.clone()..).next()?;
        first.starts_with(&below).then(|| first.clone())
    }

    /// Errors count toward the size limit: they are written as well.
    fn add_error(&mut self, error: ServerError) -> Result<(), Stop> {
        self.error_bytes += error.message.len() + LOCATION_BYTES * (error.path.len() + error.locations.len());
        self.errors.push(error);
        if self.error_bytes > self.max_bytes { Err(Stop::TooLong) } else { Err(Stop::Null) }
    }

    /// `__typename`, `__schema` and `__type` at the root.
    fn meta(&mut self, field: &'a PreparedField) -> Result<(), Stop> {
        match (Introspection::root(self.schema, field), &field.selections) {
            (Some(root), Selections::Object(fields)) => self.introspect(root, fields),
            _ if field.name == "__typename" => self.text(&self.operation.root),
            _ => {
                self.json.extend_from_slice(b"null");
                Ok(())
            }
        }
    }

    fn introspect(&mut self, object: Introspection<'a>, fields: &'a [PreparedField]) -> Result<(), Stop> {
        self.json.push(b'{');
        for (at, field) in fields.iter().enumerate() {
            if at > 0 {
                self.json.push(b',');
            }
            self.key(&field.key);
            match (object.resolve(self.schema, field), &field.selections) {
                (IntrospectionValue::Text(text), _) => self.text(&text)?,
                (IntrospectionValue::Flag(is_true), _) => self.leaf(&Value::Boolean(is_true))?,
                (IntrospectionValue::Texts(texts), _) => self.leaf(&texts.into())?,
                (IntrospectionValue::Object(object), Selections::Object(fields)) => self.introspect(object, fields)?,
                (IntrospectionValue::Objects(objects), Selections::Object(fields)) => self.introspect_all(objects, fields)?,
                _ => self.json.extend_from_slice(b"null"),
            }
        }
        self.json.push(b'}');
        match self.json.len() > self.max_bytes {
            true => Err(Stop::TooLong),
            false => Ok(()),
        }
    }

    fn introspect_all(&mut self, objects: Vec<Introspection<'a>>, fields: &'a [PreparedField]) -> Result<(), Stop> {
        self.json.push(b'[');
        for (at, object) in objects.into_iter().enumerate() {
            if at > 0 {
                self.json.push(b',');
            }
            self.introspect(object, fields)?;
        }
        self.json.push(b']');
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<(), Stop> {
        serde_json::to_writer(&mut self.json, text).map_err(|_| Stop::Null)
    }

    /// Errors below a null are left out: their fields are not in the response.
    fn finish(mut self, extensions: &BTreeMap<String, Value>) -> Vec<u8> {
        self.errors.append(&mut self.unplaced);
        let mut response = self.json;
        if !self.errors.is_empty() {
            let data = response.split_off(BEGINNING.len() - DATA.len());
            response.extend_from_slice(ERRORS);
            append(&self.errors, &mut response);
            response.push(b',');
            response.extend_from_slice(&data);
        }
        if !extensions.is_empty() {
            response.extend_from_slice(EXTENSIONS);
            append(extensions, &mut response);
        }
        response.push(b'}');
        response
    }
}

const DATA: &[u8] = br#""data":"#;
const ERRORS: &[u8] = br#""errors":"#;
const EXTENSIONS: &[u8] = br#","extensions":"#;

/// Appends a value that can always be written as JSON.
fn append(value: &impl Serialize, json: &mut Vec<u8>) {
    let start = json.len();
    if serde_json::to_writer(&mut *json, value).is_err() {
        json.truncate(start);
        json.extend_from_slice(b"null");
    }
}

/// A path as one text: no name contains a full stop.
fn key_of(path: &[PathSegment]) -> String {
    let steps = path.iter().map(|step| match step {
        PathSegment::Field(name) => name.clone(),
        PathSegment::Index(at) => at.to_string(),
    });
    steps.collect::<Vec<_>>().join(".")
}

fn text(value: &Value) -> Option<&str> {
    match value {
        Value::String(text) => Some(text),
        _ => None,
    }
}

fn server_error(message: String, code: &str) -> ServerError {
    let mut extensions = ErrorExtensionValues::default();
    extensions.set("code", code);
    let mut error = ServerError::new(message, None);
    error.extensions = Some(extensions);
    error
}
