//! What a control is.

use chrono::NaiveDate;

use super::{Confidence, Facts, Finding, RULES, RuleId, Severity};
use crate::ground::calendar::day;
use crate::law::cause::Benefit;

/// The day on which D.Lgs. 148/2015 came into force.
const DECREE: NaiveDate = day(2015, 9, 24);

/// A control: what it looks at, on what ground, and since when.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// Its number.
    pub id: RuleId,
    /// The gravity of its main finding; another case of it may be milder.
    pub severity: Severity,
    /// The benefits to which it applies; an application without a benefit yet is held to all.
    pub benefits: &'static [Benefit],
    /// The act on which it rests.
    pub legal_basis: &'static str,
    /// How well its content is founded.
    pub confidence: Confidence,
    /// The first day of submission to which it applies.
    pub valid_from: NaiveDate,
    /// The last one, when it no longer applies.
    pub valid_to: Option<NaiveDate>,
    /// Its name in Italian.
    pub title_it: &'static str,
    /// Its name in English.
    pub title_en: &'static str,
    /// The ids of the messages of its findings.
    pub messages: &'static [&'static str],
    /// What it looks at.
    pub check: fn(&Facts) -> Vec<Finding>,
}

impl RuleId {
    /// What is held of the control.
    pub fn row(self) -> &'static Rule {
        RULES.iter().find(|rule| rule.id == self).expect("a test finds the row of every control")
    }
}

impl Rule {
    /// Whether it applies to the application.
    pub fn applies_to(&self, facts: &Facts) -> bool {
        let is_valid = self.valid_from <= facts.today && self.valid_to.is_none_or(|to| facts.today <= to);
        is_valid && facts.benefit.is_none_or(|benefit| self.benefits.contains(&benefit))
    }
}

/// What one control finds, where it applies.
pub fn check(rule: RuleId, facts: &Facts) -> Vec<Finding> {
    let row = rule.row();
    if row.applies_to(facts) { (row.check)(facts) } else { Vec::new() }
}

/// Everything the controls find, the gravest first, then by rule and field.
pub fn evaluate(facts: &Facts) -> Vec<Finding> {
    let rules = RULES.iter().filter(|rule| rule.applies_to(facts));
    let mut findings: Vec<_> = rules.flat_map(|rule| (rule.check)(facts)).collect();
    findings.sort_by(Finding::by_gravity);
    findings
}

/// A row; what it does not say is that of a control on ordinary wage integration since D.Lgs. 148/2015.
pub(super) const fn rule(id: RuleId, severity: Severity, check: fn(&Facts) -> Vec<Finding>) -> Rule {
    Rule {
        id,
        severity,
        benefits: &[Benefit::Cigo],
        legal_basis: "",
        confidence: Confidence::Proposed,
        valid_from: DECREE,
        valid_to: None,
        title_it: "",
        title_en: "",
        messages: &[],
        check,
    }
}

impl Rule {
    pub(super) const fn titled(self, title_it: &'static str, title_en: &'static str) -> Self {
        Self { title_it, title_en, ..self }
    }

    pub(super) const fn based(self, legal_basis: &'static str, confidence: Confidence) -> Self {
        Self { legal_basis, confidence, ..self }
    }

    pub(super) const fn for_benefits(self, benefits: &'static [Benefit]) -> Self {
        Self { benefits, ..self }
    }

    pub(super) const fn for_every_benefit(self) -> Self {
        Self { benefits: Benefit::ALL, ..self }
    }

    pub(super) const fn since(self, valid_from: NaiveDate) -> Self {
        Self { valid_from, ..self }
    }

    pub(super) const fn messages(self, messages: &'static [&'static str]) -> Self {
        Self { messages, ..self }
    }
}
