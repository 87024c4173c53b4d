//! The text of each error, in each language.
use std::sync::LazyLock;

use omnia_texts::{Language, Param, Texts};

use super::request_error::RequestError;

/// The longest part of a client's own text that an error repeats, in characters.
const MAX_QUOTE_CHARS: usize = 200;

/// A text for each error, under the name of its variant.
static TEXTS: LazyLock<Texts> = LazyLock::new(|| Texts::new(include_str!("messages/it.ftl"), include_str!("messages/en.ftl")));

impl RequestError {
    /// The message for the client.
    pub fn text(&self, language: Language) -> String {
        match self {
            Self::Authentication(error) => error.message.clone(),
            _ => TEXTS.format(language, self.into(), &self.params()),
        }
    }

    /// The values that the text refers to.
    fn params(&self) -> Vec<(&'static str, Param)> {
        use RequestError::*;
        match self {
            CrossOrigin { setting } => vec![("setting", (*setting).into())],
            Method { allow } => vec![("allow", (*allow).into())],
            NotJson { line, column } => vec![("line", (*line).into()), ("column", (*column).into())],
            NotAString { name } | NotAMap { name } => vec![("name", (*name).into())],
            ForbiddenText { place } => vec![("place", (*place).into())],
            TooComplex { measure, found, limit } => {
                vec![("measure", measure.name().into()), ("found", (*found).into()), ("limit", (*limit).into())]
            }
            BodyTooLarge { limit } | TooManyOperations { limit } | ResponseTooLarge { limit } | TooManyFiles { limit } => {
                vec![("limit", (*limit).into())]
            }
            TooManySockets { limit }
            | TooManySubscriptions { limit }
            | TooManyMutations { limit }
            | TooManyUploads { limit }
            | UploadsTooLarge { limit }
            | TooManyReservations { limit } => vec![("limit", (*limit).into())],
            RateLimited { cost, seconds, .. } => vec![("cost", (*cost).into()), ("seconds", (*seconds).into())],
            ExecutionTimeout { seconds } => vec![("seconds", (*seconds).into())],
            UnknownPath { path } | PathTaken { path } | FileNotNeeded { path } => vec![("path", quote(path).into())],
            FileNotMapped { name } | FileMissing { name } => vec![("name", quote(name).into())],
            FileTooLarge { name, limit } => vec![("name", quote(name).into()), ("limit", (*limit).into())],
            _ => Vec::new(),
        }
    }
}

/// The beginning of a client's text.
pub fn quote(text: &str) -> String {
    text.chars().take(MAX_QUOTE_CHARS).collect()
}

#[cfg(test)]
mod tests {
    use strum::VariantNames;

    use super::*;

    #[test]
    fn every_error_has_a_text_in_each_language() {
        let named = RequestError::VARIANTS.iter().filter(|name| **name != "authentication");
        let missing: Vec<_> = Language::ALL
            .iter()
            .flat_map(|language| named.clone().filter(|name| !TEXTS.contains(*language, name)).map(move |name| (*language, *name)))
            .collect();

        assert!(missing.is_empty(), "{missing:?}");
    }

    #[test]
    fn a_text_contains_the_found_value_and_the_limit() {
        let error = RequestError::TooComplex { measure: crate::size_limit::SizeLimit::Aliases, found: 16_000, limit: 15 };

        assert_eq!(error.text(Language::English), "the document is too complex: 16000 aliases of one field, the limit is 15");
        assert_eq!(error.text(Language::Italian), "il documento è troppo complesso: 16000 alias di uno stesso campo, il limite è 15");
    }

    #[test]
    fn a_clients_text_is_repeated_unchanged_and_shortened() {
        let error = RequestError::FileMissing { name: "{ $limit } \u{202e}".to_owned() + &"x".repeat(1000) };

        assert_eq!(error.text(Language::English), format!("the file {{ $limit }} \u{202e}{} is missing", "x".repeat(188)));
    }
}
