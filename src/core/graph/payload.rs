//! Payloads: what an act answers, with `userErrors` for what a person can mend.

use std::fmt;
use std::sync::Arc;

use async_graphql::parser::types::Field;
use async_graphql::{Object, SimpleObject};
use omnia_edge::{PlainFields, PlainValue};
use omnia_texts::Language;

use crate::core::error::{Error, Refusal};
use crate::core::text::is_plain;

/// What a person can mend: a code for programs, the field, and a text in the asked language.
#[derive(Debug, Clone, SimpleObject)]
pub struct UserError {
    /// What is wrong, for programs: it does not change with the language.
    pub code: String,
    /// The field of the input that it is about, from the outside in; empty when it is about the act as a whole.
    pub path: Vec<String>,
    /// What was wrong and how to mend it, in the language of the request.
    pub message: String,
}

impl UserError {
    pub fn new(refusal: &Refusal, language: Language) -> Self {
        Self { code: refusal.code.to_owned(), path: refusal.path.clone(), message: refusal.message(language) }
    }
}

/// A text in both languages, said only as far as it is asked for.
#[derive(Clone)]
pub struct Text {
    language: Language,
    say: Arc<dyn Fn(Language) -> String + Send + Sync>,
}

/// A text in both languages.
#[Object(name = "LocalizedText")]
impl Text {
    /// In the language of the request.
    async fn text(&self) -> String {
        (self.say)(self.language)
    }

    /// In Italian.
    async fn italian(&self) -> String {
        (self.say)(Language::Italian)
    }

    /// In English.
    async fn english(&self) -> String {
        (self.say)(Language::English)
    }
}

impl PlainFields for Text {
    fn write_field(&self, selected: &Field, json: &mut Vec<u8>) -> bool {
        let language = match selected.name.node.as_str() {
            "text" => self.language,
            "italian" => Language::Italian,
            "english" => Language::English,
            _ => return false,
        };
        (self.say)(language).write(selected, json)
    }
}

impl PlainValue for Text {
    fn write(&self, selected: &Field, json: &mut Vec<u8>) -> bool {
        self.write_object("LocalizedText", selected, json)
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Text({:?})", (self.say)(self.language))
    }
}

impl Text {
    pub fn of(language: Language, say: impl Fn(Language) -> String + Send + Sync + 'static) -> Self {
        Self { language, say: Arc::new(say) }
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

/// Splits what a person can mend from what he cannot.
pub fn user_errors(error: Error, language: Language) -> Result<Vec<UserError>, Error> {
    match error {
        Error::Refused(refusals) => Ok(refusals.iter().map(|refusal| UserError::new(refusal, language)).collect()),
        other => Err(other),
    }
}

/// A text that a person must give: trimmed, not empty, at most this many characters, nothing but plain text.
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

/// Declares the payload of acts on one noun: the noun, or `userErrors`.
macro_rules! payload {
    ($(#[$doc:meta])* $name:ident { $field:ident: $node:ty }) => {
        $(#[$doc])*
        #[derive(async_graphql::SimpleObject)]
        pub struct $name {
            /// What the act made or changed; null when `userErrors` says why nothing changed.
            pub $field: Option<$node>,
            /// What the person who acts can mend; empty when the act was done.
            pub user_errors: Vec<$crate::core::graph::UserError>,
        }

        impl $name {
            /// The answer to an act: faults and who-are-you stay errors.
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
