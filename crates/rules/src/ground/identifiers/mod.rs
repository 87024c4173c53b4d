//! The identifiers of the trade: each is read once, tidied, checked, and then trusted.
//!
//! A text far longer than any identifier is refused before it is looked at.

#[macro_use]
mod text;

mod ateco;
mod authorization_code;
mod authorization_number;
mod birthplace;
mod body_code;
mod check_letter;
mod iban;
mod invalid;
mod pec;
mod person;
mod person_code;
mod position_number;
mod protocol_number;
mod shape;
mod statistical_code;
mod tax_code;
mod ticket;
mod unit_number;
mod vat_number;

pub use ateco::{Activity, Ateco, AtecoVersion};
pub use authorization_code::AuthorizationCode;
pub use authorization_number::AuthorizationNumber;
pub use birthplace::{Birthplace, Place, birthplace};
pub use body_code::body_check_digit;
pub use iban::Iban;
pub use invalid::{CharacterClass, Identifier, InvalidIdentifier, Problem};
pub use pec::Pec;
pub use person::{Person, Sex};
pub use position_number::PositionNumber;
pub use protocol_number::ProtocolNumber;
pub use statistical_code::StatisticalCode;
pub use tax_code::TaxCode;
pub use ticket::Ticket;
pub use unit_number::UnitNumber;
pub use vat_number::VatNumber;
