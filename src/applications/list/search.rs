//! What a person types into the one search field, and what it may be.

use omnia_rules::identifiers::{ProtocolNumber, TaxCode};
use omnia_rules::text::search_words;

/// How many characters of a search are looked at.
const LONGEST: usize = 100;

/// What a search text looks like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Search {
    /// Nothing was typed.
    All,
    /// What was typed has no letter and no digit: signs such as `%` and `'` stand for nothing.
    Nothing,
    TaxCode(String),
    PositionNumber(String),
    ProtocolNumber(String),
    /// The beginnings of words of an employer's name, as PostgreSQL asks for them.
    Words(String),
}

impl Search {
    /// What a text that someone typed searches for: a number, a tax code, or words of a name.
    pub fn read(text: &str) -> Self {
        let compact: String = text.chars().filter(|character| !character.is_whitespace()).take(LONGEST).collect();
        let upper = compact.to_ascii_uppercase();
        let is_digits = !upper.is_empty() && upper.bytes().all(|byte| byte.is_ascii_digit());
        if compact.is_empty() {
            return Self::All;
        }
        if ProtocolNumber::parse(&upper).is_ok() {
            return Self::ProtocolNumber(upper);
        }
        match upper.len() {
            10 if is_digits => Self::PositionNumber(upper),
            11 if is_digits => Self::TaxCode(upper),
            16 if TaxCode::has_shape_of_person(&upper) => Self::TaxCode(upper),
            _ => Self::words(text),
        }
    }

    fn words(text: &str) -> Self {
        let typed: String = text.chars().take(LONGEST).collect();
        let words: Vec<String> = search_words(&typed).into_iter().map(|word| format!("{word}:*")).collect();
        if words.is_empty() { Self::Nothing } else { Self::Words(words.join(" & ")) }
    }
}

/// The condition for an employer, of table employer: a sub-select of keys, so that a policy keeps no index unused.
pub fn employers_named(query: &mut sqlx::QueryBuilder<sqlx::Postgres>, column: &str, search: &Search) {
    match search {
        Search::All => {}
        Search::Nothing => {
            query.push(" and false");
        }
        Search::TaxCode(code) => {
            query
                .push(" and ")
                .push(column)
                .push(" = any(array(select id from employer where tax_code = ")
                .push_bind(code.clone())
                .push("))");
        }
        Search::PositionNumber(number) => {
            query.push(" and ").push(column).push(" = any(array(select employer_id from position where number = ");
            query.push_bind(number.clone()).push("))");
        }
        Search::ProtocolNumber(number) => {
            query.push(" and ").push(column).push(" = any(array(select employer_id from application where protocol_number = ");
            query.push_bind(number.clone()).push("))");
        }
        Search::Words(words) => {
            query.push(" and ").push(column).push(" = any(array(select employers_named(").push_bind(words.clone()).push(")))");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_search_is_told_by_its_shape() {
        let cases = [
            (" ", Search::All),
            ("'", Search::Nothing),
            (" % ", Search::Nothing),
            ("0123 4567 890", Search::TaxCode("01234567890".into())),
            ("rssmra85t10a562s", Search::TaxCode("RSSMRA85T10A562S".into())),
            ("RSSMRA85T10A56NH", Search::TaxCode("RSSMRA85T10A56NH".into())),
            ("RSSMRAURTMLARSNL", Search::TaxCode("RSSMRAURTMLARSNL".into())),
            ("Ediltecno 2000 Srl", Search::Words("ediltecno:* & 2000:* & srl:*".into())),
            ("4900000001", Search::PositionNumber("4900000001".into())),
            ("inps.4900.17/03/2026.0012345", Search::ProtocolNumber("INPS.4900.17/03/2026.0012345".into())),
            ("Società édile", Search::Words("societa:* & edile:*".into())),
            ("f.lli & ! (rossi):*", Search::Words("flli:* & rossi:*".into())),
            ("Košuta S. r. l.", Search::Words("kosuta:* & srl:*".into())),
            ("costruzioniverdi", Search::Words("costruzioniverdi:*".into())),
        ];
        for (text, read) in cases {
            assert_eq!(Search::read(text), read, "{text}");
        }
    }
}
