//! What the employer used before, on which the rates of the contribution depend.

use chrono::NaiveDate;

use super::Scale;
use crate::ground::calendar::{add_months, day, days_after};

/// The first day of a period at the reduced rates, L. 234/2021 art. 1 c. 195 and INPS circ. 5/2025.
pub const REDUCED_FROM: NaiveDate = day(2025, 1, 1);

/// Whole months without the benefit that lead to the reduced rates, art. 5 c. 1-ter D.Lgs. 148/2015.
const MONTHS_OF_REST: u32 = 24;

/// When the benefit was used last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LastUse {
    /// It never was.
    Never,
    /// On this day it ended.
    EndedOn(NaiveDate),
}

impl LastUse {
    /// Whether a period that starts on a day has the reduced rates for the months without the benefit before it. Of who
    /// never used any the text says nothing.
    pub fn is_reduced(self, start: NaiveDate, never_used_is_reduced: bool) -> bool {
        match self {
            Self::Never => never_used_is_reduced && REDUCED_FROM <= start,
            Self::EndedOn(end) => first_reduced_start(end) <= start,
        }
    }
}

/// The first start, since 2025, that follows 24 whole months after the last day used: after the 31st of December 2023,
/// the 1st of January 2026.
pub fn first_reduced_start(last_day_used: NaiveDate) -> NaiveDate {
    REDUCED_FROM.max(days_after(add_months(last_day_used, MONTHS_OF_REST), 1))
}

/// What is known of the benefit used before.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct EarlierUse {
    /// The last use, when it is known.
    pub last: Option<LastUse>,
    /// Whether an earlier period of the same five years had the reduced rates already: one period does not consume them
    /// (INPS note of 4 November 2025).
    pub reduced_before: bool,
}

impl EarlierUse {
    /// The same, when a use is known to have ended on a day: whatever else is declared, it did not end before.
    #[must_use]
    pub fn until(self, day: NaiveDate) -> Self {
        let end = if let Some(LastUse::EndedOn(end)) = self.last { end.max(day) } else { day };
        Self { last: Some(LastUse::EndedOn(end)), ..self }
    }

    /// The rates of a period that starts on a day.
    pub fn scale(self, start: NaiveDate, never_used_is_reduced: bool) -> Scale {
        let goes_on = self.reduced_before && REDUCED_FROM <= start;
        let begins = self.last.is_some_and(|last| last.is_reduced(start, never_used_is_reduced));
        if goes_on || begins { Scale::Reduced } else { Scale::Ordinary }
    }
}
