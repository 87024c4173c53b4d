//! What the composed report asks for.

use async_graphql::SimpleObject;
use omnia_rules::cause::Cause;
use omnia_rules::report::{FieldKind, FieldRow};
use omnia_texts::Language;

use crate::core::graph::LocalizedText;

/// A field of the composed technical report.
#[derive(SimpleObject)]
#[graphql(name = "ReportField")]
pub struct ReportFieldNode {
    /// Its name for programs, as in CAUSE_NARRATIVE.
    pub name: String,
    /// What an answer to it is.
    pub kind: FieldKind,
    /// The question, as the form asks it.
    pub label: LocalizedText,
    /// What to write there.
    pub help: LocalizedText,
    /// Whether the report of the cause is incomplete without it.
    pub required: bool,
}

impl ReportFieldNode {
    /// A field of the report for a cause, in one language.
    pub fn new(row: &FieldRow, cause: Cause, language: Language) -> Self {
        Self {
            name: row.field.as_str().to_owned(),
            kind: row.kind,
            label: LocalizedText::written(language, row.label_it, row.label_en),
            help: LocalizedText::written(language, row.help_it, row.help_en),
            required: row.is_required_for(cause),
        }
    }
}
