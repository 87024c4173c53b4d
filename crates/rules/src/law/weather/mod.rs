//! The weather of an application: what is told day by day, the thresholds of the offices, and the months of the events.

mod day;
mod months;
mod thresholds;

pub use day::{WeatherDay, WeatherEvent, WeatherWork};
pub use months::{EventMonth, event_months};
pub use thresholds::{Judgement, Met, Threshold, Verdict, judge, threshold};
