//! Codes and the words for qualifications, in the words of the list.

use super::Fault;
use super::list_error::UnplacedError;
use crate::ground::identifiers::{CharacterClass, Iban, InvalidIdentifier, Problem, TaxCode};
use crate::law::Qualification;

/// The tax code of a person.
pub(super) fn tax_code(text: &str) -> Result<TaxCode, UnplacedError> {
    let code = TaxCode::parse(text).map_err(|invalid| wrong_code(&invalid))?;
    if code.is_person() { Ok(code) } else { Err(Fault::TaxCodeOfBody.into()) }
}

/// The account of a worker.
pub(super) fn iban(text: &str) -> Result<Iban, UnplacedError> {
    Iban::parse(text).map_err(|invalid| wrong_code(&invalid))
}

fn wrong_code(invalid: &InvalidIdentifier) -> UnplacedError {
    let identifier = invalid.identifier.as_str();
    let wrong = match &invalid.problem {
        Problem::Length { found, .. } => Fault::CodeLength.with("found", *found),
        Problem::Character { position, found, needed } => {
            Fault::CodeCharacter.with("position", *position).with("found", shown(*found).as_str()).with("needed", name(*needed).as_str())
        }
        Problem::CheckCharacter { position, found, needed } => {
            let letters = Fault::CodeCheckCharacter.with("found", shown(*found).as_str()).with("needed", shown(*needed).as_str());
            letters.with("position", *position)
        }
        Problem::CheckDigits { position } => Fault::CodeCheckDigits.with("position", *position),
        Problem::Day { position, day } => Fault::CodeDay.with("position", *position).with("day", *day),
        _ => Fault::Code.into(),
    };
    wrong.with("identifier", identifier).under(identifier)
}

/// The character, or its number in Unicode where it would not be seen.
fn shown(character: char) -> String {
    if character.is_alphanumeric() || character.is_ascii_graphic() {
        character.to_string()
    } else {
        format!("U+{:04X}", u32::from(character))
    }
}

/// The name that the message has for what the place may hold.
fn name(class: CharacterClass) -> String {
    match class {
        CharacterClass::Letter => "LETTER".to_owned(),
        CharacterClass::Digit => "DIGIT".to_owned(),
        CharacterClass::DigitOrHomocode => "DIGIT_OR_HOMOCODE".to_owned(),
        CharacterClass::Month => "MONTH".to_owned(),
        CharacterClass::LetterOrDigit | CharacterClass::Mail => "LETTER_OR_DIGIT".to_owned(),
        CharacterClass::Only(character) => character.to_string(),
    }
}

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
pub(super) fn qualification(text: &str) -> Result<Qualification, UnplacedError> {
    let spelled = text.replace(' ', "_");
    let named = Qualification::ALL.iter().find(|known| word(**known).eq_ignore_ascii_case(&spelled));
    named.copied().ok_or_else(|| {
        let allowed: Vec<_> = Qualification::ALL.iter().map(|known| word(*known)).collect();
        Fault::Qualification.with("allowed", allowed.join(", ").as_str())
    })
}
