//! The benefit that suits the firm.

use super::{Facts, Finding, RuleId, Severity};
use crate::cause::{BenefitFit, Destination, destination, fit};

/// R21: a benefit that the classification does not suggest may still be asked for, and the operator is told; so he is of a
/// letter of art. 10 that is not the registered one.
pub(super) fn benefit(facts: &Facts) -> Vec<Finding> {
    [unsuitable(facts), other_letter(facts)].into_iter().flatten().collect()
}

fn unsuitable(facts: &Facts) -> Option<Finding> {
    let (asked, classification) = facts.benefit.zip(facts.classification.as_ref())?;
    if fit(asked, classification, facts.article10) != BenefitFit::NotCompatible {
        return None;
    }
    let tell = |message| {
        Finding::new(RuleId::R21, Severity::Warning, message)
            .at(&["benefit"])
            .with("asked", asked.as_str())
            .with("code", classification.statistical_code.as_str())
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
    (declared != registered).then(|| other.with("declared", declared.as_str()).with("registered", registered.as_str()))
}
