//! 3.4, 3.5, 3.6: how the institute classifies.

use chrono::NaiveDate;
use omnia_rules::identifiers::{Activity, Ateco, AtecoVersion, AuthorizationCode, InvalidIdentifier, StatisticalCode};
use rstest::rstest;

#[rstest]
#[case::construction("11301", Some("11301"))]
#[case::craft_construction("41301", Some("41301"))]
#[case::trade("70101", Some("70101"))]
#[case::dotted("1.13.01", Some("11301"))]
#[case::four_digits("1130", None)]
#[case::six_digits("113010", None)]
#[case::half_dotted("1.1301", None)]
#[case::a_letter("A1301", None)]
#[case::an_accent_between_dots("1.è.01", None)]
fn s3_4_a_statistical_code_has_five_digits(#[case] text: &str, #[case] code: Option<&str>) {
    assert_eq!(StatisticalCode::parse(text).ok().as_ref().map(StatisticalCode::as_str), code);
}

#[test]
fn s3_4_a_statistical_code_names_its_sector_and_class() {
    let code = StatisticalCode::parse("11301").expect("a valid code");

    assert_eq!((code.sector(), code.class()), ("1", "113"));
}

#[rstest]
#[case::fund("0J", Some("0J"))]
#[case::other("3A", Some("3A"))]
#[case::another("1N", Some("1N"))]
#[case::lower_case("0j", Some("0J"))]
#[case::swapped("J0", None)]
#[case::digits("00", None)]
#[case::three("0JJ", None)]
fn s3_5_an_authorization_code_is_a_digit_and_a_letter(#[case] text: &str, #[case] code: Option<&str>) {
    assert_eq!(AuthorizationCode::parse(text).ok().as_ref().map(AuthorizationCode::as_str), code);
}

#[rstest]
#[case::division("41")]
#[case::group("41.2")]
#[case::class("41.20")]
#[case::category("41.20.0")]
#[case::subcategory("41.20.00")]
fn s3_6_an_activity_code_is_read_at_every_level(#[case] text: &str) {
    assert_eq!(Ateco::parse(text).expect(text).as_str(), text);
}

#[rstest]
#[case::levels_that_do_not_nest("41.2.00", "CHARACTER", Some(5))]
#[case::no_dots("41200", "CHARACTER", Some(3))]
#[case::one_digit_division("4.20.00", "CHARACTER", Some(2))]
#[case::three_digits_at_the_end("41.20.000", "LENGTH", None)]
#[case::a_lonely_dot("41.", "LENGTH", None)]
fn s3_6_a_wrong_activity_code_says_why(#[case] text: &str, #[case] code: &str, #[case] position: Option<usize>) {
    let refused = Ateco::parse(text).expect_err(text);

    assert_eq!((refused.code(), refused.position()), (code, position));
}

#[rstest]
#[case::the_last_day_of_2007("2025-03-31", AtecoVersion::Ateco2007)]
#[case::the_first_day_of_2025("2025-04-01", AtecoVersion::Ateco2025)]
fn s3_6_the_registers_write_the_list_of_2025_from_april_of_that_year(#[case] date: NaiveDate, #[case] version: AtecoVersion) {
    assert_eq!(AtecoVersion::used_on(date), version);
}

#[test]
fn s3_6_an_activity_is_written_with_its_list() {
    let of = |version| Activity::parse(version, "41.20.00").expect("a valid code");

    assert_eq!(of(AtecoVersion::Ateco2007).version.as_str(), "ATECO_2007");
    assert_ne!(of(AtecoVersion::Ateco2007), of(AtecoVersion::Ateco2025));
    assert!(Activity::parse(AtecoVersion::Ateco2025, "41200").is_err());
}

fn statistical(text: &str) -> Option<InvalidIdentifier> {
    StatisticalCode::parse(text).err()
}

fn authorization(text: &str) -> Option<InvalidIdentifier> {
    AuthorizationCode::parse(text).err()
}

#[rstest]
#[case::a_letter(statistical("A1301"), "CHARACTER", Some(1))]
#[case::half_dotted(statistical("1.1301"), "LENGTH", None)]
#[case::four_digits(statistical("1130"), "LENGTH", None)]
#[case::swapped(authorization("J0"), "CHARACTER", Some(1))]
#[case::two_digits(authorization("00"), "CHARACTER", Some(2))]
#[case::three(authorization("0JJ"), "LENGTH", None)]
fn a_wrong_code_says_why_and_where(#[case] refused: Option<InvalidIdentifier>, #[case] code: &str, #[case] position: Option<usize>) {
    let refused = refused.expect("it is wrong");

    assert_eq!((refused.code(), refused.position()), (code, position));
}
