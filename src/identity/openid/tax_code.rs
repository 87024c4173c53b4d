//! The tax code in the claims of an identity.

use omnia_rules::identifiers::TaxCode;
use serde_json::Value;

/// What stands before the code: a tax identification number of Italy, as ETSI EN 319 412-1 (5.1.3) writes it and the attribute
/// `fiscalNumber` of SPID has it.
const PREFIX: &str = "TINIT-";

/// The tax code of a natural person in a claim, with the prefix of its country or without; none where it is anything else.
pub fn read(claim: &Value) -> Option<TaxCode> {
    let text = claim.as_str()?.trim();
    // Some proxies write what they take for a user's name in lower case.
    let has_prefix = text.get(..PREFIX.len()).is_some_and(|start| start.eq_ignore_ascii_case(PREFIX));
    let code = if has_prefix { &text[PREFIX.len()..] } else { text };
    TaxCode::parse(code).ok().filter(TaxCode::is_person)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_tax_code_is_read_with_its_prefix_and_without() {
        for claim in [json!("TINIT-RSSMRA85T10A562S"), json!("RSSMRA85T10A562S"), json!("tinit-rssmra85t10a562s")] {
            assert_eq!(read(&claim).map(|code| code.to_string()).as_deref(), Some("RSSMRA85T10A562S"), "{claim}");
        }
    }

    #[test]
    fn what_is_no_persons_italian_tax_code_is_not_read() {
        for claim in [json!("TINDE-12345678901"), json!("TINIT-RSSMRA85T10A562X"), json!("TINIT-01234567897"), json!(7), Value::Null] {
            assert_eq!(read(&claim), None, "{claim}");
        }
    }
}
