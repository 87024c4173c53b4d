//! R44, R45: what the size of a firm means for the wage-integration fund.

use chrono::NaiveDate;

use super::{Facts, Finding, RuleId, Severity};
use crate::ground::calendar::{day, weeks_touched};
use crate::law::cause::Benefit;
use crate::law::schemes::{LARGE_FIRM, is_large, weeks_in_two_years};

/// From when the fund serves every firm that has an employee (L. 234/2021).
pub(super) const REFORM: NaiveDate = day(2022, 1, 1);

/// R44, art. 29: thirteen weeks in two years up to five employees, twenty-six beyond.
pub(super) fn weeks(facts: &Facts) -> Vec<Finding> {
    let firm = facts.scheme.average_employees.filter(|_| facts.benefit == Some(Benefit::AisFis));
    let Some((employees, period)) = firm.zip(facts.period) else {
        return Vec::new();
    };
    let requested = weeks_touched(period).len();
    let used = facts.scheme.weeks_in_two_years.unwrap_or(0);
    let (total, limit) = (requested.saturating_add(used as usize), weeks_in_two_years(employees));
    if total <= limit as usize {
        return Vec::new();
    }
    let beyond = Finding::new(RuleId::R44, Severity::Warning, "R44").at(&["period", "to"]);
    let read = beyond.reading("employees", employees).reading("used", used);
    vec![read.with("asked", requested).with("total", total).against("limit", limit)]
}

/// R45, art. 20 and 29: beyond fifteen employees the causes of the extraordinary benefit are asked for by it.
pub(super) fn extraordinary_causes(facts: &Facts) -> Vec<Finding> {
    let firm = facts.scheme.average_employees.filter(|_| facts.benefit == Some(Benefit::AisFis));
    let extraordinary = facts.cause.filter(|cause| cause.is_extraordinary());
    let Some((employees, cause)) = firm.filter(|employees| is_large(*employees)).zip(extraordinary) else {
        return Vec::new();
    };
    let large = Finding::new(RuleId::R45, Severity::Blocking, "R45").at(&["cause"]);
    vec![large.reading("cause", cause.as_str()).reading("employees", employees).against("limit", LARGE_FIRM)]
}
