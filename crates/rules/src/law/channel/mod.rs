//! Through which channel each benefit is asked for, day by day: the older procedures, the new platform, or both.
//!
//! The releases came benefit by benefit and fund by fund, and some never came: there is no single day of change.

mod availability;
mod release;

pub use availability::{Availability, ChannelRequest, availability};
pub use release::{Audience, CHANNELS, Channel, ChannelRow, Release, institute_rows};
