//! The tax code, the key of persons and of employers.

use super::shape::{tidied_of_groups, wrong_length};
use super::{Birthplace, Identifier, InvalidIdentifier, PersonalDetails, body_code, person_code};

/// The tax code of a person (sixteen characters, homocodes included) or of a body (eleven digits), D.M. 23-12-1976.
///
/// The place of birth is read by its shape only; whether it is known, [`TaxCode::birthplace`] says.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TaxCode(String);

text_of!(TaxCode);

impl TaxCode {
    /// Reads a tax code; spaces and lower case are tidied.
    pub fn parse(text: &str) -> Result<Self, InvalidIdentifier> {
        let code = tidied_of_groups(Identifier::TaxCode, text)?;
        match code.chars().count() {
            body_code::LENGTH => body_code::check(Identifier::TaxCode, &code)?,
            person_code::LENGTH => person_code::check(Identifier::TaxCode, &code)?,
            found => return Err(wrong_length(Identifier::TaxCode, "16 or 11", found)),
        }
        Ok(Self(code))
    }

    /// Whether a text in upper case looks like a person's tax code, right or mistyped: letters, and digits or what stands for them in a
    /// homocode, at their places.
    pub fn has_shape_of_person(text: &str) -> bool {
        person_code::has_shape(text)
    }

    /// The tax code that a person is first given.
    pub fn for_person(person: &PersonalDetails<'_>) -> Result<Self, InvalidIdentifier> {
        let first_fifteen = person.first_fifteen();
        let letter = Self::compute_check_letter(&first_fifteen).unwrap_or_default();
        Self::parse(&format!("{first_fifteen}{letter}"))
    }

    /// The sixteenth character of a person's tax code, from the first fifteen in upper case;
    /// none when they are not fifteen letters and digits.
    pub fn compute_check_letter(first_fifteen: &str) -> Option<char> {
        check_letter(first_fifteen).filter(|_| first_fifteen.len() == person_code::LENGTH - 1)
    }

    /// Whether it is the code of a natural person, and not of a body.
    pub fn is_person(&self) -> bool {
        self.0.len() == person_code::LENGTH
    }

    /// The code of the place of birth, its homocodes read as the digits they stand for; none for a body.
    pub fn birthplace_code(&self) -> Option<String> {
        self.is_person().then(|| person_code::birthplace(&self.0))
    }

    /// What the list of municipalities and countries holds on the place of birth; none for a body.
    pub fn birthplace(&self) -> Option<Birthplace> {
        self.birthplace_code().map(|code| Birthplace::of(&code))
    }
}

/// What a character counts at the first, third, fifth place and so on: digits 0 to 9 and letters A to Z alike.
const AT_ODD_PLACES: [u32; 26] = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];

/// The check letter of a text of digits and upper-case letters; none when it holds anything else.
pub(super) fn check_letter(text: &str) -> Option<char> {
    let mut sum = 0;
    for (index, byte) in text.bytes().enumerate() {
        let rank = rank(byte)?;
        sum += if index % 2 == 0 { AT_ODD_PLACES[usize::from(rank)] } else { u32::from(rank) };
    }
    char::from_u32(u32::from(b'A') + sum % 26)
}

fn rank(byte: u8) -> Option<u8> {
    match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'A'..=b'Z' => Some(byte - b'A'),
        _ => None,
    }
}
