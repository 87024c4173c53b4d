//! The months over which the events of an application fall, each with the term it would have by itself.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use crate::calendar::eone_due;

/// A month with events.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EventMonth {
    /// The first day of an event in it.
    pub first_event: NaiveDate,
    /// The last day to ask for its events by themselves: the end of the next month, art. 15 c. 2 D.Lgs. 148/2015.
    pub due: NaiveDate,
}

impl EventMonth {
    /// Whether its events, asked for by themselves today, would be late.
    pub fn is_late(self, today: NaiveDate) -> bool {
        self.due < today
    }
}

/// The months of some days of events, in order.
pub fn event_months(days: impl IntoIterator<Item = NaiveDate>) -> Vec<EventMonth> {
    let mut first_events: BTreeMap<(i32, u32), NaiveDate> = BTreeMap::new();
    for day in days {
        let first = first_events.entry((day.year(), day.month())).or_insert(day);
        *first = day.min(*first);
    }
    first_events.into_values().map(|first_event| EventMonth { first_event, due: eone_due(first_event) }).collect()
}
