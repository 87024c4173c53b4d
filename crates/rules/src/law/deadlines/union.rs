//! The union step of art. 14 D.Lgs. 148/2015. Its ends do not roll.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::calendar::days_after;

/// Employees up to which the consultation is short.
const SMALL_FIRM: Decimal = Decimal::from_parts(50, 0, 0, false, 0);

/// The day by which the consultation is over: 25 days from the communication, 10 up to fifty employees (art. 14 c. 3).
pub fn consultation_ends(communicated_on: NaiveDate, employees: Decimal) -> NaiveDate {
    days_after(communicated_on, if employees <= SMALL_FIRM { 10 } else { 25 })
}

/// Hours lost in a week beyond which the unions may ask for a joint examination, art. 14 c. 4 D.Lgs. 148/2015.
pub const JOINT_EXAM_HOURS: u32 = 16;

/// Whether, after an unavoidable event, the unions may ask for a joint examination within three days: only when more
/// than sixteen hours a week are lost (art. 14 c. 4). It ends within five days of the request.
pub fn joint_exam_may_be_asked(weekly_hours: Decimal) -> bool {
    weekly_hours > Decimal::from(JOINT_EXAM_HOURS)
}
