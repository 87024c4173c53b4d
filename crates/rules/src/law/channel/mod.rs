//! Through which channel each benefit is asked for, day by day: the older procedures, the new platform, or both.
//!
//! The releases came benefit by benefit and fund by fund, and some never came: there is no single day of change.

mod calendar;
mod passage;
mod release;

pub use calendar::{CHANNELS, institute_rows};
pub use passage::{Passage, Submission, passage};
pub use release::{Audience, Channel, ChannelRow, Release};
