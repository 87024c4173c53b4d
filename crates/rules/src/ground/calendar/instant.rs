//! From the instant of an act to its day.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Offset, TimeZone, Utc};
use chrono_tz::Europe::Rome;

/// The day of an act: its date in Europe/Rome, whatever the zone of who acts.
pub fn rome_date(instant: DateTime<Utc>) -> NaiveDate {
    in_rome(instant).date()
}

/// The time of an act as the clocks of Europe/Rome tell it.
pub fn rome_time(instant: DateTime<Utc>) -> NaiveTime {
    in_rome(instant).time()
}

/// The last hours of time have no place on the clocks of Rome, and stay as they are.
fn in_rome(instant: DateTime<Utc>) -> NaiveDateTime {
    let utc = instant.naive_utc();
    utc.checked_add_offset(Rome.offset_from_utc_datetime(&utc).fix()).unwrap_or(utc)
}
