//! The values of a finding, as they are kept and as people read them.

use chrono::NaiveDate;
use omnia_rules::controls::{FindingValue as Found, Value, ValueRole};
use omnia_texts::{Language, Param};

/// A named value that a control read, computed, or held another against.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Computed {
    pub name: String,
    #[serde(default)]
    pub part: StoredPart,
    #[serde(flatten)]
    pub value: StoredValue,
}

/// A value as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(tag = "type", content = "value", rename_all = "lowercase")]
pub enum StoredValue {
    Date(NaiveDate),
    Integer(i64),
    Decimal(String),
    Text(String),
}

/// What a value was to the control, as it is kept; what was kept before the parts were distinguished was computed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum StoredPart {
    Input,
    #[default]
    Computed,
    Threshold,
}

impl From<ValueRole> for StoredPart {
    fn from(part: ValueRole) -> Self {
        match part {
            ValueRole::Input => Self::Input,
            ValueRole::Computed => Self::Computed,
            ValueRole::Threshold => Self::Threshold,
        }
    }
}

impl From<StoredPart> for ValueRole {
    fn from(part: StoredPart) -> Self {
        match part {
            StoredPart::Input => Self::Input,
            StoredPart::Computed => Self::Computed,
            StoredPart::Threshold => Self::Threshold,
        }
    }
}

impl From<&Found> for Computed {
    fn from(found: &Found) -> Self {
        Self { name: found.name.to_owned(), part: found.part.into(), value: (&found.value).into() }
    }
}

impl From<&Value> for StoredValue {
    fn from(value: &Value) -> Self {
        match value {
            Value::Date(day) => Self::Date(*day),
            Value::Integer(count) => Self::Integer(*count),
            Value::Decimal(amount) => Self::Decimal(format!("{amount:.2}")),
            Value::Text(text) => Self::Text(text.clone()),
        }
    }
}

impl StoredValue {
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
