//! The week, the unit of every limit of art. 12 D.Lgs. 148/2015.

use std::fmt;

use chrono::{Datelike, NaiveDate};

use super::{Period, days_after, days_before};

/// An ISO week, known by its Monday.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Week(NaiveDate);

impl Week {
    /// The week that holds a day.
    pub fn of(date: NaiveDate) -> Self {
        Self(days_before(date, date.weekday().num_days_from_monday()))
    }

    /// Its first day.
    pub const fn monday(self) -> NaiveDate {
        self.0
    }

    /// Its last day.
    pub fn sunday(self) -> NaiveDate {
        days_after(self.0, 6)
    }

    /// The week `weeks` later.
    #[must_use]
    pub fn later(self, weeks: u32) -> Self {
        Self(days_after(self.0, weeks.saturating_mul(7)))
    }

    /// The week `weeks` earlier.
    #[must_use]
    pub fn earlier(self, weeks: u32) -> Self {
        Self(days_before(self.0, weeks.saturating_mul(7)))
    }
}

impl fmt::Display for Week {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let week = self.0.iso_week();
        write!(formatter, "{}-W{:02}", week.year(), week.week())
    }
}

/// The weeks of which the period holds at least one day, in order.
pub fn weeks_touched(period: Period) -> Vec<Week> {
    let weeks = std::iter::successors(Some(Week::of(period.from())), |week| Some(week.later(1)));
    weeks.take_while(|week| week.monday() <= period.to()).collect()
}
