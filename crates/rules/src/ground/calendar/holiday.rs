//! Public holidays, each with the years in which it holds, and the terms that move past them.
//!
//! Terms in days, art. 2963 c.c. and INPS circ. 197/2015: the first day does not count, a holiday moves the last.

use std::ops::RangeFrom;

use chrono::{Datelike, NaiveDate, Weekday};

use super::{days_after, end_of_month};

enum Feast {
    Fixed { day: u32, month: u32 },
    EasterMonday,
}

struct Holiday {
    feast: Feast,
    years: RangeFrom<i32>,
}

/// The feasts of L. 260/1949, each from the year since when it holds without a break. What L. 54/1977 abolished for good is
/// not here (Saint Joseph, Ascension, Corpus Christi, Saints Peter and Paul but in Rome, 4 November), nor the years before
/// an abolition that was undone: the institute's calendar starts in 2000.
const HOLIDAYS: [Holiday; 12] = [
    fixed(1, 1, 1949..),
    fixed(6, 1, 1986..), // abolished by L. 54/1977, restored by D.P.R. 792/1985
    Holiday { feast: Feast::EasterMonday, years: 1949.. },
    fixed(25, 4, 1949..),
    fixed(1, 5, 1949..),
    fixed(2, 6, 2001..), // moved to the first Sunday of June by L. 54/1977, until L. 336/2000
    fixed(15, 8, 1949..),
    fixed(4, 10, 2026..), // Saint Francis, restored by L. 151/2025
    fixed(1, 11, 1949..),
    fixed(8, 12, 1949..),
    fixed(25, 12, 1949..),
    fixed(26, 12, 1949..),
];

const fn fixed(day: u32, month: u32, years: RangeFrom<i32>) -> Holiday {
    Holiday { feast: Feast::Fixed { day, month }, years }
}

impl Holiday {
    fn falls_on(&self, date: NaiveDate) -> bool {
        self.years.contains(&date.year()) && self.feast.falls_on(date)
    }
}

impl Feast {
    fn falls_on(&self, date: NaiveDate) -> bool {
        match *self {
            Self::Fixed { day, month } => (date.day(), date.month()) == (day, month),
            Self::EasterMonday => easter_sunday(date.year()).and_then(|easter| easter.succ_opt()) == Some(date),
        }
    }
}

/// Whether a term that ends on this day moves on: Sundays and the feasts of L. 260/1949 as amended; not Saturdays.
pub fn is_holiday(date: NaiveDate) -> bool {
    date.weekday() == Weekday::Sun || HOLIDAYS.iter().any(|holiday| holiday.falls_on(date))
}

/// Easter Sunday of a year, by the anonymous Gregorian computus; none outside the calendar's range.
pub fn easter_sunday(year: i32) -> Option<NaiveDate> {
    let (golden, century, rest) = (year.rem_euclid(19), year.div_euclid(100), year.rem_euclid(100));
    let correction = (century - (century + 8).div_euclid(25) + 1).div_euclid(3);
    let epact = (19 * golden + century - century.div_euclid(4) - correction + 15).rem_euclid(30);
    let weekday = (32 + 2 * century.rem_euclid(4) + 2 * (rest / 4) - epact - rest % 4).rem_euclid(7);
    let lunar = (golden + 11 * epact + 22 * weekday) / 451;
    let march = epact + weekday - 7 * lunar + 114;
    NaiveDate::from_ymd_opt(year, u32::try_from(march / 31).ok()?, u32::try_from(march % 31 + 1).ok()?)
}

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
