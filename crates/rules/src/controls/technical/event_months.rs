//! One application for weather of several months.

use crate::calendar::eone_due;
use crate::cause::Cause;
use crate::controls::finding::listed;
use crate::controls::rule::rule;
use crate::controls::terms::{CORRECTION, first_event};
use crate::controls::{Confidence, Facts, Finding, Rule, RuleId, Severity};
use crate::weather::{EventMonth, event_months};

pub(in crate::controls) const R51: Rule = rule(RuleId::R51, Severity::Info, events_of_several_months)
    .titled("Eventi meteo di più mesi", "Weather of several months")
    .based("INPS msg 4752/2016, 4067/2017 e 4275/2017", Confidence::Reported)
    .since(CORRECTION)
    .telling(&["R51", "R51-month", "R51-rest"]);

/// R51, INPS msg 4067/2017: events of several months may be asked at once, and the first decides the term; each later month
/// asked by itself has its own. What is late already is told by R02, and then the months still in time are told here.
fn events_of_several_months(facts: &Facts) -> Vec<Finding> {
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
    in_time.into_iter().chain(listed(&later, "R51-rest", |month| tell(*month))).collect()
}

fn tell(month: EventMonth) -> Finding {
    let by_itself = Finding::new(RuleId::R51, Severity::Info, "R51-month").at(&["weatherDays"]);
    by_itself.reading("event", month.first_event).against("due", month.due)
}
