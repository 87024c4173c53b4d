//! What people read of an alert.

use omnia_rules::controls::{MESSAGES, Value};
use omnia_texts::{Language, Param};

use super::store::Alert;
use super::value::StoredValue;

/// What a rule's message says, with values of the rules.
pub fn say(language: Language, message: &str, values: &[(&'static str, Value)]) -> String {
    let params: Vec<(&str, Param)> = values.iter().map(|(name, value)| (*name, StoredValue::from(value).spoken(language))).collect();
    MESSAGES.format(language, message, &params)
}

impl Alert {
    /// What was found, with its values.
    pub fn message(&self, language: Language) -> String {
        let params: Vec<(&str, Param)> = self.computed.iter().map(|value| (value.name.as_str(), value.value.spoken(language))).collect();
        MESSAGES.format(language, &self.message, &params)
    }

    /// How to mend it.
    pub fn mend(&self, language: Language) -> String {
        MESSAGES.format(language, &format!("{}-mend", self.rule.as_str()), &[])
    }
}
