//! What each viewer has on their dashboard.

mod counters;
mod hubs;
mod lists;
mod nodes;
mod paging;
mod plans;
mod queries;
