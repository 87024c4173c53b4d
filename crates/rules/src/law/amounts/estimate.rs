//! The estimate of an application: each worker's amount, the totals, and the employer's contribution.

use chrono::{Datelike, NaiveDate};
use rust_decimal::{Decimal, RoundingStrategy};

use super::exact::{cents, quotient, total};
use super::{Cap, CeilingNotPublished, ContributionTerms, Integration, LostHours, Schedule, WorkWeek, integration};
use crate::ground::calendar::{Period, add_months, end_of_month, weeks_touched};

/// What a worker earns and loses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WorkerPay {
    /// The place in the list of workers, from 0.
    pub worker: usize,
    /// What the worker would have had for an hour, every element of the pay included, in euro.
    pub hourly_pay: Decimal,
    /// The hours lost in the period.
    pub hours: Decimal,
    /// The hours that the worker can work.
    pub schedule: Schedule,
}

/// What an estimate is made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EstimateRequest {
    /// The days asked for.
    pub period: Period,
    /// What caps the amounts.
    pub cap: Cap,
    /// The workers of whom the pay is known.
    pub workers: Vec<WorkerPay>,
    /// On which terms the employer contributes, when they are known.
    pub contribution: Option<ContributionTerms>,
}

/// What a worker is paid for a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// The place in the list of workers, from 0.
    pub worker: usize,
    /// The first day of the month.
    pub month: NaiveDate,
    /// The amount.
    pub integration: Integration,
}

/// The estimate of an application, in euro.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Estimate {
    /// Each worker's amounts, month by month.
    pub lines: Vec<Line>,
    /// Their sum before the reduction of 5.84 %.
    pub gross: Decimal,
    /// Their sum after it.
    pub net: Decimal,
    /// The hours paid.
    pub hours: Decimal,
    /// The pay of the hours lost.
    pub lost_pay: Decimal,
    /// What the employer contributes, when its terms are known.
    pub contribution: Option<Decimal>,
}

/// The estimate of an application; refused, when a month of it has no published ceiling.
///
/// Our reading, where only the hours of the whole period are known: they fall on its months evenly by working days.
pub fn estimate(request: &EstimateRequest) -> Result<Estimate, CeilingNotPublished> {
    let months = months(request.period);
    let lines: Vec<_> = request.workers.iter().flat_map(|worker| lines(*worker, request.cap, &months)).collect::<Result<_, _>>()?;
    let sum = |part: fn(&Integration) -> Decimal| total(lines.iter().map(|line| part(&line.integration)));
    let lost_pay = sum(|amount| amount.lost_pay);
    let contribution = request.contribution.map(|terms| terms.contribution(lost_pay, &weeks(request.period)));
    Ok(Estimate {
        gross: cents(sum(|amount| amount.gross)),
        net: cents(sum(|amount| amount.net)),
        hours: sum(|amount| amount.hours),
        lost_pay: cents(lost_pay),
        contribution,
        lines,
    })
}

fn lines(worker: WorkerPay, cap: Cap, months: &[(NaiveDate, u32)]) -> impl Iterator<Item = Result<Line, CeilingNotPublished>> {
    let hours = spread(worker.hours, months.iter().map(|(_, days)| *days));
    months.iter().zip(hours).map(move |(&(month, _), hours)| {
        let workable_hours = worker.schedule.workable_hours(month);
        let lost = LostHours { hourly_pay: worker.hourly_pay, hours, workable_hours };
        let ceiling = cap.ceiling(month, worker.hourly_pay.saturating_mul(workable_hours))?;
        Ok(Line { worker: worker.worker, month, integration: integration(lost, ceiling) })
    })
}

/// The months of a period that have working days of it, by their first day, with those days.
pub(super) fn months(period: Period) -> Vec<(NaiveDate, u32)> {
    let first = period.from().with_day(1).unwrap_or(period.from());
    let firsts = std::iter::successors(Some(first), |month| Some(add_months(*month, 1)));
    let firsts: Vec<_> = firsts.take_while(|month| *month <= period.to()).collect();
    let days = working(period, firsts.iter().map(|month| (*month, end_of_month(*month))));
    firsts.into_iter().zip(days).filter(|(_, days)| *days > 0).collect()
}

/// The working days of a period in each of its weeks; a week touched on a Sunday alone is one, without any.
pub(super) fn weeks(period: Period) -> Vec<u32> {
    working(period, weeks_touched(period).into_iter().map(|week| (week.monday(), week.sunday())))
}

/// The days of a period in each span: from Monday to Friday, or every day when the period has no other.
fn working(period: Period, spans: impl Iterator<Item = (NaiveDate, NaiveDate)>) -> Vec<u32> {
    let within: Vec<_> = spans.map(|(from, to)| (from.max(period.from()), to.min(period.to()))).collect();
    let weekdays: Vec<_> = within.iter().map(|(from, to)| WorkWeek::FiveDays.days_between(*from, *to)).collect();
    if weekdays.iter().any(|days| *days > 0) {
        return weekdays;
    }
    within.iter().map(|(from, to)| u32::try_from((*to - *from).num_days() + 1).unwrap_or_default()).collect()
}

/// A number of hours over parts of so many days each, in hundredths; the parts give the whole again.
pub(super) fn spread(hours: Decimal, days: impl IntoIterator<Item = u32> + Clone) -> Vec<Decimal> {
    let whole = days.clone().into_iter().fold(0, u32::saturating_add);
    let until = days.into_iter().scan(0_u32, |until, days| {
        *until = until.saturating_add(days);
        Some(*until)
    });
    let given = until.scan(Decimal::ZERO, |given, until| {
        let due = if until == whole { hours } else { hundredths(quotient(hours.saturating_mul(until.into()), whole.into())) };
        Some(due.saturating_sub(std::mem::replace(given, due)))
    });
    given.collect()
}

fn hundredths(hours: Decimal) -> Decimal {
    hours.round_dp_with_strategy(2, RoundingStrategy::ToZero)
}
