//! R26, R27, R51: what a report of bad weather must state, what it need not carry, and weather of several months.

use super::finding::listed;
use super::submission_term::first_event;
use super::{Facts, Finding, Report, RuleId, Severity};
use crate::ground::calendar::eone_due;
use crate::law::cause::{Cause, ReportRequirement};
use crate::law::report::Field;
use crate::law::weather::{EventMonth, WeatherDay, event_months};

/// R26: a composed report states work, phase, site, and event and hours of each day. An uploaded one must hold them itself: it
/// cannot be read here, which is reported and stops nothing. Our reading, as for R30.
pub(super) fn weather_details(facts: &Facts) -> Vec<Finding> {
    if !needs_weather(facts) {
        return Vec::new();
    }
    match facts.report {
        Report { composed: true, .. } => [missing_fields(facts), no_days(facts), incomplete_days(facts)].concat(),
        Report { uploaded: true, .. } => vec![Finding::new(RuleId::R26, Severity::Info, "R26-uploaded").at(&["report"])],
        Report { .. } => Vec::new(),
    }
}

const FIELDS: [(Field, &str, &str); 3] =
    [(Field::WorkType, "R26-work", "workType"), (Field::WorkPhase, "R26-phase", "workPhase"), (Field::WorkSite, "R26-site", "workSite")];

fn missing_fields(facts: &Facts) -> Vec<Finding> {
    let missing = FIELDS.iter().filter(|(field, ..)| facts.details.missing_fields.contains(field));
    let to_finding = |(_, message, name): &(_, &'static str, &str)| blocking(message).at(&["report", name]);
    missing.map(to_finding).collect()
}

fn no_days(facts: &Facts) -> Vec<Finding> {
    let is_missing = facts.details.weather_days.is_empty();
    is_missing.then(|| blocking("R26").at(&["weatherDays"])).into_iter().collect()
}

fn incomplete_days(facts: &Facts) -> Vec<Finding> {
    let days = facts.details.weather_days.iter().enumerate();
    let incomplete: Vec<_> = days.filter_map(|(index, day)| Some((index, day, first_gap(day)?))).collect();
    listed(&incomplete, "R26-rest", |(index, day, (message, field))| blocking(message).of_weather_day(*index, field, day.date))
}

/// The first thing that a day lacks, and its field.
const fn first_gap(day: &WeatherDay) -> Option<(&'static str, &'static str)> {
    match (day.event, day.from, day.to) {
        (None, ..) => Some(("R26-event", "event")),
        (_, None, _) => Some(("R26-hours", "from")),
        (_, _, None) => Some(("R26-hours", "to")),
        _ => None,
    }
}

fn blocking(message: &'static str) -> Finding {
    Finding::new(RuleId::R26, Severity::Blocking, message)
}

/// R27: a bulletin is never asked for, since the institute gets it by itself; one that is attached was not needed.
pub(super) fn bulletin(facts: &Facts) -> Vec<Finding> {
    let is_attached = needs_weather(facts) && facts.details.weather_bulletin;
    is_attached.then(|| Finding::new(RuleId::R27, Severity::Info, "R27").at(&["documents"])).into_iter().collect()
}

fn needs_weather(facts: &Facts) -> bool {
    facts.cause.is_some_and(|cause| cause.needs(ReportRequirement::WeatherDetails))
}

/// R51, INPS msg 4067/2017: events of several months may be asked at once, and the first decides the term; each later month
/// asked by itself has its own. What is late already is reported by R02, and then the months still in time are reported here.
pub(super) fn events_of_several_months(facts: &Facts) -> Vec<Finding> {
    let weather = facts.cause.is_some_and(Cause::is_weather);
    let Some(period) = facts.period.filter(|_| weather) else {
        return Vec::new();
    };
    let days = facts.details.weather_days.iter().map(|day| day.date).filter(|day| period.contains(*day));
    let months = event_months(days);
    if months.len() < 2 {
        return Vec::new();
    }
    let first = first_event(facts, period);
    let due = eone_due(first);
    let whole = Finding::new(RuleId::R51, Severity::Info, "R51").at(&["weatherDays"]);
    let whole = whole.reading("event", first).with("months", months.len()).against("due", due);
    let later: Vec<_> = months.into_iter().filter(|month| due < month.due && !month.is_late(facts.today)).collect();
    let in_time = (facts.today <= due).then_some(whole);
    in_time.into_iter().chain(listed(&later, "R51-rest", |month| month_by_itself(*month))).collect()
}

fn month_by_itself(month: EventMonth) -> Finding {
    let by_itself = Finding::new(RuleId::R51, Severity::Info, "R51-month").at(&["weatherDays"]);
    by_itself.reading("event", month.first_event).against("due", month.due)
}
