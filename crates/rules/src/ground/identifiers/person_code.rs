//! Sixteen characters: the tax code of a person (D.M. 23-12-1976), and what it is made of.

use chrono::{Datelike, NaiveDate};

use super::shape::fit;
use super::tax_code::check_letter;
use super::{CharacterClass, Identifier, InvalidIdentifier, Problem};
use crate::ground::text::plain;

/// How many characters there are.
pub(super) const LENGTH: usize = 16;

/// What is added to the day of birth of a woman.
pub(super) const WOMAN: u32 = 40;

/// The letters of the months of birth, January to December.
pub(super) const MONTHS: &str = "ABCDEHLMPRST";

/// The letters that stand for 0 to 9 when two persons would share a code.
const HOMOCODES: &str = "LMNPQRSTUV";

const SHAPE: [CharacterClass; LENGTH] = {
    use CharacterClass::{DigitOrHomocode as Digit, Letter, Month};
    [Letter, Letter, Letter, Letter, Letter, Letter, Digit, Digit, Month, Digit, Digit, Letter, Digit, Digit, Digit, Letter]
};

/// Whether letters and digits are at their places, whatever they are.
pub(super) fn has_shape(text: &str) -> bool {
    fit(Identifier::TaxCode, text, &SHAPE).is_ok()
}

/// Refuses a wrong shape, then a day of birth that does not exist, then a wrong check letter.
pub(super) fn check(identifier: Identifier, code: &str) -> Result<(), InvalidIdentifier> {
    fit(identifier, code, &SHAPE)?;
    check_day(identifier, code)?;
    let (first_fifteen, last) = code.split_at(LENGTH - 1);
    match (check_letter(first_fifteen), last.chars().next()) {
        (Some(needed), Some(found)) if needed != found => Err(identifier.has(Problem::CheckCharacter { position: LENGTH, found, needed })),
        _ => Ok(()),
    }
}

/// The code of the place of birth: its letter, and the three digits that its places say.
pub(super) fn birthplace(code: &str) -> String {
    format!("{}{:03}", &code[11..12], number(&code[12..15]))
}

fn check_day(identifier: Identifier, code: &str) -> Result<(), InvalidIdentifier> {
    let (year, day) = (number(&code[6..8]), number(&code[9..11]));
    let day_of_month = if day > WOMAN { day - WOMAN } else { day };
    let exists = (1..=days_in(&code[8..9], year)).contains(&day_of_month);
    exists.then_some(()).ok_or_else(|| identifier.has(Problem::Day { position: 10, day }))
}

/// The days of a month; the century is not known, so 29 February exists in every year divisible by four.
fn days_in(month: &str, year: u32) -> u32 {
    match month {
        "B" if year.is_multiple_of(4) => 29,
        "B" => 28,
        "D" | "H" | "P" | "S" => 30,
        _ => 31,
    }
}

/// The number that two places say, each with its digit or the letter that stands for it.
fn number(places: &str) -> u32 {
    places.chars().fold(0, |number, place| number * 10 + digit(place))
}

fn digit(place: char) -> u32 {
    let homocode = || HOMOCODES.chars().zip(0..).find(|(letter, _)| *letter == place);
    place.to_digit(10).or_else(|| homocode().map(|(_, digit)| digit)).unwrap_or_default()
}

named! {
    /// The sex registered at birth, which moves the day of birth in the code.
    Sex {
        /// Woman: the day of birth plus forty.
        Female = "F",
        /// Man: the day of birth.
        Male = "M",
    }
}

/// What the tax code of a person is made of.
#[derive(Debug, Clone, Copy)]
pub struct PersonalDetails<'a> {
    /// Surname; accents and spaces are allowed.
    pub surname: &'a str,
    /// First names; accents and spaces are allowed.
    pub name: &'a str,
    /// Day of birth.
    pub born_on: NaiveDate,
    /// Sex registered at birth.
    pub sex: Sex,
    /// Code of the municipality or country of birth: a letter and three digits.
    pub birthplace: &'a str,
}

impl PersonalDetails<'_> {
    /// The code without its check letter.
    pub(super) fn first_fifteen(&self) -> String {
        let (surname, name) = (surname_letters(self.surname), name_letters(self.name));
        let (year, day) = (self.born_on.year().rem_euclid(100), self.born_on.day());
        let month = MONTHS.chars().nth(self.born_on.month0() as usize).unwrap_or('A');
        let day = if self.sex == Sex::Female { day + WOMAN } else { day };
        format!("{surname}{name}{year:02}{month}{day:02}{}", self.birthplace.to_ascii_uppercase())
    }
}

/// Three letters of a surname: consonants, then vowels, then X.
fn surname_letters(surname: &str) -> String {
    let (consonants, vowels) = split(surname);
    consonants.chars().chain(vowels.chars()).chain("XXX".chars()).take(3).collect()
}

/// Three letters of a name: as of a surname, but the second of four consonants or more is left out.
fn name_letters(name: &str) -> String {
    let (mut consonants, vowels) = split(name);
    if consonants.len() > 3 {
        consonants.remove(1);
    }
    consonants.chars().chain(vowels.chars()).chain("XXX".chars()).take(3).collect()
}

/// Consonants and vowels, in the letters A to Z that the code has.
fn split(text: &str) -> (String, String) {
    let letters: String = text.chars().filter(|letter| letter.is_alphabetic()).collect();
    let letters = plain(&letters).to_ascii_uppercase();
    letters.chars().filter(char::is_ascii_uppercase).partition(|letter| !"AEIOU".contains(*letter))
}
