//! What of an application the limits are held against.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::Facts;
use crate::ground::calendar::{Period, Week};
use crate::law::limits::{ExceededLimit, Ground, JudgedWeek, Record, RequestedPeriod, Simulation, event_days, simulate};

/// The history of the unit and what is asked for, when the cause and the days are known.
pub(super) fn known(facts: &Facts) -> Option<(Record, RequestedPeriod)> {
    facts.cause.and_then(|_| known_days(facts))
}

/// The same, whatever the cause.
pub(super) fn known_days(facts: &Facts) -> Option<(Record, RequestedPeriod)> {
    let period = facts.period?;
    let article10 = facts.letter_of_limits();
    let record = Record::of(&facts.history, article10);
    let held_unavoidable = facts.held.map(|held| held.unavoidable);
    let ground = Ground { cause: facts.cause, article10, event_days: events(facts, period), held_unavoidable };
    Some((record, RequestedPeriod { period, ground }))
}

/// The events that are named one by one, else those that follow from the application.
fn events(facts: &Facts, period: Period) -> BTreeSet<NaiveDate> {
    if !facts.event_days.is_empty() {
        return facts.event_days.clone();
    }
    let weather = facts.details.weather_days.iter().map(|day| day.date);
    event_days(facts.cause, period.from(), facts.first_event_on, weather)
}

/// The weeks asked for, simulated, when the cause and the days are known.
pub(super) fn simulated(facts: &Facts) -> Option<(RequestedPeriod, Simulation)> {
    let (record, requested) = known(facts)?;
    let simulation = simulate(&record, &requested);
    Some((requested, simulation))
}

/// Weeks refused one after the other, for the same reason.
pub(super) struct Span<'a> {
    pub(super) first: &'a JudgedWeek,
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

pub(super) fn spans(simulation: &Simulation, is_meant: impl Fn(ExceededLimit) -> bool) -> Vec<Span<'_>> {
    let mut spans: Vec<Span<'_>> = Vec::new();
    for (judged, _) in simulation.refused().filter(|(_, exceeded_limit)| is_meant(*exceeded_limit)) {
        match spans.last_mut() {
            Some(span) if span.last.later(1) == judged.week => {
                span.last = judged.week;
                span.weeks += 1;
            }
            _ => spans.push(Span { first: judged, last: judged.week, weeks: 1 }),
        }
    }
    spans
}
