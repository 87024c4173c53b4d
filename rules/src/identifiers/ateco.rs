//! The code of an economic activity (ATECO).

use super::shape::{fit, tidied, wrong_length};
use super::{CharacterClass, Identifier, InvalidIdentifier};

/// An economic activity, at any level of the classification: `41`, `41.2`, `41.20`, `41.20.0`, `41.20.00`.
///
/// The lists of 2007 and 2025 share the shape; which one is meant is told beside the code.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ateco(String);

text_of!(Ateco);

/// The deepest level, of which the others are beginnings.
const SHAPE: [CharacterClass; 8] = {
    use CharacterClass::{Digit, Only};
    [Digit, Digit, Only('.'), Digit, Digit, Only('.'), Digit, Digit]
};

impl Ateco {
    /// Reads an activity code.
    pub fn parse(text: &str) -> Result<Self, InvalidIdentifier> {
        let code = tidied(Identifier::Ateco, text)?;
        let level = code.chars().count();
        if !matches!(level, 2 | 4 | 5 | 7 | 8) {
            return Err(wrong_length(Identifier::Ateco, "2, 4, 5, 7 or 8", level));
        }
        fit(Identifier::Ateco, &code, &SHAPE[..level])?;
        Ok(Self(code))
    }
}
