//! What is answered to a field.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use thiserror::Error;

use super::{Field, FieldKind};
use crate::ground::calendar::{FIRST_DAY, LAST_DAY};
use crate::law::cause::Cause;

/// Characters of a text.
const TEXT: usize = 4_000;

/// Characters of a line of a list.
const LINE: usize = 500;

/// Lines of a list.
const LINES: usize = 50;

/// Characters of the reference of a document.
const REFERENCE: usize = 100;

/// No count of a report is larger.
const LARGEST: u32 = 1_000_000_000;

/// The answer to a field.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum FieldAnswer {
    /// A text.
    Text(String),
    /// A day.
    Date(NaiveDate),
    /// A number.
    Number(Decimal),
    /// Several short texts.
    List(Vec<String>),
    /// The reference of a document of the application.
    Attachment(String),
}

/// Why an answer is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum InvalidAnswer {
    /// The report of the cause has no such field.
    #[error("the report for {cause} has no field {field}; leave it out, or change the cause")]
    OtherCause { field: Field, cause: Cause },
    /// The field holds something else.
    #[error("{field} holds a {expected}, not a {given}")]
    OtherKind { field: Field, expected: FieldKind, given: FieldKind },
    /// A text is too long.
    #[error("{field} has {length} characters; write {limit} at most")]
    TooLong { field: Field, length: usize, limit: usize },
    /// A list has too many lines.
    #[error("{field} has {lines} lines; write {limit} at most")]
    TooManyLines { field: Field, lines: usize, limit: usize },
    /// A text holds a character that cannot be shown.
    #[error("{field} holds a control character; write plain text")]
    Unprintable { field: Field },
    /// A day is outside the calendar.
    #[error("{field} is {date}, outside the calendar; write a day from {FIRST_DAY} to {LAST_DAY}")]
    OutOfCalendar { field: Field, date: NaiveDate },
    /// A number counts nothing.
    #[error("{field} is {number}; write a number from 0 to {LARGEST}")]
    OutOfRange { field: Field, number: Decimal },
}

impl InvalidAnswer {
    /// A code that stays the same in every language.
    pub const fn code(self) -> &'static str {
        match self {
            Self::OtherCause { .. } => "REPORT_FIELD_OF_OTHER_CAUSE",
            Self::OtherKind { .. } => "REPORT_ANSWER_OF_OTHER_KIND",
            Self::TooLong { .. } => "REPORT_ANSWER_TOO_LONG",
            Self::TooManyLines { .. } => "REPORT_ANSWER_TOO_MANY_LINES",
            Self::Unprintable { .. } => "REPORT_ANSWER_UNPRINTABLE",
            Self::OutOfCalendar { .. } => "REPORT_ANSWER_OUT_OF_CALENDAR",
            Self::OutOfRange { .. } => "REPORT_ANSWER_OUT_OF_RANGE",
        }
    }

    /// The field whose answer is not taken.
    pub const fn field(self) -> Field {
        match self {
            Self::OtherCause { field, .. }
            | Self::OtherKind { field, .. }
            | Self::TooLong { field, .. }
            | Self::TooManyLines { field, .. }
            | Self::Unprintable { field }
            | Self::OutOfCalendar { field, .. }
            | Self::OutOfRange { field, .. } => field,
        }
    }
}

impl FieldAnswer {
    /// What it is.
    pub const fn kind(&self) -> FieldKind {
        match self {
            Self::Text(_) => FieldKind::Text,
            Self::Date(_) => FieldKind::Date,
            Self::Number(_) => FieldKind::Number,
            Self::List(_) => FieldKind::List,
            Self::Attachment(_) => FieldKind::Attachment,
        }
    }

    /// Whether it says nothing: an empty text, or a list of empty lines.
    pub fn is_blank(&self) -> bool {
        let is_blank = |text: &String| text.trim().is_empty();
        match self {
            Self::Text(text) | Self::Attachment(text) => is_blank(text),
            Self::List(lines) => lines.iter().all(is_blank),
            Self::Date(_) | Self::Number(_) => false,
        }
    }

    /// Whether the report of the cause takes it for the field.
    pub(super) fn check(&self, field: Field, cause: Cause) -> Result<(), InvalidAnswer> {
        let row = field.row();
        if !row.is_for(cause) {
            return Err(InvalidAnswer::OtherCause { field, cause });
        }
        if self.kind() != row.kind {
            return Err(InvalidAnswer::OtherKind { field, expected: row.kind, given: self.kind() });
        }
        match self {
            Self::Text(text) => check_text(field, text, TEXT),
            Self::Attachment(reference) => check_text(field, reference, REFERENCE),
            Self::List(lines) if lines.len() > LINES => Err(InvalidAnswer::TooManyLines { field, lines: lines.len(), limit: LINES }),
            Self::List(lines) => lines.iter().try_for_each(|line| check_text(field, line, LINE)),
            Self::Date(date) if !(FIRST_DAY..=LAST_DAY).contains(date) => Err(InvalidAnswer::OutOfCalendar { field, date: *date }),
            Self::Number(number) if !(Decimal::ZERO..=Decimal::from(LARGEST)).contains(number) => {
                Err(InvalidAnswer::OutOfRange { field, number: *number })
            }
            Self::Date(_) | Self::Number(_) => Ok(()),
        }
    }
}

fn check_text(field: Field, text: &str, limit: usize) -> Result<(), InvalidAnswer> {
    let length = text.chars().count();
    if length > limit {
        return Err(InvalidAnswer::TooLong { field, length, limit });
    }
    let is_unprintable = |character: char| character.is_control() && !matches!(character, '\n' | '\r' | '\t');
    if text.chars().any(is_unprintable) {
        return Err(InvalidAnswer::Unprintable { field });
    }
    Ok(())
}
