//! The weather of an application: what is stated day by day, the thresholds of the offices, and the months of the events.

mod threshold;
mod weather_day;

pub use threshold::{Judgement, Met, Threshold, Verdict, judge, threshold};
pub use weather_day::{EventMonth, WeatherDay, WeatherEvent, WeatherWork, event_months};
