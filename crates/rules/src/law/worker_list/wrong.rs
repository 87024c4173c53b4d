//! What is wrong with a text, until it is told where the text stands.

use super::{Column, Fault, ListError};
use crate::controls::Value;

/// What is wrong with a text, until it is told where the text stands.
#[derive(Debug)]
pub(super) struct Wrong {
    rule: &'static str,
    message: &'static str,
    params: Vec<(&'static str, Value)>,
}

/// Characters of a wrong value that are told.
const MOST_CHARACTERS: usize = 80;

impl From<Fault> for Wrong {
    fn from(fault: Fault) -> Self {
        Self { rule: fault.rule(), message: fault.as_str(), params: Vec::new() }
    }
}

impl Fault {
    pub(super) fn with(self, name: &'static str, value: impl Into<Value>) -> Wrong {
        Wrong::from(self).with(name, value)
    }
}

impl Wrong {
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

/// The text, as long as it is told.
pub(super) fn cut(text: &str) -> String {
    text.chars().take(MOST_CHARACTERS).collect()
}
