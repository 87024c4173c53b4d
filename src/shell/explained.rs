//! The texts of what is refused, where a person reads them at a terminal.

use omnia_texts::Language;

use crate::core::error::Error;

/// The error as a command reports it.
pub fn explained(error: Error) -> Error {
    match &error {
        Error::Refused(refusals) => {
            Error::fault(refusals.iter().map(|refusal| refusal.message(Language::English)).collect::<Vec<_>>().join("\n"))
        }
        _ => error,
    }
}
