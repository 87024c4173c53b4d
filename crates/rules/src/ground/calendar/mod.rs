//! The institute's calendar: holidays, terms, weeks and periods, in days of Europe/Rome.

mod holiday;
mod instant;
mod month;
mod period;
mod term;
mod week;

pub use holiday::{easter_sunday, is_holiday};
pub use instant::{rome_date, rome_time};
pub use month::{add_months, end_of_month, last_day_of_months};
pub use period::{FIRST_DAY, InvalidPeriod, LAST_DAY, Period};
pub use term::{eone_due, roll, roll_back, term};
pub use week::{Week, weeks_touched};

pub(crate) use period::day;
pub(crate) use term::{days_after, days_before};
