//! The number of a contributive position (matricola).

use super::shape::{fit, tidied};
use super::{CharacterClass, Identifier, InvalidIdentifier};

/// The number of a contributive position: ten digits, unique in the country, zeros included.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PositionNumber(String);

text_of!(PositionNumber);

impl PositionNumber {
    /// Reads a position number.
    pub fn parse(text: &str) -> Result<Self, InvalidIdentifier> {
        let number = tidied(Identifier::PositionNumber, text)?;
        fit(Identifier::PositionNumber, &number, &[CharacterClass::Digit; 10])?;
        Ok(Self(number))
    }

    /// Whether the last two digits are the first eight modulo 93. Only a hint: the institute publishes no formula,
    /// so a number is never refused for it.
    pub fn agrees_with_check_digits(&self) -> bool {
        let (first_eight, last_two) = self.0.split_at(8);
        let numbers = (first_eight.parse::<u32>(), last_two.parse::<u32>());
        matches!(numbers, (Ok(first), Ok(last)) if first % 93 == last)
    }
}
