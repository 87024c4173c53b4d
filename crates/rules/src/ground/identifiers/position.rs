//! A contributive position: its number (matricola), and the codes that classify it.

use super::shape::{fit, tidied};
use super::{CharacterClass, Identifier, InvalidIdentifier};

/// The number of a contributive position: ten digits, unique in the country, zeros included.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PositionNumber(String);

text_of!(PositionNumber);

/// How many digits come before the check digits.
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

/// How the institute classifies a position: a digit for the sector, two for the class, two for the category.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StatisticalCode(String);

text_of!(StatisticalCode);

impl StatisticalCode {
    /// Reads a code, plain (`11301`) or dotted as in the institute's tables (`1.13.01`).
    pub fn parse(text: &str) -> Result<Self, InvalidIdentifier> {
        let text = tidied(Identifier::StatisticalCode, text)?;
        let code = if is_dotted(&text) { text.replace('.', "") } else { text };
        fit(Identifier::StatisticalCode, &code, &[CharacterClass::Digit; 5])?;
        Ok(Self(code))
    }

    /// The sector: 1 industry, 4 craft, 5 agriculture, 7 trade and services.
    pub fn sector(&self) -> &str {
        &self.0[..1]
    }

    /// The sector and the class, such as `113` for construction in industry.
    pub fn class(&self) -> &str {
        &self.0[..3]
    }
}

fn is_dotted(text: &str) -> bool {
    text.split('.').map(str::len).eq([1, 2, 2])
}

/// A mark on a position that refines its classification, such as `0J`: a digit and a letter.
///
/// It has nothing to do with the authorization that grants a benefit.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AuthorizationCode(String);

text_of!(AuthorizationCode);

impl AuthorizationCode {
    /// Reads an authorization code.
    pub fn parse(text: &str) -> Result<Self, InvalidIdentifier> {
        let code = tidied(Identifier::AuthorizationCode, text)?;
        let shape = [CharacterClass::Digit, CharacterClass::Letter];
        fit(Identifier::AuthorizationCode, &code, &shape)?;
        Ok(Self(code))
    }
}
