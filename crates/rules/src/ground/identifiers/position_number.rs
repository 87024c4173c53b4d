//! The number of a contributive position (matricola).

use super::shape::{fit, tidied};
use super::{CharacterClass, Identifier, InvalidIdentifier};

/// The number of a contributive position: ten digits, unique in the country, zeros included.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PositionNumber(String);

text_of!(PositionNumber);

/// How many digits stand before the check digits.
const CHECK_DIGITS: usize = 8;

impl PositionNumber {
    /// Reads a position number.
    pub fn parse(text: &str) -> Result<Self, InvalidIdentifier> {
        let number = tidied(Identifier::PositionNumber, text)?;
        fit(Identifier::PositionNumber, &number, &[CharacterClass::Digit; 10])?;
        Ok(Self(number))
    }

    /// The last two digits as the first eight call for, by modulo 93. Only a hint: the institute publishes no formula,
    /// so a number is never refused for it.
    pub fn hinted_check_digits(&self) -> String {
        let first_eight: u32 = self.0[..CHECK_DIGITS].parse().expect("eight digits were read, and fit");
        format!("{:02}", first_eight % 93)
    }

    /// Whether the last two digits are those that the first eight call for.
    pub fn agrees_with_check_digits(&self) -> bool {
        self.0[CHECK_DIGITS..] == self.hinted_check_digits()
    }
}
