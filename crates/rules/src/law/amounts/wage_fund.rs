//! The additional contribution to the wage-integration fund (FIS), art. 29 c. 8 and 8-bis D.Lgs. 148/2015.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::LastUse;
use super::exact::{cents, number};
use crate::schemes::SMALL_FIRM;

named! {
    /// The rate of the contribution.
    WageFundRate {
        /// Of every employer.
        Ordinary = "ORDINARY",
        /// Of small employers who asked for nothing for 24 months, since 2025: two fifths less.
        Reduced = "REDUCED",
    }
}

impl WageFundRate {
    /// The rate of a period that starts on a day, by the average employees of the half-year before.
    pub fn of(start: NaiveDate, average_employees: Decimal, last: Option<LastUse>, never_used_is_reduced: bool) -> Self {
        let is_small = average_employees <= SMALL_FIRM;
        let has_rested = last.is_some_and(|last| last.is_reduced(start, never_used_is_reduced));
        if is_small && has_rested { Self::Reduced } else { Self::Ordinary }
    }

    /// It, in per cent of the pay of the hours not worked.
    pub const fn per_cent(self) -> Decimal {
        match self {
            Self::Ordinary => number("4.0"),
            Self::Reduced => number("2.4"),
        }
    }

    /// What is due on the pay lost, in euro.
    pub fn contribution(self, lost_pay: Decimal) -> Decimal {
        cents(lost_pay.saturating_mul(self.per_cent()).saturating_mul(Decimal::new(1, 2)))
    }
}
