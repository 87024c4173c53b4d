//! CSV lists.

use rstest::rstest;

use super::build::{csv, elf, joined};
use super::{Finding, Refused, answer, findings};

#[rstest]
#[case::in_utf8(csv())]
#[case::with_a_byte_order_mark(joined(&[b"\xef\xbb\xbf", &csv()]))]
#[case::in_latin_1(b"nome;citt\xe0\nNicol\xf2;Forl\xec\n".to_vec())]
#[case::saved_by_a_spreadsheet(b"nome,importo\r\nRossi,\x80 12\r\n".to_vec())]
#[case::with_tabs(b"nome\timporto\nRossi\t12\n".to_vec())]
#[case::of_one_line(b"a;b".to_vec())]
#[case::of_a_worker_whose_code_begins_as_a_program(b"MZZGNN80A01H501X;OPERAIO\n".to_vec())]
#[case::of_a_code_that_begins_as_a_signature(b"0123456789;OPERAIO\n".to_vec())]
fn a_list_is_accepted(#[case] list: Vec<u8>) {
    assert_eq!(answer("elenco.csv", &list), "ACCEPTED");
}

#[rstest]
#[case::with_a_nul(b"a;b\nc\0;d\n".to_vec(), "CSV_NOT_TEXT")]
#[case::with_a_nul_far_down(joined(&[&b"a;b\n".repeat(30_000), b"\0"]), "CSV_NOT_TEXT")]
#[case::of_one_column(b"codice\nRSSMRA85T10A562S\n".to_vec(), "CSV_ONE_COLUMN")]
#[case::whose_only_separator_is_quoted(b"\"a;b\"\nc;d\n".to_vec(), "CSV_ONE_COLUMN")]
#[case::of_noise((1..=255).cycle().take(5000).collect(), "CSV_NOT_TEXT")]
#[case::that_is_a_program(elf(), "FILE_IS_PROGRAM")]
#[case::in_utf16(b"\xff\xfea\0;\0b\0".to_vec(), "TEXT_ENCODING")]
#[case::in_no_known_encoding(b"a;b\n\x81\x8d;\xff\n".to_vec(), "TEXT_NOT_UTF8")]
#[case::with_an_endless_line(joined(&[b"a;b\n", &b"x;".repeat(40_000)]), "CSV_LINE_TOO_LONG")]
fn a_list_that_is_none_is_refused(#[case] list: Vec<u8>, #[case] code: &str) {
    assert_eq!(answer("elenco.csv", &list), code);
}

#[rstest]
#[case::that_adds(b"a;b\n=1+1;2\n")]
#[case::that_calls(b"a;b\n1;\"@SUM(A1)\"\n")]
#[case::that_runs(b"a;b\n1; -cmd|' /C calc'!A0\n")]
fn a_cell_that_a_spreadsheet_would_run_is_warned_of(#[case] list: &[u8]) -> Result<(), Refused> {
    assert_eq!(findings("elenco.csv", list)?, [Finding::Formula]);
    Ok(())
}

#[test]
fn a_negative_amount_is_no_formula() -> Result<(), Refused> {
    assert_eq!(findings("elenco.csv", b"a;b\n-12,50;+3\n")?, []);
    Ok(())
}
