//! What is written.

use omnia_rules::controls::Qualification;
use omnia_rules::worker_list::{WorkerLine, guarded, write};
use rstest::rstest;
use rust_decimal::Decimal;

use crate::lists::{ROSSI, VERDI, list, reported, tax_code, workers};

fn written(workers: &[WorkerLine]) -> String {
    String::from_utf8(write(workers)).expect("it is UTF-8")
}

#[test]
fn a_list_is_written_as_the_layout_has_it() {
    let file = list(&[ROSSI, VERDI]);

    assert_eq!(written(&workers(&file)), format!("\u{feff}{}", file.replace('\n', "\r\n")));
}

#[test]
fn what_is_not_known_is_written_empty() {
    let worker = WorkerLine::new(tax_code(0), Qualification::HomeWorker);

    assert!(written(&[worker]).ends_with(&format!("\r\n{};LAVORATORE_A_DOMICILIO;;;;;\r\n", tax_code(0))));
}

#[test]
fn the_days_for_the_contractor_before_are_written_when_some_worker_has_them() {
    let alone = WorkerLine::new(tax_code(0), Qualification::Worker);
    let before = WorkerLine { contractor_days: Some(25), ..WorkerLine::new(tax_code(1), Qualification::Worker) };

    let text = written(&[alone, before]);

    assert!(text.contains(";iban;giorni_appalto\r\n"));
    assert!(text.contains(&format!("{};OPERAIO;;;;;;\r\n{};OPERAIO;;;;;;25\r\n", tax_code(0), tax_code(1))));
}

#[test]
fn no_workers_are_a_header_alone() {
    assert_eq!(reported(write(&[])), ["1 - ROWS LIST_EMPTY"]);
}

#[rstest]
#[case::whole(Decimal::from(40), "40,00")]
#[case::one_decimal(Decimal::new(385, 1), "38,50")]
#[case::two_decimals(Decimal::new(3_825, 2), "38,25")]
#[case::three_decimals(Decimal::new(38_125, 3), "38,125")]
fn hours_are_written_with_a_comma_and_two_decimals(#[case] hours: Decimal, #[case] text: &str) {
    let worker = WorkerLine { contract_hours: Some(hours), ..WorkerLine::new(tax_code(0), Qualification::Worker) };

    assert!(written(&[worker]).contains(&format!(";;{text};;;")));
}

#[test]
fn hours_below_zero_are_written_as_text() {
    let worker = WorkerLine { hours_requested: Some(Decimal::from(-8)), ..WorkerLine::new(tax_code(0), Qualification::Worker) };

    assert!(written(&[worker]).contains(";'-8,00;"));
}

#[rstest]
#[case::equals("=1+1", "'=1+1")]
#[case::plus("+39", "'+39")]
#[case::minus("-1", "'-1")]
#[case::at("@SUM(A1)", "'@SUM(A1)")]
#[case::tab("\t=1", "'\t=1")]
#[case::carriage_return("\r=1", "'\r=1")]
#[case::plain("RSSMRA85T10A562S", "RSSMRA85T10A562S")]
#[case::within("a=b", "a=b")]
#[case::empty("", "")]
fn a_cell_that_begins_like_a_formula_is_made_text(#[case] cell: &str, #[case] guarded_cell: &str) {
    assert_eq!(guarded(cell), guarded_cell);
}
