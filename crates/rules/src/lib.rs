//! The institute's knowledge as pure functions and data: facts in, findings out.
//!
//! No clock, no database, no graph: the day of an act, and whatever else a rule needs, is handed in.

#[macro_use]
mod named;

pub mod amounts;
pub mod calendar;
pub mod cause;
pub mod channel;
pub mod controls;
pub mod deadlines;
pub mod identifiers;
pub mod limits;
pub mod report;
pub mod schemes;
pub mod text;
pub mod weather;
pub mod worker_list;

pub use named::UnknownName;
