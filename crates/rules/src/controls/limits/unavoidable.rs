//! Unavoidable events, which count in the limits of builders and quarries only.

use super::known::known;
use crate::calendar::day;
use crate::controls::rule::rule;
use crate::controls::{Confidence, Facts, Finding, Rule, RuleId, Severity};
use crate::limits::{DEROGATIONS, UnavoidableWeeks, Window};

pub(in crate::controls) const R08: Rule = rule(RuleId::R08, Severity::Info, neutrality)
    .titled("Eventi non evitabili fuori dai limiti", "Unavoidable events outside the limits")
    .based("art. 12 c. 4 D.Lgs. 148/2015", Confidence::Verified)
    .telling(&["R08", "R08-counted"]);

/// R08, art. 12 c. 4: what of the two years behind the application does not count, and what counts of builders and quarries.
fn neutrality(facts: &Facts) -> Vec<Finding> {
    let Some((record, asked)) = known(facts) else {
        return Vec::new();
    };
    let window = Window::ending(asked.last_week());
    let UnavoidableWeeks { neutral, counted, .. } = UnavoidableWeeks::of(&record, window);
    let tell = |(message, weeks): (_, u32)| {
        let told = Finding::new(RuleId::R08, Severity::Info, message).at(&["period"]).with("weeks", weeks);
        (weeks > 0).then(|| told.with("windowFrom", window.from()).with("windowTo", window.to()))
    };
    [("R08", neutral), ("R08-counted", counted)].into_iter().filter_map(tell).collect()
}

pub(in crate::controls) const R09: Rule = rule(RuleId::R09, Severity::Info, derogation)
    .titled("Deroga temporanea per edilizia e lapidei", "Temporary derogation for construction and stone")
    .based("D.L. 98/2023, art. 10-bis D.L. 92/2025", Confidence::Reported)
    .since(day(2023, 7, 1))
    .telling(&["R09", "R09-asked"]);

/// R09: the weeks of unavoidable events that a temporary derogation keeps out of the count, by the day of the event.
fn derogation(facts: &Facts) -> Vec<Finding> {
    let Some((record, asked)) = known(facts) else {
        return Vec::new();
    };
    let before = UnavoidableWeeks::of(&record, Window::ending(asked.last_week())).derogated;
    let tell = |(message, weeks): (_, u32)| {
        let told = Finding::new(RuleId::R09, Severity::Info, message).at(&["period"]).with("weeks", weeks);
        (weeks > 0).then(|| told.against("basis", acts().as_str()))
    };
    [("R09", before), ("R09-asked", UnavoidableWeeks::asked(&asked).derogated)].into_iter().filter_map(tell).collect()
}

fn acts() -> String {
    DEROGATIONS.iter().map(|derogation| derogation.basis).collect::<Vec<_>>().join(", ")
}
