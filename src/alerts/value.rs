//! The values of a finding, as they are kept and as people read them.

use chrono::NaiveDate;
use omnia_rules::controls::Value;

use crate::core::Param;
use crate::core::language::Language;

/// A named value that a control computed.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Computed {
    pub name: String,
    #[serde(flatten)]
    pub value: Kept,
}

/// A value as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(tag = "type", content = "value", rename_all = "lowercase")]
pub enum Kept {
    Date(NaiveDate),
    Integer(i64),
    Decimal(String),
    Text(String),
}

impl From<&(&'static str, Value)> for Computed {
    fn from((name, value): &(&'static str, Value)) -> Self {
        let value = match value {
            Value::Date(day) => Kept::Date(*day),
            Value::Integer(count) => Kept::Integer(*count),
            Value::Decimal(amount) => Kept::Decimal(format!("{amount:.2}")),
            Value::Text(text) => Kept::Text(text.clone()),
        };
        Self { name: (*name).to_owned(), value }
    }
}

impl Kept {
    /// The value as a text names it: dates and decimals are written the way the language writes them.
    pub fn spoken(&self, language: Language) -> Param {
        match (self, language) {
            (Self::Date(day), Language::Italian) => Param::Text(day.format("%d/%m/%Y").to_string()),
            (Self::Date(day), Language::English) => Param::Text(day.format("%-d %B %Y").to_string()),
            (Self::Integer(count), _) => Param::Number(*count),
            (Self::Decimal(amount), Language::Italian) => Param::Text(amount.replace('.', ",")),
            (Self::Decimal(amount), Language::English) => Param::Text(amount.clone()),
            (Self::Text(text), _) => Param::Text(text.clone()),
        }
    }

    /// The value as a program reads it.
    pub fn plain(&self) -> String {
        match self {
            Self::Date(day) => day.to_string(),
            Self::Integer(count) => count.to_string(),
            Self::Decimal(text) | Self::Text(text) => text.clone(),
        }
    }
}
