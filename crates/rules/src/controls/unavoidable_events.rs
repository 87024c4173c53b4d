//! R08, R09: unavoidable events, which count in the limits of builders and quarries only.

use super::limit_inputs::known;
use super::{Facts, Finding, RuleId, Severity};
use crate::law::limits::{DEROGATIONS, UnavoidableWeeks, Window};

/// R08, art. 12 c. 4: what of the two years behind the application does not count, and what counts of builders and quarries.
pub(super) fn neutrality(facts: &Facts) -> Vec<Finding> {
    let Some((record, requested)) = known(facts) else {
        return Vec::new();
    };
    let window = Window::ending(requested.last_week());
    let UnavoidableWeeks { neutral, counted, .. } = UnavoidableWeeks::of(&record, window);
    let to_finding = |(message, weeks): (_, u32)| {
        let finding = Finding::new(RuleId::R08, Severity::Info, message).at(&["period"]).with("weeks", weeks);
        (weeks > 0).then(|| finding.with("windowFrom", window.from()).with("windowTo", window.to()))
    };
    [("R08", neutral), ("R08-counted", counted)].into_iter().filter_map(to_finding).collect()
}

/// R09: the weeks of unavoidable events that a temporary derogation keeps out of the count, by the day of the event.
pub(super) fn derogation(facts: &Facts) -> Vec<Finding> {
    let Some((record, requested)) = known(facts) else {
        return Vec::new();
    };
    let before = UnavoidableWeeks::of(&record, Window::ending(requested.last_week())).derogated;
    let to_finding = |(message, weeks): (_, u32)| {
        let finding = Finding::new(RuleId::R09, Severity::Info, message).at(&["period"]).with("weeks", weeks);
        (weeks > 0).then(|| finding.against("basis", acts().as_str()))
    };
    [("R09", before), ("R09-asked", UnavoidableWeeks::requested(&requested).derogated)].into_iter().filter_map(to_finding).collect()
}

fn acts() -> String {
    DEROGATIONS.iter().map(|derogation| derogation.basis).collect::<Vec<_>>().join(", ")
}
