//! The authorization code (CA) of a position.

use super::shape::{fit, tidied};
use super::{CharacterClass, Identifier, InvalidIdentifier};

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
