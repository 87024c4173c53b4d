//! 3.1 and 3.2: the tax code of persons and bodies, and the VAT number.

use chrono::NaiveDate;
use omnia_rules::identifiers::{PersonalDetails, Problem, Sex, TaxCode, VatNumber, body_check_digit};
use rstest::rstest;

#[rstest]
#[case::man("RSSMRA85T10A562S")]
#[case::woman("VRDLCU70A41H501I")]
#[case::milan("BNCGNN90C15F205Q")]
#[case::short_surname("FOXLIA80E55L219K")]
#[case::born_abroad("RSSMRA85T10Z404L")]
#[case::homocode_at_fifteen("RSSMRA85T10A56NH")]
#[case::two_homocodes("RSSMRA85T10A5SNT")]
#[case::seven_homocodes("RSSMRAURTMLARSNL")]
#[case::homocode_not_rightmost("RSSMRAU5T10A562P")]
#[case::leap_day("RSSMRA84B29A562Y")]
#[case::thirtieth_of_april("RSSMRA85D30A562N")]
#[case::municipality_to_look_up("RSSMRA85T10A999T")]
fn s3_1_a_tax_code_of_a_person_is_read(#[case] text: &str) {
    let code = TaxCode::parse(text).expect(text);

    assert_eq!(code.as_str(), text);
    assert!(code.is_person());
}

#[rstest]
#[case::lower_case("rssmra85t10a562s")]
#[case::spaces(" RSS MRA 85T10 A562S ")]
#[case::tabs("\tRSSMRA85T10A562S\n")]
fn s3_1_a_tax_code_is_tidied(#[case] text: &str) {
    assert_eq!(TaxCode::parse(text).expect(text).as_str(), "RSSMRA85T10A562S");
}

#[rstest]
#[case::wrong_letter("RSSMRA85T10A562T", "CHECK_CHARACTER", Some(16))]
#[case::homocode_with_the_old_letter("RSSMRA85T10A56NS", "CHECK_CHARACTER", Some(16))]
#[case::day_32("RSSMRA85T32A562Y", "DAY", Some(10))]
#[case::day_0("RSSMRA85T00A562R", "DAY", Some(10))]
#[case::day_72("RSSMRA85T72A562C", "DAY", Some(10))]
#[case::no_month_f("RSSMRA85F10A562R", "CHARACTER", Some(9))]
#[case::thirtieth_of_february("RSSMRA85B30A562G", "DAY", Some(10))]
#[case::thirty_first_of_april("RSSMRA85D31A562M", "DAY", Some(10))]
#[case::thirty_first_of_june("RSSMRA85H31A562W", "DAY", Some(10))]
#[case::thirty_first_of_september("RSSMRA85P31A562I", "DAY", Some(10))]
#[case::thirty_first_of_november_of_a_woman("RSSMRA85S71A562V", "DAY", Some(10))]
#[case::leap_day_of_1985("RSSMRA85B29A562Z", "DAY", Some(10))]
#[case::fifteen_characters("RSSMRA85T10A562", "LENGTH", None)]
#[case::a_zero_for_an_o("R0SMRA85T10A562S", "CHARACTER", Some(2))]
#[case::an_accent("RÒSMRA85T10A562S", "CHARACTER", Some(2))]
#[case::empty("", "LENGTH", None)]
fn s3_1_a_wrong_tax_code_says_why_and_where(#[case] text: &str, #[case] code: &str, #[case] position: Option<usize>) {
    let refused = TaxCode::parse(text).expect_err(text);

    assert_eq!((refused.code(), refused.position()), (code, position));
}

#[test]
fn s3_1_a_wrong_check_letter_is_reported_with_the_right_one() {
    let refused = TaxCode::parse("RSSMRA85T10A562T").expect_err("S is expected");

    assert_eq!(refused.to_string(), "tax code: character 16 is 'T' where the others call for 'S'; compare each with the document");
}

#[rstest]
#[case::institute("80078750587")]
#[case::institute_vat("02121151001")]
#[case::ascending("01234567897")]
#[case::ascending_from_one("12345678903")]
#[case::zero_and_nine("12345098763")]
#[case::nine_and_zero_swapped_goes_unnoticed("12345908763")]
fn s3_2_eleven_digits_are_a_tax_code_of_a_body_and_a_vat_number(#[case] text: &str) {
    assert!(!TaxCode::parse(text).expect(text).is_person());
    assert_eq!(VatNumber::parse(text).expect(text).as_str(), text);
}

