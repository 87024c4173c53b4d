//! The graph of the registry: a file for each noun.

mod classification;
mod edges;
mod employer;
mod intermediary;
mod office;
mod position;
mod query;
mod tax_code;
mod unit;

pub use classification::ClassificationNode;
pub use employer::EmployerNode;
pub use intermediary::{IntermediaryKind, IntermediaryNode};
pub use office::OfficeNode;
pub use position::PositionNode;
pub use query::RegistryQuery;
pub use unit::ProductiveUnitNode;
