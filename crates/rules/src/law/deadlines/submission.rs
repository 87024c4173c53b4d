//! Until the application is sent: when it is due, when an allowance may be asked for, when the consultation of the unions ends; and what
//! lateness costs.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::ground::calendar::{Period, days_after, days_before, eone_due, term};
use crate::law::cause::{Benefit, Cause};

/// Days from the start of the suspension to apply, art. 15 c. 2 D.Lgs. 148/2015.
const SUBMISSION_DAYS: u32 = 15;

/// Days before a late submission that are still paid, art. 15 c. 3 D.Lgs. 148/2015.
const PAID_BEFORE_LATE_SUBMISSION: u32 = 7;

/// The last day to apply for a suspension that starts on a day, art. 15 c. 2 D.Lgs. 148/2015.
pub fn ordinary_due(start: NaiveDate) -> NaiveDate {
    term(start, SUBMISSION_DAYS)
}

/// The last day to apply for the ordinary benefit for a cause: fifteen days from the start, or the end of the month after
/// the first event when the cause is unavoidable.
pub fn submission_due(cause: Cause, start: NaiveDate, first_event_on: NaiveDate) -> NaiveDate {
    submission_due_for(Benefit::Cigo, cause, start, first_event_on)
}

/// The last day to apply for a benefit: fifteen days from the start (art. 15 c. 2 and 30 c. 2 D.Lgs. 148/2015, art. 15
/// L. 457/1972), or the end of the month after the first event when the cause is unavoidable for that benefit.
pub fn submission_due_for(benefit: Benefit, cause: Cause, start: NaiveDate, first_event_on: NaiveDate) -> NaiveDate {
    if cause.is_unavoidable_for(benefit) { eone_due(first_event_on) } else { ordinary_due(start) }
}

/// What the day of submission leaves payable, art. 15 c. 3 D.Lgs. 148/2015.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lateness {
    /// The first day that is paid.
    pub payable_from: NaiveDate,
    /// Days of the requested period that are not paid.
    pub lost_days: u32,
}

impl Lateness {
    /// What is payable of a period that was due on a day and sent on another.
    pub fn of(period: Period, due: NaiveDate, sent_on: NaiveDate) -> Self {
        let week_before = days_before(sent_on, PAID_BEFORE_LATE_SUBMISSION);
        let payable_from = if sent_on <= due { period.from() } else { period.from().max(week_before) };
        let lost = (payable_from - period.from()).num_days();
        Self { payable_from, lost_days: u32::try_from(lost).unwrap_or(u32::MAX).min(period.days()) }
    }
}

/// Days before the start from which the allowance may be asked for.
const OPENS_BEFORE: u32 = 30;

/// The first day on which the allowance may be asked for: thirty days before the start. It does not roll.
pub fn allowance_opens(start: NaiveDate) -> NaiveDate {
    days_before(start, OPENS_BEFORE)
}

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
