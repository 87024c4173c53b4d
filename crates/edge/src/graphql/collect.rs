//! Field collection: merges selections, so that each response key is executed once for each object type (specification, section 6.3.2).
use apollo_compiler::ast::{self, DirectiveList};
use apollo_compiler::collections::{HashSet, IndexMap};
use apollo_compiler::executable::{Field, Operation, Selection, SelectionSet};
use apollo_compiler::{ExecutableDocument, Name, Node};
use async_graphql::parser::types::OperationType;
use async_graphql::{Name as Key, Value};

use super::Schema;
use super::input::coerce_arguments;
use super::prepared::{PreparedField, PreparedOperation, SelectionError, Selections};
use super::variables::VariableValues;
use crate::request_error::RequestError;
use crate::size_limit::SizeLimit;

/// Collects the fields of an operation, and refuses one with more than `max_fields`.
pub fn collect(
    schema: &Schema,
    document: &ExecutableDocument,
    operation: &Operation,
    variables: &VariableValues,
    max_fields: u64,
) -> Result<PreparedOperation, RequestError> {
    let mut collector = Collector { schema, document, variables, fields: 0, max_fields };
    let root = &operation.selection_set.ty;
    let (fields, error) = match collector.fields(root, &[&operation.selection_set]) {
        Ok(fields) => (fields, None),
        Err(CollectError::Selections(error)) => (Vec::new(), Some(error)),
        Err(CollectError::Document(error)) => return Err(error),
    };
    let kind = match operation.operation_type {
        ast::OperationType::Query => OperationType::Query,
        ast::OperationType::Mutation => OperationType::Mutation,
        ast::OperationType::Subscription => OperationType::Subscription,
    };
    let name = operation.name.as_ref().map(Key::new);
    Ok(PreparedOperation { kind, name, root: Key::new(root), fields, error, sources: document.sources.clone() })
}

/// Why selections cannot be merged.
enum CollectError {
    /// The document is too large.
    Document(RequestError),
    /// A directive is given null: the selection that has it fails, and nothing else.
    Selections(SelectionError),
}

impl From<RequestError> for CollectError {
    fn from(error: RequestError) -> Self {
        Self::Document(error)
    }
}

struct Collector<'a> {
    schema: &'a Schema,
    document: &'a ExecutableDocument,
    variables: &'a VariableValues,
    fields: u64,
    max_fields: u64,
}

/// The selections of one object, by response key, and the fragments that were spread in it.
#[derive(Default)]
struct Groups<'a> {
    fields: IndexMap<&'a Name, Vec<&'a Node<Field>>>,
    spread: HashSet<&'a Name>,
}

impl<'a> Collector<'a> {
    fn fields(&mut self, object: &Name, sets: &[&'a SelectionSet]) -> Result<Vec<PreparedField>, CollectError> {
        let mut groups = Groups::default();
        for set in sets {
            self.group(object, set, &mut groups)?;
        }
        self.fields += groups.fields.len() as u64;
        SizeLimit::Fields.within(self.max_fields, self.fields)?;
        groups.fields.into_iter().map(|(key, nodes)| self.field(object, key, nodes)).collect()
    }

    fn group(&self, object: &Name, set: &'a SelectionSet, groups: &mut Groups<'a>) -> Result<(), CollectError> {
        for selection in &set.selections {
            if !self.is_included(selection.directives())? {
                continue;
            }
            match selection {
                Selection::Field(field) => groups.fields.entry(field.response_key()).or_default().push(field),
                Selection::InlineFragment(inline) => {
                    if inline.type_condition.as_ref().is_none_or(|condition| self.schema.applies(condition, object)) {
                        self.group(object, &inline.selection_set, groups)?;
                    }
                }
                Selection::FragmentSpread(spread) => {
                    let fragment = self.document.fragments.get(&spread.fragment_name);
                    let is_first = groups.spread.insert(&spread.fragment_name);
                    if let Some(fragment) = fragment.filter(|fragment| is_first && self.schema.applies(&fragment.selection_set.ty, object))
                    {
                        self.group(object, &fragment.selection_set, groups)?;
                    }
                }
            }
        }
        Ok(())
    }

    fn is_included(&self, directives: &DirectiveList) -> Result<bool, CollectError> {
        let is_skipped = self.condition(directives, "skip")?.unwrap_or(false);
        Ok(!is_skipped && self.condition(directives, "include")?.unwrap_or(true))
    }

    fn condition(&self, directives: &DirectiveList, name: &str) -> Result<Option<bool>, CollectError> {
        let Some(value) = directives.get(name).and_then(|directive| directive.specified_argument_by_name("if")) else { return Ok(None) };
        let given = match value.as_variable() {
            Some(variable) => {
                self.variables.get(variable).and_then(|given| if let Value::Boolean(given) = given { Some(*given) } else { None })
            }
            None => value.to_bool(),
        };
        let error = || SelectionError { message: format!("argument if of @{name} must not be null"), location: value.location() };
        given.map(Some).ok_or_else(|| CollectError::Selections(error()))
    }

    fn field(&mut self, object: &Name, key: &Name, nodes: Vec<&'a Node<Field>>) -> Result<PreparedField, CollectError> {
        let first = nodes[0];
        let definition = self.schema.field(object, &first.name).map_or(&first.definition, |definition| &definition.node);
        let (arguments, error) = match coerce_arguments(self.schema, definition, &first.arguments, self.variables) {
            Ok(arguments) => (arguments, None),
            Err(error) => (Vec::new(), Some(error)),
        };
        let ty = definition.ty.clone();
        let sets: Vec<_> = nodes.iter().map(|node| &node.selection_set).collect();
        let selections = match self.selections(ty.inner_named_type(), &sets) {
            Err(CollectError::Selections(error)) => Selections::Invalid(error),
            selections => selections?,
        };
        let nodes = nodes.into_iter().cloned().collect();
        Ok(PreparedField { key: Key::new(key), name: Key::new(&first.name), arguments, error, ty, selections, nodes })
    }

    fn selections(&mut self, ty: &Name, sets: &[&'a SelectionSet]) -> Result<Selections, CollectError> {
        let schema = self.schema;
        if schema.is_abstract(ty) {
            let types = schema.possible_types(ty).into_iter();
            // What is wrong for one of the types is no error where an object is of another.
            let of_types = types.map(|object| match self.fields(object, sets) {
                Ok(fields) => Ok((Key::new(object), Selections::Object(fields))),
                Err(CollectError::Selections(error)) => Ok((Key::new(object), Selections::Invalid(error))),
                Err(error) => Err(error),
            });
            return of_types.collect::<Result<_, _>>().map(Selections::Abstract);
        }
        Ok(match schema.types.get_object(ty) {
            Some(_) => Selections::Object(self.fields(ty, sets)?),
            None => Selections::Leaf,
        })
    }
}
