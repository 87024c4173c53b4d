//! Registry: employers, their positions, classification periods and productive units; offices and intermediaries.
//!
//! Writes nothing: the registry is loaded from the institute's archives.

mod graphql;
mod loaders;
mod store;

pub use graphql::{
    ClassificationNode, EmployerNode, IntermediaryKind, IntermediaryNode, OfficeNode, PositionNode, ProductiveUnitNode, RegistryQuery,
};
pub use loaders::{EmployerById, IntermediaryById, OfficeById, PositionById, UnitById};
pub use store::{
    Classification, Classifications, Employer, Intermediary, Office, Position, Unit, activity_started_on, classifications,
    classifications_by_position, classified, employer_of, find_position, get_unit, units,
};
