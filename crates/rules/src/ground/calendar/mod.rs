//! The institute's calendar: holidays, terms, weeks and periods, in days of Europe/Rome.

mod day;
mod holiday;
mod period;
mod week;

pub use day::{add_months, end_of_month, last_day_of_months, rome_date, rome_midnight, rome_time};
pub use holiday::{easter_sunday, eone_due, is_holiday, roll, roll_back, term};
pub use period::{FIRST_DAY, InvalidPeriod, LAST_DAY, Period};
pub use week::{Week, weeks_touched};

pub(crate) use day::{day, days_after, days_before};
