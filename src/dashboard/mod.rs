//! Dashboard: what a viewer works with: their applications, employers, counters and deadlines.
//!
//! Writes nothing.

mod colleagues;
mod counters;
mod deadlines;
mod employers;
mod figures;
mod graphql;
mod officials;
mod workload;

pub use counters::OpenOfEmployer;
pub use graphql::{DashboardQuery, DashboardSubscription, DeadlineNode, EmployerConnection, OpenCounters, Viewer};
