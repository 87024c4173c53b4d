//! Certified mail.

use super::shape::{trimmed, wrong_length};
use super::{CharacterClass, Identifier, InvalidIdentifier, Problem};

/// A certified mail address, by its shape (RFC 5321), in lower case; that it is certified only the public register shows.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pec(String);

text_of!(Pec);

const LONGEST: usize = 254;
const LONGEST_NAME: usize = 64;
const LONGEST_LABEL: usize = 63;

impl Pec {
    /// Reads a certified mail address.
    pub fn parse(text: &str) -> Result<Self, InvalidIdentifier> {
        let address = trimmed(Identifier::Pec, text)?.to_ascii_lowercase();
        check_characters(&address)?;
        if address.len() > LONGEST {
            return Err(wrong_length(Identifier::Pec, "up to 254", address.len()));
        }
        let found = address.matches('@').count();
        let parts = address.split_once('@').filter(|_| found == 1);
        let (name, domain) = parts.ok_or(Identifier::Pec.has(Problem::AtSigns { found }))?;
        check_name(name)?;
        check_domain(domain, name.len() + 2)?;
        Ok(Self(address))
    }
}

fn check_characters(address: &str) -> Result<(), InvalidIdentifier> {
    let needed = CharacterClass::Mail;
    let wrong = |character: &char| *character != '@' && !needed.holds(*character);
    match (1..).zip(address.chars()).find(|(_, character)| wrong(character)) {
        None => Ok(()),
        Some((position, found)) => Err(Identifier::Pec.has(Problem::Character { position, found, needed })),
    }
}

fn check_name(name: &str) -> Result<(), InvalidIdentifier> {
    if name.is_empty() || name.len() > LONGEST_NAME {
        let problem = Problem::MailName { found: name.len(), most: LONGEST_NAME };
        return Err(Identifier::Pec.has(problem));
    }
    let dots = [name.starts_with('.').then_some(1), name.ends_with('.').then_some(name.len())];
    let double = name.find("..").map(|index| index + 2);
    match dots.into_iter().flatten().chain(double).min() {
        None => Ok(()),
        Some(position) => {
            let (found, needed) = ('.', CharacterClass::LetterOrDigit);
            Err(Identifier::Pec.has(Problem::Character { position, found, needed }))
        }
    }
}

/// Names of letters, digits and inner hyphens, two at least, the last of letters.
fn check_domain(domain: &str, position: usize) -> Result<(), InvalidIdentifier> {
    let labels: Vec<_> = domain.split('.').collect();
    let last_is_of_letters = labels
        .last()
        .is_some_and(|label| label.len() > 1 && (label.starts_with("xn--") || label.bytes().all(|byte| byte.is_ascii_alphabetic())));
    if labels.len() > 1 && last_is_of_letters && labels.iter().all(|label| is_label(label)) {
        return Ok(());
    }
    Err(Identifier::Pec.has(Problem::MailDomain { position }))
}

fn is_label(label: &str) -> bool {
    (1..=LONGEST_LABEL).contains(&label.len())
        && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        && !label.starts_with('-')
        && !label.ends_with('-')
}
