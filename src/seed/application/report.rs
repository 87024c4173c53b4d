//! The technical report that is filled in within the application, where the applicant did not attach one.

use chrono::{Datelike, NaiveDate, NaiveTime, Weekday};
use omnia_rules::calendar::{Period, is_holiday};
use omnia_rules::cause::{Benefit, Cause, ReportRequirement};
use omnia_rules::report::{
    Answers, ComposedReport, Field, FieldAnswer, FieldKind, Figures, FinancialIndicators, Granularity, IndicatorRow, Quarter, fields,
};
use omnia_rules::weather::{WeatherDay, WeatherEvent, WeatherWork};
use rust_decimal::Decimal;

use super::plan::ApplicationPlan;
use crate::applications::{Content, ReportContent};
use crate::seed::model::days::days_after;
use crate::seed::model::reference_data::{REFERENCE, Trade};
use crate::seed::model::rng::Rng;

/// How many reports are filled in within the application, in percent; the others are attached.
const COMPOSED: usize = 30;

/// Fills in the report of a plan; none where it is attached or missing.
pub fn build(plan: &ApplicationPlan, trade: &Trade, content: &Content, rng: &mut Rng) -> Option<ReportContent> {
    let asks = matches!(plan.benefit, Benefit::Cigo | Benefit::AisFis) && !plan.flaws.no_report;
    if !rng.chance(COMPOSED) || !asks {
        return None;
    }
    let needs = |need| plan.cause.needs(need);
    let indicators = needs(ReportRequirement::FinancialIndicators).then(|| indicators(plan, content, rng));
    let weather = if needs(ReportRequirement::WeatherDetails) { weather(plan, rng) } else { Vec::new() };
    let report = ComposedReport::new(plan.cause, answers(plan, trade)).expect("a test composes a report for each cause");
    Some(ReportContent::new(&report, indicators, weather))
}

/// The answers that the report of a cause requires; documents are attached to the application instead.
fn answers(plan: &ApplicationPlan, trade: &Trade) -> Answers {
    let required = fields(plan.cause).into_iter().filter(|row| row.is_required_for(plan.cause));
    let answered = required.filter_map(|row| Some((row.field, answer(plan, trade, row.field, row.kind)?)));
    answered.collect()
}

fn answer(plan: &ApplicationPlan, trade: &Trade, field: Field, kind: FieldKind) -> Option<FieldAnswer> {
    let start = plan.period.from();
    match (field, kind) {
        (Field::Activity, _) => Some(FieldAnswer::Text(trade.activity.clone())),
        (Field::CauseNarrative, _) => Some(FieldAnswer::Text(REFERENCE.reports.narratives.get(&plan.cause)?.clone())),
        (Field::ExpectedResumption, _) => Some(FieldAnswer::Date(days_after(plan.period.to(), 1))),
        (Field::ContractStart, _) => Some(FieldAnswer::Date(days_after(start, -200))),
        (Field::ContractEnd, _) => Some(FieldAnswer::Date(days_after(start, -1))),
        (_, FieldKind::Date) => Some(FieldAnswer::Date(plan.event_on.unwrap_or(start))),
        (_, FieldKind::Attachment) => None,
        _ => REFERENCE.reports.answers.get(&field).cloned(),
    }
}

/// The figures of the four quarters before the start, decreasing; sometimes of three quarters only.
fn indicators(plan: &ApplicationPlan, content: &Content, rng: &mut Rng) -> FinancialIndicators {
    let start = plan.period.from();
    let this = start.year() * 4 + i32::try_from(start.month0() / 3).unwrap_or_default();
    let first = if rng.chance(15) { 3 } else { 4 };
    let workforce = content.workforce.iter().map(|band| band.workers).sum();
    let rows = (1..=first).rev().map(|back| row(this - back, figures(i64::from(back), workforce, rng)));
    FinancialIndicators::new(Granularity::Quarter, rows.collect()).expect("each quarter is given once")
}

fn row(place: i32, figures: Figures) -> IndicatorRow {
    let quarter = [Quarter::First, Quarter::Second, Quarter::Third, Quarter::Fourth][usize::try_from(place.rem_euclid(4)).unwrap_or(0)];
    IndicatorRow { year: place.div_euclid(4), quarter: Some(quarter), figures }
}

fn figures(back: i64, workforce: Decimal, rng: &mut Rng) -> Figures {
    let thousands = |amount: i64| Some(Decimal::from(amount * 1_000));
    let turnover = 300 + 40 * back + rng.between(0, 30);
    Figures {
        turnover: thousands(turnover),
        operating_result: thousands(turnover / 20 - 12),
        result: thousands(turnover / 30 - 12),
        debt: thousands(180 + rng.between(0, 40)),
        orders: thousands(turnover * 9 / 10),
        workforce: Some(workforce),
        energy: thousands(40 + 3 * back),
    }
}

/// The weather of the days of work: nine in ten are beyond the thresholds, the office will examine the others.
fn weather(plan: &ApplicationPlan, rng: &mut Rng) -> Vec<WeatherDay> {
    work_days(plan.period).into_iter().map(|date| weather_day(plan.cause, date, rng)).collect()
}

fn weather_day(cause: Cause, date: NaiveDate, rng: &mut Rng) -> WeatherDay {
    let is_sure = rng.chance(90);
    let (event, measure) = match date.month() {
        6..=8 => (WeatherEvent::Heat, if is_sure { rng.between(360, 395) } else { 340 }),
        12 | 1 | 2 => (WeatherEvent::Frost, if is_sure { rng.between(-60, -5) } else { 12 }),
        _ => (WeatherEvent::Rain, if is_sure { rng.between(35, 240) } else { 12 }),
    };
    let measure = Some(Decimal::new(measure, 1));
    let is_rain = event == WeatherEvent::Rain;
    let work = if cause == Cause::WeatherConstruction { WeatherWork::Construction } else { WeatherWork::Other };
    WeatherDay {
        event: Some(event),
        work: Some(work),
        millimetres: measure.filter(|_| is_rain),
        celsius: measure.filter(|_| !is_rain),
        from: NaiveTime::from_hms_opt(7, 30, 0),
        to: NaiveTime::from_hms_opt(16, 30, 0),
        ..WeatherDay::on(date)
    }
}

/// The days of a period on which work would have been done; all of them, where none is a day of work.
pub fn work_days(period: Period) -> Vec<NaiveDate> {
    let days = || period.from().iter_days().take(period.days() as usize);
    let of_work: Vec<_> = days().filter(|day| day.weekday() != Weekday::Sat && !is_holiday(*day)).collect();
    if of_work.is_empty() { days().collect() } else { of_work }
}
