//! Weeks of unavoidable events in two years, and whether they count.

use super::ledger::WeekDays;
use super::{Asked, Record, Window};

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
    pub fn asked(asked: &Asked) -> Self {
        asked.ledger().weeks().fold(Self::default(), |sum, (_, days)| sum.with(days))
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
