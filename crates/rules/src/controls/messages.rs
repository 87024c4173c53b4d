//! What people read of the findings.

use std::sync::LazyLock;

use omnia_texts::Texts;

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
pub const MESSAGE_SOURCES: [&str; 2] = [texts!("it"), texts!("en")];

/// The messages of all controls; those of R01 have ids that begin with `R01`.
pub static MESSAGES: LazyLock<Texts> = LazyLock::new(|| Texts::new(MESSAGE_SOURCES[0], MESSAGE_SOURCES[1]));
