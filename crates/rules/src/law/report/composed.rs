//! The report composed in the application.

use std::collections::BTreeMap;

use super::{Field, FieldAnswer, InvalidAnswer, fields};
use crate::law::cause::Cause;

/// What was answered, field by field.
pub type Answers = BTreeMap<Field, FieldAnswer>;

/// A technical report composed in the application; it may still lack fields.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComposedReport {
    cause: Cause,
    answers: Answers,
}

impl ComposedReport {
    /// The report of a cause; an answer that says nothing is left out.
    ///
    /// Refuses fields of other causes, answers of another kind, texts of more than 4,000 characters, lists of more than
    /// fifty lines, days outside 2000 to 2100, and numbers below zero.
    pub fn new(cause: Cause, mut answers: Answers) -> Result<Self, InvalidAnswer> {
        answers.iter().try_for_each(|(field, answer)| answer.check(*field, cause))?;
        answers.retain(|_, answer| !answer.is_blank());
        Ok(Self { cause, answers })
    }

    /// The cause that it reports.
    pub const fn cause(&self) -> Cause {
        self.cause
    }

    /// What was answered.
    pub const fn answers(&self) -> &Answers {
        &self.answers
    }

    /// What it still lacks.
    pub fn missing(&self) -> Vec<Field> {
        missing(self.cause, &self.answers)
    }
}

/// The required fields of the report of a cause that have no answer, in the order in which they are shown.
pub fn missing(cause: Cause, answers: &Answers) -> Vec<Field> {
    let required = fields(cause).into_iter().filter(|row| row.is_required_for(cause));
    let is_answered = |field: &Field| answers.get(field).is_some_and(|answer| !answer.is_blank());
    required.map(|row| row.field).filter(|field| !is_answered(field)).collect()
}
