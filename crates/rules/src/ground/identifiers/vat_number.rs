//! The VAT number.

use super::shape::tidied_of_groups;
use super::{Identifier, InvalidIdentifier, body_code};

/// An Italian VAT number: eleven digits, stored without the prefix `IT`.
///
/// It may differ from the tax code of the same company: employers are known by their tax code.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct VatNumber(String);

text_of!(VatNumber);

impl VatNumber {
    /// Reads a VAT number, with or without `IT` before its digits.
    pub fn parse(text: &str) -> Result<Self, InvalidIdentifier> {
        let text = tidied_of_groups(Identifier::VatNumber, text)?;
        let number = text.strip_prefix("IT").filter(|digits| is_number(digits)).unwrap_or(&text);
        body_code::check(Identifier::VatNumber, number)?;
        Ok(Self(number.to_owned()))
    }
}

/// Whole or not: of one that lacks a digit, the prefix makes up for none.
fn is_number(digits: &str) -> bool {
    !digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_digit())
}
