//! 3.11: the account of a direct payment.

use omnia_rules::identifiers::Iban;
use rstest::rstest;

#[rstest]
#[case::bank("IT60X0542811101000000123456", true)]
#[case::another_bank("IT39R0306909606100000067890", true)]
#[case::post_office("IT78N0760103200001012345678", true)]
#[case::abroad("DE89370400440532013000", false)]
#[case::pakistan("PK36SCBL0000001123456702", false)]
#[case::pakistan_with_letters("PK75MUCBA000001123456702", false)]
#[case::honduras("HN88CABF00000000000250005469", false)]
#[case::san_marino("SM86U0322509800000000270100", false)]
fn s3_11_an_account_is_read(#[case] text: &str, #[case] italian: bool) {
    let iban = Iban::parse(text).expect(text);

    assert_eq!(iban.as_str(), text);
    assert_eq!(iban.is_italian(), italian);
}

#[test]
fn s3_11_the_spaces_of_an_account_are_dropped() {
    let iban = Iban::parse("it60 X054 2811 1010 0000 0123 456").expect("a valid account");

    assert_eq!(iban.as_str(), "IT60X0542811101000000123456");
}

#[rstest]
#[case::last_digit("IT60X0542811101000000123457", "CHECK_DIGITS", Some(3))]
#[case::check_digit("IT61X0542811101000000123456", "CHECK_DIGITS", Some(3))]
#[case::cin_that_modulo_97_does_not_see("IT65A0542811101000000123456", "CHECK_CHARACTER", Some(5))]
#[case::twenty_six("IT60X054281110100000012345", "LENGTH", None)]
#[case::letter_in_the_bank("IT60XO542811101000000123456", "CHARACTER", Some(6))]
#[case::digit_for_the_cin("IT6010542811101000000123456", "CHARACTER", Some(5))]
#[case::abroad_with_a_wrong_digit("DE89370400440532013001", "CHECK_DIGITS", Some(3))]
#[case::abroad_and_short("DE8937040044", "LENGTH", None)]
#[case::of_germany_and_a_character_short("DE5137040044053201300", "COUNTRY_FORM", None)]
#[case::of_germany_and_a_character_long("DE813704004405320130000", "COUNTRY_FORM", None)]
#[case::of_a_country_without_any("US88370400440532013000", "COUNTRY", Some(1))]
#[case::of_another_country_without_any("CN71370400440532013000", "COUNTRY", Some(1))]
#[case::of_pakistan_with_a_wrong_digit("PK36SCBL0000001123456703", "CHECK_DIGITS", Some(3))]
#[case::of_pakistan_and_a_character_short("PK25SCBL000000112345670", "COUNTRY_FORM", None)]
#[case::of_pakistan_with_a_digit_in_the_bank("PK251CBL0000001123456702", "COUNTRY_FORM", None)]
#[case::of_honduras_with_a_wrong_digit("HN88CABF00000000000250005468", "CHECK_DIGITS", Some(3))]
#[case::of_honduras_and_a_character_long("HN56CABF000000000002500054690", "COUNTRY_FORM", None)]
#[case::of_honduras_with_a_letter_in_the_account("HN82CABF0000000000025000546A", "COUNTRY_FORM", None)]
#[case::of_san_marino_with_another_cin("SM06A0322509800000000270100", "CHECK_CHARACTER", Some(5))]
#[case::no_country("1234567890123456789", "CHARACTER", Some(1))]
fn s3_11_a_wrong_account_says_why(#[case] text: &str, #[case] code: &str, #[case] position: Option<usize>) {
    let refused = Iban::parse(text).expect_err(text);

    assert_eq!((refused.code(), refused.position()), (code, position));
}

#[rstest]
#[case::padded("05428", "11101", "123456", "IT60X0542811101000000123456")]
#[case::whole("03069", "09606", "100000067890", "IT39R0306909606100000067890")]
#[case::post_office("07601", "03200", "001012345678", "IT78N0760103200001012345678")]
fn s3_11_an_italian_account_is_made_of_bank_branch_and_number(
    #[case] abi: &str,
    #[case] cab: &str,
    #[case] account: &str,
    #[case] iban: &str,
) {
    assert_eq!(Iban::italian(abi, cab, account).expect("a valid account").as_str(), iban);
}

#[rstest]
#[case::short_bank("5428", "11101", "123456")]
#[case::sign_in_the_account("05428", "11101", "12-456")]
#[case::long_account("05428", "11101", "1234567890123")]
fn s3_11_wrong_parts_make_no_account(#[case] abi: &str, #[case] cab: &str, #[case] account: &str) {
    assert!(Iban::italian(abi, cab, account).is_err());
}
