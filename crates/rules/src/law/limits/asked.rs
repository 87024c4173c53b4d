//! What is asked for.

use super::Ground;
use super::ledger::Ledger;
use crate::calendar::{Period, Week, weeks_touched};

/// Days of ordinary wage integration that are asked for, or only thought of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The days.
    pub period: Period,
    /// Why they would be lost.
    pub ground: Ground,
}

impl Asked {
    /// The weeks that are asked for, in order.
    pub fn weeks(&self) -> Vec<Week> {
        weeks_touched(self.period)
    }

    /// Its last week: the one from which the two years are counted back.
    pub fn last_week(&self) -> Week {
        Week::of(self.period.to())
    }

    pub(super) fn ledger(&self) -> Ledger {
        Ledger::of(self.period, &self.ground)
    }
}
