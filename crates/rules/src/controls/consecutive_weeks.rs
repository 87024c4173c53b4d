//! R04, R05, R07: weeks of one application, weeks in a row, and the year of work between two full years of benefit.

use chrono::NaiveDate;

use super::limit_inputs::{simulated, spans};
use super::{Facts, Finding, RuleId, Severity};
use crate::ground::calendar::{Week, weeks_touched};
use crate::law::limits::{ExceededLimit, MOST_WEEKS};

/// R05, art. 12 c. 1: at most fifty-two weeks in a row; after a full year before the application R07 applies.
pub(super) fn in_a_row(facts: &Facts) -> Vec<Finding> {
    let Some((_, simulation)) = simulated(facts) else {
        return Vec::new();
    };
    let refused = spans(&simulation, |exceeded_limit| exceeded_limit == ExceededLimit::TooManyInARow);
    let Some(first) = refused.first() else {
        return Vec::new();
    };
    let before = simulation.weeks.first().map_or(0, |week| week.in_a_row);
    let requested = u32::try_from(simulation.weeks.len()).unwrap_or(u32::MAX);
    let long = Finding::new(RuleId::R05, Severity::Warning, "R05").at(&["period"]);
    vec![
        long.reading("before", before)
            .reading("asked", requested)
            .with("refused", refused.iter().map(|span| span.weeks).sum::<u32>())
            .with("first", first.from())
            .against("limit", MOST_WEEKS),
    ]
}

/// R07, art. 12 c. 2: after fifty-two weeks in a row, fifty-two weeks of work come before a new application.
pub(super) fn year_of_work(facts: &Facts) -> Vec<Finding> {
    let Some((requested, simulation)) = simulated(facts) else {
        return Vec::new();
    };
    let early = simulation.refused().filter_map(|(_, exceeded_limit)| match exceeded_limit {
        ExceededLimit::WorkNeeded { last_used, earliest } => Some((last_used, earliest)),
        _ => None,
    });
    let early: Vec<_> = early.collect();
    let to_finding = |(last_used, earliest): &(NaiveDate, NaiveDate)| {
        Finding::new(RuleId::R07, Severity::Warning, "R07")
            .at(&["period", "from"])
            .reading("start", requested.period.from())
            .reading("used", *last_used)
            .with("refused", early.len())
            .with("earliest", *earliest)
            .against("limit", MOST_WEEKS)
    };
    early.first().map(to_finding).into_iter().collect()
}

/// Weeks of one application, art. 12 c. 1 D.Lgs. 148/2015.
pub(super) const WEEKS_OF_ONE_APPLICATION: u32 = 13;

/// R04, art. 12 c. 1: one application touches at most thirteen weeks; what follows is asked by another.
pub(super) fn length(facts: &Facts) -> Vec<Finding> {
    let Some(period) = facts.period else {
        return Vec::new();
    };
    let weeks = weeks_touched(period).len();
    if weeks <= WEEKS_OF_ONE_APPLICATION as usize {
        return Vec::new();
    }
    let last = Week::of(period.from()).later(WEEKS_OF_ONE_APPLICATION - 1).sunday();
    let long = Finding::new(RuleId::R04, Severity::Blocking, "R04").at(&["period", "to"]);
    vec![long.with("weeks", weeks).against("limit", WEEKS_OF_ONE_APPLICATION).with("last", last)]
}
