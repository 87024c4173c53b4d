//! Benefits: what the institute pays and why, through which channel, and what is known of it: tables, as people read them.
//!
//! Writes nothing.

mod graphql;

pub use graphql::{BenefitQuery, ReportFieldNode};
