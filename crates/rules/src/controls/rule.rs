//! What a control is.

use chrono::NaiveDate;

use super::{Facts, Finding, RULES, Severity};
use crate::calendar::day;
use crate::cause::Benefit;

/// The day on which D.Lgs. 148/2015 came into force.
const DECREE: NaiveDate = day(2015, 9, 24);

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
        /// Consecutive weeks.
        R05 = "R05",
        /// Weeks in the mobile two-year period.
        R06 = "R06",
        /// Work after a year of benefit.
        R07 = "R07",
        /// Unavoidable events outside the limits.
        R08 = "R08",
        /// Temporary derogations for builders and quarries.
        R09 = "R09",
        /// A third of the workable hours.
        R10 = "R10",
        /// A third, for unavoidable events.
        R11 = "R11",
        /// Workforce declared.
        R12 = "R12",
        /// Months in the mobile five-year period.
        R13 = "R13",
        /// Seniority in the unit.
        R14 = "R14",
        /// No seniority for unavoidable events.
        R15 = "R15",
        /// Seniority across contractors.
        R16 = "R16",
        /// Categories of workers.
        R17 = "R17",
        /// The same application twice.
        R18 = "R18",
        /// A worker in two applications.
        R19 = "R19",
        /// Beside the extraordinary benefit or a solidarity contract.
        R20 = "R20",
        /// The benefit of the classification.
        R21 = "R21",
        /// The union step.
        R22 = "R22",
        /// Joint examination after unavoidable events.
        R23 = "R23",
        /// Union step of builders and quarries.
        R24 = "R24",
        /// The technical report.
        R25 = "R25",
        /// Weather told day by day.
        R26 = "R26",
        /// No bulletin needed.
        R27 = "R27",
        /// Weather thresholds.
        R28 = "R28",
        /// Attestation of a breakdown.
        R29 = "R29",
        /// Economic and financial indicators.
        R30 = "R30",
        /// New firms.
        R31 = "R31",
        /// The unit.
        R32 = "R32",
        /// The mandate.
        R33 = "R33",
        /// The additional contribution.
        R34 = "R34",
        /// The reduced contribution.
        R35 = "R35",
        /// The amount.
        R36 = "R36",
        /// Hours within the contract.
        R37 = "R37",
        /// Deadline of the offset.
        R38 = "R38",
        /// Deadline of direct payment.
        R39 = "R39",
        /// Account for direct payment.
        R40 = "R40",
        /// Answer to an integration request.
        R41 = "R41",
        /// Inquiry before a rejection.
        R42 = "R42",
        /// Window of the allowance.
        R43 = "R43",
        /// Weeks of the wage-integration fund.
        R44 = "R44",
        /// Extraordinary causes of the wage-integration fund.
        R45 = "R45",
        /// Contribution to the wage-integration fund.
        R46 = "R46",
        /// Days of agricultural workers.
        R47 = "R47",
        /// Agricultural workers and weather.
        R48 = "R48",
        /// Appeal in time.
        R49 = "R49",
        /// A draft left behind.
        R50 = "R50",
        /// Events of several months.
        R51 = "R51",
        /// Other work during the benefit.
        R52 = "R52",
        /// Insolvency and the additional contribution.
        R53 = "R53",
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

    pub(super) const fn telling(self, messages: &'static [&'static str]) -> Self {
        Self { messages, ..self }
    }
}
