//! Months of ordinary and extraordinary benefit in five years.

use super::known::known_days;
use crate::cause::Benefit;
use crate::controls::rule::rule;
use crate::controls::{Confidence, Facts, Finding, Rule, RuleId, Severity};
use crate::limits::five_years;

pub(in crate::controls) const R13: Rule = rule(RuleId::R13, Severity::Warning, months)
    .for_benefits(&[Benefit::Cigo, Benefit::Cigs])
    .titled("24 o 30 mesi nel quinquennio mobile", "24 or 30 months in the mobile five-year period")
    .based("art. 4 D.Lgs. 148/2015, circ. MLPS 17/2017", Confidence::Reported)
    .telling(&["R13"]);

/// R13, art. 4: twenty-four months of ordinary and extraordinary benefit in five years, thirty for builders and quarries.
fn months(facts: &Facts) -> Vec<Finding> {
    let Some((record, asked)) = known_days(facts) else {
        return Vec::new();
    };
    let held = five_years(&record, &asked);
    if held.fits() {
        return Vec::new();
    }
    let long = Finding::new(RuleId::R13, Severity::Warning, "R13").at(&["period"]);
    vec![
        long.with("used", held.used.to_decimal())
            .with("total", held.total.to_decimal())
            .with("from", held.period.from())
            .with("to", held.period.to())
            .against("limit", held.most),
    ]
}
