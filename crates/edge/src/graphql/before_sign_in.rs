//! What callers who have not signed in can ask.
use apollo_compiler::Schema;
use apollo_compiler::ast::{Definition, Document, OperationType, Selection};

/// How a schema answers callers who have not signed in.
#[derive(Clone, Copy, Debug, Default)]
pub struct BeforeSignIn {
    /// Whether they may introspect it.
    pub introspects: bool,
}

/// The fields that every root has.
const TYPE_NAME: &str = "__typename";
const INTROSPECTION: [&str; 2] = ["__schema", "__type"];

impl BeforeSignIn {
    /// Whether a document selects a root field that the schema lacks or that these callers may not ask.
    pub fn are_exceeded(self, document: &Document, schema: &Schema) -> bool {
        document.definitions.iter().any(|definition| match definition {
            Definition::OperationDefinition(operation) => match schema.root_operation(operation.operation_type) {
                Some(root) => self.exceed(&operation.selection_set, root, schema),
                None => true,
            },
            Definition::FragmentDefinition(fragment) => {
                is_root(&fragment.type_condition, schema) && self.exceed(&fragment.selection_set, &fragment.type_condition, schema)
            }
            _ => false,
        })
    }

    fn exceed(self, selections: &[Selection], root: &str, schema: &Schema) -> bool {
        selections.iter().any(|selection| match selection {
            Selection::Field(field) if field.name == TYPE_NAME => false,
            Selection::Field(field) if INTROSPECTION.contains(&field.name.as_str()) => !self.introspects,
            Selection::Field(field) => schema.type_field(root, &field.name).is_err(),
            Selection::InlineFragment(inline) => self.exceed(&inline.selection_set, root, schema),
            Selection::FragmentSpread(_) => false,
        })
    }
}

fn is_root(name: &str, schema: &Schema) -> bool {
    let roots = [OperationType::Query, OperationType::Mutation, OperationType::Subscription];
    roots.into_iter().any(|kind| schema.root_operation(kind).is_some_and(|root| root == name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graphql::{Schema, check};
    use crate::limits::DocumentLimits;
    use crate::request_error::RequestError;

    const SCHEMA: &str = "type Query { methods: [Method!]! } type Method { name: String } type Mutation { signIn(email: String!): Method }";

    fn asks_to_sign_in(text: &str, introspects: bool) -> bool {
        let schema = Schema::parse(SCHEMA, crate::DeclaredCosts::default()).expect("a schema");
        let checked = check(text, &schema.before_sign_in(BeforeSignIn { introspects }), &DocumentLimits::default());
        matches!(checked, Err(RequestError::SignInFirst))
    }

    #[test]
    fn whoever_has_not_signed_in_and_asks_more_is_asked_to_sign_in() {
        for text in [
            "{ viewer { name } }",
            "{ methods { name } viewer { name } }",
            "{ ... on Query { viewer { name } } }",
            "{ ...More } fragment More on Query { viewer { name } }",
            "mutation { decide }",
            "subscription { changed }",
        ] {
            assert!(asks_to_sign_in(text, true), "{text}");
        }
    }

    #[test]
    fn what_is_wrong_below_the_root_is_answered_as_it_is() {
        for text in ["{ methods { nmae } }", "mutation { signIn(emial: 1) { name } }", "{ __typename }", "{ methods { name } }"] {
            assert!(!asks_to_sign_in(text, false), "{text}");
        }
    }

    #[test]
    fn introspection_before_signing_in_is_a_setting() {
        for text in ["{ __schema { types { name } } }", "{ __type(name: \"Method\") { name } }"] {
            assert!(!asks_to_sign_in(text, true) && asks_to_sign_in(text, false), "{text}");
        }
    }
}
