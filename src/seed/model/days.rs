//! Days and instants of seeded data.

use chrono::{DateTime, Days, NaiveDate, Utc};

/// The day so many days after another, or before it where the number is negative.
pub fn days_after(day: NaiveDate, days: i64) -> NaiveDate {
    let distance = Days::new(days.unsigned_abs());
    if days < 0 { day.checked_sub_days(distance) } else { day.checked_add_days(distance) }.unwrap_or(day)
}

/// The instant at which rows that begin on a day were created.
pub fn morning_of(day: NaiveDate) -> DateTime<Utc> {
    day.and_hms_opt(8, 0, 0).unwrap_or_default().and_utc()
}
