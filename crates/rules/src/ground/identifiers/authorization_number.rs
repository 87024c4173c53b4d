//! The number of an authorization.

use super::shape::{fit, tidied, wrong_length};
use super::{CharacterClass, Identifier, InvalidIdentifier};

/// The number under which an office authorizes the use of a benefit: opaque, 1 to 20 letters and digits.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AuthorizationNumber(String);

text_of!(AuthorizationNumber);

impl AuthorizationNumber {
    /// Reads an authorization number.
    pub fn parse(text: &str) -> Result<Self, InvalidIdentifier> {
        let number = tidied(Identifier::AuthorizationNumber, text)?;
        let length = number.chars().count();
        if !(1..=20).contains(&length) {
            return Err(wrong_length(Identifier::AuthorizationNumber, "1 to 20", length));
        }
        let shape = [CharacterClass::LetterOrDigit; 20];
        fit(Identifier::AuthorizationNumber, &number, &shape[..length])?;
        Ok(Self(number))
    }
}
