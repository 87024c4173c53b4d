//! On which terms an employer contributes.

use rust_decimal::Decimal;

use super::exact::{cents, quotient};
use super::{Scale, WageFundRate};

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
