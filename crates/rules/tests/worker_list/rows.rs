//! The rows: how many, how wide, how quoted, and no worker twice.

use omnia_rules::worker_list::{MOST_ERRORS, MOST_ROWS};
use rstest::rstest;

use crate::lists::{HEADER, ROSSI, VERDI, list, many, only, param, refused, reported, workers};

#[test]
fn a_list_without_workers_is_refused() {
    assert_eq!(reported(format!("{HEADER}\n")), ["1 - ROWS LIST_EMPTY"]);
    assert_eq!(reported(format!("{HEADER}\n\n;;;;;;\n")), ["1 - ROWS LIST_EMPTY"]);
}

#[test]
fn ten_thousand_workers_are_read() {
    assert_eq!(workers(many(MOST_ROWS)).len(), 10_000);
}

#[test]
fn the_ten_thousand_and_first_is_one_too_many() {
    let error = only(many(MOST_ROWS + 1));

    assert_eq!((error.row, error.rule, error.message), (10_002, "ROWS", "LIST_TOO_MANY_ROWS"));
    assert_eq!(param(&error, "most"), "10000");
}

#[test]
fn nothing_is_read_after_one_too_many() {
    let file = format!("{}X;;;;;;\n", many(MOST_ROWS + 1));

    assert_eq!(reported(file), ["10002 - ROWS LIST_TOO_MANY_ROWS"]);
}

#[test]
fn one_too_many_is_reported_before_the_rows() {
    let file = format!("{HEADER}\n{}", "X;OPERAIO;;;;;\n".repeat(MOST_ROWS + 1));

    let errors = refused(file);

    assert_eq!((errors.listed.len(), errors.total), (MOST_ERRORS, MOST_ROWS + 1));
    assert_eq!((errors.listed[0].message, errors.listed[0].row), ("LIST_TOO_MANY_ROWS", 10_002));
    assert_eq!((errors.listed[1].message, errors.listed[1].row), ("LIST_CODE_LENGTH", 2));
    assert_eq!(errors.listed[999].row, 1_000);
}

#[rstest]
#[case::all_listed(1_000, 1_000)]
#[case::one_only_counted(1_001, 1_000)]
fn a_thousand_errors_are_listed_and_the_rest_are_counted(#[case] rows: usize, #[case] listed: usize) {
    let errors = refused(format!("{HEADER}\n{}", "X;OPERAIO;;;;;\n".repeat(rows)));

    assert_eq!((errors.listed.len(), errors.total), (listed, rows));
}

#[test]
fn one_error_refuses_all_rows_and_all_errors_are_reported() {
    let wrong = "VRDLCU70A41H501I;CUOCO;marzo 2021;49;1,5;0;IT61X0542811101000000123456";

    assert_eq!(
        reported(list(&[ROSSI, wrong])),
        [
            "3 qualifica QUALIFICATION LIST_QUALIFICATION",
            "3 data_assunzione FORMAT LIST_DATE_FORM",
            "3 orario_settimanale HOURS LIST_WEEKLY_HOURS",
            "3 giorni_effettivi FORMAT LIST_DAYS",
            "3 ore_richieste R37 LIST_NO_HOURS",
            "3 iban IBAN LIST_CODE_CHECK_DIGITS",
        ]
    );
}

#[test]
fn only_the_tax_code_and_the_qualification_are_required() {
    let read = workers(list(&["RSSMRA85T10A562S;OPERAIO;;;;;"]));

    assert_eq!((read[0].hired_on, read[0].contract_hours, read[0].effective_days), (None, None, None));
    assert_eq!((read[0].hours_requested, read[0].iban.as_ref()), (None, None));
    assert_eq!(reported(list(&[";OPERAIO;;;;;"])), ["2 codice_fiscale MISSING LIST_VALUE_MISSING"]);
    assert_eq!(reported(list(&["RSSMRA85T10A562S; ;;;;;"])), ["2 qualifica MISSING LIST_VALUE_MISSING"]);
}

