//! What an application is worth: each worker's amount, the totals, and the employer's contribution.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::exact::{cents, total};
use super::spread::{months, spread, weeks};
use super::{Cap, CeilingNotPublished, ContributionTerms, Integration, LostHours, Schedule, integration};
use crate::calendar::Period;

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
pub struct Request {
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

/// What an application is worth, in euro.
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

/// What an application is worth; refused, when a month of it has no published ceiling.
///
/// Our reading, where only the hours of the whole period are told: they fall on its months evenly by working days.
pub fn estimate(request: &Request) -> Result<Estimate, CeilingNotPublished> {
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
