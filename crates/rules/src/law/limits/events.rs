//! The days of the events of an application.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::cause::Cause;

/// The days of the events behind an application that asks for days from one on: as its first event is told, and as its
/// report tells the weather day by day.
///
/// The weather stops the work on its own days: without any, each day lost is its own event. The first day alone does not
/// stand for those that follow; it does once the report names others, but frees no day after a derogation (see
/// [`Ground::neutrality`](super::Ground::neutrality)). Any other event stops the days after it too. None of the days asked
/// for comes before the event that caused it.
pub fn event_days(
    cause: Option<Cause>,
    from: NaiveDate,
    first_event_on: Option<NaiveDate>,
    weather: impl IntoIterator<Item = NaiveDate>,
) -> BTreeSet<NaiveDate> {
    let first = first_event_on.map_or(from, |event| event.min(from));
    if !cause.is_some_and(Cause::is_weather) {
        return first_event_on.map(|_| first).into_iter().collect();
    }
    let mut named: BTreeSet<_> = weather.into_iter().collect();
    if named.last().is_none_or(|last| *last <= first) {
        return BTreeSet::new();
    }
    named.insert(first);
    named
}
