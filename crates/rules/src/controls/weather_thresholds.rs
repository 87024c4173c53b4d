//! R28: the weather of each day against the thresholds of the offices.

use std::collections::HashSet;

use chrono::NaiveDate;

use super::finding::listed;
use super::{Facts, Finding, RuleId, Severity};
use crate::law::cause::Cause;
use crate::law::weather::{Judgement, Verdict, WeatherDay, WeatherEvent, WeatherWork, judge};

/// A day that does not surely meet its threshold.
struct Doubt<'a> {
    index: usize,
    day: &'a WeatherDay,
    judgement: Judgement,
    severity: Severity,
    message: &'static str,
}

/// R28, INPS msg 1856/2017: the offices hold each day against thresholds, and so does the employer's draft; never blocking.
/// What an order of the public authority forbade needs no threshold.
pub(super) fn weather_thresholds(facts: &Facts) -> Vec<Finding> {
    if !facts.cause.is_some_and(Cause::is_weather) {
        return Vec::new();
    }
    let days = || facts.details.weather_days.iter().enumerate().filter(|(_, day)| !day.by_order);
    let judged = days().filter_map(|(index, day)| Some((index, day, judge(day, facts.switches.wind_knots)?)));
    let (open, held): (Vec<_>, Vec<_>) = judged.partition(|(.., judgement)| judgement.verdict == Verdict::NoThreshold);
    let rainy = rainy_days(&facts.details.weather_days);
    let mut doubts: Vec<_> = held.into_iter().filter_map(|(index, day, judgement)| doubt(index, day, judgement, &rainy)).collect();
    doubts.sort_by_key(|doubt| (doubt.severity, doubt.index));
    listed(&doubts, "R28-rest", to_finding).into_iter().chain(without_threshold(open.len())).collect()
}

fn rainy_days(days: &[WeatherDay]) -> HashSet<NaiveDate> {
    days.iter().filter(|day| day.event == Some(WeatherEvent::Rain)).map(|day| day.date).collect()
}

fn doubt<'a>(index: usize, day: &'a WeatherDay, judgement: Judgement, rainy: &HashSet<NaiveDate>) -> Option<Doubt<'a>> {
    let (severity, message) = match judgement.verdict {
        Verdict::NotMet if is_after_rain(day, rainy) => (Severity::Info, "R28-after-rain"),
        Verdict::NotMet => (Severity::Warning, "R28-below"),
        Verdict::Grey => (Severity::Info, "R28-grey"),
        Verdict::Met | Verdict::NoThreshold => return None,
    };
    Some(Doubt { index, day, judgement, severity, message })
}

/// For earth and finishing works the rain of the days before counts too; how much of it is not published.
fn is_after_rain(day: &WeatherDay, rainy: &HashSet<NaiveDate>) -> bool {
    let counts = day.event == Some(WeatherEvent::Rain) && day.work.is_some_and(WeatherWork::counts_earlier_rain);
    counts && day.date.pred_opt().is_some_and(|before| rainy.contains(&before))
}

fn to_finding(doubt: &Doubt<'_>) -> Finding {
    let event = doubt.judgement.event;
    let finding = Finding::new(RuleId::R28, doubt.severity, doubt.message)
        .of_weather_day(doubt.index, measure_of(event), doubt.day.date)
        .reading("event", event.as_str());
    let finding = doubt.judgement.measured.into_iter().fold(finding, |finding, measured| finding.reading("measured", measured));
    let met = doubt.judgement.met.into_iter();
    met.fold(finding, |finding, met| finding.against("limit", met.limit()).against("sure", met.sure()))
}

const fn measure_of(event: WeatherEvent) -> &'static str {
    match event {
        WeatherEvent::Rain | WeatherEvent::Snow => "millimetres",
        WeatherEvent::Frost | WeatherEvent::Heat => "celsius",
        WeatherEvent::Wind => "knots",
    }
}

fn without_threshold(days: usize) -> Option<Finding> {
    let open = Finding::new(RuleId::R28, Severity::Info, "R28-none").at(&["weatherDays"]);
    (days > 0).then(|| open.with("count", days))
}
