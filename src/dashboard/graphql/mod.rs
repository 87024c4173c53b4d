//! The graph of the dashboard.

mod auditor;
mod counters;
mod deadlines;
mod figures;
mod hub;
mod office;
mod subscription;
mod viewer;
mod workload;

pub use counters::OpenCounters;
pub use deadlines::DeadlineNode;
pub use hub::EmployerConnection;
pub use subscription::DashboardSubscription;
pub use viewer::{DashboardQuery, Viewer};
