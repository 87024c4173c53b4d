//! The economic and financial indicators.

use crate::cause::Need;
use crate::controls::rule::rule;
use crate::controls::{Confidence, Facts, Finding, Report, Rule, RuleId, Severity};
use crate::report::{FinancialIndicators, Granularity, QUARTERS_OF_A_SET};

pub(in crate::controls) const R30: Rule = rule(RuleId::R30, Severity::Blocking, indicators)
    .titled("Indicatori economico-finanziari", "Economic and financial indicators")
    .based("D.M. 95442/2016, INPS msg 2372/2023", Confidence::Reported)
    .telling(&["R30", "R30-incomplete", "R30-uploaded"]);

/// R30, INPS msg 2372/2023: lack of work and market crisis are shown by indicators, yearly or quarterly. Only a composed report
/// is counted: an uploaded one holds them where nobody can count them, and is told so. Our reading, as for R26.
fn indicators(facts: &Facts) -> Vec<Finding> {
    if !facts.cause.is_some_and(|cause| cause.needs(Need::FinancialIndicators)) {
        return Vec::new();
    }
    match facts.report {
        Report { composed: true, .. } => composed(facts).into_iter().collect(),
        Report { uploaded: true, .. } => vec![Finding::new(RuleId::R30, Severity::Info, "R30-uploaded").at(&["report"])],
        Report { .. } => Vec::new(),
    }
}

fn composed(facts: &Facts) -> Option<Finding> {
    let told = facts.details.indicators.as_ref().filter(|indicators| !indicators.is_blank());
    match told {
        None => Some(Finding::new(RuleId::R30, Severity::Blocking, "R30").at(&["indicators"])),
        Some(indicators) => incomplete(indicators, needed(indicators, facts)),
    }
}

fn needed(indicators: &FinancialIndicators, facts: &Facts) -> u32 {
    match indicators.granularity() {
        Granularity::Year => facts.switches.indicator_years,
        Granularity::Quarter => QUARTERS_OF_A_SET,
    }
}

fn incomplete(indicators: &FinancialIndicators, needed: u32) -> Option<Finding> {
    let complete = indicators.complete_in_a_row();
    let incomplete = Finding::new(RuleId::R30, Severity::Warning, "R30-incomplete").at(&["indicators"]);
    let granularity = indicators.granularity().as_str();
    let tell = || incomplete.reading("granularity", granularity).with("complete", complete).against("needed", needed);
    (complete < needed).then(tell)
}
