//! The use of an authorization: offset against contributions, or direct payment. These deadlines do not roll.

use chrono::{Datelike, NaiveDate};

use crate::calendar::{add_months, days_after, end_of_month, is_holiday, roll_back};

/// Months to offset what was advanced, art. 7 c. 3 D.Lgs. 148/2015.
const OFFSET_MONTHS: u32 = 6;

/// Day of the following month by which a pay month's balance is settled, as Cass. 1432/2025 requires.
const SETTLEMENT_DAY: u32 = 16;

/// Days from the notice of the authorization to send the data of direct payment, art. 7 c. 5-bis D.Lgs. 148/2015.
const DIRECT_PAYMENT_DAYS: u32 = 60;

/// The last day to offset, on pain of forfeiture: six months from the end of the pay month in which the authorized
/// period ends, or from the decision if later (art. 7 c. 3 D.Lgs. 148/2015).
pub fn offset_deadline(period_end: NaiveDate, decided_on: NaiveDate) -> NaiveDate {
    add_months(end_of_month(period_end).max(decided_on), OFFSET_MONTHS)
}

/// The last pay month, as its first day, whose balance is settled within the deadline: asking does not stop
/// the forfeiture, settling by the 16th of the next month does (Cass. 1432/2025).
pub fn last_usable_month(deadline: NaiveDate) -> NaiveDate {
    let back = if deadline.day() >= SETTLEMENT_DAY { 1 } else { 2 };
    let month = deadline.with_day(1).unwrap_or(deadline);
    month.checked_sub_months(chrono::Months::new(back)).unwrap_or(month)
}

/// The day by which the balance of a pay month, told by any of its days, is settled.
pub fn settled_by(month: NaiveDate) -> NaiveDate {
    days_after(end_of_month(month), SETTLEMENT_DAY)
}

/// The last day to send the data of direct payment: the end of the second month after the one in which the period
/// starts, or sixty days from the notice if later (art. 7 c. 5-bis D.Lgs. 148/2015); then the employer bears the cost.
pub fn direct_payment_deadline(period_start: NaiveDate, notified_on: NaiveDate) -> NaiveDate {
    let months = end_of_month(add_months(period_start, 2));
    months.max(days_after(notified_on, DIRECT_PAYMENT_DAYS))
}

/// The day to act by when a deadline of months falls on a holiday, since it does not move on; none on other days.
pub fn safe_day(deadline: NaiveDate) -> Option<NaiveDate> {
    is_holiday(deadline).then(|| roll_back(deadline))
}
