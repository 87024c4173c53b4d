//! Tidying a text, and holding it against what may stand at each place.

use super::{CharacterClass, Identifier, InvalidIdentifier, Problem};

/// Bytes beyond which a text is no identifier; the longest, a mail address, has 254.
const LONGEST: usize = 512;

/// Refuses what is too long to be looked at, and trims the rest.
pub(super) fn trimmed(identifier: Identifier, text: &str) -> Result<&str, InvalidIdentifier> {
    if text.len() > LONGEST {
        return Err(identifier.has(Problem::TooLong { most: LONGEST }));
    }
    Ok(text.trim())
}

/// Trims, and makes it upper case.
pub(super) fn tidied(identifier: Identifier, text: &str) -> Result<String, InvalidIdentifier> {
    Ok(trimmed(identifier, text)?.to_ascii_uppercase())
}

/// Makes it upper case, and drops the spaces of texts that are written in groups.
pub(super) fn tidied_of_groups(identifier: Identifier, text: &str) -> Result<String, InvalidIdentifier> {
    let text = trimmed(identifier, text)?;
    let written = text.chars().filter(|character| !character.is_whitespace());
    Ok(written.map(|character| character.to_ascii_uppercase()).collect())
}

/// Refuses a text whose characters are not, one for one, of the classes given; what passes is ASCII.
pub(super) fn fit(identifier: Identifier, text: &str, classes: &[CharacterClass]) -> Result<(), InvalidIdentifier> {
    let found = text.chars().count();
    if found != classes.len() {
        return Err(wrong_length(identifier, &classes.len().to_string(), found));
    }
    let mut places = text.chars().zip(classes).zip(1..);
    match places.find(|((character, class), _)| !class.holds(*character)) {
        None => Ok(()),
        Some(((found, needed), position)) => {
            let needed = *needed;
            Err(identifier.has(Problem::Character { position, found, needed }))
        }
    }
}

/// The error of a text with another number of characters than is needed.
pub(super) fn wrong_length(identifier: Identifier, needed: &str, found: usize) -> InvalidIdentifier {
    identifier.has(Problem::Length { needed: needed.to_string(), found })
}
