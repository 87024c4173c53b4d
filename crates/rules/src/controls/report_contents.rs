//! R25, R29, R30: the technical report, the documents of a breakdown, and the economic and financial indicators.

use super::{Facts, Finding, Report, RuleId, Severity};
use crate::law::cause::ReportRequirement;
use crate::law::report::{Field, FinancialIndicators, Granularity, QUARTERS_OF_A_SET, fields};

/// R25, D.M. 95442/2016 art. 2: a technical report always comes with the application, composed or uploaded; what is
/// composed prevails, and is complete.
pub(super) fn report(facts: &Facts) -> Vec<Finding> {
    let finding = match facts.report {
        Report { composed: false, uploaded: false } => Some((Severity::Blocking, "R25")),
        Report { composed: true, uploaded: true } => Some((Severity::Warning, "R25-both")),
        _ => None,
    };
    let to_finding = |(severity, message)| Finding::new(RuleId::R25, severity, message).at(&["report"]);
    finding.map(to_finding).into_iter().chain(incomplete(facts)).collect()
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

/// What the weather stopped is required by R26, the documents of a breakdown by R29.
const fn has_its_own_control(field: Field) -> bool {
    use Field::*;
    matches!(field, WorkType | WorkPhase | WorkSite | MaintenanceRecord | RepairAttestation)
}

/// R29, INPS msg 1548/2017: a breakdown comes with the attestation of who repaired it and the record of regular maintenance,
/// in whichever form the report is.
pub(super) fn breakdown(facts: &Facts) -> Vec<Finding> {
    let needs = |need| facts.cause.is_some_and(|cause| cause.needs(need));
    let attestation = needs(ReportRequirement::RepairAttestation) && !facts.details.repair_attestation;
    let record = needs(ReportRequirement::MaintenanceRecord) && !facts.details.maintenance_record;
    let to_finding = |message| Finding::new(RuleId::R29, Severity::Blocking, message).at(&["documents"]);
    [attestation.then(|| to_finding("R29-attestation")), record.then(|| to_finding("R29-record"))].into_iter().flatten().collect()
}

/// R30, INPS msg 2372/2023: lack of work and market crisis are shown by indicators, yearly or quarterly. Only a composed report
/// is counted: an uploaded one holds them where nobody can count them, which is reported. Our reading, as for R26.
pub(super) fn indicators(facts: &Facts) -> Vec<Finding> {
    if !facts.cause.is_some_and(|cause| cause.needs(ReportRequirement::FinancialIndicators)) {
        return Vec::new();
    }
    match facts.report {
        Report { composed: true, .. } => indicators_of_composed(facts).into_iter().collect(),
        Report { uploaded: true, .. } => vec![Finding::new(RuleId::R30, Severity::Info, "R30-uploaded").at(&["report"])],
        Report { .. } => Vec::new(),
    }
}

fn indicators_of_composed(facts: &Facts) -> Option<Finding> {
    let indicators = facts.details.indicators.as_ref().filter(|indicators| !indicators.is_blank());
    match indicators {
        None => Some(Finding::new(RuleId::R30, Severity::Blocking, "R30").at(&["indicators"])),
        Some(indicators) => incomplete_indicators(indicators, needed(indicators, facts)),
    }
}

fn needed(indicators: &FinancialIndicators, facts: &Facts) -> u32 {
    match indicators.granularity() {
        Granularity::Year => facts.switches.indicator_years,
        Granularity::Quarter => QUARTERS_OF_A_SET,
    }
}

fn incomplete_indicators(indicators: &FinancialIndicators, needed: u32) -> Option<Finding> {
    let complete = indicators.complete_in_a_row();
    let incomplete = Finding::new(RuleId::R30, Severity::Warning, "R30-incomplete").at(&["indicators"]);
    let granularity = indicators.granularity().as_str();
    let to_finding = || incomplete.reading("granularity", granularity).with("complete", complete).against("needed", needed);
    (complete < needed).then(to_finding)
}
