//! What is typed into the search of accounts, and what it may be.

use omnia_rules::identifiers::TaxCode;
use omnia_rules::text::search_words;

/// How many characters of a search are looked at.
const LONGEST: usize = 254;

/// What a search of accounts looks like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AccountSearch {
    /// Nothing was typed.
    All,
    /// What was typed has no letter and no digit.
    Nothing,
    /// An e-mail address.
    Email(String),
    /// The tax code of a person.
    TaxCode(String),
    /// The beginnings of words of a name, as PostgreSQL asks for them.
    Words(String),
}

impl AccountSearch {
    /// What a text that someone typed searches for.
    pub fn read(text: &str) -> Self {
        let typed: String = text.trim().chars().filter(|sign| !sign.is_control()).take(LONGEST).collect();
        let compact: String = typed.chars().filter(|sign| !sign.is_whitespace()).collect::<String>().to_ascii_uppercase();
        match typed.as_str() {
            "" => Self::All,
            typed if typed.contains('@') => Self::Email(typed.to_lowercase()),
            _ if TaxCode::has_shape_of_person(&compact) => Self::TaxCode(compact),
            typed => Self::words(typed),
        }
    }

    fn words(typed: &str) -> Self {
        let words: Vec<String> = search_words(typed).into_iter().map(|word| format!("{word}:*")).collect();
        if words.is_empty() { Self::Nothing } else { Self::Words(words.join(" & ")) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_search_is_told_by_its_shape() {
        let cases = [
            ("  ", AccountSearch::All),
            ("%", AccountSearch::Nothing),
            ("Maria.Rossi@Example.it ", AccountSearch::Email("maria.rossi@example.it".into())),
            ("rssmra85t50a562w", AccountSearch::TaxCode("RSSMRA85T50A562W".into())),
            ("Rossi mar", AccountSearch::Words("rossi:* & mar:*".into())),
        ];
        for (text, read) in cases {
            assert_eq!(AccountSearch::read(text), read, "{text}");
        }
    }
}
