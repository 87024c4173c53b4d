//! What is wrong with a list, and where.

use thiserror::Error;

use super::{Column, Fault};
use crate::ground::Value;

/// Errors that are listed; the rest are only counted.
pub const MOST_ERRORS: usize = 1_000;

/// What is wrong at one place of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListError {
    /// The line of the file on which the row starts; the header is on line 1 unless empty lines come before it.
    pub row: usize,
    /// The column, by its name in the header; none when the row or the file is wrong as a whole.
    pub column: Option<&'static str>,
    /// What was read there, cut to 80 characters. Shown, never run: it may be a formula.
    pub value: String,
    /// The rule that is broken: a code that stays the same in every language, or a control, as in R37.
    pub rule: &'static str,
    /// The id of its message: one of [`super::Fault`].
    pub message: &'static str,
    /// The values that the message names.
    pub params: Vec<(&'static str, Value)>,
}

/// Why a list was refused: at least one error.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("the list of workers has {total} errors")]
pub struct ListErrors {
    /// What is wrong with the file as a whole, then the rows in their order: at most [`MOST_ERRORS`].
    pub listed: Vec<ListError>,
    /// How many errors there are in all.
    pub total: usize,
}

impl From<ListError> for ListErrors {
    fn from(error: ListError) -> Self {
        Self { listed: vec![error], total: 1 }
    }
}

/// The errors found so far.
#[derive(Debug, Default)]
pub(super) struct Errors {
    listed: Vec<ListError>,
    total: usize,
}

impl Errors {
    pub(super) fn add(&mut self, error: ListError) {
        self.total += 1;
        if self.listed.len() < MOST_ERRORS {
            self.listed.push(error);
        }
    }

    /// Puts what is wrong with the file as a whole before the rest.
    pub(super) fn add_first(&mut self, error: ListError) {
        self.total += 1;
        self.listed.insert(0, error);
        self.listed.truncate(MOST_ERRORS);
    }

    /// What was read, if nothing was wrong.
    pub(super) fn or<T>(self, read: T) -> Result<T, ListErrors> {
        let Self { listed, total } = self;
        if total == 0 { Ok(read) } else { Err(ListErrors { listed, total }) }
    }
}

/// What is wrong with a text, until the place of the text is known.
#[derive(Debug)]
pub(super) struct UnplacedError {
    rule: &'static str,
    message: &'static str,
    params: Vec<(&'static str, Value)>,
}

/// Characters of a wrong value that are shown.
const MOST_CHARACTERS: usize = 80;

impl From<Fault> for UnplacedError {
    fn from(fault: Fault) -> Self {
        Self { rule: fault.rule(), message: fault.as_str(), params: Vec::new() }
    }
}

impl Fault {
    pub(super) fn with(self, name: &'static str, value: impl Into<Value>) -> UnplacedError {
        UnplacedError::from(self).with(name, value)
    }
}

impl UnplacedError {
    pub(super) fn with(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        self.params.push((name, value.into()));
        self
    }

    /// Under another rule than that of the fault.
    pub(super) fn under(self, rule: &'static str) -> Self {
        Self { rule, ..self }
    }

    pub(super) fn on(self, row: usize, column: Option<Column>, value: &str) -> ListError {
        let Self { rule, message, params } = self;
        ListError { row, column: column.map(Column::as_str), value: cut(value), rule, message, params }
    }
}

/// The text, as far as it is shown.
pub(super) fn cut(text: &str) -> String {
    text.chars().take(MOST_CHARACTERS).collect()
}
