//! Terms that start when the institute's letter is received.

use chrono::NaiveDate;

use crate::calendar::{day, term};

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
