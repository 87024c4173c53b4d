//! Reckoning by months, art. 2963 c.c.: the same day of a later month, or its last one.

use chrono::{Datelike, Months, NaiveDate};

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
