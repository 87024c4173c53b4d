//! Lists as spreadsheets save them.

use rstest::rstest;

use crate::lists::{HEADER, ROSSI, VERDI, list, only, reported, workers};

/// The list as it is exported, opened and saved by an Italian spreadsheet.
const SAVED: &str = "codice_fiscale;qualifica;data_assunzione;orario_settimanale;giorni_effettivi;ore_richieste;iban;;\r\n\
    RSSMRA85T10A562S;OPERAIO;01/03/2021;40;310,0;120;IT60X0542811101000000123456;;\r\n\
    VRDLCU70A41H501I;APPRENDISTA;15/09/2025;20;95;60;;;\r\n;;;;;;;;\r\n";

fn as_exported() -> String {
    list(&[ROSSI, VERDI])
}

#[test]
fn a_list_that_an_italian_spreadsheet_saved_is_read() {
    assert_eq!(workers(SAVED), workers(as_exported()));
    assert_eq!(workers(format!("\u{feff}{SAVED}")), workers(as_exported()));
}

#[rstest]
#[case::semicolon("sep=;\r\n")]
#[case::loud("SEP=;\n")]
#[case::quoted("\"sep=;\"\r\n")]
#[case::followed_by_empty_columns("sep=;;;;;;;\r\n")]
fn the_line_that_names_the_separator_is_no_header(#[case] hint: &str) {
    assert_eq!(workers(format!("{hint}{}", as_exported())), workers(as_exported()));
}

#[test]
fn the_line_that_names_the_separator_counts_as_a_line() {
    let file = format!("sep=;\r\n{}", list(&["X;OPERAIO;;;;;"]));

    assert_eq!(reported(file), ["3 codice_fiscale TAX_CODE LIST_CODE_LENGTH"]);
}

#[rstest]
#[case::comma(",")]
#[case::tab("\t")]
#[case::bar("|")]
fn another_separator_is_taken_from_the_header_or_from_its_line(#[case] separator: &str) {
    let file = as_exported().replace(',', ".").replace(';', separator);

    assert_eq!(workers(&file), workers(as_exported()));
    assert_eq!(workers(format!("sep={separator}\n{file}")), workers(as_exported()));
}

#[test]
fn decimal_commas_between_commas_are_quoted() {
    let quoted =
        as_exported().replace("40,00", "\"40.00\"").replace(';', ",").replace("120,00", "\"120,00\"").replace("\"40.00\"", "\"40,00\"");
    let quoted = quoted.replace("20,00,95,60,00", "\"20,00\",95,\"60,00\"");

    assert_eq!(workers(&quoted), workers(as_exported()));
    assert_eq!(only(list(&[ROSSI]).replace(';', ",")).message, "LIST_FIELDS");
}

#[rstest]
#[case::comma(",")]
#[case::tab("\t")]
fn a_date_that_could_be_two_days_is_refused(#[case] separator: &str) {
    let file = list(&[ROSSI, VERDI]).replace(',', ".").replace("2021-03-01", "01/03/2021").replace("2025-09-15", "15/09/2025");

    let error = only(file.replace(';', separator));

    assert_eq!((error.row, error.column, error.rule, error.message), (2, Some("data_assunzione"), "FORMAT", "LIST_DATE_AMBIGUOUS"));
    assert_eq!(error.value, "01/03/2021");
}

#[rstest]
#[case::the_same_either_way("04/04/2021", "2021-04-04")]
#[case::of_no_other_month("15/09/2025", "2025-09-15")]
fn a_date_that_can_be_one_day_alone_is_read_between_commas(#[case] written: &str, #[case] day: &str) {
    let comma = |date: &str| workers(list(&[ROSSI]).replace(',', ".").replace(';', ",").replace("2021-03-01", date));

    assert_eq!(comma(written), comma(day));
}

#[test]
fn a_value_to_the_right_of_the_names_is_refused() {
    let file = format!("{HEADER};;\n{ROSSI};;x\n{VERDI};;\n");

    assert_eq!(reported(file), ["2 - ROW LIST_FIELDS"]);
}

#[test]
fn a_row_may_end_with_its_last_column_or_with_empty_ones() {
    assert_eq!(workers(format!("{HEADER};;\n{ROSSI}\n{VERDI};;\n")), workers(as_exported()));
    assert_eq!(workers(format!("{HEADER}\n{ROSSI};;\n{VERDI}\n")), workers(as_exported()));
}

#[rstest]
#[case::quoted("\"=\"\"RSSMRA85T10A562S\"\"\"")]
#[case::bare("=\"RSSMRA85T10A562S\"")]
fn a_value_that_is_stored_as_text_is_read(#[case] code: &str) {
    assert_eq!(workers(list(&[&ROSSI.replace("RSSMRA85T10A562S", code)])), workers(list(&[ROSSI])));
}
