//! The answers of a composed report, and what it lacks.

use omnia_rules::cause::Cause;
use omnia_rules::report::{Answers, ComposedReport, Field, FieldAnswer, InvalidAnswer, fields, missing};
use rstest::rstest;
use rust_decimal::Decimal;

const CAUSE: Cause = Cause::EndOfPhase;

fn text(length: usize) -> FieldAnswer {
    FieldAnswer::Text("è".repeat(length))
}

fn lines(count: usize, length: usize) -> FieldAnswer {
    FieldAnswer::List(vec!["è".repeat(length); count])
}

fn day(text: &str) -> FieldAnswer {
    FieldAnswer::Date(text.parse().expect("a date"))
}

fn number(text: &str) -> FieldAnswer {
    FieldAnswer::Number(text.parse().expect("a number"))
}

fn reported(field: Field, answer: FieldAnswer) -> Result<ComposedReport, InvalidAnswer> {
    ComposedReport::new(CAUSE, Answers::from([(field, answer)]))
}

#[rstest]
#[case::a_long_text(Field::PhaseEnded, text(4_000))]
#[case::a_text_of_lines(Field::PhaseEnded, FieldAnswer::Text("Tetto.\r\n\tFatto.".to_owned()))]
#[case::first_day(Field::ContractStart, day("2000-01-01"))]
#[case::last_day(Field::ContractEnd, day("2100-12-31"))]
#[case::a_long_list(Field::WorkersSpecialisation, lines(50, 500))]
#[case::no_months(Field::GapMonths, number("0"))]
#[case::many_months(Field::GapMonths, number("1000000000"))]
fn an_answer_is_taken(#[case] field: Field, #[case] answer: FieldAnswer) {
    let report = reported(field, answer.clone()).expect("a report");

    assert_eq!((report.cause(), report.answers().get(&field)), (CAUSE, Some(&answer)));
}

#[rstest]
#[case::other_cause(Field::Strikers, text(1), "REPORT_FIELD_OF_OTHER_CAUSE")]
#[case::other_kind(Field::PhaseEnded, day("2026-03-02"), "REPORT_ANSWER_OF_OTHER_KIND")]
#[case::a_text_too_long(Field::PhaseEnded, text(4_001), "REPORT_ANSWER_TOO_LONG")]
#[case::a_line_too_long(Field::WorkersSpecialisation, lines(1, 501), "REPORT_ANSWER_TOO_LONG")]
#[case::too_many_lines(Field::WorkersSpecialisation, lines(51, 1), "REPORT_ANSWER_TOO_MANY_LINES")]
#[case::no_character(Field::PhaseEnded, FieldAnswer::Text("Tetto\0".to_owned()), "REPORT_ANSWER_UNPRINTABLE")]
#[case::before_the_calendar(Field::ContractStart, day("1999-12-31"), "REPORT_ANSWER_OUT_OF_CALENDAR")]
#[case::after_the_calendar(Field::ContractStart, day("2101-01-01"), "REPORT_ANSWER_OUT_OF_CALENDAR")]
#[case::below_zero(Field::GapMonths, number("-0.1"), "REPORT_ANSWER_OUT_OF_RANGE")]
#[case::above_all(Field::GapMonths, number("1000000000.1"), "REPORT_ANSWER_OUT_OF_RANGE")]
fn an_answer_is_refused(#[case] field: Field, #[case] answer: FieldAnswer, #[case] code: &str) {
    let refused = reported(field, answer).expect_err("a refusal");

    assert_eq!((refused.field(), refused.code()), (field, code));
}

#[rstest]
#[case::short_enough(100, true)]
#[case::too_long(101, false)]
fn the_reference_of_a_document_is_short(#[case] length: usize, #[case] taken: bool) {
    let answers = Answers::from([(Field::RepairAttestation, FieldAnswer::Attachment("d".repeat(length)))]);

    assert_eq!(ComposedReport::new(Cause::MachineryBreakdown, answers).is_ok(), taken);
}

#[test]
fn a_refusal_says_what_was_given_and_what_was_asked() {
    let refusal = |field, answer| reported(field, answer).expect_err("a refusal").to_string();

    assert_eq!(refusal(Field::Strikers, text(1)), "the report for END_OF_PHASE has no field STRIKERS; leave it out, or change the cause");
    assert_eq!(refusal(Field::PhaseEnded, day("2026-03-02")), "PHASE_ENDED holds a TEXT, not a DATE");
    assert_eq!(refusal(Field::PhaseEnded, text(4_001)), "PHASE_ENDED has 4001 characters; write 4000 at most");
}

#[rstest]
#[case::text(Field::PhaseEnded, FieldAnswer::Text(" \n".to_owned()))]
#[case::list(Field::WorkersSpecialisation, FieldAnswer::List(vec![" ".to_owned(), String::new()]))]
#[case::no_lines(Field::WorkersSpecialisation, FieldAnswer::List(vec![]))]
fn an_answer_that_says_nothing_is_left_out(#[case] field: Field, #[case] answer: FieldAnswer) {
    let report = reported(field, answer.clone()).expect("a report");

    assert!(report.answers().is_empty() && report.missing().contains(&field));
    assert!(missing(CAUSE, &Answers::from([(field, answer)])).contains(&field));
}

#[test]
fn a_list_with_one_full_line_says_something() {
    let list = FieldAnswer::List(vec![String::new(), "Carpentieri".to_owned()]);

    assert!(!list.is_blank());
    assert!(FieldAnswer::Attachment(String::new()).is_blank());
    assert!(!FieldAnswer::Number(Decimal::ZERO).is_blank());
}

#[test]
fn a_blank_report_lacks_every_required_field_in_order() {
    let report = ComposedReport::new(Cause::DesignVariation, Answers::new()).expect("a report");
    let required = fields(Cause::DesignVariation).into_iter().filter(|row| row.field != Field::PublicWorksMinutes);

    assert_eq!(report.missing(), required.map(|row| row.field).collect::<Vec<_>>());
    assert_eq!(report.missing().len(), 10);
}

#[test]
fn a_report_that_answers_what_is_required_lacks_nothing() {
    let texts = ["ACTIVITY", "CAUSE_NARRATIVE", "NOT_ATTRIBUTABLE", "MEASURES_TRIED", "MARKET_PRESENCE", "EARLIER_USE", "UNFORESEEN_NEED"];
    let days = ["START_DATE", "EXPECTED_RESUMPTION", "VARIANT_DATE"];
    let field = |name: &str| name.parse().expect("a field");
    let answers = texts.map(|name| (field(name), text(1))).into_iter().chain(days.map(|name| (field(name), day("2026-03-02"))));

    assert!(missing(Cause::DesignVariation, &answers.collect()).is_empty());
}
