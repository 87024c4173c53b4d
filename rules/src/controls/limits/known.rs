//! What of an application the limits are held against.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::calendar::Period;
use crate::cause::Cause;
use crate::controls::Facts;
use crate::limits::{Asked, Ground, Record};

/// The history of the unit and what is asked for, when the cause and the days are known and the history is sound.
pub(super) fn known(facts: &Facts) -> Option<(Record, Asked)> {
    facts.cause.and_then(|_| known_days(facts))
}

/// The same, whatever the cause.
pub(super) fn known_days(facts: &Facts) -> Option<(Record, Asked)> {
    let period = facts.period?;
    let (cause, article10) = (facts.cause, facts.letter());
    let record = Record::of(&facts.history, article10).ok()?;
    let asked = Asked { period, ground: Ground { cause, article10, event_days: event_days(facts, period) } };
    Some((record, asked))
}

/// The weather stops the work on its own days; any other event, on those that follow it too.
fn event_days(facts: &Facts, period: Period) -> BTreeSet<NaiveDate> {
    let is_weather = facts.cause.is_some_and(Cause::is_weather);
    let event = facts.first_event_on.filter(|_| !is_weather);
    event.map(|event| event.min(period.from())).into_iter().collect()
}
