//! The GraphQL language: from the text of a document to one plain operation, and from what it gave to the answer.
//!
//! parse → validate → choose the operation → coerce the variables → merge and prune → count the cost → hand over → write the answer.
mod collect;
mod complexity;
mod document;
mod executable;
mod field_costs;
mod input;
mod introspection;
mod prepared;
mod response;
mod rules;
mod scalars;
mod schema;
mod size;
mod variables;

#[cfg(test)]
mod tests;

pub use collect::collect;
pub use complexity::Complexity;
pub use document::{Document, DocumentCache, check, reasons};
pub use executable::executable;
pub use field_costs::{DeclaredCosts, FieldCosts, Length};
pub use introspection::Introspection;
pub use prepared::PreparedOperation;
pub use response::write_response;
pub use scalars::{InvalidScalar, ScalarCheck};
pub use schema::Schema;
pub use variables::coerce_variables;
