//! R01, R02, R03, R43, R50: when an application is due, what lateness costs, and drafts that are left behind or due soon.

use chrono::{Datelike, NaiveDate};

use super::{Facts, Finding, RuleId, Severity};
use crate::ground::calendar::{Period, day, days_after, eone_due};
use crate::law::cause::{Benefit, Cause};
use crate::law::deadlines::{DatedTerm, Lateness, TermKind, allowance_opens, ordinary_due, submission_due_for};

/// The day on which D.Lgs. 185/2016 came into force.
pub(super) const CORRECTION: NaiveDate = day(2016, 10, 8);

/// R01, art. 15 c. 2, and art. 15 L. 457/1972 for agriculture: an application is due fifteen days after the start. The
/// allowances have a window of their own (R43).
pub(super) fn ordinary_term(facts: &Facts) -> Vec<Finding> {
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
    vec![late.reading("event", event).against("due", due).reading("today", facts.today)]
}

/// R03, art. 15 c. 3: what is sent late is paid from seven days before the day it is sent.
pub(super) fn late_submission(facts: &Facts) -> Vec<Finding> {
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

/// The allowances of the wage-integration fund and of the bilateral funds.
pub(super) const ALLOWANCES: &[Benefit] = &[Benefit::AisFis, Benefit::AisFund];

/// R43, art. 30 c. 2: an allowance asked for more than thirty days before the start is inadmissible; one asked for late
/// is paid from a week before (R03).
pub(super) fn window(facts: &Facts) -> Vec<Finding> {
    [early(facts), late(facts)].into_iter().flatten().collect()
}

fn requested(facts: &Facts) -> Option<Benefit> {
    facts.benefit.filter(|benefit| ALLOWANCES.contains(benefit))
}

fn early(facts: &Facts) -> Option<Finding> {
    let (_, period) = requested(facts).zip(facts.period)?;
    let opens = allowance_opens(period.from());
    let early = Finding::new(RuleId::R43, Severity::Blocking, "R43-early").at(&["period", "from"]);
    (facts.today < opens).then(|| early.reading("start", period.from()).against("opens", opens).reading("today", facts.today))
}

fn late(facts: &Facts) -> Option<Finding> {
    let ((benefit, cause), period) = requested(facts).zip(facts.cause).zip(facts.period)?;
    let event = first_event(facts, period);
    let due = submission_due_for(benefit, cause, period.from(), event);
    if facts.today <= due {
        return None;
    }
    let to_finding = |message| Finding::new(RuleId::R43, Severity::Warning, message).at(&["period", "from"]);
    let late = if cause.is_unavoidable_for(benefit) {
        to_finding("R43-event").reading("event", event)
    } else {
        to_finding("R43").reading("start", period.from())
    };
    Some(late.against("due", due).reading("today", facts.today))
}

/// Days without a change after which a draft is reported, as many as the ordinary term of submission has.
const IDLE_DAYS: u32 = 15;

/// R50: a draft that nobody changed for as long as the term of its cause is reported, and one whose term ends within days.
pub(super) fn draft(facts: &Facts) -> Vec<Finding> {
    [stale(facts), near(facts)].concat()
}

fn near(facts: &Facts) -> Vec<Finding> {
    let is_draft = facts.proceeding.last_changed_on.is_some();
    let known = facts.benefit.zip(facts.cause).zip(facts.period).filter(|_| is_draft);
    let Some(((benefit, cause), period)) = known else {
        return Vec::new();
    };
    let due = submission_due_for(benefit, cause, period.from(), first_event(facts, period));
    let Some(upcoming) = (DatedTerm { due, kind: TermKind::Submission }).upcoming(facts.today) else {
        return Vec::new();
    };
    let near = Finding::new(RuleId::R50, Severity::Info, "R50-near").at(&["period", "from"]);
    vec![near.reading("today", facts.today).against("due", due).with("days", upcoming.days_left)]
}

fn stale(facts: &Facts) -> Vec<Finding> {
    let Some(changed_on) = facts.proceeding.last_changed_on else {
        return Vec::new();
    };
    let unavoidable = facts.cause.is_some_and(Cause::is_unavoidable);
    let last = if unavoidable { eone_due(changed_on) } else { days_after(changed_on, IDLE_DAYS) };
    if facts.today <= last {
        return Vec::new();
    }
    let days = u32::try_from((facts.today - changed_on).num_days()).unwrap_or(u32::MAX);
    let stale = Finding::new(RuleId::R50, Severity::Info, "R50");
    vec![stale.reading("changed", changed_on).against("last", last).reading("today", facts.today).with("days", days)]
}
