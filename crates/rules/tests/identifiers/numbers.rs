//! 3.3, 3.7, 3.8, 3.9, 3.10: the numbers that the institute gives.

use chrono::NaiveDate;
use omnia_rules::identifiers::{AuthorizationNumber, PositionNumber, Problem, ProtocolNumber, Ticket, UnitNumber};
use rstest::rstest;

#[rstest]
#[case::agrees("4901234543", true)]
#[case::agrees_again("7001234585", true)]
#[case::leading_zeros("0000000101", true)]
#[case::disagrees_and_is_read("4901234544", false)]
fn s3_3_a_position_number_is_read_whatever_its_check_digits_hint(#[case] text: &str, #[case] agrees: bool) {
    let number = PositionNumber::parse(text).expect(text);

    assert_eq!(number.as_str(), text);
    assert_eq!(number.agrees_with_check_digits(), agrees);
}

#[rstest]
#[case::nine_digits("490123454", "LENGTH", None)]
#[case::letter_o("49O1234543", "CHARACTER", Some(3))]
#[case::arabic_digits("٤901234543", "CHARACTER", Some(1))]
fn s3_3_a_wrong_position_number_says_why(#[case] text: &str, #[case] code: &str, #[case] position: Option<usize>) {
    let refused = PositionNumber::parse(text).expect_err(text);

    assert_eq!((refused.code(), refused.position()), (code, position));
}

#[rstest]
#[case::main_seat("0", Some(0))]
#[case::leading_zeros("0012", Some(12))]
#[case::greatest("999999999", Some(999_999_999))]
#[case::too_great("1000000000", None)]
#[case::far_too_great("99999999999999999999", None)]
#[case::negative("-1", None)]
#[case::plus("+1", None)]
#[case::empty(" ", None)]
fn s3_7_a_unit_number_is_a_number(#[case] text: &str, #[case] number: Option<u32>) {
    assert_eq!(UnitNumber::parse(text).ok().map(UnitNumber::get), number);
}

#[test]
fn s3_7_a_unit_number_is_shown_without_leading_zeros() {
    assert_eq!(UnitNumber::parse("0012").expect("a unit number").to_string(), "12");
}

#[rstest]
#[case::message("INPS.HERMES.15/02/2024.0000694")]
#[case::older_message("INPS.HERMES.03/03/2016.0001007")]
#[case::office("INPS.4900.17/03/2026.0012345")]
#[case::leap_day("INPS.A.29/02/2028.0000001")]
fn s3_8_a_protocol_number_is_read(#[case] text: &str) {
    assert_eq!(ProtocolNumber::parse(text).expect(text).as_str(), text);
}

#[rstest]
#[case::no_such_day("INPS.4900.31/02/2026.0012345", "DAY", Some(11))]
#[case::two_digits_of_year("INPS.4900.17/03/26.0012345", "LENGTH", None)]
#[case::short_sequence("INPS.4900.17/03/2026.12345", "LENGTH", None)]
#[case::another_institute("INPX.4900.17/03/2026.0012345", "CHARACTER", Some(4))]
#[case::dashes("INPS.4900.17-03-2026.0012345", "CHARACTER", Some(13))]
#[case::long_office("INPS.49004900490.17/03/2026.0012345", "LENGTH", None)]
#[case::no_office("INPS..17/03/2026.0012345", "LENGTH", None)]
fn s3_8_a_wrong_protocol_number_says_why(#[case] text: &str, #[case] code: &str, #[case] position: Option<usize>) {
    let refused = ProtocolNumber::parse(text).expect_err(text);

    assert_eq!((refused.code(), refused.position()), (code, position));
}

#[test]
fn s3_8_a_protocol_number_of_no_day_names_the_day() {
    let refused = ProtocolNumber::parse("INPS.4900.31/02/2026.0012345").expect_err("no such day");

    assert_eq!(refused.problem, Problem::Day { position: 11, day: 31 });
}

#[test]
fn s3_8_an_office_gives_a_protocol_number_that_names_it_and_the_day() {
    let on = NaiveDate::from_ymd_opt(2026, 3, 17).expect("a date");

    let number = ProtocolNumber::new("4900", on, 12_345).expect("a valid number");

    assert_eq!(number.as_str(), "INPS.4900.17/03/2026.0012345");
    assert_eq!((number.office(), number.registered_on()), ("4900", on));
}

#[test]
fn s3_8_the_day_s_register_ends_at_seven_digits() {
    let on = NaiveDate::from_ymd_opt(2026, 3, 17).expect("a date");

    assert!(ProtocolNumber::new("4900", on, 9_999_999).is_ok());
    assert!(ProtocolNumber::new("4900", on, 10_000_000).is_err());
}

#[rstest]
#[case::plain("A1B2C3D4E5F60718", Some("A1B2C3D4E5F60718"))]
#[case::lower_case("a1b2c3d4e5f60718", Some("A1B2C3D4E5F60718"))]
#[case::spaces_around(" A1B2C3D4E5F60718\n", Some("A1B2C3D4E5F60718"))]
#[case::fifteen("A1B2C3D4E5F6071", None)]
#[case::dash("A1B2C3D4-5F60718", None)]
fn s3_10_a_ticket_has_sixteen_letters_and_digits(#[case] text: &str, #[case] ticket: Option<&str>) {
    assert_eq!(Ticket::parse(text).ok().as_ref().map(Ticket::as_str), ticket);
}

#[rstest]
#[case::nothing(0, "0000000000000000")]
#[case::a_letter(35, "000000000000000Z")]
#[case::a_second_place(36, "0000000000000010")]
#[case::the_last(36_u128.pow(16) - 1, "ZZZZZZZZZZZZZZZZ")]
#[case::from_there_they_begin_again(36_u128.pow(16) + 7, "0000000000000007")]
fn s3_10_a_number_makes_a_ticket(#[case] number: u128, #[case] ticket: &str) {
    assert_eq!(Ticket::of_number(number).as_str(), ticket);
}

#[rstest]
#[case::fifteen("A1B2C3D4E5F6071", "LENGTH", None)]
#[case::dash("A1B2C3D4-5F60718", "CHARACTER", Some(9))]
fn s3_10_a_wrong_ticket_says_why(#[case] text: &str, #[case] code: &str, #[case] position: Option<usize>) {
    let refused = Ticket::parse(text).expect_err(text);

    assert_eq!((refused.code(), refused.position()), (code, position));
}

#[rstest]
#[case::plain("4901234543", "43")]
#[case::leading_zeros("0000000101", "01")]
#[case::disagrees("4901234544", "43")]
#[case::ninety_two("0000009299", "92")]
#[case::ninety_three("0000009399", "00")]
fn s3_3_the_check_digits_of_a_position_number_are_hinted_at(#[case] text: &str, #[case] digits: &str) {
    assert_eq!(PositionNumber::parse(text).expect(text).hinted_check_digits(), digits);
}

#[rstest]
#[case::twelve_digits("490026000123", true)]
#[case::one("7", true)]
#[case::twenty("ABCDEFGHIJ0123456789", true)]
#[case::twenty_one("ABCDEFGHIJ01234567890", false)]
#[case::empty("", false)]
#[case::slash("4900/123", false)]
fn s3_9_an_authorization_number_is_opaque(#[case] text: &str, #[case] read: bool) {
    assert_eq!(AuthorizationNumber::parse(text).is_ok(), read);
}
