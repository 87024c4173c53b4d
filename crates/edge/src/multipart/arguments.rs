//! Where an operation takes files: what it does not need is refused before it is read.
use std::collections::HashMap;

use async_graphql::{
    Positioned,
    parser::{
        parse_schema,
        types::{
            BaseType, ExecutableDocument, Field, InputValueDefinition, OperationType, Selection, SelectionSet, Type, TypeKind,
            TypeSystemDefinition,
        },
    },
};
use async_graphql_value::Value;

use crate::operation::chosen_operation;

/// The scalar of a file.
const FILE: &str = "Upload";

/// The arguments of the mutations, and the fields of the input objects, as the schema has them.
#[derive(Debug, Default)]
pub struct FileArguments {
    mutations: HashMap<String, Inputs>,
    inputs: HashMap<String, Inputs>,
}

type Inputs = HashMap<String, Type>;

impl FileArguments {
    /// Reads them from the schema; without one no operation takes files.
    pub fn of(schema: &str) -> Self {
        let mut found = Self::default();
        for definition in parse_schema(schema).map(|schema| schema.definitions).unwrap_or_default() {
            let TypeSystemDefinition::Type(definition) = definition else { continue };
            match definition.node.kind {
                TypeKind::InputObject(input) => {
                    found.inputs.insert(definition.node.name.node.to_string(), inputs(&input.fields));
                }
                TypeKind::Object(object) if definition.node.name.node == "Mutation" => {
                    let fields = object.fields.into_iter().map(|field| (field.node.name.node.to_string(), inputs(&field.node.arguments)));
                    found.mutations.extend(fields);
                }
                _ => {}
            }
        }
        found
    }

    /// Whether an operation takes a file at a path such as `variables.input.files.0`.
    pub fn takes(&self, document: &ExecutableDocument, operation: Option<&str>, path: &str) -> bool {
        let mut steps = path.split('.').skip(1);
        let Some(variable) = steps.next() else { return false };
        let place = Place { arguments: self, document, variable, rest: steps.collect() };
        let chosen = chosen_operation(document, operation).filter(|operation| operation.ty == OperationType::Mutation);
        chosen.is_some_and(|operation| place.is_in(&operation.selection_set.node))
    }
}

fn inputs(definitions: &[Positioned<InputValueDefinition>]) -> Inputs {
    definitions.iter().map(|input| (input.node.name.node.to_string(), input.node.ty.node.clone())).collect()
}

/// A part of a variable, looked for where mutations take files.
struct Place<'a> {
    arguments: &'a FileArguments,
    document: &'a ExecutableDocument,
    variable: &'a str,
    rest: Vec<&'a str>,
}

impl Place<'_> {
    /// No fragment is within itself: whoever weighed the document has seen to it.
    fn is_in(&self, selections: &SelectionSet) -> bool {
        selections.items.iter().any(|selection| match &selection.node {
            Selection::Field(field) => self.is_argument_of(&field.node),
            Selection::InlineFragment(fragment) => self.is_in(&fragment.node.selection_set.node),
            Selection::FragmentSpread(spread) => {
                let fragment = self.document.fragments.get(&spread.node.fragment_name.node);
                fragment.is_some_and(|fragment| self.is_in(&fragment.node.selection_set.node))
            }
        })
    }

    fn is_argument_of(&self, field: &Field) -> bool {
        let Some(arguments) = self.arguments.mutations.get(field.name.node.as_str()) else { return false };
        let mut known = field.arguments.iter().filter_map(|(name, value)| Some((arguments.get(name.node.as_str())?, &value.node)));
        known.any(|(ty, value)| self.is_within(value, ty))
    }

    fn is_within(&self, value: &Value, ty: &Type) -> bool {
        match (value, &ty.base) {
            (Value::Variable(name), _) => name == self.variable && self.leads_to_file(ty, &self.rest),
            (Value::List(items), BaseType::List(inner)) => items.iter().any(|item| self.is_within(item, inner)),
            (item, BaseType::List(inner)) => self.is_within(item, inner),
            (Value::Object(fields), BaseType::Named(name)) => {
                let Some(known) = self.arguments.inputs.get(name.as_str()) else { return false };
                fields.iter().any(|(name, value)| known.get(name.as_str()).is_some_and(|ty| self.is_within(value, ty)))
            }
            _ => false,
        }
    }

    fn leads_to_file(&self, ty: &Type, rest: &[&str]) -> bool {
        match (&ty.base, rest) {
            (BaseType::Named(name), []) => name == FILE,
            (BaseType::Named(name), [field, rest @ ..]) => {
                let field = self.arguments.inputs.get(name.as_str()).and_then(|fields| fields.get(*field));
                field.is_some_and(|ty| self.leads_to_file(ty, rest))
            }
            (BaseType::List(inner), [at, rest @ ..]) if at.parse::<usize>().is_ok() => self.leads_to_file(inner, rest),
            (BaseType::List(inner), rest) => self.leads_to_file(inner, rest),
        }
    }
}

#[cfg(test)]
mod tests {
    use async_graphql::parser::parse_query;

    use super::*;

    const SCHEMA: &str = "
        scalar Upload
        input Entry { file: Upload! note: String }
        input Input { entries: [Entry!]! }
        type Query { answer(file: Upload): Int }
        type Mutation { send(file: Upload!, note: String): Int answer(input: Input!): Int }";

    fn takes(document: &str, path: &str) -> bool {
        let document = parse_query(document).expect("a document");
        FileArguments::of(SCHEMA).takes(&document, None, path)
    }

    #[test]
    fn a_file_is_taken_where_a_mutation_has_an_argument_for_it() {
        assert!(takes("mutation($f: Upload!) { send(file: $f) }", "variables.f"));
        assert!(takes("mutation($i: Input!) { answer(input: $i) }", "variables.i.entries.1.file"));
        assert!(takes("mutation($f: Upload!) { answer(input: { entries: [{ file: $f }] }) }", "variables.f"));
        assert!(takes("mutation($e: [Entry!]!) { ...A } fragment A on Mutation { answer(input: { entries: $e }) }", "variables.e.0.file"));
    }

    #[test]
    fn elsewhere_it_is_not() {
        assert!(!takes("query($f: [Upload!]) { __typename }", "variables.f.0"));
        assert!(!takes("query($f: Upload) { answer(file: $f) }", "variables.f"));
        assert!(!takes("mutation($f: Upload!) { __typename }", "variables.f"));
        assert!(!takes("mutation($f: Upload!) { send(file: $f) }", "variables.f.0"));
        assert!(!takes("mutation($f: Upload!, $g: Upload) { send(file: $f) }", "variables.g"));
        assert!(!takes("mutation($f: Upload!) { send(note: $f) }", "variables.f"));
        assert!(!takes("mutation($i: Input!) { answer(input: $i) }", "variables.i.entries.1.note"));
        assert!(!takes("mutation($f: Upload!) { nothing(file: $f) }", "variables.f"));
    }
}
