//! The technical report.

use super::rule::rule;
use super::{Confidence, Facts, Finding, Report, Rule, RuleId, Severity};
use crate::cause::Benefit;
use crate::report::{Field, fields};

pub(super) const R25: Rule = rule(RuleId::R25, Severity::Blocking, report)
    .for_benefits(&[Benefit::Cigo, Benefit::AisFis])
    .titled("Relazione tecnica", "Technical report")
    .based("art. 2 D.M. 95442/2016, INPS circ. 109/2022 e msg 2130/2025", Confidence::Reported)
    .telling(&["R25", "R25-both", "R25-incomplete"]);

/// R25, D.M. 95442/2016 art. 2: a technical report always comes with the application, composed or uploaded; what is
/// composed prevails, and is complete.
fn report(facts: &Facts) -> Vec<Finding> {
    let told = match facts.report {
        Report { composed: false, uploaded: false } => Some((Severity::Blocking, "R25")),
        Report { composed: true, uploaded: true } => Some((Severity::Warning, "R25-both")),
        _ => None,
    };
    let tell = |(severity, message)| Finding::new(RuleId::R25, severity, message).at(&["report"]);
    told.map(tell).into_iter().chain(incomplete(facts)).collect()
}

fn incomplete(facts: &Facts) -> Option<Finding> {
    let cause = facts.cause.filter(|_| facts.report.composed)?;
    let required = fields(cause).into_iter().filter(|row| row.is_required_for(cause)).map(|row| row.field);
    let required: Vec<_> = required.filter(|field| !has_its_own_control(*field)).collect();
    let missing: Vec<_> = required.iter().filter(|field| facts.details.missing_fields.contains(field)).collect();
    let names = missing.iter().map(|field| field.as_str()).collect::<Vec<_>>().join(", ");
    let incomplete = Finding::new(RuleId::R25, Severity::Blocking, "R25-incomplete").at(&["report"]);
    let is_incomplete = !missing.is_empty();
    is_incomplete.then(|| incomplete.reading("fields", names.as_str()).with("count", missing.len()).against("required", required.len()))
}

/// What the weather stopped is asked by R26, the papers of a breakdown by R29.
const fn has_its_own_control(field: Field) -> bool {
    use Field::*;
    matches!(field, WorkType | WorkPhase | WorkSite | MaintenanceRecord | RepairAttestation)
}
