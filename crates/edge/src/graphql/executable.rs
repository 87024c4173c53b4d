//! Converts a prepared operation to a document that async-graphql executes.
use async_graphql::parser::types::{
    DocumentOperations, ExecutableDocument, Field, InlineFragment, OperationDefinition, Selection, SelectionSet, TypeCondition,
};
use async_graphql::{Name, Pos, Positioned};

use super::prepared::{PreparedField, PreparedOperation, Selections};

/// The response key that an object's type is selected under; no client can write such a name.
pub const TYPE_KEY: &str = "@type";

/// The operation as an async-graphql document; none where no resolver has anything to do.
pub fn executable(operation: &PreparedOperation) -> Option<ExecutableDocument> {
    let items: Vec<_> = operation.fields.iter().filter(|field| !field.is_meta()).filter_map(selection).collect();
    if items.is_empty() {
        return None;
    }
    let definition = OperationDefinition {
        ty: operation.kind,
        variable_definitions: Vec::new(),
        directives: Vec::new(),
        selection_set: at(SelectionSet { items }),
    };
    let operations = match &operation.name {
        Some(name) => DocumentOperations::Multiple([(name.clone(), at(definition))].into()),
        None => DocumentOperations::Single(at(definition)),
    };
    Some(ExecutableDocument { operations, fragments: Default::default() })
}

fn selection(field: &PreparedField) -> Option<Positioned<Selection>> {
    if field.error.is_some() {
        return None;
    }
    let arguments = field.arguments.iter().map(|(name, value)| (at(name.clone()), at(value.clone().into_value())));
    let items = match &field.selections {
        Selections::Leaf => Vec::new(),
        Selections::Object(fields) => of_object(fields),
        Selections::Invalid(_) => vec![type_name()],
        Selections::Abstract(types) => {
            let of_types = types.iter().filter_map(|(ty, selections)| Some((ty, selections.of(ty).ok()?)));
            let of_types = of_types.filter(|(_, fields)| !fields.is_empty()).map(|(ty, fields)| of_type(ty, fields));
            std::iter::once(type_name()).chain(of_types).collect()
        }
    };
    Some(at(Selection::Field(at(Field {
        alias: (field.key != field.name).then(|| at(field.key.clone())),
        name: at(field.name.clone()),
        arguments: arguments.collect(),
        directives: Vec::new(),
        selection_set: at(SelectionSet { items }),
    }))))
}

/// An object without selected fields is not null: its type is selected.
fn of_object(fields: &[PreparedField]) -> Vec<Positioned<Selection>> {
    let items: Vec<_> = fields.iter().filter_map(selection).collect();
    if items.is_empty() { vec![type_name()] } else { items }
}

fn of_type(name: &Name, fields: &[PreparedField]) -> Positioned<Selection> {
    at(Selection::InlineFragment(at(InlineFragment {
        type_condition: Some(at(TypeCondition { on: at(name.clone()) })),
        directives: Vec::new(),
        selection_set: at(SelectionSet { items: of_object(fields) }),
    })))
}

fn type_name() -> Positioned<Selection> {
    at(Selection::Field(at(Field {
        alias: Some(at(Name::new(TYPE_KEY))),
        name: at(Name::new("__typename")),
        arguments: Vec::new(),
        directives: Vec::new(),
        selection_set: at(SelectionSet::default()),
    })))
}

/// Locations in errors are set later, from the document that was sent.
fn at<T>(node: T) -> Positioned<T> {
    Positioned::new(node, Pos::default())
}
