//! What cannot be true in the history of the unit.

use crate::calendar::{FIRST_DAY, InvalidPeriod, LAST_DAY};
use crate::controls::finding::listed;
use crate::controls::{Finding, RuleId, Severity};
use crate::limits::{Contradiction, History, contradictions as found_in};

/// A finding for each contradiction; those beyond the twentieth are counted.
pub(super) fn contradictions(history: &History) -> Vec<Finding> {
    let findings = listed(&found_in(history), "R06-contradictions", tell);
    findings.into_iter().map(|finding| finding.at(&["unit"])).collect()
}

fn tell(contradiction: &Contradiction) -> Finding {
    let told = |message| Finding::new(RuleId::R06, Severity::Warning, message);
    match contradiction {
        Contradiction::Days { grant, reason: InvalidPeriod::UpsideDown { from, to } } => {
            told("R06-upside-down").reading("grant", grant.as_str()).reading("from", *from).reading("to", *to)
        }
        Contradiction::Days { grant, reason: InvalidPeriod::OutOfCalendar { date } } => {
            let outside = told("R06-calendar").reading("grant", grant.as_str()).reading("date", *date);
            outside.against("first", FIRST_DAY).against("last", LAST_DAY)
        }
        Contradiction::EventAfterGrant { grant, date } => told("R06-event").reading("grant", grant.as_str()).reading("date", *date),
        Contradiction::UsedBeyondGrants { days, first } => told("R06-used").with("days", *days).with("first", *first),
        Contradiction::NegativeHours { grant, hours } => told("R06-hours").reading("grant", grant.as_str()).reading("hours", *hours),
    }
}
