//! When an application is due, and what lateness costs.

use chrono::{Datelike, NaiveDate};

use super::rule::rule;
use super::{Confidence, Facts, Finding, Rule, RuleId, Severity};
use crate::calendar::{Period, day, eone_due};
use crate::cause::{Benefit, Cause};
use crate::deadlines::{Lateness, ordinary_due, submission_due_for};

/// The day on which D.Lgs. 185/2016 came into force.
pub(super) const CORRECTION: NaiveDate = day(2016, 10, 8);

pub(super) const R01: Rule = rule(RuleId::R01, Severity::Warning, ordinary_term)
    .for_benefits(&[Benefit::Cigo, Benefit::Cisoa])
    .titled("Termine ordinario di invio", "Ordinary term of submission")
    .based("art. 15 c. 2 D.Lgs. 148/2015, art. 15 L. 457/1972", Confidence::Verified)
    .telling(&["R01"]);

/// R01, art. 15 c. 2, and art. 15 L. 457/1972 for agriculture: an application is due fifteen days after the start. The
/// allowances have a window of their own (R43).
fn ordinary_term(facts: &Facts) -> Vec<Finding> {
    let benefit = facts.benefit.unwrap_or(Benefit::Cigo);
    let ordinary = facts.cause.filter(|cause| !cause.is_unavoidable_for(benefit));
    let Some((_, period)) = ordinary.zip(facts.period) else {
        return Vec::new();
    };
    let due = ordinary_due(period.from());
    if facts.today <= due {
        return Vec::new();
    }
    let late = Finding::new(RuleId::R01, Severity::Warning, "R01").at(&["period", "from"]);
    vec![late.reading("start", period.from()).against("due", due).reading("today", facts.today)]
}

pub(super) const R02: Rule = rule(RuleId::R02, Severity::Warning, unavoidable_term)
    .titled("Termine di invio per eventi non evitabili", "Term of submission for unavoidable events")
    .based("art. 15 c. 2 D.Lgs. 148/2015, D.Lgs. 185/2016, INPS msg 4067/2017", Confidence::Reported)
    .since(CORRECTION)
    .telling(&["R02", "R02-split"]);

/// R02, art. 15 c. 2: for an unavoidable event it is due by the end of the month after the first one.
fn unavoidable_term(facts: &Facts) -> Vec<Finding> {
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
    vec![late.reading("event", event).against("due", due).reading("today", facts.today)]
}

pub(super) const R03: Rule = rule(RuleId::R03, Severity::Warning, late_submission)
    .for_benefits(&[Benefit::Cigo, Benefit::AisFis, Benefit::AisFund, Benefit::Cisoa])
    .titled("Conseguenze dell'invio tardivo", "What late submission costs")
    .based("art. 15 c. 3-4 D.Lgs. 148/2015, INPS msg 3815/2017, art. 15 L. 457/1972", Confidence::Verified)
    .telling(&["R03", "R03-whole"]);

/// R03, art. 15 c. 3: what is sent late is paid from seven days before the day it is sent.
fn late_submission(facts: &Facts) -> Vec<Finding> {
    let Some((cause, period)) = facts.cause.zip(facts.period) else {
        return Vec::new();
    };
    let benefit = facts.benefit.unwrap_or(Benefit::Cigo);
    let due = submission_due_for(benefit, cause, period.from(), first_event(facts, period));
    let Lateness { payable_from, lost_days } = Lateness::of(period, due, facts.today);
    if lost_days == 0 {
        return Vec::new();
    }
    let message = if lost_days == period.days() { "R03-whole" } else { "R03" };
    let lost = Finding::new(RuleId::R03, Severity::Warning, message).at(&["period", "from"]);
    vec![lost.against("due", due).with("payable", payable_from).with("days", lost_days)]
}

/// No day asked for comes before the event that caused it: a later one does not move the term.
pub(super) fn first_event(facts: &Facts, period: Period) -> NaiveDate {
    facts.first_event_on.map_or(period.from(), |event| event.min(period.from()))
}

/// Weather of several months may be split by month, so that only the late months are at risk.
fn late_message(cause: Cause, event: NaiveDate, period: Period) -> &'static str {
    let month = |date: NaiveDate| (date.year(), date.month());
    if cause.is_weather() && month(event) < month(period.to()) { "R02-split" } else { "R02" }
}
