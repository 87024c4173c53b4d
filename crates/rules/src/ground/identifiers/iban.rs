//! The number of a payment account.

use iban::{BaseIban, ParseIbanError};

use super::shape::{fit, tidied_of_groups, wrong_length};
use super::tax_code::check_letter;
use super::{CharacterClass, Identifier, InvalidIdentifier, Problem};

/// An account for direct payment, as the registry of ISO 13616 has those of its country; the CIN of Italian accounts, and of
/// those of San Marino, is checked too, which mod 97 alone does not guard.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Iban(String);

text_of!(Iban);

/// The place of the CIN in an Italian account, counted from 1.
const CIN: usize = 5;

const ITALIAN: [CharacterClass; 27] = {
    use CharacterClass::{Digit, Letter, LetterOrDigit, Only};
    let mut shape = [LetterOrDigit; 27];
    (shape[0], shape[1], shape[CIN - 1]) = (Only('I'), Only('T'), Letter);
    (shape[2], shape[3]) = (Digit, Digit);
    let mut place = CIN;
    while place < CIN + 10 {
        shape[place] = Digit;
        place += 1;
    }
    shape
};

impl Iban {
    /// Reads an account number; the spaces of its groups are dropped.
    pub fn parse(text: &str) -> Result<Self, InvalidIdentifier> {
        let iban = tidied_of_groups(Identifier::Iban, text)?;
        check_shape(&iban)?;
        check_digits(&iban)?;
        check_country(&iban)?;
        check_cin(&iban)?;
        Ok(Self(iban))
    }

    /// The Italian account of a bank (ABI, five digits), a branch (CAB, five digits) and a number, padded to twelve.
    pub fn italian(abi: &str, cab: &str, account: &str) -> Result<Self, InvalidIdentifier> {
        let account = format!("{abi}{cab}{account:0>12}").to_ascii_uppercase();
        let cin = check_letter(&account).unwrap_or('?');
        let check_digits = 98 - remainder(&format!("{cin}{account}IT00"));
        Self::parse(&format!("IT{check_digits:02}{cin}{account}"))
    }

    /// Whether it is an Italian account.
    pub fn is_italian(&self) -> bool {
        self.0.starts_with("IT")
    }
}

fn check_shape(iban: &str) -> Result<(), InvalidIdentifier> {
    if iban.starts_with("IT") {
        return fit(Identifier::Iban, iban, &ITALIAN);
    }
    let length = iban.chars().count();
    if !(15..=34).contains(&length) {
        return Err(wrong_length(Identifier::Iban, "27 (15 to 34 abroad)", length));
    }
    let mut shape = [CharacterClass::LetterOrDigit; 34];
    shape[..2].fill(CharacterClass::Letter);
    shape[2..4].fill(CharacterClass::Digit);
    fit(Identifier::Iban, iban, &shape[..length])
}

/// Holds the account against the form that the registry gives those of its country.
fn check_country(iban: &str) -> Result<(), InvalidIdentifier> {
    let country = &iban[..2];
    let has_form = match iban.parse::<iban::Iban>() {
        Ok(_) => true,
        Err(ParseIbanError::UnknownCountry(_)) => {
            let form = NOT_IN_THE_LIBRARY.iter().find(|form| form.country == country);
            form.ok_or(Identifier::Iban.has(Problem::Country { position: 1 }))?.holds(iban)
        }
        Err(_) => false,
    };
    has_form.then_some(()).ok_or_else(|| Identifier::Iban.has(Problem::CountryForm { country: country.to_owned() }))
}

/// The form of the accounts of a country: so many characters of a class, four letters of the bank first.
struct CountryForm {
    country: &'static str,
    /// After the letters of the bank.
    account: CharacterClass,
    length: usize,
}

/// Countries of the registry whose form the library does not know.
const NOT_IN_THE_LIBRARY: [CountryForm; 2] = [
    CountryForm { country: "HN", account: CharacterClass::Digit, length: 28 },
    CountryForm { country: "PK", account: CharacterClass::LetterOrDigit, length: 24 },
];

/// Where the letters of the bank end, after the country and the check digits.
const BANK_ENDS: usize = 8;

impl CountryForm {
    fn holds(&self, iban: &str) -> bool {
        let mut form = [self.account; 34];
        form[4..BANK_ENDS].fill(CharacterClass::Letter);
        form[..2].fill(CharacterClass::Letter);
        form[2..4].fill(CharacterClass::Digit);
        fit(Identifier::Iban, iban, &form[..self.length]).is_ok()
    }
}

/// The check digits run from 02 to 98: 00, 01 and 99 would pass modulo 97 in the place of 97, 98 and 02.
fn check_digits(iban: &str) -> Result<(), InvalidIdentifier> {
    let in_range = ("02"..="98").contains(&&iban[2..4]);
    let agree = in_range && iban.parse::<BaseIban>().is_ok();
    agree.then_some(()).ok_or(Identifier::Iban.has(Problem::CheckDigits { position: 3 }))
}

fn check_cin(iban: &str) -> Result<(), InvalidIdentifier> {
    let (found, needed) = (iban.chars().nth(CIN - 1), check_letter(&iban[CIN..]));
    match (found, needed) {
        (Some(found), Some(needed)) if has_cin(iban) && found != needed => {
            Err(Identifier::Iban.has(Problem::CheckCharacter { position: CIN, found, needed }))
        }
        _ => Ok(()),
    }
}

/// San Marino has the form of Italy, and is part of its interbank network.
fn has_cin(iban: &str) -> bool {
    iban.starts_with("IT") || iban.starts_with("SM")
}

/// The remainder by 97 of the number that digits and letters (10 to 35) spell.
fn remainder(text: &str) -> u32 {
    let values = text.chars().filter_map(|character| character.to_digit(36));
    values.fold(0, |rest, value| (rest * if value < 10 { 10 } else { 100 } + value) % 97)
}
