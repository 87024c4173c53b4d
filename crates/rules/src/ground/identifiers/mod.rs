//! The identifiers of the trade: each is read once, tidied, checked, and then trusted.
//!
//! A text far longer than any identifier is refused unread.

#[macro_use]
mod shape;

mod assigned_number;
mod ateco;
mod birthplace;
mod body_code;
mod iban;
mod invalid;
mod pec;
mod person_code;
mod position;
mod tax_code;
mod unit_number;

pub use assigned_number::{AuthorizationNumber, ProtocolNumber, Ticket};
pub use ateco::{Activity, Ateco, AtecoVersion};
pub use birthplace::{Birthplace, ListedPlace, birthplace};
pub use body_code::{VatNumber, body_check_digit};
pub use iban::Iban;
pub use invalid::{Identifier, InvalidIdentifier, Problem};
pub use pec::Pec;
pub use person_code::{PersonalDetails, Sex};
pub use position::{AuthorizationCode, PositionNumber, StatisticalCode};
pub use shape::CharacterClass;
pub use tax_code::TaxCode;
pub use unit_number::UnitNumber;
