//! The header: which columns there are, and where.

use omnia_rules::worker_list::Column;
use rstest::rstest;

use crate::lists::{HEADER, ROSSI, list, only, param, reported, workers};

#[test]
fn columns_stand_in_any_order() {
    let file = "iban;ore_richieste;giorni_effettivi;orario_settimanale;data_assunzione;qualifica;codice_fiscale\n\
                IT60X0542811101000000123456;120,00;310;40,00;2021-03-01;OPERAIO;RSSMRA85T10A562S\n";

    assert_eq!(workers(file), workers(list(&[ROSSI])));
}

#[rstest]
#[case::upper(HEADER.to_uppercase())]
#[case::spaced(HEADER.replace(';', " ; "))]
#[case::in_words(HEADER.replace('_', " "))]
#[case::with_hard_blanks(HEADER.replace('_', "\u{a0}"))]
#[case::quoted(format!("\"{}\"", HEADER.replace(';', "\";\"")))]
fn names_are_tidied(#[case] header: String) {
    assert_eq!(workers(format!("{header}\n{ROSSI}\n")), workers(list(&[ROSSI])));
}

#[test]
fn the_header_may_stand_below_empty_lines() {
    let file = format!("\n\n{}", list(&["X;OPERAIO;;;;;"]));

    assert_eq!(reported(&file), ["4 codice_fiscale TAX_CODE LIST_CODE_LENGTH"]);
}

#[test]
fn the_days_for_the_contractor_before_are_read_where_the_header_names_them() {
    let file = format!("giorni_appalto;{HEADER}\n25;{ROSSI}\n");

    assert_eq!(workers(&file)[0].contractor_days, Some(25));
    assert_eq!(workers(list(&[ROSSI]))[0].contractor_days, None);
}

#[rstest]
#[case("codice_fiscale")]
#[case("qualifica")]
#[case("data_assunzione")]
#[case("orario_settimanale")]
#[case("giorni_effettivi")]
#[case("ore_richieste")]
#[case("iban")]
fn a_column_that_is_missing_is_named(#[case] name: &'static str) {
    let kept: Vec<_> = HEADER.split(';').filter(|column| *column != name).collect();

    let error = only(format!("{}\n{ROSSI}\n", kept.join(";")));

    assert_eq!((error.row, error.column, error.rule, error.message), (1, Some(name), "HEADER", "LIST_COLUMN_MISSING"));
    assert_eq!(param(&error, "name"), name);
}

#[test]
fn an_unknown_column_is_named() {
    let error = only(format!("{HEADER};Nome\n{ROSSI};Mario\n"));

    assert_eq!((error.row, error.column, error.rule, error.message), (1, None, "HEADER", "LIST_COLUMN_UNKNOWN"));
    assert_eq!((param(&error, "name"), error.value), ("Nome".into(), "Nome".into()));
}

#[test]
fn the_name_of_an_unknown_column_is_cut() {
    let error = only(format!("{HEADER};{}\n", "è".repeat(100)));

    assert_eq!(param(&error, "name"), "è".repeat(80));
    assert_eq!(error.value, "è".repeat(80));
}

#[test]
fn a_column_without_a_name_is_reported_by_its_place() {
    let error = only(format!("{HEADER}; ;giorni_appalto\n"));

    assert_eq!((error.rule, error.message, param(&error, "place")), ("HEADER", "LIST_COLUMN_UNNAMED", "8".into()));
}

#[test]
fn a_column_that_is_there_twice_is_named() {
    let error = only(format!("{HEADER};IBAN\n{ROSSI};\n"));

    assert_eq!((error.rule, error.message, param(&error, "name")), ("HEADER", "LIST_COLUMN_TWICE", "iban".into()));
}

#[test]
fn all_that_is_wrong_with_the_header_is_reported_at_once() {
    let file = "codice_fiscale;qualifica;data;orario_settimanale;giorni_effettivi;ore_richieste;ore_richieste\n";

    assert_eq!(
        reported(file),
        [
            "1 - HEADER LIST_COLUMN_UNKNOWN",
            "1 - HEADER LIST_COLUMN_TWICE",
            "1 data_assunzione HEADER LIST_COLUMN_MISSING",
            "1 iban HEADER LIST_COLUMN_MISSING",
        ]
    );
}

#[rstest]
#[case::of_colons(list(&[ROSSI]).replace(';', ":"))]
#[case::without_header(format!("{ROSSI}\n"))]
#[case::of_other_names("nome;cognome\nMario;Rossi\n".to_owned())]
fn of_a_file_without_the_header_the_one_needed_is_reported(#[case] file: String) {
    let error = only(&file);

    assert_eq!((error.row, error.rule, error.message), (1, "HEADER", "LIST_HEADER"));
    assert_eq!(param(&error, "columns"), HEADER);
}

#[test]
fn only_the_days_for_the_contractor_before_may_be_left_out() {
    let optional: Vec<_> = Column::ALL.iter().filter(|column| !column.is_mandatory()).collect();

    assert_eq!(optional, [&Column::ContractorDays]);
}
