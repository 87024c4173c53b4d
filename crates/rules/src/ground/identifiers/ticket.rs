//! The ticket of an application.

use super::shape::{fit, tidied};
use super::{CharacterClass, Identifier, InvalidIdentifier};

/// The code that ties the monthly absence events of `UniEmens` to one application: sixteen letters and digits.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ticket(String);

text_of!(Ticket);

impl Ticket {
    /// Reads a ticket.
    pub fn parse(text: &str) -> Result<Self, InvalidIdentifier> {
        let ticket = tidied(Identifier::Ticket, text)?;
        fit(Identifier::Ticket, &ticket, &[CharacterClass::LetterOrDigit; 16])?;
        Ok(Self(ticket))
    }
}
