//! What the union step comes to after unavoidable events, and for builders and quarries.

use rust_decimal::{Decimal, RoundingStrategy};

use crate::calendar::{Period, weeks_touched};
use crate::cause::{Article10, Cause};
use crate::controls::limits::WEEKS_OF_ONE_APPLICATION;
use crate::controls::rule::rule;
use crate::controls::union::{consecutive_weeks, is_exempt};
use crate::controls::{Confidence, Facts, Finding, Rule, RuleId, Severity, UnionStep};
use crate::deadlines::{JOINT_EXAM_HOURS, joint_exam_may_be_asked};

pub(in crate::controls) const R23: Rule = rule(RuleId::R23, Severity::Info, joint_exam)
    .titled("Esame congiunto per eventi non evitabili", "Joint examination after unavoidable events")
    .based("art. 14 c. 4 D.Lgs. 148/2015", Confidence::Verified)
    .telling(&["R23"]);

/// R23, art. 14 c. 4: after an unavoidable event that takes more than sixteen hours a week, the unions may ask for a joint
/// examination within three days; it ends within five days of the request. Silent once the consultation is over.
fn joint_exam(facts: &Facts) -> Vec<Finding> {
    let has_ended = has(facts, |step| step.concluded_on.is_some());
    let applies = facts.cause.is_some_and(Cause::is_unavoidable) && !has_ended && !is_exempt(facts);
    let hours = weekly_hours(facts).filter(|hours| applies && joint_exam_may_be_asked(*hours));
    let tell = |hours: Decimal| {
        let shown = hours.round_dp_with_strategy(2, RoundingStrategy::AwayFromZero).normalize();
        Finding::new(RuleId::R23, Severity::Info, "R23").at(&["unionStep"]).with("hours", shown).against("limit", JOINT_EXAM_HOURS)
    };
    hours.map(tell).into_iter().collect()
}

/// Hours a week that the worker who loses most loses, as told, else on average over the weeks touched.
fn weekly_hours(facts: &Facts) -> Option<Decimal> {
    let most = || facts.beneficiaries.iter().filter_map(|worker| worker.hours_requested).max();
    let average = |period: Period| most()?.checked_div(Decimal::from(weeks_touched(period).len()));
    facts.details.weekly_hours_suspended.or_else(|| average(facts.period?))
}

pub(in crate::controls) const R24: Rule = rule(RuleId::R24, Severity::Info, builders)
    .titled("Comunicazione sindacale in edilizia e lapidei", "Union step of builders and quarries")
    .based("art. 14 c. 5 D.Lgs. 148/2015", Confidence::Verified)
    .telling(&["R24", "R24-needed"]);

/// R24, art. 14 c. 5: builders and quarries tell the unions only beyond thirteen weeks in a row; told as long as they have
/// not told them.
fn builders(facts: &Facts) -> Vec<Finding> {
    let is_builder = facts.letter().is_some_and(Article10::is_construction_or_stone);
    let has_told = has(facts, |step| step.communicated_on.is_some());
    let Some(period) = facts.period.filter(|_| is_builder && !has_told) else {
        return Vec::new();
    };
    let message = if is_exempt(facts) { "R24" } else { "R24-needed" };
    let step = Finding::new(RuleId::R24, Severity::Info, message).at(&["unionStep"]);
    vec![step.with("weeks", consecutive_weeks(facts, period)).against("limit", WEEKS_OF_ONE_APPLICATION)]
}

fn has(facts: &Facts, holds: impl Fn(&UnionStep) -> bool) -> bool {
    facts.union_step.as_ref().is_some_and(holds)
}
