//! Custom scalars: their values are checked before anything is executed.
use std::collections::HashMap;

use async_graphql::Value;

use crate::Language;

/// Checks a value of a scalar.
pub type ScalarCheck = fn(&Value) -> Result<(), InvalidScalar>;

/// Why a value is invalid for its scalar: a code for programs, and a text in each language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidScalar {
    /// The code, in `extensions.code` of the error.
    pub code: String,
    /// The message in Italian.
    pub italian: String,
    /// The message in English.
    pub english: String,
    /// What exactly is wrong, in English.
    pub detail: String,
}

impl InvalidScalar {
    /// The message in a language.
    pub fn text(&self, language: Language) -> &str {
        match language {
            Language::Italian => &self.italian,
            Language::English => &self.english,
        }
    }
}

/// The checks of a schema's custom scalars, by name. A scalar without a check accepts any value.
#[derive(Clone, Debug, Default)]
pub struct Scalars(pub HashMap<&'static str, ScalarCheck>);

impl Scalars {
    /// Checks a value of the scalar of this name.
    pub fn check(&self, name: &str, value: &Value) -> Result<(), InvalidScalar> {
        self.0.get(name).map_or(Ok(()), |check| check(value))
    }
}

/// Why a value is invalid, for its sender to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidValue {
    /// What is wrong, in English.
    pub message: String,
    /// The error of the scalar's own check, if that refused the value.
    pub scalar: Option<InvalidScalar>,
}

impl InvalidValue {
    /// The same, prefixed with the field or the argument that holds the value.
    pub fn within(self, name: impl std::fmt::Display) -> Self {
        Self { message: format!("{name}: {}", self.message), ..self }
    }
}

impl From<String> for InvalidValue {
    fn from(message: String) -> Self {
        Self { message, scalar: None }
    }
}

impl From<InvalidScalar> for InvalidValue {
    fn from(scalar: InvalidScalar) -> Self {
        Self { message: scalar.detail.clone(), scalar: Some(scalar) }
    }
}
