//! Tax codes, accounts and qualifications, and which character of them is wrong.

use omnia_rules::controls::Qualification;
use rstest::rstest;

use crate::lists::{only, param, rossi_with, workers};

#[rstest]
#[case::too_short("RSSMRA85T10A562", "LIST_CODE_LENGTH", &[("found", "15")])]
#[case::letter_for_digit("RSSMRA85T1AA562S", "LIST_CODE_CHARACTER", &[("position", "11"), ("found", "A"), ("needed", "DIGIT_OR_HOMOCODE")])]
#[case::digit_for_letter("RS5MRA85T10A562S", "LIST_CODE_CHARACTER", &[("position", "3"), ("found", "5"), ("needed", "LETTER")])]
#[case::month("RSSMRA85F10A562R", "LIST_CODE_CHARACTER", &[("position", "9"), ("found", "F"), ("needed", "MONTH")])]
#[case::accent("RSSMRÀ85T10A562S", "LIST_CODE_CHARACTER", &[("position", "6"), ("found", "À"), ("needed", "LETTER")])]
#[case::unseen("RSSMR\u{200b}85T10A562S", "LIST_CODE_CHARACTER", &[("position", "6"), ("found", "U+200B"), ("needed", "LETTER")])]
#[case::sign("RSSMR?85T10A562S", "LIST_CODE_CHARACTER", &[("position", "6"), ("found", "?"), ("needed", "LETTER")])]
#[case::day("RSSMRA85T32A562Y", "LIST_CODE_DAY", &[("position", "10"), ("day", "32")])]
#[case::check("RSSMRA85T10A562T", "LIST_CODE_CHECK_CHARACTER", &[("position", "16"), ("found", "T"), ("needed", "S")])]
#[case::body("00000000018", "LIST_TAX_CODE_OF_BODY", &[])]
#[case::body_letter("0000000001X", "LIST_CODE_CHARACTER", &[("position", "11"), ("found", "X"), ("needed", "DIGIT")])]
#[case::zeros("00000000000", "LIST_CODE", &[("identifier", "TAX_CODE")])]
fn a_wrong_tax_code_is_reported_by_its_character(#[case] code: &str, #[case] message: &str, #[case] params: &[(&str, &str)]) {
    let error = only(rossi_with("codice_fiscale", code));

    assert_eq!((error.row, error.column, error.rule, error.message), (2, Some("codice_fiscale"), "TAX_CODE", message));
    assert_eq!(error.value, code);
    assert!(params.iter().all(|(name, value)| param(&error, name) == *value), "{:?}", error.params);
}

#[test]
fn a_text_far_longer_than_a_tax_code_is_not_read() {
    let error = only(rossi_with("codice_fiscale", &"A".repeat(513)));

    assert_eq!((error.rule, error.message, error.value), ("TAX_CODE", "LIST_CODE", "A".repeat(80)));
}

#[rstest]
#[case::homocode("RSSMRA85T10A56NH", "RSSMRA85T10A56NH")]
#[case::lower("rssmra85t10a562s", "RSSMRA85T10A562S")]
#[case::grouped(" RSS MRA 85T10 A562S ", "RSSMRA85T10A562S")]
#[case::after_a_tab("\tRSSMRA85T10A562S", "RSSMRA85T10A562S")]
fn a_tax_code_is_tidied(#[case] written: &str, #[case] read: &str) {
    assert_eq!(workers(rossi_with("codice_fiscale", written))[0].tax_code.as_str(), read);
}

#[rstest]
#[case::cin("IT65A0542811101000000123456", "LIST_CODE_CHECK_CHARACTER", &[("position", "5"), ("found", "A"), ("needed", "X")])]
#[case::check_digits("IT61X0542811101000000123456", "LIST_CODE_CHECK_DIGITS", &[("position", "3")])]
#[case::too_short("IT60X054281110100000012345", "LIST_CODE_LENGTH", &[("found", "26")])]
#[case::bank("IT60XO542811101000000123456", "LIST_CODE_CHARACTER", &[("position", "6"), ("found", "O"), ("needed", "DIGIT")])]
#[case::account("IT60X054281110100000012345?", "LIST_CODE_CHARACTER", &[("position", "27"), ("found", "?"), ("needed", "LETTER_OR_DIGIT")])]
fn a_wrong_account_is_reported_by_its_character(#[case] iban: &str, #[case] message: &str, #[case] params: &[(&str, &str)]) {
    let error = only(rossi_with("iban", iban));

    assert_eq!((error.row, error.column, error.rule, error.message), (2, Some("iban"), "IBAN", message));
    assert_eq!(param(&error, "identifier"), "IBAN");
    assert!(params.iter().all(|(name, value)| param(&error, name) == *value), "{:?}", error.params);
}

#[rstest]
#[case::grouped("IT60 X054 2811 1010 0000 0123 456", "IT60X0542811101000000123456")]
#[case::foreign("DE89370400440532013000", "DE89370400440532013000")]
fn an_account_is_tidied(#[case] written: &str, #[case] read: &str) {
    let workers = workers(rossi_with("iban", written));

    assert_eq!(workers[0].iban.as_ref().map(AsRef::as_ref), Some(read));
}

#[rstest]
#[case("OPERAIO", Qualification::Worker)]
#[case("IMPIEGATO", Qualification::Employee)]
#[case("QUADRO", Qualification::MiddleManager)]
#[case("DIRIGENTE", Qualification::Manager)]
#[case("APPRENDISTA", Qualification::Apprentice)]
#[case("LAVORATORE_A_DOMICILIO", Qualification::HomeWorker)]
#[case::lower("operaio", Qualification::Worker)]
#[case::spaced("Lavoratore a domicilio", Qualification::HomeWorker)]
fn a_qualification_is_read_by_its_word(#[case] word: &str, #[case] qualification: Qualification) {
    assert_eq!(workers(rossi_with("qualifica", word))[0].qualification, qualification);
}

#[rstest]
#[case("OPERAI")]
#[case("WORKER")]
fn of_an_unknown_qualification_those_known_are_reported(#[case] word: &str) {
    let error = only(rossi_with("qualifica", word));

    assert_eq!((error.column, error.rule, error.message), (Some("qualifica"), "QUALIFICATION", "LIST_QUALIFICATION"));
    assert_eq!(param(&error, "allowed"), "OPERAIO, IMPIEGATO, QUADRO, DIRIGENTE, APPRENDISTA, LAVORATORE_A_DOMICILIO");
}
