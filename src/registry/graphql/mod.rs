//! The graph of the registry.

mod employer;

pub use employer::{
    ClassificationNode, EmployerNode, IntermediaryKind, IntermediaryNode, OfficeNode, PositionNode, ProductiveUnitNode, RegistryQuery,
    UnitKind,
};
