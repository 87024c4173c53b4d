//! R21, R31: the benefit that suits the firm, and lack of work of a firm that has just started.

use super::{Facts, Finding, RuleId, Severity};
use crate::ground::calendar::add_months;
use crate::law::cause::{BenefitFit, Cause, Destination, destination, fit};

/// R21: a benefit that the classification does not suggest may still be asked for, and the operator is notified; the same goes for a
/// letter of art. 10 that is not the registered one, and of a cause for which the benefit is not granted.
pub(super) fn benefit(facts: &Facts) -> Vec<Finding> {
    [unsuitable(facts), other_letter(facts), other_cause(facts)].into_iter().flatten().collect()
}

fn unsuitable(facts: &Facts) -> Option<Finding> {
    let (requested, classification) = facts.benefit.zip(facts.classification.as_ref())?;
    if fit(requested, classification, facts.article10) != BenefitFit::NotCompatible {
        return None;
    }
    let to_finding = |message| {
        Finding::new(RuleId::R21, Severity::Warning, message)
            .at(&["benefit"])
            .reading("asked", requested.as_str())
            .reading("code", classification.statistical_code.as_str())
    };
    match destination(classification, facts.article10) {
        Destination::Benefit(suggested) => Some(to_finding("R21").with("suggested", suggested.as_str())),
        Destination::Elsewhere => Some(to_finding("R21-elsewhere")),
        Destination::Unknown => None,
    }
}

fn other_letter(facts: &Facts) -> Option<Finding> {
    let (declared, registered) = facts.article10.zip(facts.classification.as_ref()?.article10)?;
    let other = Finding::new(RuleId::R21, Severity::Warning, "R21-letter").at(&["article10"]);
    (declared != registered).then(|| other.reading("declared", declared.as_str()).against("registered", registered.as_str()))
}

fn other_cause(facts: &Facts) -> Option<Finding> {
    let (requested, cause) = facts.benefit.zip(facts.cause)?;
    let other = Finding::new(RuleId::R21, Severity::Warning, "R21-cause").at(&["cause"]);
    (!cause.is_for(requested)).then(|| other.reading("asked", requested.as_str()).reading("cause", cause.as_str()))
}

/// Months of activity before lack of work may be integrated.
const MONTHS_OF_ACTIVITY: u32 = 3;

/// R31, INPS circ. 139/2016 as remembered: lack of work is not integrated before three months of activity, counted to the
/// first day asked for.
pub(super) fn new_firm(facts: &Facts) -> Vec<Finding> {
    let asks = facts.switches.new_firms_are_reported && facts.cause == Some(Cause::LackOfWork);
    let Some((started, period)) = facts.details.activity_started_on.zip(facts.period).filter(|_| asks) else {
        return Vec::new();
    };
    let earliest = add_months(started, MONTHS_OF_ACTIVITY);
    if earliest <= period.from() {
        return Vec::new();
    }
    let new = Finding::new(RuleId::R31, Severity::Warning, "R31").at(&["cause"]);
    vec![new.reading("started", started).reading("start", period.from()).with("earliest", earliest).against("months", MONTHS_OF_ACTIVITY)]
}