#[rstest]
#[case::check_digit("01234567890", "CHECK_CHARACTER")]
#[case::check_digit_again("12345678901", "CHECK_CHARACTER")]
#[case::transposition("80078750578", "CHECK_CHARACTER")]
#[case::zeros("00000000000", "ALL_ZEROS")]
#[case::ten_digits("0123456789", "LENGTH")]
#[case::a_letter("8007875O587", "CHARACTER")]
fn s3_2_wrong_digits_are_neither(#[case] text: &str, #[case] code: &str) {
    assert_eq!(TaxCode::parse(text).expect_err(text).code(), code);
    assert_eq!(VatNumber::parse(text).expect_err(text).code(), code);
}

#[rstest]
#[case::prefix("IT02121151001", Some("02121151001"))]
#[case::lower_prefix(" it 02121151001", Some("02121151001"))]
#[case::prefix_of_too_few_digits("IT0212115100", None)]
#[case::another_country("FR02121151001", None)]
fn s3_2_a_vat_number_loses_its_prefix(#[case] text: &str, #[case] number: Option<&str>) {
    assert_eq!(VatNumber::parse(text).ok().as_ref().map(VatNumber::as_str), number);
}

#[rstest]
#[case::one_digit_short("IT0212115100", 10)]
#[case::one_digit_long("IT021211510011", 12)]
#[case::no_digits("IT", 2)]
#[case::a_letter_among_them("IT0212115100A", 13)]
fn s3_2_a_prefix_of_digits_alone_is_no_part_of_their_number(#[case] text: &str, #[case] found: usize) {
    let refused = VatNumber::parse(text).expect_err(text);

    assert_eq!(refused.problem, Problem::Length { needed: "11".to_owned(), found });
}

#[rstest]
#[case::worked("RSSMRA85T10A562", Some('S'))]
#[case::lower_case("rssmra85t10a562", None)]
#[case::too_short("RSSMRA85T10A56", None)]
fn s3_1_the_check_letter_follows_from_fifteen_characters(#[case] text: &str, #[case] letter: Option<char>) {
    assert_eq!(TaxCode::compute_check_letter(text), letter);
}

#[rstest]
#[case::institute("8007875058", Some('7'))]
#[case::nine_digits("800787505", None)]
#[case::a_letter("80078750O8", None)]
fn s3_2_the_check_digit_follows_from_ten(#[case] text: &str, #[case] digit: Option<char>) {
    assert_eq!(body_check_digit(text), digit);
}

#[rstest]
#[case::man("Rossi", "Mario", "1985-12-10", Sex::Male, "A562", "RSSMRA85T10A562S")]
#[case::four_consonants("Bianchi", "Giovanni", "1990-03-15", Sex::Male, "f205", "BNCGNN90C15F205Q")]
#[case::short_surname("Fo", "Lia", "1980-05-15", Sex::Female, "L219", "FOXLIA80E55L219K")]
#[case::woman("Verdi", "Luca", "1970-01-01", Sex::Female, "H501", "VRDLCU70A41H501I")]
fn s3_1_a_person_has_the_tax_code_of_the_registry(
    #[case] surname: &str,
    #[case] name: &str,
    #[case] born_on: NaiveDate,
    #[case] sex: Sex,
    #[case] birthplace: &str,
    #[case] code: &str,
) {
    let person = PersonalDetails { surname, name, born_on, sex, birthplace };

    assert_eq!(TaxCode::for_person(&person).expect("a valid code").as_str(), code);
}

#[test]
fn s3_1_accents_and_spaces_of_a_name_do_not_count() {
    let born_on = "2001-02-28".parse().expect("a date");
    let person = PersonalDetails { surname: "D'Alò", name: "Niccolò José", born_on, sex: Sex::Male, birthplace: "H501" };

    let code = TaxCode::for_person(&person).expect("a valid code");

    assert!(code.as_str().starts_with("DLANCL01B28H501"));
}

#[test]
fn s3_1_a_birthplace_of_another_shape_makes_no_tax_code() {
    let born_on = "2001-02-28".parse().expect("a date");
    let person = PersonalDetails { surname: "Rossi", name: "Ada", born_on, sex: Sex::Female, birthplace: "ROMA" };

    assert!(TaxCode::for_person(&person).is_err());
}

#[rstest]
#[case::of_a_person("RSSMRA85T10A562S", true)]
#[case::with_a_wrong_check_letter("RSSMRA85T10A562T", true)]
#[case::homocode("RSSMRA85T10A56NH", true)]
#[case::homocode_of_every_digit("RSSMRAURTMLARSNL", true)]
#[case::a_firm_of_as_many_characters("EDILTECNO2000SRL", false)]
#[case::no_letter_of_a_month("RSSMRA85F10A562S", false)]
#[case::no_letter_of_a_digit("RSSMRA8AT10A562S", false)]
#[case::of_a_body("80078750587", false)]
fn s3_1_a_text_has_the_shape_of_a_tax_code_of_a_person_or_not(#[case] text: &str, #[case] has: bool) {
    assert_eq!(TaxCode::has_shape_of_person(text), has);
}
