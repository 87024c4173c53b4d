//! What a field is called, holds, and serves.

use super::{Field, common_fields, economic_fields, event_fields, work_fields};
use crate::law::cause::Cause;

named! {
    /// What the answer to a field is.
    FieldKind as "ReportFieldKind" {
        /// Words, up to the length that the field tells.
        Text = "TEXT",
        /// A day.
        Date = "DATE",
        /// A number with at most two decimals.
        Number = "NUMBER",
        /// Several short texts.
        List = "LIST",
        /// A document of the application.
        Attachment = "ATTACHMENT",
    }
}

/// A field of the composed report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FieldRow {
    /// Which one.
    pub field: Field,
    /// What its answer is.
    pub kind: FieldKind,
    /// Its name in Italian.
    pub label_it: &'static str,
    /// Its name in English.
    pub label_en: &'static str,
    /// What to write there, in Italian.
    pub help_it: &'static str,
    /// What to write there, in English.
    pub help_en: &'static str,
    /// The causes whose report is incomplete without it.
    pub required_for: &'static [Cause],
    /// The causes whose report may have it.
    pub optional_for: &'static [Cause],
}

impl FieldRow {
    /// Whether the report of a cause is incomplete without it.
    pub fn is_required_for(&self, cause: Cause) -> bool {
        self.required_for.contains(&cause)
    }

    /// Whether the report of a cause has it.
    pub fn is_for(&self, cause: Cause) -> bool {
        self.is_required_for(cause) || self.optional_for.contains(&cause)
    }
}

impl Field {
    /// What it is called, holds, and serves.
    pub fn row(self) -> &'static FieldRow {
        rows().find(|row| row.field == self).expect("a test reads the row of every field")
    }
}

/// The fields by family of causes, in the order in which they are shown.
const FAMILIES: &[&[FieldRow]] = &[
    common_fields::COMMON_ROWS,
    economic_fields::MARKET_ROWS,
    work_fields::SITE_ROWS,
    economic_fields::MATERIALS_ROWS,
    event_fields::WEATHER_ROWS,
    economic_fields::STRIKE_ROWS,
    event_fields::EVENT_ROWS,
    work_fields::MACHINERY_ROWS,
];

/// The fields of the report of a cause, in the order in which they are shown.
pub fn fields(cause: Cause) -> Vec<&'static FieldRow> {
    rows().filter(|row| row.is_for(cause)).collect()
}

fn rows() -> impl Iterator<Item = &'static FieldRow> {
    FAMILIES.iter().copied().flatten()
}

/// A row for no cause yet.
pub(super) const fn field(field: Field, kind: FieldKind) -> FieldRow {
    FieldRow { field, kind, label_it: "", label_en: "", help_it: "", help_en: "", required_for: &[], optional_for: &[] }
}

impl FieldRow {
    pub(super) const fn named(self, label_it: &'static str, label_en: &'static str) -> Self {
        Self { label_it, label_en, ..self }
    }

    pub(super) const fn explained(self, help_it: &'static str, help_en: &'static str) -> Self {
        Self { help_it, help_en, ..self }
    }

    pub(super) const fn required(self, required_for: &'static [Cause]) -> Self {
        Self { required_for, ..self }
    }

    pub(super) const fn optional(self, optional_for: &'static [Cause]) -> Self {
        Self { optional_for, ..self }
    }
}
