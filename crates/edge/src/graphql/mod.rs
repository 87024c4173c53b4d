//! The GraphQL language: from the text of a document to one prepared operation, and from the results to the response.
//!
//! Parse, validate, select the operation, coerce its variables, collect its fields, compute its cost, execute, write the response.
mod before_sign_in;
mod collect;
mod complexity;
mod document;
mod executable;
mod field_costs;
mod input;
mod introspection;
mod part;
mod prepared;
mod response;
mod rules;
mod scalars;
mod schema;
mod size;
mod variables;

#[cfg(test)]
mod tests;

pub use before_sign_in::BeforeSignIn;
pub use collect::collect;
pub use complexity::Complexity;
pub use document::{Document, check, reasons};
pub use executable::executable;
pub use field_costs::{DeclaredCosts, FieldCosts, Length};
pub use introspection::Introspection;
pub use prepared::PreparedOperation;
pub use response::write_response;
pub use scalars::{InvalidScalar, ScalarCheck};
pub use schema::Schema;
pub use variables::coerce_variables;
