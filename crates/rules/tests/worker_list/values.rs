//! Dates, hours and days, on both sides of every limit; and formulas.

use rstest::rstest;
use rust_decimal::Decimal;

use crate::lists::{HEADER, ROSSI, date, only, param, rossi_with, workers};

fn error_in(column: &str, value: &str) -> (&'static str, &'static str) {
    let error = only(rossi_with(column, value));
    assert_eq!((error.row, error.column), (2, Some(column)));
    assert_eq!(error.value, value);
    (error.rule, error.message)
}

#[rstest]
#[case::earliest("1940-01-01")]
#[case::before_2000("1999-12-31")]
#[case::leap_day("2024-02-29")]
#[case::latest("2100-12-31")]
fn a_day_of_hiring_is_read(#[case] day: &str) {
    assert_eq!(workers(rossi_with("data_assunzione", day))[0].hired_on, Some(date(day)));
}

#[rstest]
#[case::italian("01/03/2021")]
#[case::short("1/3/2021")]
#[case::with_dashes("01-03-2021")]
#[case::with_points("01.03.2021")]
#[case::with_its_hour("01/03/2021 00:00")]
#[case::with_seconds("01/03/2021 00:00:00")]
#[case::with_points_in_the_hour("01/03/2021 0:00:00")]
#[case::year_first_with_its_hour("2021-03-01T00:00:00")]
#[case::year_first_with_slashes("2021/03/01")]
#[case::kept_as_text("\"=\"\"01/03/2021\"\"\"")]
fn a_day_of_hiring_that_a_spreadsheet_rewrote_is_read(#[case] day: &str) {
    assert_eq!(workers(rossi_with("data_assunzione", day))[0].hired_on, Some(date("2021-03-01")));
}

#[rstest]
#[case::too_early("1939-12-31", "DATE", "LIST_DATE_RANGE")]
#[case::too_late("2101-01-01", "DATE", "LIST_DATE_RANGE")]
#[case::no_such_day("2023-02-29", "DATE", "LIST_DATE_NOT_IN_CALENDAR")]
#[case::no_such_month("2023-13-01", "DATE", "LIST_DATE_NOT_IN_CALENDAR")]
#[case::two_digit_year("01/03/21", "FORMAT", "LIST_DATE_YEAR")]
#[case::two_digit_year_first("21-03-01", "FORMAT", "LIST_DATE_YEAR")]
#[case::month_first("03/15/2021", "DATE", "LIST_DATE_NOT_IN_CALENDAR")]
#[case::two_separators("01/03-2021", "FORMAT", "LIST_DATE_FORM")]
#[case::short("2021-3-1", "FORMAT", "LIST_DATE_FORM")]
#[case::short_day("2021-03-1", "FORMAT", "LIST_DATE_FORM")]
#[case::long_day("2021-03-001", "FORMAT", "LIST_DATE_FORM")]
#[case::with_an_hour("01/03/2021 08:30", "FORMAT", "LIST_DATE_FORM")]
#[case::with_more("2021-03-01-01", "FORMAT", "LIST_DATE_FORM")]
#[case::signed("2021-+3-01", "FORMAT", "LIST_DATE_FORM")]
#[case::without_dashes("20210301", "FORMAT", "LIST_DATE_FORM")]
#[case::serial("44256", "FORMAT", "LIST_DATE_FORM")]
#[case::other_digits("２０21-03-01", "FORMAT", "LIST_DATE_FORM")]
fn another_day_of_hiring_is_refused(#[case] day: &str, #[case] rule: &str, #[case] message: &str) {
    assert_eq!(error_in("data_assunzione", day), (rule, message));
}

#[test]
fn of_a_day_out_of_range_the_range_is_reported() {
    let error = only(rossi_with("data_assunzione", "0001-01-01"));

    assert_eq!((param(&error, "first"), param(&error, "last")), ("1940-01-01".into(), "2100-12-31".into()));
}

#[rstest]
#[case::comma("40,00", 4_000)]
#[case::point("38.5", 3_850)]
#[case::whole("40", 4_000)]
#[case::least("0,01", 1)]
#[case::most("48", 4_800)]
#[case::most_with_decimals("48,00", 4_800)]
#[case::led_by_zeros("0000000000000000000000000000000000000000040", 4_000)]
#[case::hard_blanks("\u{a0}40,00\u{a0}", 4_000)]
fn weekly_hours_are_read(#[case] hours: &str, #[case] hundredths: i64) {
    assert_eq!(workers(rossi_with("orario_settimanale", hours))[0].contract_hours, Some(Decimal::new(hundredths, 2)));
}

#[rstest]
#[case::zero("0,00")]
#[case::negative("-40")]
#[case::negative_with_comma("-0,5")]
#[case::over("48,01")]
#[case::far_over("99999999999999999999999999999999999999")]
#[case::far_under("-99999999999999999999999999999999999999")]
fn weekly_hours_are_more_than_zero_and_48_at_most(#[case] hours: &str) {
    assert_eq!(error_in("orario_settimanale", hours), ("HOURS", "LIST_WEEKLY_HOURS"));
}

#[test]
fn of_weekly_hours_over_the_most_the_most_is_reported() {
    assert_eq!(param(&only(rossi_with("orario_settimanale", "49")), "most"), "48");
}

#[rstest]
#[case::least("0.01", 1)]
#[case::usual("120,00", 12_000)]
#[case::most("9999999", 999_999_900)]
#[case::thousands("1.234,5", 123_450)]
#[case::thousands_in_english("1,234.5", 123_450)]
#[case::thousands_twice("1.234.567", 123_456_700)]
#[case::thousands_by_a_blank("1 234,50", 123_450)]
#[case::thousands_by_a_hard_blank("1\u{a0}234", 123_400)]
#[case::thousands_by_a_narrow_blank("1\u{202f}234,5", 123_450)]
#[case::kept_as_text("=\"0120,0\"", 12_000)]
fn hours_requested_are_read(#[case] hours: &str, #[case] hundredths: i64) {
    assert_eq!(workers(rossi_with("ore_richieste", hours))[0].hours_requested, Some(Decimal::new(hundredths, 2)));
}

