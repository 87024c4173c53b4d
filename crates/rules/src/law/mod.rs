//! The law and the institute's acts as data and pure functions: causes, limits, amounts, deadlines. It knows no control.

mod qualification;

pub mod amounts;
pub mod cause;
pub mod channel;
pub mod deadlines;
pub mod limits;
pub mod report;
pub mod schemes;
pub mod weather;
pub mod worker_list;

pub use qualification::Qualification;
