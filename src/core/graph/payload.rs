//! Payloads: the result of a mutation, with `userErrors` for what a person can correct.

use std::fmt;
use std::sync::Arc;

use async_graphql::parser::types::Field;
use async_graphql::{Object, SimpleObject};
use omnia_edge::{PlainFields, PlainValue};
use omnia_texts::Language;

use crate::core::error::{Error, Refusal};
use crate::core::text::is_plain;

/// What a person can correct: a code for programs, the field, and a text in the language of the request.
#[derive(Debug, Clone, SimpleObject)]
pub struct UserError {
    /// What is wrong, for programs: it does not change with the language.
    pub code: String,
    /// The field of the input that it is about, from the outside in; empty when it is about the act as a whole.
    pub path: Vec<String>,
    /// What was wrong and how to correct it, in the language of the request.
    pub message: String,
}

impl UserError {
    /// A refusal, in a language.
    pub fn new(refusal: &Refusal, language: Language) -> Self {
        Self { code: refusal.code.to_owned(), path: refusal.path.clone(), message: refusal.message(language) }
    }
}

/// A text in both languages, each written only where it is asked for.
#[derive(Clone)]
pub struct LocalizedText {
    language: Language,
    write: Arc<dyn Fn(Language) -> String + Send + Sync>,
}

/// A text in both languages.
#[Object(name = "LocalizedText")]
impl LocalizedText {
    /// In the language of the request.
    async fn text(&self) -> String {
        (self.write)(self.language)
    }

    /// In Italian.
    async fn italian(&self) -> String {
        (self.write)(Language::Italian)
    }

    /// In English.
    async fn english(&self) -> String {
        (self.write)(Language::English)
    }
}

impl PlainFields for LocalizedText {
    fn write_field(&self, selected: &Field, json: &mut Vec<u8>) -> bool {
        let language = match selected.name.node.as_str() {
            "text" => self.language,
            "italian" => Language::Italian,
            "english" => Language::English,
            _ => return false,
        };
        (self.write)(language).write(selected, json)
    }
}

impl PlainValue for LocalizedText {
    fn write(&self, selected: &Field, json: &mut Vec<u8>) -> bool {
        self.write_object("LocalizedText", selected, json)
    }
}

impl fmt::Debug for LocalizedText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "LocalizedText({:?})", (self.write)(self.language))
    }
}

impl LocalizedText {
    /// A text that a function writes; `language` is that of the request.
    pub fn of(language: Language, write: impl Fn(Language) -> String + Send + Sync + 'static) -> Self {
        Self { language, write: Arc::new(write) }
    }

    /// A text that a table holds in both languages.
    pub fn written(language: Language, italian: &'static str, english: &'static str) -> Self {
        Self::of(language, move |language| {
            let written = match language {
                Language::Italian => italian,
                Language::English => english,
            };
            written.to_owned()
        })
    }
}

/// The errors that a person can correct; any other error stays an error.
pub fn user_errors(error: Error, language: Language) -> Result<Vec<UserError>, Error> {
    match error {
        Error::Refused(refusals) => Ok(refusals.iter().map(|refusal| UserError::new(refusal, language)).collect()),
        other => Err(other),
    }
}

/// Reads a required text: trimmed, not empty, at most this many characters, plain text only.
pub fn required_text(text: &str, field: &str, most: usize) -> Result<String, Error> {
    let text = text.trim();
    let refusal = match text {
        "" => Refusal::new("TEXT_MISSING"),
        _ if text.chars().count() > most => Refusal::new("TEXT_TOO_LONG").with("most", most),
        _ if !is_plain(text) => Refusal::new("TEXT_NOT_PLAIN"),
        _ => return Ok(text.to_owned()),
    };
    Err(refusal.at([field]).into())
}

/// Declares the payload of the mutations of one noun: the noun, or `userErrors`.
macro_rules! payload {
    ($(#[$doc:meta])* $name:ident { $field:ident: $node:ty }) => {
        $(#[$doc])*
        #[derive(async_graphql::SimpleObject)]
        pub struct $name {
            /// What the mutation made or changed; null where `userErrors` says why nothing changed.
            pub $field: Option<$node>,
            /// What the person can correct; empty where the mutation succeeded.
            pub user_errors: Vec<$crate::core::graph::UserError>,
        }

        impl $name {
            /// The payload for a result: what a person cannot correct stays an error.
            pub fn of(language: omnia_texts::Language, done: $crate::core::Result<$node>) -> $crate::core::Result<Self> {
                match done {
                    Ok(node) => Ok(Self { $field: Some(node), user_errors: Vec::new() }),
                    Err(error) => Ok(Self { $field: None, user_errors: $crate::core::graph::user_errors(error, language)? }),
                }
            }
        }
    };
}
pub(crate) use payload;