#[rstest]
#[case::zero("0")]
#[case::zero_with_decimals("0,00")]
#[case::negative("-8,00")]
#[case::negative_thousands("-1.234,5")]
fn r37_refuses_a_row_without_hours(#[case] hours: &str) {
    assert_eq!(error_in("ore_richieste", hours), ("R37", "LIST_NO_HOURS"));
}

#[rstest]
#[case::just("9999999,01")]
#[case::far("99999999999999999999999999999999999999")]
fn hours_requested_are_not_beyond_what_can_be_held(#[case] hours: &str) {
    assert_eq!(error_in("ore_richieste", hours), ("HOURS", "LIST_TOO_MANY_HOURS"));
    assert_eq!(param(&only(rossi_with("ore_richieste", hours)), "most"), "9999999");
}

#[rstest]
#[case::both_separators("1.23,5", "LIST_NUMBER_SEPARATORS")]
#[case::both_separators_twice("1.234,5,6", "LIST_NUMBER_SEPARATORS")]
#[case::points_around_a_comma("1.234,567.8", "LIST_NUMBER_SEPARATORS")]
#[case::groups_of_two("12 34", "LIST_NUMBER")]
#[case::three_decimals("8,125", "LIST_NUMBER_DECIMALS")]
#[case::thousands("1.234", "LIST_NUMBER_DECIMALS")]
#[case::two_points("1.2.3", "LIST_NUMBER")]
#[case::exponent("1e2", "LIST_NUMBER")]
#[case::no_whole(",5", "LIST_NUMBER")]
#[case::no_decimals("40,", "LIST_NUMBER")]
#[case::separator_alone(",", "LIST_NUMBER")]
#[case::words("quaranta", "LIST_NUMBER")]
#[case::unit("40 h", "LIST_NUMBER")]
#[case::infinite("inf", "LIST_NUMBER")]
#[case::hexadecimal("0x28", "LIST_NUMBER")]
#[case::underscored("1_0", "LIST_NUMBER")]
#[case::apostrophe("1'234", "LIST_NUMBER")]
fn what_is_no_plain_number_is_refused(#[case] number: &str, #[case] message: &str) {
    assert_eq!(error_in("ore_richieste", number), ("FORMAT", message));
    assert_eq!(error_in("orario_settimanale", number), ("FORMAT", message));
}

#[test]
fn of_too_many_decimals_the_most_is_reported() {
    assert_eq!(param(&only(rossi_with("ore_richieste", "1,001")), "most"), "2");
}

#[rstest]
#[case::none("0", 0)]
#[case::usual("310", 310)]
#[case::led_by_zero("007", 7)]
#[case::most("1000000", 1_000_000)]
#[case::with_decimals_that_are_none("310,0", 310)]
#[case::with_more_of_them("310,00", 310)]
#[case::with_a_point("310.0", 310)]
#[case::thousands("1 310", 1_310)]
fn days_are_read(#[case] written: &str, #[case] days: u32) {
    let with_contractor = format!("{HEADER};giorni_appalto\n{ROSSI};{written}\n");

    assert_eq!(workers(rossi_with("giorni_effettivi", written))[0].effective_days, Some(days));
    assert_eq!(workers(&with_contractor)[0].contractor_days, Some(days));
}

#[rstest]
#[case::negative("-1", "DAYS", "LIST_DAYS_RANGE")]
#[case::over("1000001", "DAYS", "LIST_DAYS_RANGE")]
#[case::far_over("99999999999999999999", "DAYS", "LIST_DAYS_RANGE")]
#[case::half("310,5", "FORMAT", "LIST_DAYS")]
#[case::thousands_or_decimals("1.310", "FORMAT", "LIST_DAYS")]
#[case::words("molti", "FORMAT", "LIST_DAYS")]
fn other_days_are_refused(#[case] written: &str, #[case] rule: &str, #[case] message: &str) {
    assert_eq!(error_in("giorni_effettivi", written), (rule, message));
}

#[test]
fn of_days_out_of_range_the_most_is_reported() {
    assert_eq!(param(&only(rossi_with("giorni_effettivi", "1000001")), "most"), "1000000");
}

#[test]
fn wrong_days_for_the_contractor_before_are_reported_in_their_column() {
    let error = only(format!("{HEADER};giorni_appalto\n{ROSSI};-3\n"));

    assert_eq!((error.column, error.message), (Some("giorni_appalto"), "LIST_DAYS_RANGE"));
}

#[rstest]
#[case::equals("=1+1")]
#[case::text_that_is_joined("=\"1\"&\"2\"")]
#[case::plus("+39")]
#[case::minus("-2+3")]
#[case::minus_alone("-")]
#[case::at("@SUM(A1)")]
fn a_formula_is_refused_in_every_column(
    #[values("codice_fiscale", "qualifica", "data_assunzione", "orario_settimanale", "giorni_effettivi", "ore_richieste", "iban")]
    column: &str,
    #[case] formula: &str,
) {
    assert_eq!(error_in(column, formula), ("FORMULA", "LIST_FORMULA"));
}

#[test]
fn a_formula_behind_blanks_is_a_formula() {
    assert_eq!(only(rossi_with("qualifica", "\"\t\r =1\"")).message, "LIST_FORMULA");
    assert_eq!(only(rossi_with("qualifica", "=\"=1\"")).message, "LIST_FORMULA");
}
