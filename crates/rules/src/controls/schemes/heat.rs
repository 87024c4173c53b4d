//! Agriculture and the weather.

use crate::calendar::Period;
use crate::cause::{Benefit, Cause};
use crate::controls::rule::rule;
use crate::controls::{Confidence, Facts, Finding, Rule, RuleId, Severity};
use crate::schemes::DEROGATIONS;

pub(in crate::controls) const R48: Rule = rule(RuleId::R48, Severity::Info, weather)
    .for_benefits(&[Benefit::Cisoa])
    .titled("Operai agricoli, caldo e intemperie", "Agricultural workers, heat and weather")
    .based("INPS msg 2130/2025, art. 10-bis D.L. 92/2025, INPS circ. 121/2025", Confidence::Reported)
    .telling(&["R48", "R48-derogation"]);

/// R48: heat is a cause in agriculture too, by itself or by order; the weather of July to December 2025 has rules of its own.
fn weather(facts: &Facts) -> Vec<Finding> {
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
    let mut lifted = DEROGATIONS.iter().filter_map(|derogation| Period::new(derogation.from, derogation.to).ok());
    let shared = lifted.find_map(|lifted| lifted.shared_with(period))?;
    let told = Finding::new(RuleId::R48, Severity::Info, "R48-derogation").at(&["period"]);
    Some(told.with("from", shared.from()).with("to", shared.to()))
}
