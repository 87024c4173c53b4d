//! What people read of an alert.

use std::sync::LazyLock;

use omnia_rules::controls::Value;
use omnia_texts::{Language, Param, Texts};

use super::store::Alert;
use super::value::Kept;

/// The texts of a language: a file for each family of controls.
macro_rules! texts {
    ($language:literal) => {
        concat!(
            include_str!(concat!("messages/", $language, "/application.ftl")),
            include_str!(concat!("messages/", $language, "/limits.ftl")),
            include_str!(concat!("messages/", $language, "/list.ftl")),
            include_str!(concat!("messages/", $language, "/technical.ftl")),
            include_str!(concat!("messages/", $language, "/amounts.ftl")),
            include_str!(concat!("messages/", $language, "/schemes.ftl")),
            include_str!(concat!("messages/", $language, "/proceedings.ftl")),
        )
    };
}

/// The texts as their files have them, Italian and English.
pub const SOURCES: [&str; 2] = [texts!("it"), texts!("en")];

/// The messages of all rules.
pub static MESSAGES: LazyLock<Texts> = LazyLock::new(|| Texts::new(SOURCES[0], SOURCES[1]));

/// What a rule's message says, with values of the rules.
pub fn say(language: Language, message: &str, values: &[(&'static str, Value)]) -> String {
    let params: Vec<(&str, Param)> = values.iter().map(|(name, value)| (*name, Kept::from(value).spoken(language))).collect();
    MESSAGES.say(language, message, &params)
}

impl Alert {
    /// What was found, with its values.
    pub fn message(&self, language: Language) -> String {
        let params: Vec<(&str, Param)> = self.computed.iter().map(|value| (value.name.as_str(), value.value.spoken(language))).collect();
        MESSAGES.say(language, &self.message, &params)
    }

    /// How to mend it.
    pub fn mend(&self, language: Language) -> String {
        MESSAGES.say(language, &format!("{}-mend", self.rule.as_str()), &[])
    }
}
