//! A run of days, both ends included.

use chrono::{Months, NaiveDate};
use thiserror::Error;

use super::day;

/// The first day that the institute's calendar covers.
pub const FIRST_DAY: NaiveDate = day(2000, 1, 1);

/// The last day that the institute's calendar covers.
pub const LAST_DAY: NaiveDate = day(2100, 12, 31);

/// The mobile five-year period, art. 4 and 5 D.Lgs. 148/2015.
const MONTHS_OF_FIVE_YEARS: Months = Months::new(60);

/// A run of days from one to another, both included, between [`FIRST_DAY`] and [`LAST_DAY`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    from: NaiveDate,
    to: NaiveDate,
}

/// Why two days make no period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum InvalidPeriod {
    /// It ends before it starts.
    #[error("the period ends on {to}, before it starts on {from}; swap the two days")]
    UpsideDown { from: NaiveDate, to: NaiveDate },
    /// A day is outside the calendar.
    #[error("{date} is outside the calendar; write a day from {FIRST_DAY} to {LAST_DAY}")]
    OutOfCalendar { date: NaiveDate },
}

impl InvalidPeriod {
    /// A code that stays the same in every language.
    pub const fn code(self) -> &'static str {
        match self {
            Self::UpsideDown { .. } => "PERIOD_UPSIDE_DOWN",
            Self::OutOfCalendar { .. } => "PERIOD_OUT_OF_CALENDAR",
        }
    }
}

impl Period {
    /// The period from one day to another, both included.
    pub fn new(from: NaiveDate, to: NaiveDate) -> Result<Self, InvalidPeriod> {
        if let Some(date) = [from, to].into_iter().find(|date| !(FIRST_DAY..=LAST_DAY).contains(date)) {
            return Err(InvalidPeriod::OutOfCalendar { date });
        }
        if to < from {
            return Err(InvalidPeriod::UpsideDown { from, to });
        }
        Ok(Self { from, to })
    }

    /// The five calendar years that end with its last day, as far as the calendar reaches.
    pub fn five_years(self) -> Self {
        let first = self.to.checked_sub_months(MONTHS_OF_FIVE_YEARS).and_then(|day| day.succ_opt());
        Self { from: first.map_or(FIRST_DAY, |day| day.max(FIRST_DAY)), to: self.to }
    }

    /// Its first day.
    pub const fn from(self) -> NaiveDate {
        self.from
    }

    /// Its last day.
    pub const fn to(self) -> NaiveDate {
        self.to
    }

    /// How many days it lasts, both ends included.
    pub fn days(self) -> u32 {
        let days = (self.to - self.from).num_days() + 1;
        u32::try_from(days).expect("a period is upright and shorter than the calendar")
    }

    /// Whether the day is one of its days.
    pub fn contains(self, date: NaiveDate) -> bool {
        (self.from..=self.to).contains(&date)
    }

    /// The days that two periods share.
    pub fn shared_with(self, other: Self) -> Option<Self> {
        let (from, to) = (self.from.max(other.from), self.to.min(other.to));
        (from <= to).then_some(Self { from, to })
    }
}
