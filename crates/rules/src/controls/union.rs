//! The communication to the unions, art. 14 D.Lgs. 148/2015.

use std::collections::HashSet;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::limits::WEEKS_OF_ONE_APPLICATION;
use super::rule::rule;
use super::{Confidence, Facts, Finding, Rule, RuleId, Severity, UnionStep, Value};
use crate::calendar::{Period, Week, day, weeks_touched};
use crate::cause::{Article10, Benefit, Cause};
use crate::deadlines::consultation_ends;

/// From when the firms of the wage-integration fund consult the unions as the others do.
const FUND_CONSULTS_FROM: NaiveDate = day(2022, 4, 1);

pub(super) const R22: Rule = rule(RuleId::R22, Severity::Blocking, union_step)
    .for_benefits(&[Benefit::Cigo, Benefit::AisFis])
    .titled("Comunicazione sindacale", "Communication to the unions")
    .based("art. 14 c. 1, 3-6 D.Lgs. 148/2015, INPS msg 802/2022", Confidence::Verified)
    .telling(&["R22", "R22-content", "R22-late", "R22-open"]);

/// R22, art. 14 c. 1, 4, 5 and 6: the unions are told before the start, or of duration and workers after an
/// unavoidable event; builders and quarries need it only beyond thirteen weeks in a row (R24).
fn union_step(facts: &Facts) -> Vec<Finding> {
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
/// extraordinary causes ask for is not told.
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
    let asked: HashSet<_> = others.flat_map(|other| weeks_touched(other.period)).collect();
    let before = std::iter::successors(Some(Week::of(period.from()).earlier(1)), |week| Some(week.earlier(1)));
    weeks_touched(period).len() + before.take_while(|week| asked.contains(week)).count()
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

/// A whole number is spoken as one.
fn counted(employees: Decimal) -> Value {
    let whole = u32::try_from(employees).ok().filter(|_| employees.is_integer());
    whole.map_or_else(|| employees.normalize().into(), Value::from)
}
