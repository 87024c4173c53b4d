//! Why days are lost, and whether they count.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::Derogation;
use crate::cause::{Article10, Cause};

/// Why the days of a grant or of an application are lost.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ground {
    /// The cause; one that is not known counts as an ordinary one.
    pub cause: Option<Cause>,
    /// The letter of art. 10 D.Lgs. 148/2015 of the firm.
    pub article10: Option<Article10>,
    /// The days of the events. Without any, every day lost is the day of its own event.
    pub event_days: BTreeSet<NaiveDate>,
    /// What the office held of the event, once it decided: it prevails over what the cause alone tells.
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

    /// The same, of a firm of that letter when it tells none; an event after the last day lost stopped nothing.
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
