//! How much may be asked.

use super::{Facts, Finding, RuleId, Severity};
use crate::calendar::{Week, weeks_touched};

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
    vec![long.with("weeks", weeks).with("limit", WEEKS_OF_ONE_APPLICATION).with("last", last)]
}
