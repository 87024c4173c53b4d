//! What no identifier is: hostile texts are refused, and soon.

use omnia_rules::identifiers::{
    Ateco, AuthorizationCode, AuthorizationNumber, Iban, InvalidIdentifier, Pec, PositionNumber, ProtocolNumber, StatisticalCode, TaxCode,
    Ticket, UnitNumber, VatNumber,
};
use rstest::rstest;

/// What every identifier says of a text.
pub fn every_answer(text: &str) -> [Result<String, InvalidIdentifier>; 12] {
    [
        TaxCode::parse(text).map(|read| read.to_string()),
        VatNumber::parse(text).map(|read| read.to_string()),
        PositionNumber::parse(text).map(|read| read.to_string()),
        StatisticalCode::parse(text).map(|read| read.to_string()),
        AuthorizationCode::parse(text).map(|read| read.to_string()),
        Ateco::parse(text).map(|read| read.to_string()),
        UnitNumber::parse(text).map(|read| read.to_string()),
        ProtocolNumber::parse(text).map(|read| read.to_string()),
        AuthorizationNumber::parse(text).map(|read| read.to_string()),
        Ticket::parse(text).map(|read| read.to_string()),
        Iban::parse(text).map(|read| read.to_string()),
        Pec::parse(text).map(|read| read.to_string()),
    ]
}

#[test]
fn ten_megabytes_are_refused_unread() {
    let answers = every_answer(&"A".repeat(10 << 20));

    assert!(answers.iter().all(|answer| { answer.as_ref().is_err_and(|refused| refused.code() == "TOO_LONG") }));
}

#[rstest]
#[case::the_longest_text(512, true)]
#[case::a_byte_more(513, false)]
fn a_text_is_looked_at_up_to_512_bytes(#[case] length: usize, #[case] read: bool) {
    assert_eq!(Ticket::parse(&format!("{:length$}", "A1B2C3D4E5F60718")).is_ok(), read);
}

#[rstest]
#[case::alone("\0")]
#[case::before_a_tax_code("\0RSSMRA85T10A562S")]
#[case::in_a_tax_code("RSSMRA85T10A562\0")]
#[case::in_digits("490123454\0")]
#[case::in_an_account("IT60X0542811101000000\u{0}123456")]
#[case::in_an_address("rossi\0@pec.it")]
fn a_nul_is_no_character_of_any_identifier(#[case] text: &str) {
    assert!(every_answer(text).iter().all(Result::is_err));
}

#[test]
fn a_refusal_is_a_lower_case_sentence_without_a_full_stop() {
    let refusals = every_answer("??").map(|answer| answer.expect_err("it is no identifier").to_string());

    assert!(refusals.iter().all(|refusal| { refusal.chars().all(|letter| !letter.is_ascii_uppercase() || refusal.contains("27 (")) }));
    assert!(refusals.iter().all(|refusal| !refusal.ends_with('.')));
}

#[test]
fn a_refusal_names_what_was_wanted() {
    let refused = PositionNumber::parse("49O1234543").expect_err("a letter");

    assert_eq!(refused.identifier.as_str(), "POSITION_NUMBER");
    assert_eq!(refused.to_string(), "position number: character 3 is 'O' where a digit is needed; correct that character");
}