#[rstest]
#[case::fewer("RSSMRA85T10A562S;OPERAIO", "2")]
#[case::more("RSSMRA85T10A562S;OPERAIO;;;;;;x", "8")]
fn of_a_row_of_another_width_the_values_are_counted(#[case] row: &str, #[case] found: &str) {
    let error = only(list(&[row]));

    assert_eq!((error.row, error.column, error.rule, error.message), (2, None, "ROW", "LIST_FIELDS"));
    assert_eq!((param(&error, "found"), param(&error, "needed")), (found.into(), "7".into()));
    assert_eq!(error.value, "RSSMRA85T10A562S");
}

#[test]
fn a_worker_twice_is_reported_on_each_later_row_by_the_first() {
    let again = "  rssmra 85t10 a562s ;OPERAIO;;;;;";

    let errors = refused(list(&[ROSSI, VERDI, again, ROSSI]));

    assert_eq!(errors.total, 2);
    assert_eq!((errors.listed[0].row, errors.listed[0].column, errors.listed[0].rule), (4, Some("codice_fiscale"), "DUPLICATE"));
    assert_eq!((errors.listed[1].row, errors.listed[1].message), (5, "LIST_DUPLICATE"));
    assert_eq!((param(&errors.listed[0], "line"), param(&errors.listed[1], "line")), ("2".into(), "2".into()));
    assert_eq!(errors.listed[0].value, "rssmra 85t10 a562s");
}

#[test]
fn a_worker_twice_is_noticed_on_rows_that_are_wrong_too() {
    let wrong = "RSSMRA85T10A562S;CUOCO;;;;;";

    assert_eq!(
        reported(list(&[wrong, ROSSI])),
        ["2 qualifica QUALIFICATION LIST_QUALIFICATION", "3 codice_fiscale DUPLICATE LIST_DUPLICATE"]
    );
}

#[test]
fn quoted_values_are_read() {
    let quoted = format!("\"{}\"", ROSSI.replace(';', "\";\""));

    assert_eq!(workers(list(&[&quoted])), workers(list(&[ROSSI])));
}

#[rstest]
#[case::separator("\"OPE;RAIO\"", "OPE;RAIO")]
#[case::a_quote("\"OPE\"\"RAIO\"", "OPE\"RAIO")]
#[case::quotes("\"OPE\"\"RAIO\"\"\"", "OPE\"RAIO\"")]
#[case::newline("\"OPE\nRAIO\"", "OPE\nRAIO")]
fn a_quoted_value_may_hold_what_divides_the_others(#[case] written: &str, #[case] read: &str) {
    let error = only(rossi_qualified(written));

    assert_eq!((error.message, error.value.as_str()), ("LIST_QUALIFICATION", read));
}

fn rossi_qualified(word: &str) -> String {
    list(&[&ROSSI.replace("OPERAIO", word)])
}

#[test]
fn a_quoted_value_over_two_lines_moves_the_lines_after_it() {
    let file = list(&["\"RSSMRA85T10\nA562S\n\";OPERAIO;;;;;", "X;OPERAIO;;;;;"]);

    assert_eq!(reported(file), ["5 codice_fiscale TAX_CODE LIST_CODE_LENGTH"]);
}

#[rstest]
#[case::at_the_end(list(&[ROSSI, "VRDLCU70A41H501I;OPERAIO;;;;;\"IT60"]), "3 - ROW LIST_QUOTES")]
#[case::that_swallows_the_rest(list(&["\"VRDLCU70A41H501I;OPERAIO;;;;;", ROSSI]), "2 - ROW LIST_QUOTES")]
#[case::alone(format!("{HEADER}\n\""), "2 - ROW LIST_QUOTES")]
#[case::within_a_value(list(&["VRDLCU70A41H501I\";OPERAIO;;;;;", ROSSI]), "2 - ROW LIST_QUOTES")]
fn a_quote_that_is_not_closed_is_reported_where_its_row_starts(#[case] file: String, #[case] error: &str) {
    assert_eq!(reported(file), [error]);
}

#[test]
fn a_quote_that_is_not_closed_in_the_header_is_reported_before_its_names() {
    assert_eq!(reported(format!("\"{HEADER}\n{ROSSI}\n")), ["1 - ROW LIST_QUOTES"]);
}

#[test]
fn what_was_read_is_reported_up_to_eighty_characters() {
    let error = only(rossi_qualified(&"è".repeat(81)));

    assert_eq!(error.value, "è".repeat(80));
}
