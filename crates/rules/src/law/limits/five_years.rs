//! The mobile five-year period, art. 4 D.Lgs. 148/2015 and MLPS circ. 17/2017.

use chrono::{Datelike, NaiveDate};
use rust_decimal::{Decimal, RoundingStrategy};

use super::{Record, RequestedPeriod};
use crate::ground::calendar::Period;
use crate::law::cause::Article10;

/// Months of ordinary and extraordinary benefit in five years, art. 4 c. 1.
const MOST_MONTHS: u32 = 24;

/// The same for builders and quarries (letters m, n, o), art. 4 c. 2.
const MOST_MONTHS_OF_BUILDERS: u32 = 30;

/// Months of solidarity contracts that count by half, art. 22 c. 5.
const MONTHS_BY_HALF: u32 = 24;

/// What five years hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FiveYears {
    /// The five calendar years that end with the last day asked for.
    pub period: Period,
    /// The ordinary and extraordinary benefit that the unit had in them: a day of both counts once, and one of a solidarity
    /// contract alone by half, up to twenty-four months of them.
    pub used: Months,
    /// The same with the days asked for.
    pub total: Months,
    /// The most that they may hold, in months.
    pub most: u32,
}

impl FiveYears {
    /// Whether what is asked for fits.
    pub fn fits(&self) -> bool {
        self.total <= Months::whole(self.most)
    }
}

/// What the five years that end with the last day asked for hold.
pub fn five_years(record: &Record, requested: &RequestedPeriod) -> FiveYears {
    let period = requested.period.five_years();
    let is_used = |day: NaiveDate| record.in_force().holds(day) || record.extraordinary.holds(day);
    FiveYears {
        period,
        used: months(record, period, is_used),
        total: months(record, period, |day| requested.period.contains(day) || is_used(day)),
        most: if requested.ground.article10.is_some_and(Article10::is_construction_or_stone) {
            MOST_MONTHS_OF_BUILDERS
        } else {
            MOST_MONTHS
        },
    }
}

/// The months of the days that count whole, and of those of solidarity contracts.
fn months(record: &Record, period: Period, is_whole: impl Fn(NaiveDate) -> bool) -> Months {
    let (mut months, mut of_contracts) = (Months::default(), Months::default());
    for day in period.from().iter_days().take(period.days() as usize) {
        let (part, before) = (Months::of([day].into_iter()), of_contracts);
        let is_solidarity = record.solidarity.holds(day);
        if is_solidarity {
            of_contracts = before.and(part);
        }
        if is_whole(day) {
            months = months.and(part);
        } else if is_solidarity {
            months = months.and(part.less_half_within(before, Months::whole(MONTHS_BY_HALF)));
        }
    }
    months
}

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

    /// The number of months, to the hundredth above: what goes beyond a limit is never shown as the limit.
    pub fn to_decimal(self) -> Decimal {
        let months = Decimal::from(self.0) / Decimal::from(PARTS);
        months.round_dp_with_strategy(2, RoundingStrategy::ToPositiveInfinity).normalize()
    }
}
