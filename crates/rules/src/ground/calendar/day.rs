//! Days: of an instant in Europe/Rome, days and months later. Months are reckoned as in art. 2963 c.c.: the same day, or the last one.

use chrono::{DateTime, Datelike, Days, Months, NaiveDate, NaiveDateTime, NaiveTime, Offset, TimeZone, Utc};
use chrono_tz::Europe::Rome;

/// The last day of the month of `date`.
pub fn end_of_month(date: NaiveDate) -> NaiveDate {
    let days = u32::from(date.num_days_in_month());
    date.with_day(days).unwrap_or(date)
}

/// The same day `months` later; the last day of that month when it has no such day.
pub fn add_months(date: NaiveDate, months: u32) -> NaiveDate {
    date.checked_add_months(Months::new(months)).unwrap_or(NaiveDate::MAX)
}

/// The last day of a span of whole months whose first day is `from`: from 1 March, one month lasts until 31 March.
pub fn last_day_of_months(from: NaiveDate, months: u32) -> NaiveDate {
    let same_day = add_months(from, months);
    if same_day.day() < from.day() { same_day } else { same_day.pred_opt().unwrap_or(same_day) }
}

/// The day `days` later, or the end of time.
pub(crate) fn days_after(date: NaiveDate, days: u32) -> NaiveDate {
    date.checked_add_days(Days::new(days.into())).unwrap_or(NaiveDate::MAX)
}

/// The day `days` earlier, or the beginning of time.
pub(crate) fn days_before(date: NaiveDate, days: u32) -> NaiveDate {
    date.checked_sub_days(Days::new(days.into())).unwrap_or(NaiveDate::MIN)
}

/// A day written in a table of this crate.
pub(crate) const fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("the days written in the tables exist: they are read at compile time")
}

/// The day of an act: its date in Europe/Rome, whatever the zone of who acts.
pub fn rome_date(instant: DateTime<Utc>) -> NaiveDate {
    in_rome(instant).date()
}

/// The time of an act on the clocks of Europe/Rome.
pub fn rome_time(instant: DateTime<Utc>) -> NaiveTime {
    in_rome(instant).time()
}

/// The instant at which a day begins in Europe/Rome.
pub fn rome_midnight(day: NaiveDate) -> DateTime<Utc> {
    let midnight = day.and_time(NaiveTime::MIN);
    // Clocks are changed at two or three in the morning: midnight is there once.
    Rome.from_local_datetime(&midnight).earliest().map_or_else(|| midnight.and_utc(), |found| found.to_utc())
}

/// The last hours of time have no place on the clocks of Rome, and stay as they are.
fn in_rome(instant: DateTime<Utc>) -> NaiveDateTime {
    let utc = instant.naive_utc();
    utc.checked_add_offset(Rome.offset_from_utc_datetime(&utc).fix()).unwrap_or(utc)
}
