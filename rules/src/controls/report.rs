//! The technical report.

use super::{Facts, Finding, Report, RuleId, Severity};

/// R25, D.M. 95442/2016 art. 2: a technical report always comes with the application, composed or uploaded.
pub(super) fn report(facts: &Facts) -> Vec<Finding> {
    let told = match facts.report {
        Report { composed: false, uploaded: false } => Some((Severity::Blocking, "R25")),
        Report { composed: true, uploaded: true } => Some((Severity::Warning, "R25-both")),
        _ => None,
    };
    let tell = |(severity, message)| Finding::new(RuleId::R25, severity, message).at(&["report"]);
    told.map(tell).into_iter().collect()
}
