//! Months made of days.

use chrono::{Datelike, NaiveDate};
use rust_decimal::{Decimal, RoundingStrategy};

/// Parts in which months of 28, 29, 30 and 31 days, and half their days, are whole: twice their least common multiple.
const PARTS: u64 = 755_160;

/// A number of months, exact: a day is the twenty-eighth to the thirty-first part of one, as its own month is long.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Months(u64);

impl Months {
    /// Whole months.
    pub const fn whole(months: u32) -> Self {
        Self(months as u64 * PARTS)
    }

    /// What the days make together.
    pub fn of(days: impl Iterator<Item = NaiveDate>) -> Self {
        Self(days.map(|day| PARTS / u64::from(day.num_days_in_month())).sum())
    }

    /// Both together.
    pub(super) const fn and(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }

    /// It, by half as far as it stays within a limit after what came before, and whole beyond.
    pub(super) fn less_half_within(self, before: Self, limit: Self) -> Self {
        let within = (before.0 + self.0).min(limit.0).saturating_sub(before.0);
        Self(self.0 - within / 2)
    }

    /// The number of months, to the hundredth above: what goes beyond a limit is never told as the limit.
    pub fn to_decimal(self) -> Decimal {
        let months = Decimal::from(self.0) / Decimal::from(PARTS);
        months.round_dp_with_strategy(2, RoundingStrategy::ToPositiveInfinity).normalize()
    }
}
