//! What the size of a firm tells of the wage-integration fund.

use chrono::NaiveDate;

use crate::calendar::{day, weeks_touched};
use crate::cause::Benefit;
use crate::controls::rule::rule;
use crate::controls::{Confidence, Facts, Finding, Rule, RuleId, Severity};
use crate::schemes::{LARGE_FIRM, is_large, weeks_in_two_years};

/// From when the fund serves every firm that has an employee (L. 234/2021).
const REFORM: NaiveDate = day(2022, 1, 1);

pub(in crate::controls) const R44: Rule = rule(RuleId::R44, Severity::Warning, weeks)
    .for_benefits(&[Benefit::AisFis])
    .since(REFORM)
    .titled("Settimane del FIS nel biennio", "Weeks of the wage-integration fund in two years")
    .based("art. 29 D.Lgs. 148/2015, L. 234/2021", Confidence::Reported)
    .telling(&["R44"]);

/// R44, art. 29: thirteen weeks in two years up to five employees, twenty-six beyond.
fn weeks(facts: &Facts) -> Vec<Finding> {
    let firm = facts.scheme.average_employees.filter(|_| facts.benefit == Some(Benefit::AisFis));
    let Some((employees, period)) = firm.zip(facts.period) else {
        return Vec::new();
    };
    let asked = weeks_touched(period).len();
    let used = facts.scheme.weeks_in_two_years.unwrap_or(0);
    let (total, limit) = (asked.saturating_add(used as usize), weeks_in_two_years(employees));
    if total <= limit as usize {
        return Vec::new();
    }
    let beyond = Finding::new(RuleId::R44, Severity::Warning, "R44").at(&["period", "to"]);
    let read = beyond.reading("employees", employees).reading("used", used);
    vec![read.with("asked", asked).with("total", total).against("limit", limit)]
}

pub(in crate::controls) const R45: Rule = rule(RuleId::R45, Severity::Blocking, extraordinary_causes)
    .for_benefits(&[Benefit::AisFis])
    .since(REFORM)
    .titled("Causali straordinarie del FIS", "Extraordinary causes of the wage-integration fund")
    .based("art. 20 e 29 D.Lgs. 148/2015, INPS circ. 109/2022", Confidence::Reported)
    .telling(&["R45"]);

/// R45, art. 20 and 29: beyond fifteen employees the causes of the extraordinary benefit are asked for by it.
fn extraordinary_causes(facts: &Facts) -> Vec<Finding> {
    let firm = facts.scheme.average_employees.filter(|_| facts.benefit == Some(Benefit::AisFis));
    let extraordinary = facts.cause.filter(|cause| cause.is_extraordinary());
    let Some((employees, cause)) = firm.filter(|employees| is_large(*employees)).zip(extraordinary) else {
        return Vec::new();
    };
    let large = Finding::new(RuleId::R45, Severity::Blocking, "R45").at(&["cause"]);
    vec![large.reading("cause", cause.as_str()).reading("employees", employees).against("limit", LARGE_FIRM)]
}
