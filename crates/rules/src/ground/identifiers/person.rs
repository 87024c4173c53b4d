//! What a person's tax code is made of.

use chrono::{Datelike, NaiveDate};

use super::person_code::{MONTHS, WOMAN};
use crate::text::plain;

named! {
    /// The sex registered at birth, which moves the day of birth in the code.
    Sex {
        /// Woman: the day of birth plus forty.
        Female = "F",
        /// Man: the day of birth.
        Male = "M",
    }
}

/// A person, as far as the tax code tells.
#[derive(Debug, Clone, Copy)]
pub struct Person<'a> {
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

impl Person<'_> {
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
