//! The table of controls. A new control is a function and a row.

use chrono::NaiveDate;

use super::{Confidence, Facts, Finding, Rule, RuleId, Severity};
use super::{limits, overlaps, report, routing, terms, union, unit, workforce};
use crate::calendar::day;
use crate::cause::Benefit;

/// The day on which D.Lgs. 148/2015 came into force.
const DECREE: NaiveDate = day(2015, 9, 24);

/// The day on which D.Lgs. 185/2016 came into force.
const CORRECTION: NaiveDate = day(2016, 10, 8);

const CIGO: &[Benefit] = &[Benefit::Cigo];

/// Every control, by its number.
pub const RULES: &[Rule] = &[
    rule(RuleId::R01, Severity::Warning, terms::ordinary_term)
        .titled("Termine ordinario di invio", "Ordinary term of submission")
        .based("art. 15 c. 2 D.Lgs. 148/2015", Confidence::Verified)
        .telling(&["R01"]),
    rule(RuleId::R02, Severity::Warning, terms::unavoidable_term)
        .titled("Termine di invio per eventi non evitabili", "Term of submission for unavoidable events")
        .based("art. 15 c. 2 D.Lgs. 148/2015, D.Lgs. 185/2016, INPS msg 4067/2017", Confidence::Reported)
        .since(CORRECTION)
        .telling(&["R02", "R02-split"]),
    rule(RuleId::R03, Severity::Warning, terms::late_submission)
        .titled("Conseguenze dell'invio tardivo", "What late submission costs")
        .based("art. 15 c. 3-4 D.Lgs. 148/2015", Confidence::Verified)
        .telling(&["R03", "R03-whole"]),
    rule(RuleId::R04, Severity::Blocking, limits::length)
        .titled("Durata della singola domanda", "Length of one application")
        .based("art. 12 c. 1 D.Lgs. 148/2015", Confidence::Verified)
        .telling(&["R04"]),
    rule(RuleId::R12, Severity::Blocking, workforce::workforce_declared)
        .titled("Organico medio dichiarato", "Average workforce declared")
        .based("art. 12 c. 6 D.Lgs. 148/2015", Confidence::Verified)
        .telling(&["R12"]),
    rule(RuleId::R14, Severity::Warning, workforce::seniority)
        .titled("Anzianità nell'unità produttiva", "Seniority in the productive unit")
        .based("art. 1 c. 2-3 D.Lgs. 148/2015, INPS circ. 18/2022", Confidence::Reported)
        .telling(&["R14-person", "R14-rest"]),
    rule(RuleId::R17, Severity::Blocking, workforce::categories)
        .titled("Categorie di lavoratori", "Categories of workers")
        .based("art. 1-2 D.Lgs. 148/2015, INPS circ. 18/2022", Confidence::Reported)
        .telling(&["R17-manager", "R17-home-worker", "R17-rest"]),
    rule(RuleId::R18, Severity::Blocking, overlaps::duplicates)
        .for_every_benefit()
        .titled("Domanda già presentata", "The same application twice")
        .based("una domanda per gli stessi giorni, regola di Omnia Hub", Confidence::Proposed)
        .telling(&["R18"]),
    rule(RuleId::R19, Severity::Blocking, overlaps::overlaps)
        .for_every_benefit()
        .titled("Lavoratori presenti in più domande", "Workers in more than one application")
        .based("INPS msg 2130/2025", Confidence::Reported)
        .telling(&["R19-person", "R19-elsewhere", "R19-rest"]),
    rule(RuleId::R21, Severity::Warning, routing::benefit)
        .for_every_benefit()
        .titled("Prestazione e inquadramento", "Benefit and classification")
        .based("art. 10, 26 e 29 D.Lgs. 148/2015, INPS msg 3422/2023", Confidence::Reported)
        .telling(&["R21", "R21-elsewhere", "R21-letter"]),
    rule(RuleId::R22, Severity::Blocking, union::union_step)
        .titled("Comunicazione sindacale", "Communication to the unions")
        .based("art. 14 c. 1, 3-6 D.Lgs. 148/2015", Confidence::Verified)
        .telling(&["R22", "R22-content", "R22-late", "R22-open"]),
    rule(RuleId::R25, Severity::Blocking, report::report)
        .titled("Relazione tecnica", "Technical report")
        .based("art. 2 D.M. 95442/2016", Confidence::Reported)
        .telling(&["R25", "R25-both"]),
    rule(RuleId::R32, Severity::Blocking, unit::unit)
        .for_every_benefit()
        .titled("Unità produttiva", "Productive unit")
        .based("INPS circ. 9/2017 e msg 1444/2017", Confidence::Reported)
        .telling(&["R32", "R32-unregistered", "R32-inactive", "R32-short-contract"]),
];

const fn rule(id: RuleId, severity: Severity, check: fn(&Facts) -> Vec<Finding>) -> Rule {
    Rule {
        id,
        severity,
        benefits: CIGO,
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
    const fn titled(self, title_it: &'static str, title_en: &'static str) -> Self {
        Self { title_it, title_en, ..self }
    }

    const fn based(self, legal_basis: &'static str, confidence: Confidence) -> Self {
        Self { legal_basis, confidence, ..self }
    }

    const fn for_every_benefit(self) -> Self {
        Self { benefits: Benefit::ALL, ..self }
    }

    const fn since(self, valid_from: NaiveDate) -> Self {
        Self { valid_from, ..self }
    }

    const fn telling(self, messages: &'static [&'static str]) -> Self {
        Self { messages, ..self }
    }
}
