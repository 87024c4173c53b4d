//! The additional contribution of who asks for the benefit, art. 5 D.Lgs. 148/2015.

use rust_decimal::Decimal;

use super::exact::{cents, total};

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
