//! The numbers that the institute assigns to letters, authorizations and applications.

use chrono::NaiveDate;

use super::shape::{fit, tidied, wrong_length};
use super::{CharacterClass, Identifier, InvalidIdentifier, Problem};

/// A protocol number: the institute, the office, the day and the place in the day's register,
/// such as `INPS.4900.17/03/2026.0012345`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ProtocolNumber(String);

text_of!(ProtocolNumber);

const INSTITUTE: &str = "INPS.";
const LONGEST_OFFICE: usize = 10;

impl ProtocolNumber {
    /// Reads a protocol number.
    pub fn parse(text: &str) -> Result<Self, InvalidIdentifier> {
        let number = tidied(Identifier::ProtocolNumber, text)?;
        fit(Identifier::ProtocolNumber, &number, &shape(office_length(&number)))?;
        check_day(&number)?;
        Ok(Self(number))
    }

    /// The number of the letter that an office registers on a day, at a place of its register.
    pub fn new(office: &str, on: NaiveDate, sequence: u32) -> Result<Self, InvalidIdentifier> {
        Self::parse(&format!("{INSTITUTE}{office}.{}.{sequence:07}", on.format("%d/%m/%Y")))
    }

    /// The code of the office that registered it.
    pub fn office(&self) -> &str {
        self.0.split('.').nth(1).unwrap_or_default()
    }

    /// The day on which it was registered.
    pub fn registered_on(&self) -> NaiveDate {
        day_of(&self.0).expect("the day was read when the number was checked")
    }
}

/// How long the office's code is, as far as a misshapen number shows it.
fn office_length(number: &str) -> usize {
    let office = number.chars().skip(INSTITUTE.len()).take_while(|character| *character != '.');
    office.count().clamp(1, LONGEST_OFFICE)
}

fn shape(office_length: usize) -> Vec<CharacterClass> {
    use CharacterClass::{Digit, LetterOrDigit, Only};
    let mut shape: Vec<_> = INSTITUTE.chars().map(Only).collect();
    shape.extend(vec![LetterOrDigit; office_length]);
    let day = [Digit, Digit, Only('/'), Digit, Digit, Only('/'), Digit, Digit, Digit, Digit];
    shape.push(Only('.'));
    shape.extend(day);
    shape.push(Only('.'));
    shape.extend([Digit; 7]);
    shape
}

fn check_day(number: &str) -> Result<(), InvalidIdentifier> {
    let position = INSTITUTE.len() + office_length(number) + 2;
    let day = number[position - 1..=position].parse().unwrap_or_default();
    let wrong = || Identifier::ProtocolNumber.has(Problem::Day { position, day });
    day_of(number).map(|_| ()).ok_or_else(wrong)
}

fn day_of(number: &str) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(number.split('.').nth(2)?, "%d/%m/%Y").ok()
}

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

const TICKET_LENGTH: usize = 16;

/// The code that ties the monthly absence events of `UniEmens` to one application: sixteen letters and digits.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ticket(String);

text_of!(Ticket);

impl Ticket {
    /// Reads a ticket.
    pub fn parse(text: &str) -> Result<Self, InvalidIdentifier> {
        let ticket = tidied(Identifier::Ticket, text)?;
        fit(Identifier::Ticket, &ticket, &[CharacterClass::LetterOrDigit; TICKET_LENGTH])?;
        Ok(Self(ticket))
    }

    /// The ticket that a number makes, written in base 36: drawn by chance from all numbers, no ticket comes twice.
    pub fn of_number(number: u128) -> Self {
        let mut rest = number;
        let mut places = ['0'; TICKET_LENGTH];
        for place in places.iter_mut().rev() {
            let digit = u32::try_from(rest % 36).expect("what is left of a division by 36 is small");
            *place = char::from_digit(digit, 36).expect("base 36 has so many digits").to_ascii_uppercase();
            rest /= 36;
        }
        Self(places.into_iter().collect())
    }
}
