//! Identifiers, tried as someone types them.

use async_graphql::SimpleObject;
use omnia_rules::identifiers::{
    Ateco, AuthorizationCode, AuthorizationNumber, Iban, Identifier, InvalidIdentifier, Pec, PositionNumber, ProtocolNumber,
    StatisticalCode, TaxCode, Ticket, UnitNumber, VatNumber,
};
use omnia_texts::Language;

use crate::core::error::Refusal;

/// Whether a text is an identifier, and what is wrong with it where it is not.
#[derive(SimpleObject)]
pub struct IdentifierCheck {
    /// Whether the text has the form of the identifier and its check characters agree.
    pub is_valid: bool,
    /// The identifier as it is kept: upper case, without the spaces that are dropped.
    pub normalized: Option<String>,
    /// What is wrong, for programs.
    pub problem: Option<String>,
    /// The first character that is wrong, counted from 1 in the tidied text, where one can be told.
    pub position: Option<usize>,
    /// What is wrong and how to mend it, in the language of the request.
    pub message: Option<String>,
}

impl IdentifierCheck {
    /// What a text is as an identifier, and what is wrong with it in one language.
    pub fn of(kind: Identifier, text: &str, language: Language) -> Self {
        match read(kind, text) {
            Ok(normalized) => Self { is_valid: true, normalized: Some(normalized), problem: None, position: None, message: None },
            Err(invalid) => Self {
                is_valid: false,
                normalized: None,
                problem: Some(invalid.code().to_owned()),
                position: invalid.position(),
                message: Some(Refusal::from(&invalid).message(language)),
            },
        }
    }
}

fn read(kind: Identifier, text: &str) -> Result<String, InvalidIdentifier> {
    Ok(match kind {
        Identifier::TaxCode => TaxCode::parse(text)?.to_string(),
        Identifier::VatNumber => VatNumber::parse(text)?.to_string(),
        Identifier::PositionNumber => PositionNumber::parse(text)?.to_string(),
        Identifier::StatisticalCode => StatisticalCode::parse(text)?.to_string(),
        Identifier::AuthorizationCode => AuthorizationCode::parse(text)?.to_string(),
        Identifier::Ateco => Ateco::parse(text)?.to_string(),
        Identifier::UnitNumber => UnitNumber::parse(text)?.to_string(),
        Identifier::ProtocolNumber => ProtocolNumber::parse(text)?.to_string(),
        Identifier::AuthorizationNumber => AuthorizationNumber::parse(text)?.to_string(),
        Identifier::Ticket => Ticket::parse(text)?.to_string(),
        Identifier::Iban => Iban::parse(text)?.to_string(),
        Identifier::Pec => Pec::parse(text)?.to_string(),
    })
}
