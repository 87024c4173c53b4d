//! The benefit that suits the firm.

use super::{Facts, Finding, RuleId, Severity};
use crate::cause::{BenefitFit, Destination, destination, fit};

/// R21: a benefit that the classification does not suggest may still be asked for, and the operator is told.
pub(super) fn benefit(facts: &Facts) -> Vec<Finding> {
    let known = facts.benefit.zip(facts.classification.as_ref());
    let Some((asked, classification)) = known else {
        return Vec::new();
    };
    if fit(asked, classification, facts.article10) != BenefitFit::NotCompatible {
        return Vec::new();
    }
    let tell = |message| {
        Finding::new(RuleId::R21, Severity::Warning, message)
            .at(&["benefit"])
            .with("asked", asked.as_str())
            .with("code", classification.statistical_code.as_str())
    };
    match destination(classification, facts.article10) {
        Destination::Benefit(suggested) => vec![tell("R21").with("suggested", suggested.as_str())],
        Destination::Elsewhere => vec![tell("R21-elsewhere")],
        Destination::Unknown => Vec::new(),
    }
}
