//! What the composed report asks for.

use async_graphql::{Enum, SimpleObject};
use omnia_rules::cause::Cause;
use omnia_rules::report::FieldRow;
use omnia_texts::Language;

use crate::core::graph::LocalizedText;

/// What the answer to a field is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "omnia_rules::report::FieldKind")]
pub enum ReportFieldKind {
    /// Words, up to the length that the field tells.
    Text,
    /// A day.
    Date,
    /// A number with at most two decimals.
    Number,
    /// Several short texts.
    List,
    /// A document of the application.
    Attachment,
}

/// A field of the composed technical report.
#[derive(SimpleObject)]
#[graphql(name = "ReportField")]
pub struct ReportFieldNode {
    /// Its name for programs, as in CAUSE_NARRATIVE.
    pub name: String,
    /// What an answer to it is.
    pub kind: ReportFieldKind,
    /// The question, as the form asks it.
    pub label: LocalizedText,
    /// What to write there.
    pub help: LocalizedText,
    /// Whether the report of the cause is incomplete without it.
    pub required: bool,
}

impl ReportFieldNode {
    pub fn new(row: &FieldRow, cause: Cause, language: Language) -> Self {
        Self {
            name: row.field.as_str().to_owned(),
            kind: row.kind.into(),
            label: LocalizedText::written(language, row.label_it, row.label_en),
            help: LocalizedText::written(language, row.help_it, row.help_en),
            required: row.is_required_for(cause),
        }
    }
}
