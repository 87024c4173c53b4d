//! The code of an economic activity (ATECO).

use chrono::NaiveDate;

use super::shape::{fit, tidied, wrong_length};
use super::{CharacterClass, Identifier, InvalidIdentifier};
use crate::ground::calendar::day;

/// From when the registers write the codes of 2025, which are in force since January of that year.
const USE_OF_2025: NaiveDate = day(2025, 4, 1);

named! {
    /// Which list of activities a code is of: the lists share their shape, not their meanings.
    AtecoVersion {
        /// The list of 2007, as updated in 2022.
        Ateco2007 = "ATECO_2007",
        /// The list of 2025.
        Ateco2025 = "ATECO_2025",
    }
}

/// An economic activity, with its list.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Activity {
    /// The list.
    pub version: AtecoVersion,
    /// The code in that list.
    pub code: Ateco,
}

/// The code of an economic activity, at any level of its list: `41`, `41.2`, `41.20`, `41.20.0`, `41.20.00`.
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

impl AtecoVersion {
    /// The list that the registers write on a day.
    pub fn used_on(date: NaiveDate) -> Self {
        if date < USE_OF_2025 { Self::Ateco2007 } else { Self::Ateco2025 }
    }
}

impl Activity {
    /// Reads an activity of a list.
    pub fn parse(version: AtecoVersion, text: &str) -> Result<Self, InvalidIdentifier> {
        Ok(Self { version, code: Ateco::parse(text)? })
    }
}
