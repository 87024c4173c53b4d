//! Terms in days, art. 2963 c.c. and INPS circ. 197/2015: the first day does not count, a holiday moves the last.

use chrono::{Days, NaiveDate};

use super::{end_of_month, is_holiday};

/// The first day from `date` on that is not a holiday; a Saturday stays where it is.
pub fn roll(date: NaiveDate) -> NaiveDate {
    date.iter_days().find(|day| !is_holiday(*day)).unwrap_or(date)
}

/// The last day up to `date` that is not a holiday.
pub fn roll_back(date: NaiveDate) -> NaiveDate {
    let mut back = std::iter::successors(Some(date), NaiveDate::pred_opt);
    back.find(|day| !is_holiday(*day)).unwrap_or(date)
}

/// The last day of a term of `days`: `start` does not count, the last day does, and moves past holidays.
pub fn term(start: NaiveDate, days: u32) -> NaiveDate {
    roll(days_after(start, days))
}

/// The last day to apply after an objectively unavoidable event (EONE): the end of the month after it,
/// art. 15 c. 2 D.Lgs. 148/2015 as amended by D.Lgs. 185/2016.
pub fn eone_due(event: NaiveDate) -> NaiveDate {
    let next_month = end_of_month(event).succ_opt().unwrap_or(event);
    roll(end_of_month(next_month))
}

/// The day `days` later, or the end of time.
pub(crate) fn days_after(date: NaiveDate, days: u32) -> NaiveDate {
    date.checked_add_days(Days::new(days.into())).unwrap_or(NaiveDate::MAX)
}

/// The day `days` earlier, or the beginning of time.
pub(crate) fn days_before(date: NaiveDate, days: u32) -> NaiveDate {
    date.checked_sub_days(Days::new(days.into())).unwrap_or(NaiveDate::MIN)
}
