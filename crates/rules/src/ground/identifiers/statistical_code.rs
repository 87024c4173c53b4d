//! The statistical contributive code (CSC).

use super::shape::{fit, tidied};
use super::{CharacterClass, Identifier, InvalidIdentifier};

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
