//! When the allowance of a fund may be asked for.

use crate::cause::Benefit;
use crate::controls::rule::rule;
use crate::controls::terms::first_event;
use crate::controls::{Confidence, Facts, Finding, Rule, RuleId, Severity};
use crate::deadlines::{allowance_opens, submission_due_for};

/// The allowances of the wage-integration fund and of the bilateral funds.
const ALLOWANCES: &[Benefit] = &[Benefit::AisFis, Benefit::AisFund];

pub(in crate::controls) const R43: Rule = rule(RuleId::R43, Severity::Blocking, window)
    .for_benefits(ALLOWANCES)
    .titled("Termini di invio dell'assegno", "Window of the allowance")
    .based("art. 30 c. 2 D.Lgs. 148/2015, INPS msg 3815/2017 e msg 4752/2016", Confidence::Reported)
    .telling(&["R43", "R43-early", "R43-event"]);

/// R43, art. 30 c. 2: an allowance asked for more than thirty days before the start is inadmissible; one asked for late
/// is paid from a week before (R03).
fn window(facts: &Facts) -> Vec<Finding> {
    [early(facts), late(facts)].into_iter().flatten().collect()
}

fn asked(facts: &Facts) -> Option<Benefit> {
    facts.benefit.filter(|benefit| ALLOWANCES.contains(benefit))
}

fn early(facts: &Facts) -> Option<Finding> {
    let (_, period) = asked(facts).zip(facts.period)?;
    let opens = allowance_opens(period.from());
    let early = Finding::new(RuleId::R43, Severity::Blocking, "R43-early").at(&["period", "from"]);
    (facts.today < opens).then(|| early.reading("start", period.from()).against("opens", opens).reading("today", facts.today))
}

fn late(facts: &Facts) -> Option<Finding> {
    let ((benefit, cause), period) = asked(facts).zip(facts.cause).zip(facts.period)?;
    let event = first_event(facts, period);
    let due = submission_due_for(benefit, cause, period.from(), event);
    if facts.today <= due {
        return None;
    }
    let tell = |message| Finding::new(RuleId::R43, Severity::Warning, message).at(&["period", "from"]);
    let late = if cause.is_unavoidable_for(benefit) {
        tell("R43-event").reading("event", event)
    } else {
        tell("R43").reading("start", period.from())
    };
    Some(late.against("due", due).reading("today", facts.today))
}
