//! How the two years are counted: by weeks or by days.

use super::ledger::WeekDays;
use crate::cause::Cause;

/// Weeks in a row and weeks in two years, art. 12 c. 1 to 3 D.Lgs. 148/2015.
pub const MOST_WEEKS: u32 = 52;

named! {
    /// How the two years are counted. By days, a week is used up by six days of benefit, or five where the week is short
    /// (INPS circ. 58/2009 and 116/2009).
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
