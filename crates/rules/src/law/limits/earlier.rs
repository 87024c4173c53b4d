//! What was used before, on which the rates of the contribution depend: what is certified as used, else what was authorized.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::Record;
use super::ledger::Ledger;
use crate::calendar::{Period, Week, weeks_touched};

impl Record {
    /// The weeks of ordinary and extraordinary benefit used in the five calendar years that end on the last day asked for; none
    /// when none was ever used before. A week touched by any day is one, and one that is asked for too is of what is asked for.
    pub fn weeks_used_before(&self, asked: Period) -> Option<u32> {
        let is_used = self.contributive().any(|ledger| ledger.last_day_until(day_before(asked)).is_some());
        let asked_weeks = weeks_touched(asked);
        let used: BTreeSet<Week> = self.contributive().flat_map(|ledger| ledger.weeks_touched(asked.five_years())).collect();
        let before = used.iter().filter(|week| !asked_weeks.contains(week)).count();
        is_used.then(|| u32::try_from(before).unwrap_or(u32::MAX))
    }

    /// The last day before those asked for on which any benefit was used.
    pub fn last_used_before(&self, asked: Period) -> Option<NaiveDate> {
        let every = self.contributive().chain([&self.allowances]);
        every.filter_map(|ledger| ledger.last_day_until(day_before(asked))).max()
    }

    fn contributive(&self) -> impl Iterator<Item = &Ledger> {
        [self.in_force(), &self.extraordinary, &self.solidarity].into_iter()
    }
}

fn day_before(asked: Period) -> NaiveDate {
    asked.from().pred_opt().unwrap_or(asked.from())
}
