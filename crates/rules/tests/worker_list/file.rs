//! The file as bytes: encoding, ends of lines, hostile lengths.

use omnia_rules::worker_list::LONGEST_LINE;
use rstest::rstest;

use crate::lists::{HEADER, ROSSI, VERDI, list, only, param, refused, reported, workers};

#[test]
fn the_list_of_the_layout_is_read() {
    let read = workers(list(&[ROSSI, VERDI]));

    assert_eq!(read.len(), 2);
    assert_eq!(read[0].tax_code.as_str(), "RSSMRA85T10A562S");
    assert_eq!(read[0].iban.as_ref().map(AsRef::as_ref), Some("IT60X0542811101000000123456"));
    assert_eq!(read[1].tax_code.as_str(), "VRDLCU70A41H501I");
    assert_eq!(read[1].iban, None);
}

#[rstest]
#[case::lf("\n")]
#[case::crlf("\r\n")]
#[case::cr("\r")]
fn a_line_ends_in_any_of_three_ways(#[case] end: &str) {
    let file = [HEADER, ROSSI, VERDI, ""].join(end);

    assert_eq!(workers(&file), workers(list(&[ROSSI, VERDI])));
}

#[rstest]
#[case::lf("\n")]
#[case::crlf("\r\n")]
#[case::cr("\r")]
fn lines_are_counted_as_in_the_file_whatever_ends_them(#[case] end: &str) {
    let file = [HEADER, "", ROSSI, "", "", "RSSMRA85T10A562S;OPERAIO;;;;;", ";;;;;;", "  ", "X;OPERAIO;;;;;"].join(end);

    assert_eq!(reported(&file), ["6 codice_fiscale DUPLICATE LIST_DUPLICATE", "9 codice_fiscale TAX_CODE LIST_CODE_LENGTH"]);
}

#[test]
fn the_last_line_need_not_end() {
    assert_eq!(workers(format!("{HEADER}\n{ROSSI}")), workers(list(&[ROSSI])));
}

#[test]
fn a_byte_order_mark_is_no_part_of_the_header() {
    let marked = format!("\u{feff}{}", list(&[ROSSI, VERDI]));

    assert_eq!(workers(&marked), workers(list(&[ROSSI, VERDI])));
}

#[test]
fn a_byte_order_mark_does_not_move_the_lines() {
    let marked = format!("\u{feff}{}", list(&["X;OPERAIO;;;;;"]));

    assert_eq!(reported(&marked), ["2 codice_fiscale TAX_CODE LIST_CODE_LENGTH"]);
}

#[rstest]
#[case::windows_1252(b"Qualit\xE0 \x80".to_vec(), "Qualità €")]
#[case::utf_8("Qualità €".as_bytes().to_vec(), "Qualità €")]
fn what_is_not_utf_8_is_read_as_windows_writes_it(#[case] word: Vec<u8>, #[case] read: &str) {
    let file = [list(&[ROSSI]).as_bytes(), b"VRDLCU70A41H501I;", word.as_slice(), b";;;;;\n"].concat();

    let error = only(&file);

    assert_eq!((error.row, error.message, error.value.as_str()), (3, "LIST_QUALIFICATION", read));
}

#[test]
fn a_byte_of_no_encoding_is_reported_by_line_and_byte() {
    let mut file = list(&[ROSSI]).into_bytes();
    file.extend(b"VRDLCU70A41H501I;Qualit\x8D;;;;;\n");

    let error = only(&file);

    assert_eq!((error.row, error.rule, error.message), (3, "ENCODING", "LIST_NOT_UTF8"));
    assert_eq!((param(&error, "line"), param(&error, "at"), param(&error, "byte")), ("3".into(), "24".into(), "0x8D".into()));
    assert_eq!(error.value, "0x8D");
}

#[test]
fn a_byte_of_no_encoding_in_the_first_place_is_reported_there() {
    let error = only(b"\x81");

    assert_eq!((error.row, param(&error, "at")), (1, "1".into()));
}

#[rstest]
#[case::little_endian(u16::to_le_bytes)]
#[case::big_endian(u16::to_be_bytes)]
fn unicode_text_of_a_spreadsheet_is_read(#[case] bytes: fn(u16) -> [u8; 2]) {
    let text = format!("\u{feff}{}", list(&[ROSSI, VERDI]).replace(';', "\t").replace('\n', "\r\n"));
    let file: Vec<u8> = text.encode_utf16().flat_map(bytes).collect();

    assert_eq!(workers(file), workers(list(&[ROSSI, VERDI])));
}

#[rstest]
#[case::cut(b"\xFF\xFEa")]
#[case::half_a_character(b"\xFF\xFE\x00\xD8")]
fn what_is_no_utf_16_is_reported_once(#[case] file: &[u8]) {
    assert_eq!(reported(file), ["1 - ENCODING LIST_NOT_UTF16"]);
}

#[test]
fn a_nul_is_reported_by_line_and_byte() {
    let error = only(list(&[ROSSI, "VRDLCU70\0A41H501I;OPERAIO;;;;;"]));

    assert_eq!((error.row, error.rule, error.message), (3, "ENCODING", "LIST_NUL"));
    assert_eq!((param(&error, "line"), param(&error, "at"), param(&error, "byte")), ("3".into(), "9".into(), "0x00".into()));
}

#[rstest]
#[case::nothing("")]
#[case::mark("\u{feff}")]
#[case::empty_lines("\n\r\n\n")]
#[case::blank_lines("  \n\t\n;;;\n")]
fn an_empty_file_has_no_header(#[case] file: &str) {
    assert_eq!(reported(file), ["1 - HEADER LIST_HEADER"]);
}

#[test]
fn a_line_as_long_as_a_line_may_be_is_read() {
    let blanks = " ".repeat(LONGEST_LINE - ROSSI.len());

    assert_eq!(workers(list(&[&format!("{ROSSI}{blanks}")])).len(), 1);
}

#[test]
fn a_line_one_byte_longer_is_refused() {
    let blanks = " ".repeat(LONGEST_LINE - ROSSI.len() + 1);

    let error = only(list(&[VERDI, &format!("{ROSSI}{blanks}")]));

    assert_eq!((error.row, error.rule, error.message), (3, "ROW", "LIST_LONG_LINE"));
    assert_eq!((param(&error, "line"), param(&error, "most")), ("3".into(), "65536".into()));
    assert_eq!(error.value.chars().count(), 80);
}

#[test]
fn twenty_megabytes_of_separators_are_refused_unread() {
    assert_eq!(reported(";".repeat(20 << 20)), ["1 - ROW LIST_LONG_LINE"]);
}

#[test]
fn what_is_refused_says_how_many_errors_there_are() {
    assert_eq!(refused("").to_string(), "the list of workers has 1 errors");
}
