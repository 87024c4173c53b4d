//! The window in which the allowance of a fund is asked for, art. 30 c. 2 D.Lgs. 148/2015.

use chrono::NaiveDate;

use crate::calendar::days_before;

/// Days before the start from which the allowance may be asked for.
const OPENS_BEFORE: u32 = 30;

/// The first day on which the allowance may be asked for: thirty days before the start. It does not roll.
pub fn allowance_opens(start: NaiveDate) -> NaiveDate {
    days_before(start, OPENS_BEFORE)
}
