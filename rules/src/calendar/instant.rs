//! From the instant of an act to its day.

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Europe::Rome;

/// The day of an act: its date in Europe/Rome, whatever the zone of who acts.
pub fn rome_date(instant: DateTime<Utc>) -> NaiveDate {
    instant.with_timezone(&Rome).date_naive()
}
