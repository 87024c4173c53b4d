//! R36: the amounts, as far as the application says what the workers earn.

use std::collections::HashSet;

use chrono::Datelike;
use rust_decimal::Decimal;

use super::contribution_due::contribution_terms;
use super::{Beneficiary, Facts, Finding, RuleId, Severity};
use crate::law::amounts::{
    self, Bound, Cap, CeilingNotPublished, ContributionTerms, Estimate, EstimateRequest, Line, Schedule, WorkWeek, WorkerPay,
};

/// R36, art. 3: eighty per cent of the pay of the hours lost, within the monthly ceiling.
pub(super) fn amount(facts: &Facts) -> Vec<Finding> {
    let finding = match estimate(facts) {
        Some(Ok(estimate)) => total(&estimate),
        Some(Err(CeilingNotPublished { year })) => info("R36-unpublished").reading("year", year.to_string().as_str()),
        None => return Vec::new(),
    };
    vec![finding]
}

fn info(message: &'static str) -> Finding {
    Finding::new(RuleId::R36, Severity::Info, message).at(&["beneficiaries"])
}

fn total(estimate: &Estimate) -> Finding {
    let first = estimate.lines.first();
    let ceiling = first.and_then(|line| Some((line.month.year().to_string(), line.integration.ceiling?)));
    let finding = info(if ceiling.is_some() { "R36" } else { "R36-uncapped" })
        .reading("workers", workers(&estimate.lines))
        .reading("hours", estimate.hours)
        .with("gross", estimate.gross)
        .with("net", estimate.net);
    let Some((year, ceiling)) = ceiling else {
        return finding;
    };
    let capped = estimate.lines.iter().filter(|line| line.integration.bound == Bound::Ceiling);
    finding.with("capped", workers(capped)).reading("year", year.as_str()).against("ceiling", ceiling.gross)
}

fn workers<'a>(lines: impl IntoIterator<Item = &'a Line>) -> usize {
    lines.into_iter().map(|line| line.worker).collect::<HashSet<_>>().len()
}

/// The estimate of an application, for the workers whose hourly pay, hours and contract are given; none without such a
/// worker, or before benefit, cause and period are given. Refused, when a month has no published ceiling.
pub fn estimate(facts: &Facts) -> Option<Result<Estimate, CeilingNotPublished>> {
    request(facts, contribution_terms(facts)).map(|request| amounts::estimate(&request))
}

fn request(facts: &Facts, contribution: Option<ContributionTerms>) -> Option<EstimateRequest> {
    let (benefit, cause, period) = (facts.benefit?, facts.cause?, facts.period?);
    let week = facts.pay.work_week.unwrap_or(WorkWeek::FiveDays);
    let workers = facts.beneficiaries.iter().enumerate();
    let workers: Vec<_> = workers.filter_map(|(index, worker)| pay_of(index, worker, week)).collect();
    let cap = Cap::of(benefit, facts.fund, cause, facts.letter());
    (!workers.is_empty()).then_some(EstimateRequest { period, cap, workers, contribution })
}

fn pay_of(index: usize, worker: &Beneficiary, week: WorkWeek) -> Option<WorkerPay> {
    let schedule = Schedule::Weekly { hours: worker.contract_hours?, week };
    Some(WorkerPay { worker: index, hourly_pay: worker.hourly_pay?, hours: worker.hours_requested?, schedule })
}

/// What is contributed, and on what.
pub(super) struct Due {
    pub(super) lost_pay: Decimal,
    pub(super) contribution: Decimal,
}

/// What is contributed on some terms; none while the pay is unknown, or beyond the years with a ceiling.
pub(super) fn due(facts: &Facts, terms: ContributionTerms) -> Option<Due> {
    let estimate = amounts::estimate(&request(facts, Some(terms))?).ok()?;
    Some(Due { lost_pay: estimate.lost_pay, contribution: estimate.contribution? })
}
