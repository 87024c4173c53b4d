//! What is left of two years.

use super::ledger::Ledger;
use super::{Counting, Record, Window};

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
    /// What the walk adds; nothing outside a walk.
    pub granted: u32,
    /// What may still be granted, after the walk.
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
