//! What each viewer has before him.

mod counters;
mod hubs;
mod lists;
mod nodes;
mod paging;
mod plans;
mod queries;
