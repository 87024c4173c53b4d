//! The graph of the dashboard.

mod counters;
mod deadlines;
mod hub;
mod office;
mod subscription;
mod viewer;

pub use counters::OpenCounters;
pub use deadlines::DeadlineNode;
pub use subscription::DashboardSubscription;
pub use viewer::DashboardQuery;
