//! Why days are lost, and whether they count: unavoidable events and the temporary derogations.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::ground::calendar::day;
use crate::law::cause::{Article10, Cause};

/// Why the days of a grant or of an application are lost.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ground {
    /// The cause; one that is not known counts as an ordinary one.
    pub cause: Option<Cause>,
    /// The letter of art. 10 D.Lgs. 148/2015 of the firm.
    pub article10: Option<Article10>,
    /// The days of the events. Without any, every day lost is the day of its own event.
    pub event_days: BTreeSet<NaiveDate>,
    /// What the office held of the event, once it decided: it prevails over what follows from the cause alone.
    pub held_unavoidable: Option<bool>,
}

/// Why days of an unavoidable event do not count in the two years, nor towards the year of work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Neutrality {
    /// The firm is none of letters m, n and o: art. 12 c. 4 D.Lgs. 148/2015.
    Article12,
    /// The firm is one of them, and a temporary derogation holds on the day of the event.
    Derogation(&'static Derogation),
}

impl Ground {
    /// A cause whose events fall on the days lost.
    pub const fn new(cause: Cause, article10: Option<Article10>) -> Self {
        Self { cause: Some(cause), article10, event_days: BTreeSet::new(), held_unavoidable: None }
    }

    /// The same, of a firm of that letter when it has none; an event after the last day lost stopped nothing.
    pub(super) fn of_firm(&self, letter: Option<Article10>, last: NaiveDate) -> Self {
        let event_days = self.event_days.range(..=last).copied().collect();
        Self { article10: self.article10.or(letter), event_days, ..self.clone() }
    }

    /// Whether it is an objectively unavoidable event: as the office held it, else by its cause.
    pub fn is_unavoidable(&self) -> bool {
        self.held_unavoidable.unwrap_or_else(|| self.cause.is_some_and(Cause::is_unavoidable))
    }

    /// Why a day lost does not count; none when it counts.
    pub fn neutrality(&self, lost: NaiveDate) -> Option<Neutrality> {
        if !self.is_unavoidable() {
            return None;
        }
        if !self.article10.is_some_and(Article10::counts_unavoidable_weeks) {
            return Some(Neutrality::Article12);
        }
        self.derogation(lost).map(Neutrality::Derogation)
    }

    /// The derogation that holds for a day lost. Weather stops the work on its own days: after the last one that is named, a day lost
    /// must be a day of the derogation itself.
    fn derogation(&self, lost: NaiveDate) -> Option<&'static Derogation> {
        let event = self.event_behind(lost);
        let must_be_inside = self.cause.is_some_and(Cause::is_weather) && event < lost;
        Derogation::of(event).filter(|derogation| !must_be_inside || derogation.holds_on(lost))
    }

    /// The last event up to the day lost, else the first one: our reading, for acts name no event day by day.
    fn event_behind(&self, lost: NaiveDate) -> NaiveDate {
        let latest = self.event_days.range(..=lost).next_back();
        latest.or_else(|| self.event_days.first()).copied().unwrap_or(lost)
    }
}

/// A span of days in which unavoidable events do not count in the limits of letters m, n and o either.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Derogation {
    /// The first day of event.
    pub from: NaiveDate,
    /// The last day of event.
    pub to: NaiveDate,
    /// The act that grants it.
    pub basis: &'static str,
}

/// Every derogation there has been; none is known for 2026.
pub const DEROGATIONS: &[Derogation] = &[
    Derogation { from: day(2023, 7, 1), to: day(2023, 12, 31), basis: "D.L. 98/2023" },
    Derogation { from: day(2025, 7, 1), to: day(2025, 12, 31), basis: "art. 10-bis D.L. 92/2025" },
];

impl Derogation {
    /// The derogation that holds for an event of a day.
    pub fn of(event: NaiveDate) -> Option<&'static Self> {
        DEROGATIONS.iter().find(|derogation| derogation.holds_on(event))
    }

    /// Whether a day is one of its days.
    pub(super) fn holds_on(&self, day: NaiveDate) -> bool {
        (self.from..=self.to).contains(&day)
    }
}

/// The days of the events behind an application that asks for days from one on: by its first event, and as its
/// report states the weather day by day.
///
/// The weather stops the work on its own days: without any, each day lost is its own event. The first day alone does not
/// cover those that follow; it does once the report names others, but frees no day after a derogation (see
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
