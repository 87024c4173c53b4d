//! What the employer contributes: the additional contribution of art. 5 D.Lgs. 148/2015, and that to the wage-integration fund (FIS) of
//! art. 29 c. 8 and 8-bis.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::LastUse;
use super::exact::{cents, number, quotient, total};
use crate::law::schemes::SMALL_FIRM;

/// The last week, of those of five years, at the first rate.
pub const FIRST_RATE_UP_TO: u32 = 52;

/// The last week, of those of five years, at the second rate.
pub const SECOND_RATE_UP_TO: u32 = 104;

named! {
    /// The rates of the additional contribution.
    Scale {
        /// Art. 5 c. 1.
        Ordinary = "ORDINARY",
        /// Art. 5 c. 1-ter, since 2025: for who used no benefit for 24 months.
        Reduced = "REDUCED",
    }
}

impl Scale {
    /// Its rates, in per cent of the pay of the hours not worked: up to 52 weeks in five years, up to 104, and beyond.
    pub const fn rates(self) -> [u32; 3] {
        match self {
            Self::Ordinary => [9, 12, 15],
            Self::Reduced => [6, 9, 15],
        }
    }

    /// The rate of a week, in per cent, by its place among those of five years, from 1.
    pub const fn rate(self, week: u32) -> u32 {
        let [first, middle, last] = self.rates();
        match week {
            _ if week <= FIRST_RATE_UP_TO => first,
            _ if week <= SECOND_RATE_UP_TO => middle,
            _ => last,
        }
    }

    /// What is due on the pay lost in each week, unrounded.
    pub(super) fn on(self, weeks_used: u32, lost_pay: impl IntoIterator<Item = Decimal>) -> Decimal {
        let weeks = (1..).map(|place| weeks_used.saturating_add(place));
        let per_cent = lost_pay.into_iter().zip(weeks).map(|(pay, week)| pay.saturating_mul(self.rate(week).into()));
        total(per_cent).saturating_mul(Decimal::new(1, 2))
    }
}

/// What is due, in euro, on the pay lost in each week asked for, when so many weeks were used in five years before:
/// the weeks go to the next rate one by one.
pub fn additional_contribution(scale: Scale, weeks_used: u32, lost_pay: &[Decimal]) -> Decimal {
    cents(scale.on(weeks_used, lost_pay.iter().copied()))
}

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

named! {
    /// Why no contribution is due.
    Exemption {
        /// The event was objectively unavoidable, art. 13 c. 3 D.Lgs. 148/2015; whatever the derogations for the weeks.
        UnavoidableEvent = "UNAVOIDABLE_EVENT",
        /// The employer is in an insolvency procedure, art. 8 c. 8-bis D.L. 86/1988.
        Insolvency = "INSOLVENCY",
        /// The office held that none is due.
        Decision = "DECISION",
    }
}

/// On which terms an employer contributes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ContributionTerms {
    /// Nothing is due.
    Exempt(Exemption),
    /// The additional contribution of art. 5 D.Lgs. 148/2015.
    Additional {
        /// The rates.
        scale: Scale,
        /// The weeks used in five years before.
        weeks_used: u32,
    },
    /// The contribution to the wage-integration fund.
    WageFund(WageFundRate),
}

impl ContributionTerms {
    /// What is due, in euro, on the pay lost over weeks of so many days each.
    ///
    /// Our reading, for who does not know the pay of each week: it is lost evenly over the days.
    pub fn contribution(self, lost_pay: Decimal, days_of_weeks: &[u32]) -> Decimal {
        match self {
            Self::Exempt(_) => cents(Decimal::ZERO),
            Self::WageFund(rate) => rate.contribution(lost_pay),
            Self::Additional { scale, weeks_used } => {
                let weighted = days_of_weeks.iter().map(|days| lost_pay.saturating_mul((*days).into()));
                let days: u32 = days_of_weeks.iter().fold(0, |sum, days| sum.saturating_add(*days));
                cents(quotient(scale.on(weeks_used, weighted), days.into()))
            }
        }
    }
}
