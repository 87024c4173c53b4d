//! The mobile two-year period.

use chrono::NaiveDate;

use crate::calendar::Week;

/// Weeks before the walked one that its two years hold (MLPS circ. 17/2017).
const WEEKS_BACK: u32 = 103;

/// The hundred and four weeks that end with one (MLPS circ. 17/2017).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// Its first week.
    pub first: Week,
    /// Its last week: the one that is asked for.
    pub last: Week,
}

impl Window {
    /// The two years that end with a week.
    pub fn ending(last: Week) -> Self {
        Self { first: last.earlier(WEEKS_BACK), last }
    }

    /// Its first day.
    pub const fn from(self) -> NaiveDate {
        self.first.monday()
    }

    /// Its last day.
    pub fn to(self) -> NaiveDate {
        self.last.sunday()
    }

    /// The weeks before the last one, in order.
    pub fn weeks_before(self) -> impl Iterator<Item = Week> {
        std::iter::successors(Some(self.first), |week| Some(week.later(1))).take_while(move |week| *week < self.last)
    }
}
