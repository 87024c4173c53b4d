//! The person for whom an account is made.

use chrono::{DateTime, Utc};
use omnia_rules::identifiers::TaxCode;

use crate::core::error::{Error, Refusal, Result};
use crate::core::graph::required_text;
use crate::core::ids::AccountId;
use crate::identity::store::accounts::{Account, AccountStatus};

/// Characters of a name.
const LONGEST_NAME: usize = 200;
/// Bytes of an e-mail address (RFC 5321).
const LONGEST_EMAIL: usize = 254;

/// A person, as someone typed who they are.
#[derive(Debug, Clone)]
pub struct WantedPerson {
    /// Name and surname.
    pub name: String,
    /// The address to sign in with.
    pub email: String,
    /// The person's tax code.
    pub tax_code: String,
}

impl WantedPerson {
    /// The account of the person, or all that is wrong with it.
    pub fn read(&self, id: AccountId, now: DateTime<Utc>) -> Result<Account> {
        let mut wrong = Vec::new();
        let mut read = |read: Result<String>| match read {
            Err(Error::Refused(refusals)) => {
                wrong.extend(refusals);
                Ok(String::new())
            }
            other => other,
        };
        let name = read(required_text(&self.name, "name", LONGEST_NAME))?;
        let email = read(normalized_email(&self.email))?;
        let tax_code = read(personal_tax_code(&self.tax_code))?;
        if !wrong.is_empty() {
            return Err(Error::Refused(wrong));
        }
        Ok(Account { id, tax_code, email, name, status: AccountStatus::Active, version: 1, created_at: now })
    }
}

/// An e-mail address as it is stored: signing in does not depend on case.
pub fn normalized_email(email: &str) -> Result<String> {
    let email = email.trim().to_lowercase();
    let is_plain = !email.contains(|sign: char| sign.is_whitespace() || sign.is_control());
    let is_whole = email.split_once('@').is_some_and(|(local, domain)| !local.is_empty() && domain.contains('.') && !domain.contains('@'));
    match is_plain && is_whole && email.len() <= LONGEST_EMAIL {
        true => Ok(email),
        false => Err(Refusal::new("EMAIL_INVALID").at(["email"]).into()),
    }
}

fn personal_tax_code(text: &str) -> Result<String> {
    let tax_code = TaxCode::parse(text).map_err(|invalid| Error::from(Refusal::from(&invalid).at(["taxCode"])))?;
    match tax_code.is_person() {
        true => Ok(tax_code.as_str().to_owned()),
        false => Err(Refusal::new("TAX_CODE_OF_NO_PERSON").at(["taxCode"]).into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_whole_and_stored_in_lower_case() {
        assert_eq!(normalized_email(" Maria.Rossi@Example.IT ").ok().as_deref(), Some("maria.rossi@example.it"));
        for wrong in ["", "maria", "@example.it", "maria@example", "a@b@c.it", "ma ria@example.it", "maria@exam\0ple.it"] {
            assert!(normalized_email(wrong).is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn all_that_is_wrong_is_said_at_once() {
        let wrong = WantedPerson { name: " ".into(), email: "maria".into(), tax_code: "01234567897".into() };

        let refused = wrong.read(AccountId(uuid::Uuid::nil()), DateTime::default());

        assert!(matches!(refused, Err(Error::Refused(refusals)) if refusals.len() == 3));
    }
}
