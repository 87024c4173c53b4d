//! Codes: which character is wrong, in the words of the list.

use super::Fault;
use super::wrong::Wrong;
use crate::identifiers::{CharacterClass, Iban, InvalidIdentifier, Problem, TaxCode};

/// The tax code of a person.
pub(super) fn tax_code(text: &str) -> Result<TaxCode, Wrong> {
    let code = TaxCode::parse(text).map_err(|invalid| told(&invalid))?;
    if code.is_person() { Ok(code) } else { Err(Fault::TaxCodeOfBody.into()) }
}

/// The account of a worker.
pub(super) fn iban(text: &str) -> Result<Iban, Wrong> {
    Iban::parse(text).map_err(|invalid| told(&invalid))
}

fn told(invalid: &InvalidIdentifier) -> Wrong {
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

/// The name under which the message tells what may stand there.
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
