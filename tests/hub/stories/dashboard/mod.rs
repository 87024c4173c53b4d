//! What each viewer has on their dashboard.

mod counters;
mod figures;
mod hubs;
mod inbox;
mod lists;
mod nodes;
mod paging;
mod plans;
mod queries;
mod queue;
