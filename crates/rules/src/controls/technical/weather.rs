//! What a report of bad weather must tell, and what it need not carry.

use crate::cause::Need;
use crate::controls::finding::listed;
use crate::controls::rule::rule;
use crate::controls::{Confidence, Facts, Finding, Report, Rule, RuleId, Severity};
use crate::report::Field;
use crate::weather::WeatherDay;

pub(in crate::controls) const R26: Rule = rule(RuleId::R26, Severity::Blocking, weather_details)
    .titled("Dettagli degli eventi meteo", "Details of the weather events")
    .based("INPS msg 1856/2017, INPS.HERMES.15/02/2024.0000694", Confidence::Reported)
    .telling(&["R26", "R26-work", "R26-phase", "R26-site", "R26-event", "R26-hours", "R26-rest", "R26-uploaded"]);

/// R26: a composed report tells work, phase, site, and event and hours of each day. An uploaded one must hold them itself: it
/// cannot be read here, and is told so rather than stopped. Our reading, as for R30.
fn weather_details(facts: &Facts) -> Vec<Finding> {
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
    let tell = |(_, message, name): &(_, &'static str, &str)| blocking(message).at(&["report", name]);
    missing.map(tell).collect()
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

/// The first thing that a day does not tell, and its field.
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

pub(in crate::controls) const R27: Rule = rule(RuleId::R27, Severity::Info, bulletin)
    .titled("Bollettino meteo", "Weather bulletin")
    .based("INPS msg 1856/2017, art. 15 L. 183/2011, art. 43 D.P.R. 445/2000", Confidence::Reported)
    .telling(&["R27"]);

/// R27: a bulletin is never asked for, since the institute gets it by itself; one that is attached was not needed.
fn bulletin(facts: &Facts) -> Vec<Finding> {
    let is_attached = needs_weather(facts) && facts.details.weather_bulletin;
    is_attached.then(|| Finding::new(RuleId::R27, Severity::Info, "R27").at(&["documents"])).into_iter().collect()
}

fn needs_weather(facts: &Facts) -> bool {
    facts.cause.is_some_and(|cause| cause.needs(Need::WeatherDetails))
}
