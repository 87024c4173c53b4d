//! Errors: what the caller can correct, what may pass, and the faults of the hub itself.

use std::panic::AssertUnwindSafe;
use std::sync::{Arc, LazyLock};

use futures_util::FutureExt;
use omnia_rules::identifiers::InvalidIdentifier;
use omnia_texts::{Language, Param, Texts};

use super::access::{Role, Scope};

/// A result with the hub's own error.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// A failure. What a person can correct becomes `userErrors`, all else becomes `errors`.
#[derive(Debug, Clone, thiserror::Error)]
pub enum Error {
    /// The request came without a session.
    #[error("not signed in")]
    Unauthenticated,
    /// The settings ask a second factor of the viewer's role, and the session has none.
    #[error("a second factor is required")]
    SecondFactorRequired,
    /// There is no such thing, or the viewer may not see it.
    #[error("not found")]
    NotFound,
    /// The viewer may see the thing and may not do this to it.
    #[error("this act needs another capacity")]
    Forbidden {
        /// The roles that may.
        required: Vec<Role>,
    },
    /// The program's token lacks a scope.
    #[error("the token lacks the scope {scope}")]
    MissingScope {
        /// The scope that it lacks.
        scope: Scope,
    },
    /// People do this themselves, no program does it for them.
    #[error("no program may do this")]
    NotForPrograms,
    /// A request that is malformed, whoever sends it.
    #[error("bad request: {}", .0.code)]
    BadRequest(Refusal),
    /// What was asked for cannot be done as it is; the person can correct it.
    #[error("refused: {}", .0.first().map_or("", |refusal| refusal.code))]
    Refused(Vec<Refusal>),
    /// A part that the hub depends on is full, away or busy: nothing was done, and the same may succeed later.
    #[error("{code}: {reason}")]
    Unavailable {
        /// Which part, for programs.
        code: &'static str,
        /// For the log.
        reason: Arc<str>,
    },
    /// The database failed: an internal error.
    #[error("the database failed: {0}")]
    Database(#[from] Arc<sqlx::Error>),
    /// Any other internal error.
    #[error("{0}")]
    Fault(Arc<str>),
}

/// Why something is refused: a code for programs, the field, and the values that the text names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// For programs: it does not change with the language.
    pub code: &'static str,
    /// The field of the input, from the outside in.
    pub path: Vec<String>,
    /// The values that the text names.
    pub params: Vec<(&'static str, Param)>,
}

impl Refusal {
    /// A refusal with this code, which has a text in each language.
    pub fn new(code: &'static str) -> Self {
        debug_assert!(Language::ALL.iter().all(|language| TEXTS.contains(*language, code)), "{code} has no text in each language");
        Self { code, path: Vec::new(), params: Vec::new() }
    }

    /// Sets the field that the refusal is about, from the mutation's input down.
    pub fn at<S: Into<String>>(mut self, path: impl IntoIterator<Item = S>) -> Self {
        self.path = path.into_iter().map(Into::into).collect();
        self
    }

    /// Adds a value that the text names.
    pub fn with(mut self, name: &'static str, value: impl Into<Param>) -> Self {
        self.params.push((name, value.into()));
        self
    }

    /// The text in a language.
    pub fn message(&self, language: Language) -> String {
        TEXTS.format(language, self.code, &self.params)
    }
}

impl From<&InvalidIdentifier> for Refusal {
    /// Names the identifier, and the character that is wrong.
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
            other if is_unwritable(&other) => Self::storage_full(other),
            other if is_contention(&other) => Self::Unavailable { code: "BUSY", reason: other.to_string().into() },
            other => Self::Database(Arc::new(other)),
        }
    }
}

/// Whether the database has no space left, or is read-only: 53100 is a full disk, 58030 a file that cannot be written (which is what the
/// database inside the process reports of a full disk), 25006 a read-only server.
fn is_unwritable(error: &sqlx::Error) -> bool {
    let code = error.as_database_error().and_then(|reported| reported.code());
    code.is_some_and(|code| matches!(code.as_ref(), "53100" | "58030" | "25006"))
}

/// Whether nothing was done because of other transactions: no connection was free, or a lock or a statement timed out
/// (SQLSTATE 40001, 40P01, 53300, 55P03, 57014).
fn is_contention(error: &sqlx::Error) -> bool {
    let code = error.as_database_error().and_then(|reported| reported.code());
    let is_contention = code.is_some_and(|code| matches!(code.as_ref(), "40001" | "40P01" | "53300" | "55P03" | "57014"));
    is_contention || matches!(error, sqlx::Error::PoolTimedOut)
}

impl Error {
    /// There is no space to write: nothing was written.
    pub fn storage_full(reason: impl std::fmt::Display) -> Self {
        Self::Unavailable { code: "STORAGE_FULL", reason: reason.to_string().into() }
    }

