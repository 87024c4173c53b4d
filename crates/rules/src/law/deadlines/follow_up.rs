//! After the application is sent: answers and appeals, whose terms start when a letter is received, and the use of an authorization, whose
//! deadlines do not roll.

use chrono::{Datelike, NaiveDate};

use crate::ground::calendar::{add_months, day, days_after, end_of_month, is_holiday, roll_back, term};

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

/// The day by which the balance of a pay month, given by any of its days, is settled.
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

/// Days to answer a request for integration, art. 11 c. 2 D.M. 95442/2016.
const ANSWER_DAYS: u32 = 15;

/// Days to appeal, art. 17 D.Lgs. 148/2015 and INPS msg 1900/2023.
const APPEAL_DAYS: u32 = 30;

/// Days to appeal against what was notified before [`SHORTER_APPEALS_FROM`].
const EARLIER_APPEAL_DAYS: u32 = 60;

const SHORTER_APPEALS_FROM: NaiveDate = day(2023, 5, 17);

/// The last day to answer a request for integration received on a day; a later answer is taken, and flagged.
pub fn integration_answer_due(received_on: NaiveDate) -> NaiveDate {
    term(received_on, ANSWER_DAYS)
}

/// Whether an answer given today is in time.
pub fn integration_answer_in_time(received_on: NaiveDate, today: NaiveDate) -> bool {
    today <= integration_answer_due(received_on)
}

/// The last day to appeal against a rejection, whole or in part, received on a day; after it the appeal is inadmissible.
pub fn appeal_due(received_on: NaiveDate) -> NaiveDate {
    let days = if received_on < SHORTER_APPEALS_FROM { EARLIER_APPEAL_DAYS } else { APPEAL_DAYS };
    term(received_on, days)
}

/// Whether an appeal made today is admissible.
pub fn appeal_in_time(received_on: NaiveDate, today: NaiveDate) -> bool {
    today <= appeal_due(received_on)
}
