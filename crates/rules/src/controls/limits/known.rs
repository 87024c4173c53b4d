//! What of an application the limits are held against.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::calendar::Period;
use crate::controls::Facts;
use crate::limits::{Asked, Ground, Record, event_days};

/// The history of the unit and what is asked for, when the cause and the days are known.
pub(super) fn known(facts: &Facts) -> Option<(Record, Asked)> {
    facts.cause.and_then(|_| known_days(facts))
}

/// The same, whatever the cause.
pub(super) fn known_days(facts: &Facts) -> Option<(Record, Asked)> {
    let period = facts.period?;
    let article10 = facts.letter_of_limits();
    let record = Record::of(&facts.history, article10);
    let held_unavoidable = facts.held.map(|held| held.unavoidable);
    let ground = Ground { cause: facts.cause, article10, event_days: events(facts, period), held_unavoidable };
    Some((record, Asked { period, ground }))
}

/// The events that are named one by one, else those that the application tells.
fn events(facts: &Facts, period: Period) -> BTreeSet<NaiveDate> {
    if !facts.event_days.is_empty() {
        return facts.event_days.clone();
    }
    let weather = facts.details.weather_days.iter().map(|day| day.date);
    event_days(facts.cause, period.from(), facts.first_event_on, weather)
}
