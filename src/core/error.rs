//! What can go wrong, told to the one who can mend it.

use std::panic::AssertUnwindSafe;
use std::sync::{Arc, LazyLock};

use futures_util::FutureExt;
use omnia_rules::identifiers::InvalidIdentifier;
use omnia_texts::{Language, Param, Texts};

use super::access::Role;

pub type Result<T, E = Error> = std::result::Result<T, E>;

/// A failure. What a person can mend becomes `userErrors`, who-are-you and faults become `errors`.
#[derive(Debug, Clone, thiserror::Error)]
pub enum Error {
    #[error("not signed in")]
    Unauthenticated,
    #[error("not found")]
    NotFound,
    #[error("this act needs another capacity")]
    Forbidden { required: Vec<Role> },
    /// A request that is malformed, whoever sends it.
    #[error("bad request: {}", .0.code)]
    BadRequest(Refusal),
    /// What a person asked cannot be done as it is.
    #[error("refused: {}", .0.first().map_or("", |refusal| refusal.code))]
    Refused(Vec<Refusal>),
    /// What the hub stands on is full, away or busy: nothing was done, and the same may succeed later.
    #[error("{code}: {reason}")]
    Unavailable { code: &'static str, reason: Arc<str> },
    #[error("the database failed: {0}")]
    Database(#[from] Arc<sqlx::Error>),
    #[error("{0}")]
    Fault(Arc<str>),
}

/// Why something is refused: a code for programs, the field, and the values that the text names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    pub code: &'static str,
    pub path: Vec<String>,
    pub params: Vec<(&'static str, Param)>,
}

impl Refusal {
    pub fn new(code: &'static str) -> Self {
        debug_assert!(Language::ALL.iter().all(|language| TEXTS.knows(*language, code)), "{code} has no text in each language");
        Self { code, path: Vec::new(), params: Vec::new() }
    }

    /// The field that the refusal is about, from the act's input down.
    pub fn at<S: Into<String>>(mut self, path: impl IntoIterator<Item = S>) -> Self {
        self.path = path.into_iter().map(Into::into).collect();
        self
    }

    pub fn with(mut self, name: &'static str, value: impl Into<Param>) -> Self {
        self.params.push((name, value.into()));
        self
    }

    pub fn message(&self, language: Language) -> String {
        TEXTS.say(language, self.code, &self.params)
    }
}

impl From<&InvalidIdentifier> for Refusal {
    /// A text that is not the identifier it was given as: which one, and which character is wrong.
    fn from(invalid: &InvalidIdentifier) -> Self {
        Self::new("INVALID_IDENTIFIER")
            .with("identifier", invalid.identifier.as_str())
            .with("problem", invalid.code())
            .with("position", invalid.position().unwrap_or_default())
            .with("detail", invalid.to_string())
    }
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(vec![refusal])
    }
}

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        match error {
            sqlx::Error::RowNotFound => Self::NotFound,
            other if cannot_be_written(&other) => Self::storage_full(other),
            other if came_to_a_term(&other) => Self::Unavailable { code: "BUSY", reason: other.to_string().into() },
            other => Self::Database(Arc::new(other)),
        }
    }
}

/// Whether the database has no room left, or only reads: 53100 is a full disk, 58030 a file that cannot be written (which is what the
/// database inside the process says of a full disk), 25006 a server that is only read.
fn cannot_be_written(error: &sqlx::Error) -> bool {
    let code = error.as_database_error().and_then(|told| told.code());
    code.is_some_and(|code| matches!(code.as_ref(), "53100" | "58030" | "25006"))
}

/// Whether nothing was done because others stood in the way: no connection was free, or a lock or a statement came to its term
/// (SQLSTATE 40001, 40P01, 53300, 55P03, 57014).
fn came_to_a_term(error: &sqlx::Error) -> bool {
    let code = error.as_database_error().and_then(|answer| answer.code());
    let is_term = code.is_some_and(|code| matches!(code.as_ref(), "40001" | "40P01" | "53300" | "55P03" | "57014"));
    is_term || matches!(error, sqlx::Error::PoolTimedOut)
}

impl Error {
    /// There is no room to write: nothing was written.
    pub fn storage_full(reason: impl std::fmt::Display) -> Self {
        Self::Unavailable { code: "STORAGE_FULL", reason: reason.to_string().into() }
    }

    /// The bytes of documents cannot be reached.
    pub fn documents_unavailable(reason: impl std::fmt::Display) -> Self {
        Self::Unavailable { code: "DOCUMENTS_UNAVAILABLE", reason: reason.to_string().into() }
    }

    /// A fault of the hub itself: logged with an id, shown as an internal error.
    pub fn fault(reason: impl std::fmt::Display) -> Self {
        Self::Fault(reason.to_string().into())
    }

