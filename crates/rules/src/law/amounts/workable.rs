//! The hours that can be worked in a month.

use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

use super::exact::quotient;
use crate::ground::calendar::end_of_month;

named! {
    /// How many days of the week are worked.
    WorkWeek {
        /// Monday to Friday (settimana corta).
        FiveDays = "FIVE_DAYS",
        /// Monday to Saturday.
        SixDays = "SIX_DAYS",
    }
}

impl WorkWeek {
    /// Its days.
    pub const fn days(self) -> u32 {
        match self {
            Self::FiveDays => 5,
            Self::SixDays => 6,
        }
    }

    /// Its days from one to another, both included.
    pub(crate) fn days_between(self, from: NaiveDate, to: NaiveDate) -> u32 {
        let days = from.iter_days().take_while(|day| *day <= to);
        let worked = days.filter(|day| day.weekday().num_days_from_monday() < self.days());
        u32::try_from(worked.count()).unwrap_or(u32::MAX)
    }
}

/// What is known of the hours that a worker can work in a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Schedule {
    /// The hours a week by contract, and the days on which they fall.
    Weekly {
        /// Hours a week by contract.
        hours: Decimal,
        /// The days on which they fall.
        week: WorkWeek,
    },
    /// The hours of each month, as the employer's own calendar counts them.
    Monthly(Decimal),
}

impl Schedule {
    /// The hours of the month of a day.
    pub fn workable_hours(self, month: NaiveDate) -> Decimal {
        match self {
            Self::Weekly { hours, week } => workable_hours(month, hours, week),
            Self::Monthly(hours) => hours,
        }
    }
}

/// The hours of the month of a day: its days of the work week, each with an equal part of the weekly hours, unrounded.
///
/// Our reading, since no text on it was found: feasts count as workable, so that July 2026 has 23 days, 184 hours at
/// forty a week; and part-time workers have the hours of their own contract. Who reckons otherwise gives the hours of the month.
pub fn workable_hours(month: NaiveDate, weekly_hours: Decimal, week: WorkWeek) -> Decimal {
    let days = month.with_day(1).map_or(0, |first| week.days_between(first, end_of_month(month)));
    quotient(weekly_hours.saturating_mul(days.into()), week.days().into())
}
