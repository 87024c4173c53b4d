//! What a control is.

use chrono::NaiveDate;

use super::{Facts, Finding, Severity};
use crate::cause::Benefit;

named! {
    /// The control, by its number.
    RuleId {
        /// Ordinary term.
        R01 = "R01",
        /// Term of unavoidable events.
        R02 = "R02",
        /// What lateness costs.
        R03 = "R03",
        /// Length of one application.
        R04 = "R04",
        /// Workforce declared.
        R12 = "R12",
        /// Seniority in the unit.
        R14 = "R14",
        /// Categories of workers.
        R17 = "R17",
        /// The same application twice.
        R18 = "R18",
        /// A worker in two applications.
        R19 = "R19",
        /// The benefit of the classification.
        R21 = "R21",
        /// The union step.
        R22 = "R22",
        /// The technical report.
        R25 = "R25",
        /// The unit.
        R32 = "R32",
    }
}

named! {
    /// How well the content of a control is founded.
    Confidence {
        /// Read in the act itself.
        Verified = "VERIFIED",
        /// Read in a professional summary of the act.
        Reported = "REPORTED",
        /// Known, but not read in a text.
        Remembered = "REMEMBERED",
        /// Proposed by this project, not by the institute.
        Proposed = "PROPOSED",
    }
}

/// A control: what it looks at, on what ground, and since when.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// Its number.
    pub id: RuleId,
    /// The gravity of its main finding; another case of it may be milder.
    pub severity: Severity,
    /// The benefits to which it applies; an application without a benefit yet is held to all.
    pub benefits: &'static [Benefit],
    /// The act on which it stands.
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

impl Rule {
    /// Whether it applies to the application.
    pub fn applies_to(&self, facts: &Facts) -> bool {
        let is_valid = self.valid_from <= facts.today && self.valid_to.is_none_or(|to| facts.today <= to);
        is_valid && facts.benefit.is_none_or(|benefit| self.benefits.contains(&benefit))
    }
}