    pub fn code(&self) -> &'static str {
        match self {
            Self::Unauthenticated => "UNAUTHENTICATED",
            Self::NotFound => "NOT_FOUND",
            Self::Forbidden { .. } => "FORBIDDEN",
            Self::BadRequest(refusal) => refusal.code,
            Self::Refused(refusals) => refusals.first().map_or("REFUSED", |refusal| refusal.code),
            Self::Unavailable { code, .. } => code,
            Self::Database(_) | Self::Fault(_) => "INTERNAL",
        }
    }

    /// Whether the one who called may read why; a fault only shows its id.
    pub fn is_fault(&self) -> bool {
        matches!(self, Self::Database(_) | Self::Fault(_))
    }

    /// Whether the same may succeed at the next attempt: the connection was lost, another transaction stood in the way, or a store is full
    /// or away.
    pub fn is_passing(&self) -> bool {
        let error = match self {
            Self::Unavailable { .. } => return true,
            Self::Database(error) => error,
            _ => return false,
        };
        match &**error {
            sqlx::Error::Database(told) => {
                told.code().is_some_and(|code| ["08", "40", "53", "55", "57"].iter().any(|class| code.starts_with(class)))
            }
            sqlx::Error::Io(_) | sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed | sqlx::Error::WorkerCrashed => true,
            _ => false,
        }
    }

    pub fn message(&self, language: Language) -> String {
        match self {
            Self::BadRequest(refusal) => refusal.message(language),
            Self::Refused(refusals) => refusals.first().map(|refusal| refusal.message(language)).unwrap_or_default(),
            other => TEXTS.say(language, other.code(), &[]),
        }
    }

    /// The name of the rule of a table that this failure broke, where it broke one.
    pub fn constraint(&self) -> Option<&str> {
        match self {
            Self::Database(error) => error.as_database_error()?.constraint(),
            _ => None,
        }
    }
}

/// What work fails with, a panic included: what makes it panic does not keep the rest from being done. Where that was, standard error says.
pub async fn catch_panic<T>(work: impl Future<Output = Result<T>>) -> Result<T> {
    // What was about to be written is rolled back with its transaction: nothing half done outlives the panic.
    AssertUnwindSafe(work).catch_unwind().await.unwrap_or_else(|_| Err(Error::fault("it panicked")))
}

/// The texts of all codes.
pub static TEXTS: LazyLock<Texts> = LazyLock::new(|| Texts::new(include_str!("messages/it.ftl"), include_str!("messages/en.ftl")));

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use omnia_rules::identifiers::{Iban, Identifier, Pec, PositionNumber, Problem, TaxCode};

    use super::*;

    #[test]
    fn what_is_wrong_with_an_identifier_is_said_in_the_words_of_the_language() {
        let wrong = [
            TaxCode::parse("RSSMRA80A01F205Y").err(),
            TaxCode::parse("RSSMRA").err(),
            PositionNumber::parse("49O1234543").err(),
            Iban::parse("IT60X0542811101000000123457").err(),
            Pec::parse("nessuno").err(),
        ];
        let italian = wrong.into_iter().flatten().map(|wrong| Refusal::from(&wrong).message(Language::Italian));

        assert_eq!(
            italian.collect::<Vec<_>>(),
            [
                "Codice fiscale non valido: il carattere di controllo, in posizione 16, non corrisponde agli altri: confrontarli con il documento.",
                "Codice fiscale non valido: il numero di caratteri è sbagliato, scriverlo per intero e nient'altro.",
                "Matricola INPS non valida: controllare il carattere 3.",
                "IBAN non valido: le cifre di controllo, dal carattere 3, non corrispondono al resto: confrontare tutto con il documento.",
                "Indirizzo PEC non valido: occorre un solo segno @, scriverlo come nome@dominio.",
            ]
        );
    }

    #[test]
    fn every_identifier_has_a_name_in_italian() {
        let unnamed = |identifier: &&Identifier| {
            let wrong = InvalidIdentifier { identifier: **identifier, problem: Problem::AllZeros };
            Refusal::from(&wrong).message(Language::Italian).starts_with("Codice non valido")
        };

        assert_eq!(Identifier::ALL.iter().find(unnamed), None);
    }

    /// All codes that a source names where it refuses.
    fn codes(folder: &Path, found: &mut Vec<String>) {
        for entry in fs::read_dir(folder).expect("the sources are there") {
            let path = entry.expect("the sources can be listed").path();
            if path.is_dir() {
                codes(&path, found);
            } else if path.extension().is_some_and(|kind| kind == "rs") {
                let source = fs::read_to_string(&path).expect("a source is text");
                let named = source.split("Refusal::new(\"").skip(1).filter_map(|rest| rest.split('"').next());
                found.extend(named.filter(|code| code.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'_')).map(str::to_owned));
            }
        }
    }

    #[test]
    fn every_refusal_is_told_in_both_languages() {
        let mut found = Vec::new();
        codes(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut found);

        assert!(found.len() > 40);
        for (code, language) in found.iter().flat_map(|code| Language::ALL.map(|language| (code, language))) {
            assert!(TEXTS.knows(language, code), "{code} {language:?}");
        }
    }
}
