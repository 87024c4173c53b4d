//! The hours asked for each worker.

use rust_decimal::Decimal;

use crate::amounts::WorkWeek;
use crate::calendar::{Period, Week, weeks_touched};
use crate::controls::finding::listed;
use crate::controls::rule::rule;
use crate::controls::{Beneficiary, Confidence, Facts, Finding, Rule, RuleId, Severity};

/// The most that can be worked on a day: eleven hours of rest are left, art. 7 D.Lgs. 66/2003.
const HOURS_OF_A_DAY: Decimal = Decimal::from_parts(13, 0, 0, false, 0);

pub(in crate::controls) const R37: Rule = rule(RuleId::R37, Severity::Blocking, hours)
    .for_every_benefit()
    .titled("Ore entro l'orario contrattuale", "Hours within the contract")
    .based("art. 3 c. 1 D.Lgs. 148/2015, art. 7 D.Lgs. 66/2003", Confidence::Remembered)
    .telling(&["R37-none", "R37-beyond", "R37-rest", "R37-above", "R37-above-rest"]);

/// R37, art. 3 c. 1: a line asks for some hours, and for no more than can be worked under the contract in the period; what is
/// above the even share of its days is told.
fn hours(facts: &Facts) -> Vec<Finding> {
    let lines = facts.beneficiaries.iter().enumerate();
    let wrong: Vec<_> = lines.filter_map(|(line, worker)| wrong(facts, line, worker)).collect();
    let (above, refused): (Vec<_>, Vec<_>) = wrong.into_iter().partition(|wrong| matches!(wrong.how, How::Above(_)));
    [listed(&refused, "R37-rest", tell), listed(&above, "R37-above-rest", tell)].concat()
}

struct Wrong {
    line: usize,
    hours: Decimal,
    how: How,
}

/// What is wrong, and the hours that are exceeded.
enum How {
    None,
    Beyond(Decimal),
    Above(Decimal),
}

fn wrong(facts: &Facts, line: usize, worker: &Beneficiary) -> Option<Wrong> {
    let hours = worker.hours_requested?;
    if hours <= Decimal::ZERO {
        return Some(Wrong { line, hours, how: How::None });
    }
    let (period, weekly) = facts.period.zip(worker.contract_hours)?;
    let (most, share) = (most_hours(period, weekly), even_share(period, weekly, facts.pay.work_week));
    let how = if most < hours { How::Beyond(most) } else { How::Above(share) };
    (most.min(share) < hours).then_some(Wrong { line, hours, how })
}

/// The most hours of a contract in a period: in each week the weekly ones, and what its days can hold, since shifts may gather
/// them on some days.
fn most_hours(period: Period, weekly: Decimal) -> Decimal {
    let of_week = |week: Week| weekly.min(HOURS_OF_A_DAY.saturating_mul(days_in(period, week).into()));
    weeks_touched(period).into_iter().map(of_week).fold(Decimal::ZERO, Decimal::saturating_add)
}

fn days_in(period: Period, week: Week) -> usize {
    week.monday().iter_days().take(7).filter(|day| period.contains(*day)).count()
}

/// The hours of the contract that fall on the working days of the period, in hundredths; on all its days when it has no other.
fn even_share(period: Period, weekly: Decimal, week: Option<WorkWeek>) -> Decimal {
    let week = week.unwrap_or(WorkWeek::FiveDays);
    let working = week.days_between(period.from(), period.to());
    let days = if working == 0 { period.days() } else { working };
    let share = weekly.saturating_mul(days.into()).checked_div(week.days().into()).unwrap_or_default();
    share.round_dp(2).normalize()
}

fn tell(wrong: &Wrong) -> Finding {
    let (message, severity, limit) = match wrong.how {
        How::None => ("R37-none", Severity::Blocking, None),
        How::Beyond(most) => ("R37-beyond", Severity::Blocking, Some(most)),
        How::Above(share) => ("R37-above", Severity::Warning, Some(share)),
    };
    let told = Finding::new(RuleId::R37, severity, message);
    let told = told.of_worker(wrong.line, "hoursRequested").reading("hours", wrong.hours);
    limit.into_iter().fold(told, |told, limit| told.against("limit", limit))
}
