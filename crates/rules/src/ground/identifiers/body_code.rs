//! Eleven digits: the tax code of companies and bodies, and the VAT number, with one check (D.M. 23-12-1976).

use super::shape::{fit, tidied_of_groups};
use super::{CharacterClass, Identifier, InvalidIdentifier, Problem};

/// How many digits there are.
pub(super) const LENGTH: usize = 11;

/// Refuses what is not eleven digits of which the last follows from the others, and the eleven zeros.
pub(super) fn check(identifier: Identifier, code: &str) -> Result<(), InvalidIdentifier> {
    fit(identifier, code, &[CharacterClass::Digit; LENGTH])?;
    if code.bytes().all(|digit| digit == b'0') {
        return Err(identifier.has(Problem::AllZeros));
    }
    let (first_ten, last) = code.split_at(LENGTH - 1);
    match (body_check_digit(first_ten), last.chars().next()) {
        (Some(needed), Some(found)) if needed != found => Err(identifier.has(Problem::CheckCharacter { position: LENGTH, found, needed })),
        _ => Ok(()),
    }
}

/// The eleventh digit of the tax code of a body, or of a VAT number, from its first ten; none when they are not ten digits.
///
/// It does not notice a 0 and a 9 that swap places.
pub fn body_check_digit(first_ten: &str) -> Option<char> {
    let digits = first_ten.chars().map(|digit| digit.to_digit(10)).collect::<Option<Vec<_>>>()?;
    if digits.len() != LENGTH - 1 {
        return None;
    }
    let sum: u32 = digits.chunks(2).map(|pair| pair[0] + doubled(pair[1])).sum();
    char::from_digit((10 - sum % 10) % 10, 10)
}

const fn doubled(digit: u32) -> u32 {
    let double = digit * 2;
    if double > 9 { double - 9 } else { double }
}

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
        check(Identifier::VatNumber, number)?;
        Ok(Self(number.to_owned()))
    }
}

/// Whole or not: of one that lacks a digit, the prefix makes up for none.
fn is_number(digits: &str) -> bool {
    !digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_digit())
}
