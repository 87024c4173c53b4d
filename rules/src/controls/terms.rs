//! When an application is due, and what lateness costs.

use chrono::{Datelike, NaiveDate};

use super::{Facts, Finding, RuleId, Severity};
use crate::calendar::{Period, eone_due};
use crate::cause::Cause;
use crate::deadlines::{Lateness, ordinary_due, submission_due};

/// R01, art. 15 c. 2: an application is due fifteen days after the start.
pub(super) fn ordinary_term(facts: &Facts) -> Vec<Finding> {
    let ordinary = facts.cause.filter(|cause| !cause.is_unavoidable());
    let Some((_, period)) = ordinary.zip(facts.period) else {
        return Vec::new();
    };
    let due = ordinary_due(period.from());
    if facts.today <= due {
        return Vec::new();
    }
    let late = Finding::new(RuleId::R01, Severity::Warning, "R01").at(&["period", "from"]);
    vec![late.with("start", period.from()).with("due", due).with("today", facts.today)]
}

/// R02, art. 15 c. 2: for an unavoidable event it is due by the end of the month after the first one.
pub(super) fn unavoidable_term(facts: &Facts) -> Vec<Finding> {
    let unavoidable = facts.cause.filter(|cause| cause.is_unavoidable());
    let Some((cause, period)) = unavoidable.zip(facts.period) else {
        return Vec::new();
    };
    let event = first_event(facts, period);
    let due = eone_due(event);
    if facts.today <= due {
        return Vec::new();
    }
    let field: &[&str] = if facts.first_event_on == Some(event) { &["firstEventOn"] } else { &["period", "from"] };
    let late = Finding::new(RuleId::R02, Severity::Warning, late_message(cause, event, period)).at(field);
    vec![late.with("event", event).with("due", due).with("today", facts.today)]
}

/// R03, art. 15 c. 3: what is sent late is paid from seven days before the day it is sent.
pub(super) fn late_submission(facts: &Facts) -> Vec<Finding> {
    let Some((cause, period)) = facts.cause.zip(facts.period) else {
        return Vec::new();
    };
    let due = submission_due(cause, period.from(), first_event(facts, period));
    let Lateness { payable_from, lost_days } = Lateness::of(period, due, facts.today);
    if lost_days == 0 {
        return Vec::new();
    }
    let message = if lost_days == period.days() { "R03-whole" } else { "R03" };
    let lost = Finding::new(RuleId::R03, Severity::Warning, message).at(&["period", "from"]);
    vec![lost.with("due", due).with("payable", payable_from).with("days", lost_days)]
}

/// No day asked for comes before the event that caused it: a later one does not move the term.
fn first_event(facts: &Facts, period: Period) -> NaiveDate {
    facts.first_event_on.map_or(period.from(), |event| event.min(period.from()))
}

/// Weather of several months may be split by month, so that only the late months are at risk.
fn late_message(cause: Cause, event: NaiveDate, period: Period) -> &'static str {
    let month = |date: NaiveDate| (date.year(), date.month());
    if cause.is_weather() && month(event) < month(period.to()) { "R02-split" } else { "R02" }
}
