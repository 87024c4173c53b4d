//! R47, R48: the days of agricultural workers, and the weather.

use chrono::{Datelike, NaiveDate};

use super::finding::listed;
use super::{AgriculturalWorker, Facts, Finding, RuleId, Severity};
use crate::ground::calendar::Period;
use crate::law::cause::{Benefit, Cause};
use crate::law::schemes::{AGRICULTURAL_DEROGATIONS, DAYS_OF_A_YEAR, DAYS_WITH_THE_FIRM, DayVerdict, is_under_ordinary_rules, judge_days};

/// What prevents the grant of a worker's days.
enum Trouble {
    Beyond { days: usize, first: NaiveDate, used: u32 },
    HalfDays { days: usize, first: NaiveDate },
    Seniority { days: u32 },
    FixedTerm,
}

/// R47, art. 8 L. 457/1972: ninety days a year, whole ones, for permanent workers with 181 days in the firm; the weather of
/// July to December 2025 is outside all of it (art. 10-bis D.L. 92/2025).
pub(super) fn days(facts: &Facts) -> Vec<Finding> {
    let requested = facts.benefit.filter(|benefit| *benefit == Benefit::Cisoa);
    let Some(((_, cause), period)) = requested.zip(facts.cause).zip(facts.period) else {
        return Vec::new();
    };
    let workers = facts.beneficiaries.iter().enumerate();
    let known = workers.filter_map(|(index, worker)| Some((index, facts.scheme.agricultural.get(&worker.tax_code)?)));
    let hits = known.flat_map(|(index, worker)| troubles(cause, period, worker).map(move |trouble| (index, trouble)));
    listed(&hits.collect::<Vec<_>>(), "R47-rest", |(index, trouble)| to_finding(*index, trouble))
}

fn troubles(cause: Cause, period: Period, worker: &AgriculturalWorker) -> impl Iterator<Item = Trouble> + use<> {
    let walk = judge_days(cause, &worker.used, &worker.requested);
    let refused = |verdict| {
        let days: Vec<_> = walk.iter().filter(|(_, made)| **made == verdict).map(|(date, _)| *date).collect();
        days.first().map(|first| (days.len(), *first))
    };
    let used = |year| worker.used.get(&year).copied().unwrap_or(0);
    let beyond = refused(DayVerdict::Beyond).map(|(days, first)| Trouble::Beyond { days, first, used: used(first.year()) });
    let half_days = refused(DayVerdict::HalfDay).map(|(days, first)| Trouble::HalfDays { days, first });

    let ordinary = is_ordinary(cause, period, worker);
    let short = worker.days_with_firm.filter(|days| ordinary && *days < DAYS_WITH_THE_FIRM);
    let fixed_term = (ordinary && worker.fixed_term).then_some(Trouble::FixedTerm);
    [beyond, half_days, short.map(|days| Trouble::Seniority { days }), fixed_term].into_iter().flatten()
}

/// Whether some day falls under the ordinary rules: of those asked for, or of the period while they are not given.
fn is_ordinary(cause: Cause, period: Period, worker: &AgriculturalWorker) -> bool {
    if worker.requested.is_empty() {
        return is_under_ordinary_rules(cause, [period.from(), period.to()]);
    }
    is_under_ordinary_rules(cause, worker.requested.keys().copied())
}

fn to_finding(index: usize, trouble: &Trouble) -> Finding {
    let warning = |message, field| Finding::new(RuleId::R47, Severity::Warning, message).of_worker(index, field);
    match *trouble {
        Trouble::Beyond { days, first, used } => {
            warning("R47-person", "days").reading("used", used).against("limit", DAYS_OF_A_YEAR).with("days", days).with("first", first)
        }
        Trouble::HalfDays { days, first } => warning("R47-half", "days").with("days", days).with("first", first),
        Trouble::Seniority { days } => warning("R47-days", "daysWithFirm").reading("days", days).against("needed", DAYS_WITH_THE_FIRM),
        Trouble::FixedTerm => warning("R47-term", "fixedTerm"),
    }
}

/// R48: heat is a cause in agriculture too, by itself or by order; the weather of July to December 2025 has rules of its own.
pub(super) fn weather(facts: &Facts) -> Vec<Finding> {
    if facts.benefit != Some(Benefit::Cisoa) {
        return Vec::new();
    }
    [heat(facts), derogation(facts)].into_iter().flatten().collect()
}

fn heat(facts: &Facts) -> Option<Finding> {
    let cause = facts.cause.filter(|cause| matches!(cause, Cause::WeatherAgriculture | Cause::PublicAuthorityOrder))?;
    let heat = || Finding::new(RuleId::R48, Severity::Info, "R48").at(&["cause"]).reading("cause", cause.as_str());
    facts.scheme.heat.then(heat)
}

fn derogation(facts: &Facts) -> Option<Finding> {
    let weather = facts.cause.filter(|cause| *cause == Cause::WeatherAgriculture);
    let (_, period) = weather.zip(facts.period)?;
    let mut lifted = AGRICULTURAL_DEROGATIONS.iter().filter_map(|derogation| Period::new(derogation.from, derogation.to).ok());
    let shared = lifted.find_map(|lifted| lifted.shared_with(period))?;
    let finding = Finding::new(RuleId::R48, Severity::Info, "R48-derogation").at(&["period"]);
    Some(finding.with("from", shared.from()).with("to", shared.to()))
}
