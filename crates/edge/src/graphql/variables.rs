//! The values of variables, coerced to their declarations (specification, section 6.1.2).
use apollo_compiler::collections::HashMap;
use apollo_compiler::executable::Operation;
use apollo_compiler::parser::SourceMap;
use async_graphql::Value;
use serde_json::{Map, Value as Json};

use super::Schema;
use super::document::MAX_ERRORS;
use super::input::{Scope, coerce_json, coerce_literal};
use super::prepared::position;
use crate::request_error::Violation;

/// The variables that have a value; a nullable one that was not sent has none.
pub type VariableValues = HashMap<apollo_compiler::Name, Value>;

/// Coerces the sent values to the types that the operation declares; undeclared ones are ignored.
pub fn coerce_variables(
    schema: &Schema,
    operation: &Operation,
    mut sent: Map<String, Json>,
    sources: &SourceMap,
) -> Result<VariableValues, Vec<Violation>> {
    let (mut values, mut violations) = (VariableValues::default(), Vec::new());
    for variable in &operation.variables {
        if violations.len() >= MAX_ERRORS {
            break;
        }
        let name = &variable.name;
        let coerced = match (sent.remove(name.as_str()), &variable.default_value) {
            (Some(value), _) => coerce_json(schema, &variable.ty, value).map(Some),
            (None, Some(default)) => coerce_literal(Scope { schema, variables: &VariableValues::default() }, &variable.ty, default),
            (None, None) if variable.ty.is_non_null() => Err(format!("a value of type {} is required", variable.ty).into()),
            (None, None) => Ok(None),
        };
        match coerced {
            Ok(Some(value)) => {
                values.insert(name.clone(), value);
            }
            Ok(None) => {}
            Err(invalid) => {
                let line_column = variable.location().and_then(|location| location.line_column(sources));
                let locations = line_column.into_iter().map(position).collect();
                let invalid = invalid.within(format_args!("variable ${name}"));
                violations.push(Violation { message: invalid.message, locations, scalar: invalid.scalar });
            }
        }
    }
    if violations.is_empty() { Ok(values) } else { Err(violations) }
}
