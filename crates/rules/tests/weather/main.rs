//! The weather: thresholds, days and months.

mod months;
mod thresholds;

use chrono::NaiveDate;
use omnia_rules::weather::{WeatherDay, WeatherEvent, WeatherWork};
use rust_decimal::Decimal;

fn date(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn amount(text: &str) -> Option<Decimal> {
    text.parse().ok()
}

fn day(event: WeatherEvent, work: Option<WeatherWork>) -> WeatherDay {
    WeatherDay { event: Some(event), work, ..WeatherDay::on(date("2026-03-02")) }
}
