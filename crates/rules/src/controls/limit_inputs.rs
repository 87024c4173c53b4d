//! What of an application the limits are held against.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::Facts;
use crate::ground::calendar::{Period, Week};
use crate::law::limits::{Asked, Ground, Record, Refusal, Walk, WalkedWeek, event_days, walk};

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

pub(super) fn walked(facts: &Facts) -> Option<(Asked, Walk)> {
    let (record, asked) = known(facts)?;
    let walk = walk(&record, &asked);
    Some((asked, walk))
}

/// Weeks refused one after the other, for the same reason.
pub(super) struct Span<'a> {
    pub(super) first: &'a WalkedWeek,
    pub(super) last: Week,
    pub(super) weeks: u32,
}

impl Span<'_> {
    pub(super) const fn from(&self) -> NaiveDate {
        self.first.week.monday()
    }

    pub(super) fn to(&self) -> NaiveDate {
        self.last.sunday()
    }
}

pub(super) fn spans(walk: &Walk, is_meant: impl Fn(Refusal) -> bool) -> Vec<Span<'_>> {
    let mut spans: Vec<Span<'_>> = Vec::new();
    for (walked, _) in walk.refused().filter(|(_, refusal)| is_meant(*refusal)) {
        match spans.last_mut() {
            Some(span) if span.last.later(1) == walked.week => {
                span.last = walked.week;
                span.weeks += 1;
            }
            _ => spans.push(Span { first: walked, last: walked.week, weeks: 1 }),
        }
    }
    spans
}
