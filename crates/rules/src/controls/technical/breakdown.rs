//! The papers of a breakdown.

use crate::calendar::day;
use crate::cause::Need;
use crate::controls::rule::rule;
use crate::controls::{Confidence, Facts, Finding, Rule, RuleId, Severity};

pub(in crate::controls) const R29: Rule = rule(RuleId::R29, Severity::Blocking, breakdown)
    .titled("Documenti del guasto ai macchinari", "Papers of a breakdown")
    .based("INPS msg 1548/2017", Confidence::Verified)
    .since(day(2017, 4, 7))
    .telling(&["R29-attestation", "R29-record"]);

/// R29, INPS msg 1548/2017: a breakdown comes with the attestation of who repaired it and the record of regular maintenance,
/// in whichever form the report is.
fn breakdown(facts: &Facts) -> Vec<Finding> {
    let needs = |need| facts.cause.is_some_and(|cause| cause.needs(need));
    let attestation = needs(Need::RepairAttestation) && !facts.details.repair_attestation;
    let record = needs(Need::MaintenanceRecord) && !facts.details.maintenance_record;
    let tell = |message| Finding::new(RuleId::R29, Severity::Blocking, message).at(&["documents"]);
    [attestation.then(|| tell("R29-attestation")), record.then(|| tell("R29-record"))].into_iter().flatten().collect()
}
