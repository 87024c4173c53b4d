//! The number of a productive unit.

use std::fmt;
use std::str::FromStr;

use super::shape::{fit, trimmed, wrong_length};
use super::{CharacterClass, Identifier, InvalidIdentifier, Problem};

/// The number under which a productive unit of a position is registered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnitNumber(u32);

impl UnitNumber {
    /// The main seat, by our reading.
    pub const MAIN_SEAT: Self = Self(0);

    /// The greatest number: nine digits.
    pub const MOST: u32 = 999_999_999;

    /// The unit with a number.
    pub const fn new(number: u32) -> Result<Self, InvalidIdentifier> {
        if number > Self::MOST {
            return Err(Identifier::UnitNumber.has(Problem::TooGreat { most: Self::MOST }));
        }
        Ok(Self(number))
    }

    /// Reads a unit number; leading zeros are dropped.
    pub fn parse(text: &str) -> Result<Self, InvalidIdentifier> {
        let digits = trimmed(Identifier::UnitNumber, text)?;
        if digits.is_empty() {
            return Err(wrong_length(Identifier::UnitNumber, "1 to 9", 0));
        }
        let shape = vec![CharacterClass::Digit; digits.chars().count()];
        fit(Identifier::UnitNumber, digits, &shape)?;
        Self::new(digits.parse().unwrap_or(u32::MAX))
    }

    /// The number.
    pub const fn get(self) -> u32 {
        self.0
    }
}

impl fmt::Display for UnitNumber {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

impl FromStr for UnitNumber {
    type Err = InvalidIdentifier;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}
