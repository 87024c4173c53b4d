//! An identifier is a text that was tidied, checked against what each place may hold, and then trusted.

use std::fmt;

use super::{Identifier, InvalidIdentifier, Problem};

/// Bytes beyond which a text is no identifier; the longest, a mail address, has 254.
const LONGEST: usize = 512;

/// What a place of an identifier may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CharacterClass {
    /// A to Z.
    Letter,
    /// 0 to 9.
    Digit,
    /// A to Z or 0 to 9.
    LetterOrDigit,
    /// A digit, or the letter that stands for it where two persons would share a code.
    DigitOrHomocode,
    /// The letter of a month of birth.
    Month,
    /// What a mail address may hold.
    Mail,
    /// This very character.
    Only(char),
}

impl CharacterClass {
    /// Whether the place may hold the character.
    pub fn holds(self, character: char) -> bool {
        match self {
            Self::Letter => character.is_ascii_uppercase(),
            Self::Digit => character.is_ascii_digit(),
            Self::LetterOrDigit => character.is_ascii_uppercase() || character.is_ascii_digit(),
            Self::DigitOrHomocode => character.is_ascii_digit() || "LMNPQRSTUV".contains(character),
            Self::Month => "ABCDEHLMPRST".contains(character),
            Self::Mail => character.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(character),
            Self::Only(needed) => character == needed,
        }
    }
}

impl fmt::Display for CharacterClass {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Letter => formatter.write_str("a letter"),
            Self::Digit => formatter.write_str("a digit"),
            Self::LetterOrDigit => formatter.write_str("a letter or a digit"),
            Self::DigitOrHomocode => formatter.write_str("a digit or one of LMNPQRSTUV"),
            Self::Month => formatter.write_str("one of ABCDEHLMPRST"),
            Self::Mail => formatter.write_str("a character of mail addresses"),
            Self::Only(needed) => write!(formatter, "{needed:?}"),
        }
    }
}

/// Refuses what is too long to be read, and trims the rest.
pub(super) fn trimmed(identifier: Identifier, text: &str) -> Result<&str, InvalidIdentifier> {
    if text.len() > LONGEST {
        return Err(identifier.has(Problem::TooLong { most: LONGEST }));
    }
    Ok(text.trim())
}

/// Trims, and makes it upper case.
pub(super) fn tidied(identifier: Identifier, text: &str) -> Result<String, InvalidIdentifier> {
    Ok(trimmed(identifier, text)?.to_ascii_uppercase())
}

/// Makes it upper case, and drops the spaces of texts that are written in groups.
pub(super) fn tidied_of_groups(identifier: Identifier, text: &str) -> Result<String, InvalidIdentifier> {
    let text = trimmed(identifier, text)?;
    let written = text.chars().filter(|character| !character.is_whitespace());
    Ok(written.map(|character| character.to_ascii_uppercase()).collect())
}

/// Refuses a text whose characters are not, one for one, of the classes given; what passes is ASCII.
pub(super) fn fit(identifier: Identifier, text: &str, classes: &[CharacterClass]) -> Result<(), InvalidIdentifier> {
    let found = text.chars().count();
    if found != classes.len() {
        return Err(wrong_length(identifier, &classes.len().to_string(), found));
    }
    let mut places = text.chars().zip(classes).zip(1..);
    match places.find(|((character, class), _)| !class.holds(*character)) {
        None => Ok(()),
        Some(((found, needed), position)) => {
            let needed = *needed;
            Err(identifier.has(Problem::Character { position, found, needed }))
        }
    }
}

/// The error of a text with another number of characters than is needed.
pub(super) fn wrong_length(identifier: Identifier, needed: &str, found: usize) -> InvalidIdentifier {
    identifier.has(Problem::Length { needed: needed.to_string(), found })
}

/// Gives an identifier held as text its reading and showing.
macro_rules! text_of {
    ($name:ident) => {
        impl $name {
            /// The tidied text, under which the identifier is stored and compared.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str(&self.0)
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::identifiers::InvalidIdentifier;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Self::parse(text)
            }
        }
    };
}
