//! The walk over the weeks asked for, art. 12 c. 1 to 4 D.Lgs. 148/2015 and MLPS circ. 17/2017.

use chrono::NaiveDate;

use super::walker::Walker;
use super::{Asked, Balance, Record, Window};
use crate::calendar::Week;

/// What becomes of the weeks asked for, and what is left after them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Walk {
    /// Each week asked for, in order.
    pub weeks: Vec<WalkedWeek>,
    /// The two years that end with the last of them, after those granted.
    pub balance: Balance,
}

/// A week asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WalkedWeek {
    /// The week.
    pub week: Week,
    /// The two years that end with it.
    pub window: Window,
    /// What its two years hold before it, in weeks, or in days when these are counted.
    pub counted: u32,
    /// Weeks of benefit in a row up to the one before it, counted or not, as far back as its two years.
    pub in_a_row: u32,
    /// What becomes of it.
    pub outcome: Outcome,
}

/// What becomes of a week asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It fits, and the weeks after it are held against it too.
    Granted,
    /// It fits without counting: an unavoidable event, art. 12 c. 4 D.Lgs. 148/2015 or a temporary derogation.
    Neutral,
    /// It does not fit, and takes nothing from the weeks after it.
    Refused(Refusal),
}

/// The first limit that a week goes beyond.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// Fifty-two weeks in a row were used before, and the fifty-two of work are not over: art. 12 c. 2.
    WorkNeeded {
        /// The last day used.
        last_used: NaiveDate,
        /// The first day on which a new run may start.
        earliest: NaiveDate,
    },
    /// It would be the fifty-third week in a row: art. 12 c. 1.
    TooManyInARow,
    /// Its two years are full: art. 12 c. 3.
    TwoYearsFull,
}

/// Walks the weeks asked for, one by one. What was authorized after a week does not weigh on it.
pub fn walk(record: &Record, asked: &Asked) -> Walk {
    let mut walker = Walker::before(record, asked);
    let weeks = asked.ledger().weeks().map(|(week, days)| walker.step(week, days)).collect();
    Walk { weeks, balance: walker.balance(record, asked.last_week()) }
}

impl Walk {
    /// The weeks that are refused, in order.
    pub fn refused(&self) -> impl Iterator<Item = (&WalkedWeek, Refusal)> {
        self.weeks.iter().filter_map(|walked| Some((walked, walked.refusal()?)))
    }

    /// Whether every week fits.
    pub fn fits(&self) -> bool {
        self.refused().next().is_none()
    }
}

impl WalkedWeek {
    /// Why it is refused, if it is.
    pub const fn refusal(&self) -> Option<Refusal> {
        match self.outcome {
            Outcome::Refused(refusal) => Some(refusal),
            Outcome::Granted | Outcome::Neutral => None,
        }
    }
}
