//! A third of the workable hours, art. 12 c. 5 D.Lgs. 148/2015.

use rust_decimal::{Decimal, RoundingStrategy};

/// Weeks of work in two years; holidays are not taken off: our reading.
const WEEKS: Decimal = Decimal::from_parts(104, 0, 0, false, 0);

const THREE: Decimal = Decimal::from_parts(3, 0, 0, false, 0);

/// The smallest excess that is shown: a cent of an hour.
const CENT: Decimal = Decimal::from_parts(1, 0, 0, false, 2);

/// A third of the hours that the average workforce of the half-year before can work in two years.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Third {
    weekly: Decimal,
}

impl Third {
    /// The third for an average number of workers on each weekly schedule, in hours; a schedule of less than no hours is of none.
    pub fn of(workforce: impl IntoIterator<Item = (Decimal, Decimal)>) -> Self {
        let hours = |(workers, weekly): (Decimal, Decimal)| workers.saturating_mul(weekly.max(Decimal::ZERO));
        Self { weekly: workforce.into_iter().map(hours).fold(Decimal::ZERO, Decimal::saturating_add) }
    }

    /// Hours that the workforce works in a week.
    pub const fn weekly_hours(&self) -> Decimal {
        self.weekly
    }

    /// Whether that many hours may be authorized in two years; exact, to the third of an hour.
    pub fn allows(&self, hours: Decimal) -> bool {
        self.beyond(hours) <= Decimal::ZERO
    }

    /// Hours that may be authorized in two years, rounded to the cent.
    pub fn limit(&self) -> Decimal {
        cents(self.workable() / THREE)
    }

    /// Hours beyond the limit, rounded to the cent, and never none when there are some.
    pub fn excess(&self, hours: Decimal) -> Decimal {
        if self.allows(hours) {
            return Decimal::ZERO;
        }
        cents(self.beyond(hours) / THREE).max(CENT)
    }

    fn workable(&self) -> Decimal {
        self.weekly.saturating_mul(WEEKS)
    }

    /// Three times the hours beyond the limit, so that nothing is divided.
    fn beyond(&self, hours: Decimal) -> Decimal {
        hours.saturating_mul(THREE).saturating_sub(self.workable())
    }
}

fn cents(hours: Decimal) -> Decimal {
    hours.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero).normalize()
}
