//! The graph of benefits.

mod causes;
mod ceilings;
mod channels;
mod controls;
mod identifiers;
mod menu;
mod query;
mod report_fields;

pub use query::BenefitQuery;
pub use report_fields::ReportFieldNode;
