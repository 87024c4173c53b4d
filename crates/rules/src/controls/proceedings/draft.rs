//! Drafts that were left behind, or whose term ends soon.

use crate::calendar::{days_after, eone_due};
use crate::cause::Cause;
use crate::controls::rule::rule;
use crate::controls::terms::first_event;
use crate::controls::{Confidence, Facts, Finding, Rule, RuleId, Severity};
use crate::deadlines::{DatedTerm, TermKind, submission_due_for};

/// Days without a change after which a draft is told, as many as the ordinary term of submission has.
const IDLE_DAYS: u32 = 15;

pub(in crate::controls) const R50: Rule = rule(RuleId::R50, Severity::Info, draft)
    .for_every_benefit()
    .titled("Bozza ferma o in scadenza", "A draft left behind, or due soon")
    .based("Omnia Hub", Confidence::Proposed)
    .telling(&["R50", "R50-near"]);

/// R50: a draft that nobody changed for as long as the term of its cause is told, and one whose term ends within days.
fn draft(facts: &Facts) -> Vec<Finding> {
    [stale(facts), near(facts)].concat()
}

fn near(facts: &Facts) -> Vec<Finding> {
    let is_draft = facts.proceeding.last_changed_on.is_some();
    let known = facts.benefit.zip(facts.cause).zip(facts.period).filter(|_| is_draft);
    let Some(((benefit, cause), period)) = known else {
        return Vec::new();
    };
    let due = submission_due_for(benefit, cause, period.from(), first_event(facts, period));
    let Some(coming) = (DatedTerm { due, kind: TermKind::Submission }).coming(facts.today) else {
        return Vec::new();
    };
    let near = Finding::new(RuleId::R50, Severity::Info, "R50-near").at(&["period", "from"]);
    vec![near.reading("today", facts.today).against("due", due).with("days", coming.days_left)]
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
