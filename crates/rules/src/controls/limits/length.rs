//! How much may be asked.

use crate::calendar::{Week, weeks_touched};
use crate::controls::rule::rule;
use crate::controls::{Confidence, Facts, Finding, Rule, RuleId, Severity};

/// Weeks of one application, art. 12 c. 1 D.Lgs. 148/2015.
pub(in crate::controls) const WEEKS_OF_ONE_APPLICATION: u32 = 13;

pub(in crate::controls) const R04: Rule = rule(RuleId::R04, Severity::Blocking, length)
    .titled("Durata della singola domanda", "Length of one application")
    .based("art. 12 c. 1 D.Lgs. 148/2015", Confidence::Verified)
    .telling(&["R04"]);

/// R04, art. 12 c. 1: one application touches at most thirteen weeks; what follows is asked by another.
fn length(facts: &Facts) -> Vec<Finding> {
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
