//! The catalogue of controls.

use async_graphql::SimpleObject;
use omnia_rules::cause::Benefit;
use omnia_rules::controls::{Confidence, MESSAGES, Rule, Severity};
use omnia_texts::Language;

use crate::core::graph::{Date, LocalizedText};

/// A control: what it looks at, on what ground, and since when.
#[derive(SimpleObject)]
#[graphql(name = "Control")]
pub struct ControlNode {
    /// Its number, as in R04.
    pub id: String,
    /// What the control is called.
    pub title: LocalizedText,
    /// The gravity of its main finding; another case of it may be milder.
    pub severity: Severity,
    /// The benefits to which it applies.
    pub benefits: Vec<Benefit>,
    /// The act on which it stands.
    pub legal_basis: String,
    /// How well its content is founded.
    pub confidence: Confidence,
    /// The first day of submission to which it applies.
    pub valid_from: Date,
    /// The last one, where it no longer applies.
    pub valid_to: Option<Date>,
    /// How to mend what it finds.
    pub how_to_mend: LocalizedText,
}

impl ControlNode {
    /// A row of the table of controls, in one language.
    pub fn new(rule: &Rule, language: Language) -> Self {
        let mend = format!("{}-mend", rule.id);
        Self {
            id: rule.id.as_str().to_owned(),
            title: LocalizedText::written(language, rule.title_it, rule.title_en),
            severity: rule.severity,
            benefits: rule.benefits.to_vec(),
            legal_basis: rule.legal_basis.to_owned(),
            confidence: rule.confidence,
            valid_from: Date(rule.valid_from),
            valid_to: rule.valid_to.map(Date),
            how_to_mend: LocalizedText::of(language, move |language| MESSAGES.format(language, &mend, &[])),
        }
    }
}
