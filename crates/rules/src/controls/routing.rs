//! The benefit that suits the firm.

use super::rule::rule;
use super::{Confidence, Facts, Finding, Rule, RuleId, Severity};
use crate::cause::{BenefitFit, Destination, destination, fit};

pub(super) const R21: Rule = rule(RuleId::R21, Severity::Warning, benefit)
    .for_every_benefit()
    .titled("Prestazione e inquadramento", "Benefit and classification")
    .based("art. 10, 26 e 29 D.Lgs. 148/2015, INPS msg 3422/2023", Confidence::Reported)
    .telling(&["R21", "R21-elsewhere", "R21-letter", "R21-cause"]);

/// R21: a benefit that the classification does not suggest may still be asked for, and the operator is told; so he is of a
/// letter of art. 10 that is not the registered one, and of a cause for which the benefit is not granted.
fn benefit(facts: &Facts) -> Vec<Finding> {
    [unsuitable(facts), other_letter(facts), other_cause(facts)].into_iter().flatten().collect()
}

fn unsuitable(facts: &Facts) -> Option<Finding> {
    let (asked, classification) = facts.benefit.zip(facts.classification.as_ref())?;
    if fit(asked, classification, facts.article10) != BenefitFit::NotCompatible {
        return None;
    }
    let tell = |message| {
        Finding::new(RuleId::R21, Severity::Warning, message)
            .at(&["benefit"])
            .reading("asked", asked.as_str())
            .reading("code", classification.statistical_code.as_str())
    };
    match destination(classification, facts.article10) {
        Destination::Benefit(suggested) => Some(tell("R21").with("suggested", suggested.as_str())),
        Destination::Elsewhere => Some(tell("R21-elsewhere")),
        Destination::Unknown => None,
    }
}

fn other_letter(facts: &Facts) -> Option<Finding> {
    let (declared, registered) = facts.article10.zip(facts.classification.as_ref()?.article10)?;
    let other = Finding::new(RuleId::R21, Severity::Warning, "R21-letter").at(&["article10"]);
    (declared != registered).then(|| other.reading("declared", declared.as_str()).against("registered", registered.as_str()))
}

fn other_cause(facts: &Facts) -> Option<Finding> {
    let (asked, cause) = facts.benefit.zip(facts.cause)?;
    let other = Finding::new(RuleId::R21, Severity::Warning, "R21-cause").at(&["cause"]);
    (!cause.is_for(asked)).then(|| other.reading("asked", asked.as_str()).reading("cause", cause.as_str()))
}
