//! Temporary derogations: when unavoidable events do not count for builders and quarries either.

use chrono::NaiveDate;

use crate::calendar::day;

/// A span of days in which unavoidable events do not count in the limits of letters m, n and o either.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Derogation {
    /// The first day of event.
    pub from: NaiveDate,
    /// The last day of event.
    pub to: NaiveDate,
    /// The act that grants it.
    pub basis: &'static str,
}

/// Every derogation there has been; none is known for 2026.
pub const DEROGATIONS: &[Derogation] = &[
    Derogation { from: day(2023, 7, 1), to: day(2023, 12, 31), basis: "D.L. 98/2023" },
    Derogation { from: day(2025, 7, 1), to: day(2025, 12, 31), basis: "art. 10-bis D.L. 92/2025" },
];

impl Derogation {
    /// The derogation that holds for an event of a day.
    pub fn of(event: NaiveDate) -> Option<&'static Self> {
        DEROGATIONS.iter().find(|derogation| derogation.holds_on(event))
    }

    /// Whether a day is one of its days.
    pub(super) fn holds_on(&self, day: NaiveDate) -> bool {
        (self.from..=self.to).contains(&day)
    }
}
