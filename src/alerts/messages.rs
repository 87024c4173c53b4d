//! What people read of an alert.

use std::sync::LazyLock;

use super::store::Alert;
use crate::core::Param;
use crate::core::language::{Language, Texts};

/// The messages of all rules.
pub static MESSAGES: LazyLock<Texts> = LazyLock::new(|| Texts::new(include_str!("messages/it.ftl"), include_str!("messages/en.ftl")));

impl Alert {
    /// What was found, with its values.
    pub fn message(&self, language: Language) -> String {
        let params: Vec<(&str, Param)> = self.computed.iter().map(|value| (value.name.as_str(), value.value.spoken(language))).collect();
        MESSAGES.say(language, &self.message, &params)
    }

    /// How to mend it.
    pub fn mend(&self, language: Language) -> String {
        MESSAGES.say(language, &format!("{}-mend", self.rule), &[])
    }
}