    /// The access log takes no more entries: nothing is shown that is not logged.
    pub fn access_log_unavailable(reason: impl std::fmt::Display) -> Self {
        Self::Unavailable { code: "ACCESS_LOG_UNAVAILABLE", reason: reason.to_string().into() }
    }

    /// The bytes of documents cannot be reached.
    pub fn documents_unavailable(reason: impl std::fmt::Display) -> Self {
        Self::Unavailable { code: "DOCUMENTS_UNAVAILABLE", reason: reason.to_string().into() }
    }

    /// A provider of identities does not answer.
    pub fn identity_provider_away(reason: impl std::fmt::Display) -> Self {
        Self::Unavailable { code: "IDENTITY_PROVIDER_AWAY", reason: reason.to_string().into() }
    }

    /// Whether a card is revoked cannot be known: nobody is signed in.
    pub fn revocation_unknown(code: &'static str, reason: impl std::fmt::Display) -> Self {
        Self::Unavailable { code, reason: reason.to_string().into() }
    }

    /// A fault of the hub itself: logged with an id, shown as an internal error.
    pub fn fault(reason: impl std::fmt::Display) -> Self {
        Self::Fault(reason.to_string().into())
    }

    /// The code, for programs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unauthenticated => "UNAUTHENTICATED",
            Self::SecondFactorRequired => "SECOND_FACTOR_REQUIRED",
            Self::NotFound => "NOT_FOUND",
            Self::Forbidden { .. } => "FORBIDDEN",
            Self::MissingScope { .. } => "MISSING_SCOPE",
            Self::NotForPrograms => "NOT_FOR_PROGRAMS",
            Self::BadRequest(refusal) => refusal.code,
            Self::Refused(refusals) => refusals.first().map_or("REFUSED", |refusal| refusal.code),
            Self::Unavailable { code, .. } => code,
            Self::Database(_) | Self::Fault(_) => "INTERNAL",
        }
    }

    /// Whether the caller may not read the reason: a fault only shows its id.
    pub fn is_fault(&self) -> bool {
        matches!(self, Self::Database(_) | Self::Fault(_))
    }

    /// Whether the same may succeed at the next attempt: the connection was lost, another transaction was in the way, or a store is full or
    /// away.
    pub fn is_transient(&self) -> bool {
        let error = match self {
            Self::Unavailable { .. } => return true,
            Self::Database(error) => error,
            _ => return false,
        };
        match &**error {
            sqlx::Error::Database(reported) => {
                reported.code().is_some_and(|code| ["08", "40", "53", "55", "57"].iter().any(|class| code.starts_with(class)))
            }
            sqlx::Error::Io(_) | sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed | sqlx::Error::WorkerCrashed => true,
            _ => false,
        }
    }

    /// The text in a language.
    pub fn message(&self, language: Language) -> String {
        match self {
            Self::BadRequest(refusal) => refusal.message(language),
            Self::Refused(refusals) => refusals.first().map(|refusal| refusal.message(language)).unwrap_or_default(),
            Self::MissingScope { scope } => TEXTS.format(language, self.code(), &[("scope", scope.as_str().into())]),
            other => TEXTS.format(language, other.code(), &[]),
        }
    }

    /// The name of the table constraint that was violated, where one was.
    pub fn constraint(&self) -> Option<&str> {
        match self {
            Self::Database(error) => error.as_database_error()?.constraint(),
            _ => None,
        }
    }
}

/// Runs `work` and turns a panic into an error, so that other work goes on. The panic itself is written to standard error.
pub async fn catch_panic<T>(work: impl Future<Output = Result<T>>) -> Result<T> {
    // An open transaction is rolled back when it is dropped: nothing half done survives the panic.
    AssertUnwindSafe(work).catch_unwind().await.unwrap_or_else(|_| Err(Error::fault("it panicked")))
}

/// The texts of all codes, in both languages.
pub static TEXTS: LazyLock<Texts> = LazyLock::new(|| Texts::new(include_str!("messages/it.ftl"), include_str!("messages/en.ftl")));

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use omnia_rules::identifiers::{Iban, Identifier, Pec, PositionNumber, Problem, TaxCode};

    use super::*;

    #[test]
    fn a_wrong_identifier_is_explained_in_the_language_of_the_reader() {
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

    /// All codes that the source files name in refusals.
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
    fn every_refusal_has_a_text_in_both_languages() {
        let mut found = Vec::new();
        codes(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut found);

        assert!(found.len() > 40);
        for (code, language) in found.iter().flat_map(|code| Language::ALL.map(|language| (code, language))) {
            assert!(TEXTS.contains(language, code), "{code} {language:?}");
        }
    }
}
