//! The graph of the dashboard.

mod counters;
mod deadlines;
mod hub;
mod office;
mod viewer;

pub use counters::OpenCounters;
pub use viewer::DashboardQuery;
