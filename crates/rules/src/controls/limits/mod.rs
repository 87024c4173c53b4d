//! How much may be asked: weeks, months and hours, against what was granted before.

mod contradictions;
mod five_years;
mod known;
mod length;
mod third;
mod unavoidable;
mod weeks;

pub use crate::limits::History;
pub(super) use five_years::R13;
pub(super) use length::{R04, WEEKS_OF_ONE_APPLICATION};
pub(super) use third::{R10, R11};
pub(super) use unavoidable::{R08, R09};
pub(super) use weeks::{R05, R06, R07};
