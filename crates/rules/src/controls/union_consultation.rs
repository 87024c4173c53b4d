//! R22 to R24: the communication to the unions and the consultation, art. 14 D.Lgs. 148/2015.

use std::collections::HashSet;

use chrono::NaiveDate;
use rust_decimal::{Decimal, RoundingStrategy};

use super::consecutive_weeks::WEEKS_OF_ONE_APPLICATION;
use super::{Facts, Finding, RuleId, Severity, UnionStep};
use crate::ground::Value;
use crate::ground::calendar::{Period, Week, day, weeks_touched};
use crate::law::cause::{Article10, Benefit, Cause};
use crate::law::deadlines::{JOINT_EXAM_HOURS, consultation_ends, joint_exam_may_be_asked};

/// From when the firms of the wage-integration fund consult the unions as the others do.
const FUND_CONSULTS_FROM: NaiveDate = day(2022, 4, 1);

/// R22, art. 14 c. 1, 4, 5 and 6: the unions are notified before the start, or of duration and workers after an
/// unavoidable event; builders and quarries need it only beyond thirteen weeks in a row (R24).
pub(super) fn union_step(facts: &Facts) -> Vec<Finding> {
    if is_exempt(facts) || is_let_off(facts) {
        return Vec::new();
    }
    let step = facts.union_step.as_ref();
    let Some((step, communicated_on)) = step.and_then(|step| Some((step, step.communicated_on?))) else {
        return vec![Finding::new(RuleId::R22, Severity::Blocking, "R22").at(&["unionStep"])];
    };
    match facts.cause {
        Some(_) if facts.is_unavoidable() => content(step),
        Some(_) => [late(facts, communicated_on), open(facts, step, communicated_on)].into_iter().flatten().collect(),
        None => Vec::new(),
    }
}

/// Firms of the wage-integration fund were let off until March 2022 (INPS msg 802/2022); which consultation their
/// extraordinary causes ask for is not published.
fn is_let_off(facts: &Facts) -> bool {
    let extraordinary = facts.cause.is_some_and(Cause::is_extraordinary);
    facts.benefit == Some(Benefit::AisFis) && (facts.today < FUND_CONSULTS_FROM || extraordinary)
}

/// R24, art. 14 c. 5.
pub(super) fn is_exempt(facts: &Facts) -> bool {
    let exempt = facts.letter().is_some_and(Article10::is_construction_or_stone);
    let weeks = facts.period.map_or(0, |period| consecutive_weeks(facts, period));
    exempt && weeks <= WEEKS_OF_ONE_APPLICATION as usize
}

/// The weeks in a row that end with those asked for, in the same unit.
pub(super) fn consecutive_weeks(facts: &Facts, period: Period) -> usize {
    let same_unit = |key| facts.unit.as_ref().is_some_and(|unit| &unit.key == key);
    let others = facts.others.iter().filter(|other| same_unit(&other.unit));
    let requested: HashSet<_> = others.flat_map(|other| weeks_touched(other.period)).collect();
    let before = std::iter::successors(Some(Week::of(period.from()).earlier(1)), |week| Some(week.earlier(1)));
    weeks_touched(period).len() + before.take_while(|week| requested.contains(week)).count()
}

fn content(step: &UnionStep) -> Vec<Finding> {
    if step.workers.is_some() && step.weeks.is_some() {
        return Vec::new();
    }
    vec![Finding::new(RuleId::R22, Severity::Blocking, "R22-content").at(&["unionStep"])]
}

fn late(facts: &Facts, communicated_on: NaiveDate) -> Option<Finding> {
    let start = facts.period?.from();
    let late = Finding::new(RuleId::R22, Severity::Warning, "R22-late").at(&["unionStep", "communicatedOn"]);
    (start < communicated_on).then(|| late.reading("communicated", communicated_on).against("start", start))
}

fn open(facts: &Facts, step: &UnionStep, communicated_on: NaiveDate) -> Option<Finding> {
    let employees = facts.employees();
    let ends = consultation_ends(communicated_on, employees);
    let is_open = employees > Decimal::ZERO && step.concluded_on.is_none() && facts.today <= ends;
    let open = Finding::new(RuleId::R22, Severity::Info, "R22-open").at(&["unionStep", "concludedOn"]);
    is_open.then(|| open.reading("communicated", communicated_on).against("ends", ends).reading("employees", counted(employees)))
}

/// A whole number is written as one.
fn counted(employees: Decimal) -> Value {
    let whole = u32::try_from(employees).ok().filter(|_| employees.is_integer());
    whole.map_or_else(|| employees.normalize().into(), Value::from)
}

/// R23, art. 14 c. 4: after an unavoidable event that takes more than sixteen hours a week, the unions may ask for a joint
/// examination within three days; it ends within five days of the request. Silent once the consultation is over.
pub(super) fn joint_exam(facts: &Facts) -> Vec<Finding> {
    let has_ended = has(facts, |step| step.concluded_on.is_some());
    let applies = facts.cause.is_some_and(Cause::is_unavoidable) && !has_ended && !is_exempt(facts);
    let hours = weekly_hours(facts).filter(|hours| applies && joint_exam_may_be_asked(*hours));
    let to_finding = |hours: Decimal| {
        let shown = hours.round_dp_with_strategy(2, RoundingStrategy::AwayFromZero).normalize();
        Finding::new(RuleId::R23, Severity::Info, "R23").at(&["unionStep"]).with("hours", shown).against("limit", JOINT_EXAM_HOURS)
    };
    hours.map(to_finding).into_iter().collect()
}

/// Hours a week that the worker who loses most loses, as declared, else on average over the weeks touched.
fn weekly_hours(facts: &Facts) -> Option<Decimal> {
    let most = || facts.beneficiaries.iter().filter_map(|worker| worker.hours_requested).max();
    let average = |period: Period| most()?.checked_div(Decimal::from(weeks_touched(period).len()));
    facts.details.weekly_hours_suspended.or_else(|| average(facts.period?))
}

/// R24, art. 14 c. 5: builders and quarries notify the unions only beyond thirteen weeks in a row; reported as long as they have
/// not notified them.
pub(super) fn builders(facts: &Facts) -> Vec<Finding> {
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
