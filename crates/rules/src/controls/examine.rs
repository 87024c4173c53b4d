//! The examination of an application.

use super::{Facts, Finding, RULES, RuleId};

/// What one control finds, where it applies.
pub fn check(rule: RuleId, facts: &Facts) -> Vec<Finding> {
    let row = rule.row();
    if row.applies_to(facts) { (row.check)(facts) } else { Vec::new() }
}

/// Everything the controls find, the gravest first, then by rule and field.
pub fn examine(facts: &Facts) -> Vec<Finding> {
    let rules = RULES.iter().filter(|rule| rule.applies_to(facts));
    let mut findings: Vec<_> = rules.flat_map(|rule| (rule.check)(facts)).collect();
    findings.sort_by(Finding::by_gravity);
    findings
}
