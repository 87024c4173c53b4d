//! The mobile two-year period: how it is counted, what it holds, and what is left of it.

use chrono::NaiveDate;

use super::ledger::{Ledger, WeekDays};
use super::{Record, RequestedPeriod};
use crate::ground::calendar::Week;
use crate::law::cause::Cause;

/// Weeks in a row and weeks in two years, art. 12 c. 1 to 3 D.Lgs. 148/2015.
pub const MOST_WEEKS: u32 = 52;

named! {
    /// How the two years are counted.
    #[derive(Default)]
    Counting {
        /// A week counts when a day of it does.
        #[default]
        Weeks = "WEEKS",
        /// Days count, six to a week.
        SixDays = "SIX_DAYS",
        /// Days count, five to a week.
        FiveDays = "FIVE_DAYS",
    }
}

impl Counting {
    /// The way that a cause allows: days are counted for lack of work or orders only (INPS circ. 116/2009).
    pub fn allowed_to(self, cause: Option<Cause>) -> Self {
        if cause == Some(Cause::LackOfWork) { self } else { Self::Weeks }
    }

    /// The most that two years may hold, in weeks or in days.
    pub const fn most(self) -> u32 {
        MOST_WEEKS * self.a_week()
    }

    /// What a full week takes, in weeks or in days.
    pub const fn a_week(self) -> u32 {
        match self {
            Self::Weeks => 1,
            Self::SixDays => 6,
            Self::FiveDays => 5,
        }
    }

    /// What the days of one week take.
    pub(super) fn taken_by(self, days: WeekDays) -> u32 {
        days.counted.count_ones().min(self.a_week())
    }
}

/// Weeks before the simulated one that its two years hold (MLPS circ. 17/2017).
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

/// What two years hold, and what is left of them: in weeks, or in days when these are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Balance {
    /// The two years.
    pub window: Window,
    /// How they are counted, and so the unit of what follows.
    pub counting: Counting,
    /// The most that they may hold.
    pub most: u32,
    /// What was authorized.
    pub authorized: u32,
    /// What the employer certifies to have used, if it does.
    pub used: Option<u32>,
    /// What the simulation adds; nothing outside of one.
    pub granted: u32,
    /// What may still be granted, after the simulation.
    pub remaining: u32,
}

impl Balance {
    /// The balance of a ledger that holds the days in force, and those granted since.
    pub(super) fn of(record: &Record, after: &Ledger, window: Window, counting: Counting) -> Self {
        let taken = |ledger: &Ledger| ledger.taken_in(window, counting);
        Self {
            window,
            counting,
            most: counting.most(),
            authorized: taken(&record.authorized),
            used: record.declared.as_ref().map(taken),
            granted: taken(after).saturating_sub(taken(record.in_force())),
            remaining: counting.most().saturating_sub(taken(after)),
        }
    }
}

/// Weeks of unavoidable events in two years. A week of which a day counts is a counted one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct UnavoidableWeeks {
    /// Weeks that do not count, art. 12 c. 4 D.Lgs. 148/2015.
    pub neutral: u32,
    /// Weeks that do not count by a temporary derogation.
    pub derogated: u32,
    /// Weeks that count: of builders and quarries.
    pub counted: u32,
}

impl UnavoidableWeeks {
    /// Those that the unit had in the two years.
    pub fn of(record: &Record, window: Window) -> Self {
        record.in_force().weeks_in(window).fold(Self::default(), Self::with)
    }

    /// Those that are asked for.
    pub fn requested(requested: &RequestedPeriod) -> Self {
        requested.ledger().weeks().fold(Self::default(), |sum, (_, days)| sum.with(days))
    }

    fn with(self, days: WeekDays) -> Self {
        let WeekDays { counted, unavoidable, derogated, .. } = days;
        if counted & unavoidable != 0 {
            Self { counted: self.counted + 1, ..self }
        } else if counted != 0 {
            self
        } else if derogated != 0 {
            Self { derogated: self.derogated + 1, ..self }
        } else {
            Self { neutral: self.neutral + 1, ..self }
        }
    }
}
