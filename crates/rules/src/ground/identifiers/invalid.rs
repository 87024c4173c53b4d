//! What is wrong with a text that was given as an identifier.

use thiserror::Error;

use super::CharacterClass;

named! {
    /// A kind of identifier.
    Identifier as "IdentifierKind" {
        /// Of a person, 16 characters, or of a body, 11 digits.
        TaxCode = "TAX_CODE",
        /// The VAT number of a body: 11 digits.
        VatNumber = "VAT_NUMBER",
        /// Number of a contributive position (matricola), 10 digits.
        PositionNumber = "POSITION_NUMBER",
        /// Statistical contributive code (CSC), 5 digits.
        StatisticalCode = "STATISTICAL_CODE",
        /// Authorization code of a position (CA), a digit and a letter.
        AuthorizationCode = "AUTHORIZATION_CODE",
        /// The code of an economic activity, ATECO 2007 or 2025: two to six digits.
        Ateco = "ATECO",
        /// The number of a productive unit within its position; the seat has 0.
        UnitNumber = "UNIT_NUMBER",
        /// The number under which INPS registered an application.
        ProtocolNumber = "PROTOCOL_NUMBER",
        /// The number of an authorization of INPS.
        AuthorizationNumber = "AUTHORIZATION_NUMBER",
        /// The ticket that ties the declarations of a firm to an application: 16 characters.
        Ticket = "TICKET",
        /// The number of a bank account, ISO 13616.
        Iban = "IBAN",
        /// An address of certified e-mail.
        Pec = "PEC",
    }
}

/// Why a text is not the identifier it was given as; the sentence says what is wrong, where, and how to correct it.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{}: {problem}", .identifier.as_str().to_ascii_lowercase().replace('_', " "))]
pub struct InvalidIdentifier {
    /// What the text was given as.
    pub identifier: Identifier,
    /// What is wrong with it.
    pub problem: Problem,
}

/// What is wrong with a text. Positions count from 1, in the tidied text: upper case, without the spaces that are dropped.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Problem {
    /// It is far longer than any identifier, and was not read.
    #[error("it is longer than {most} characters; paste it alone")]
    TooLong { most: usize },
    /// It has the wrong number of characters.
    #[error("it has {found} characters where {needed} are needed; write it whole, and nothing else")]
    Length { needed: String, found: usize },
    /// A character is of the wrong kind.
    #[error("character {position} is {found:?} where {needed} is needed; correct that character")]
    Character { position: usize, found: char, needed: CharacterClass },
    /// The check character does not follow from the others.
    #[error("character {position} is {found:?} where the others call for {needed:?}; compare each with the document")]
    CheckCharacter { position: usize, found: char, needed: char },
    /// The check digits do not agree with the rest.
    #[error("the check digits at character {position} do not agree with the rest; compare each with the document")]
    CheckDigits { position: usize },
    /// It is of a country that has none of its kind.
    #[error("the country at character {position} has no such code; compare it with the document")]
    Country { position: usize },
    /// It has not the form that its country gives to those of its kind.
    #[error("it has not the length or the form of those of {country}; compare it with the document")]
    CountryForm { country: String },
    /// It holds a day that does not exist.
    #[error("the day {day} at character {position} is not in the calendar; compare it with the document")]
    Day { position: usize, day: u32 },
    /// It is made of zeros only.
    #[error("it is made of zeros only; write the one that was assigned")]
    AllZeros,
    /// It is a number out of range.
    #[error("it is greater than {most}; write the number that was assigned")]
    TooGreat { most: u32 },
    /// A mail address without exactly one `@`.
    #[error("it holds {found} signs @ where 1 is needed; write it as name@domain")]
    AtSigns { found: usize },
    /// A mail address whose name, before the `@`, is empty or too long.
    #[error("the name before the @ has {found} characters; write from 1 to {most}")]
    MailName { found: usize, most: usize },
    /// A mail address whose domain, after the `@`, has an empty, too long or lonely name.
    #[error("the domain from character {position} is not whole; write names joined by dots, as in pec.it")]
    MailDomain { position: usize },
}

impl Identifier {
    pub(super) const fn has(self, problem: Problem) -> InvalidIdentifier {
        InvalidIdentifier { identifier: self, problem }
    }
}

impl InvalidIdentifier {
    /// A code that stays the same in every language.
    pub const fn code(&self) -> &'static str {
        self.problem.code()
    }

    /// The first character that is wrong, counted from 1, when it is known.
    pub const fn position(&self) -> Option<usize> {
        self.problem.position()
    }
}

impl Problem {
    /// A code that stays the same in every language.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::TooLong { .. } => "TOO_LONG",
            Self::Length { .. } => "LENGTH",
            Self::Character { .. } => "CHARACTER",
            Self::CheckCharacter { .. } => "CHECK_CHARACTER",
            Self::CheckDigits { .. } => "CHECK_DIGITS",
            Self::Country { .. } => "COUNTRY",
            Self::CountryForm { .. } => "COUNTRY_FORM",
            Self::Day { .. } => "DAY",
            Self::AllZeros => "ALL_ZEROS",
            Self::TooGreat { .. } => "TOO_GREAT",
            Self::AtSigns { .. } => "AT_SIGNS",
            Self::MailName { .. } => "MAIL_NAME",
            Self::MailDomain { .. } => "MAIL_DOMAIN",
        }
    }

    /// The first character that is wrong, counted from 1, when it is known.
    pub const fn position(&self) -> Option<usize> {
        match self {
            Self::Character { position, .. }
            | Self::CheckCharacter { position, .. }
            | Self::CheckDigits { position }
            | Self::Country { position }
            | Self::Day { position, .. }
            | Self::MailDomain { position } => Some(*position),
            _ => None,
        }
    }
}
