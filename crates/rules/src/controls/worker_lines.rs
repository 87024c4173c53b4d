//! R37, R40, R52: what is asked for each worker: hours, an account for direct payment, no days of work elsewhere.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::finding::listed;
use super::{Beneficiary, Facts, Finding, PaymentMode, RuleId, Severity};
use crate::ground::calendar::{Period, Week, day, weeks_touched};
use crate::ground::identifiers::Iban;
use crate::law::amounts::WorkWeek;

/// The most that can be worked on a day: eleven hours of rest are left, art. 7 D.Lgs. 66/2003.
const HOURS_OF_A_DAY: Decimal = Decimal::from_parts(13, 0, 0, false, 0);

/// R37, art. 3 c. 1: a line asks for some hours, and for no more than can be worked under the contract in the period; what is
/// above the even share of its days is reported.
pub(super) fn hours(facts: &Facts) -> Vec<Finding> {
    let lines = facts.beneficiaries.iter().enumerate();
    let wrong: Vec<_> = lines.filter_map(|(line, worker)| hours_fault(facts, line, worker)).collect();
    let (above, refused): (Vec<_>, Vec<_>) = wrong.into_iter().partition(|wrong| matches!(wrong.how, HoursExcess::Above(_)));
    [listed(&refused, "R37-rest", hours_finding), listed(&above, "R37-above-rest", hours_finding)].concat()
}

struct HoursFault {
    line: usize,
    hours: Decimal,
    how: HoursExcess,
}

/// What is wrong, and the hours that are exceeded.
enum HoursExcess {
    None,
    Beyond(Decimal),
    Above(Decimal),
}

fn hours_fault(facts: &Facts, line: usize, worker: &Beneficiary) -> Option<HoursFault> {
    let hours = worker.hours_requested?;
    if hours <= Decimal::ZERO {
        return Some(HoursFault { line, hours, how: HoursExcess::None });
    }
    let (period, weekly) = facts.period.zip(worker.contract_hours)?;
    let (most, share) = (most_hours(period, weekly), even_share(period, weekly, facts.pay.work_week));
    let how = if most < hours { HoursExcess::Beyond(most) } else { HoursExcess::Above(share) };
    (most.min(share) < hours).then_some(HoursFault { line, hours, how })
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

fn hours_finding(wrong: &HoursFault) -> Finding {
    let (message, severity, limit) = match wrong.how {
        HoursExcess::None => ("R37-none", Severity::Blocking, None),
        HoursExcess::Beyond(most) => ("R37-beyond", Severity::Blocking, Some(most)),
        HoursExcess::Above(share) => ("R37-above", Severity::Warning, Some(share)),
    };
    let finding = Finding::new(RuleId::R37, severity, message);
    let finding = finding.of_worker(wrong.line, "hoursRequested").reading("hours", wrong.hours);
    limit.into_iter().fold(finding, |finding, limit| finding.against("limit", limit))
}

enum AccountFault {
    Missing,
    /// The code of what is wrong with it: it is not repeated itself, since it is the worker's own.
    Invalid(&'static str),
}

/// R40: when the institute pays the workers, it needs the account of each.
pub(super) fn accounts(facts: &Facts) -> Vec<Finding> {
    if facts.pay.payment_mode != Some(PaymentMode::Direct) {
        return Vec::new();
    }
    let lines = facts.beneficiaries.iter().enumerate();
    let wrong: Vec<_> = lines.filter_map(|(line, worker)| Some((line, account_fault(worker)?))).collect();
    listed(&wrong, "R40-rest", |(line, wrong)| match wrong {
        AccountFault::Missing => account_warning("R40-missing").of_worker(*line, "iban"),
        AccountFault::Invalid(problem) => account_warning("R40-invalid").of_worker(*line, "iban").reading("problem", *problem),
    })
}

fn account_warning(message: &'static str) -> Finding {
    Finding::new(RuleId::R40, Severity::Warning, message)
}

fn account_fault(worker: &Beneficiary) -> Option<AccountFault> {
    let Some(iban) = worker.iban.as_deref().filter(|iban| !iban.trim().is_empty()) else {
        return Some(AccountFault::Missing);
    };
    Iban::parse(iban).err().map(|invalid| AccountFault::Invalid(invalid.code()))
}

/// From when only the days worked elsewhere are lost, L. 203/2024 art. 6.
pub(super) const DAYS_ONLY_FROM: NaiveDate = day(2025, 1, 12);

/// R52, art. 8: the days worked for others are not paid; who does not notify the institute beforehand loses the right.
pub(super) fn other_work(facts: &Facts) -> Vec<Finding> {
    let lines = facts.beneficiaries.iter().enumerate();
    let elsewhere = lines.filter_map(|(line, worker)| Some((line, worker.other_work.filter(|work| work.days > 0)?)));
    let elsewhere: Vec<_> = elsewhere.collect();
    listed(&elsewhere, "R52-rest", |(line, work)| {
        let message = if work.declared_beforehand { "R52-days" } else { "R52-lost" };
        Finding::new(RuleId::R52, Severity::Info, message).of_worker(*line, "otherWork").reading("days", work.days)
    })
}
