//! The words that the list has for qualifications.

use super::Fault;
use super::wrong::Wrong;
use crate::controls::Qualification;

/// The word for a qualification, as the list writes it.
pub(super) const fn word(qualification: Qualification) -> &'static str {
    match qualification {
        Qualification::Worker => "OPERAIO",
        Qualification::Employee => "IMPIEGATO",
        Qualification::MiddleManager => "QUADRO",
        Qualification::Manager => "DIRIGENTE",
        Qualification::Apprentice => "APPRENDISTA",
        Qualification::HomeWorker => "LAVORATORE_A_DOMICILIO",
    }
}

/// The qualification that a word names, in upper or lower case, with spaces for underscores.
pub(super) fn qualification(text: &str) -> Result<Qualification, Wrong> {
    let spelled = text.replace(' ', "_");
    let named = Qualification::ALL.iter().find(|known| word(**known).eq_ignore_ascii_case(&spelled));
    named.copied().ok_or_else(|| {
        let allowed: Vec<_> = Qualification::ALL.iter().map(|known| word(*known)).collect();
        Fault::Qualification.with("allowed", allowed.join(", ").as_str())
    })
}
