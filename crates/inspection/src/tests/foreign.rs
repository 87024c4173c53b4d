//! Files of other formats.

use rstest::rstest;

use super::answer;
use super::build::{csv, elf, gif, gzip, joined, jpeg, p7m, pdf, png, windows_program, xml, zip};

#[rstest]
#[case::a_windows_program(windows_program(), "FILE_IS_PROGRAM")]
#[case::a_linux_program(elf(), "FILE_IS_PROGRAM")]
#[case::a_mac_program(joined(&[b"\xcf\xfa\xed\xfe\x07\0\0\x01", &[0; 60]]), "FILE_IS_PROGRAM")]
#[case::a_script(b"#!/bin/sh\necho a;b\n".to_vec(), "FILE_IS_PROGRAM")]
#[case::an_archive(zip("a.pdf", &pdf()), "FILE_IS_ARCHIVE")]
#[case::an_archive_that_bursts(zip("bomb", &[0; 10_000]), "FILE_IS_ARCHIVE")]
#[case::an_empty_archive(joined(&[b"PK\x05\x06", &[0; 18]]), "FILE_IS_ARCHIVE")]
#[case::a_gzip(gzip(), "FILE_IS_ARCHIVE")]
#[case::a_seven_zip(b"7z\xbc\xaf\x27\x1c\0\x04rest".to_vec(), "FILE_IS_ARCHIVE")]
#[case::a_rar(b"Rar!\x1a\x07\x01\0rest".to_vec(), "FILE_IS_ARCHIVE")]
#[case::a_word_document(zip("[Content_Types].xml", b"<Types/>"), "FILE_IS_OFFICE")]
#[case::an_old_word_document(joined(&[b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", &[0; 600]]), "FILE_IS_OFFICE")]
#[case::a_rich_text(b"{\\rtf1\\ansi a;b}".to_vec(), "FILE_IS_OFFICE")]
#[case::a_page(b"\n <!DOCTYPE HTML><html><body>a;b</body></html>".to_vec(), "FILE_IS_HTML")]
#[case::a_page_after_a_comment(b"<!-- a --><Script>alert(1)</Script>".to_vec(), "FILE_IS_HTML")]
#[case::a_drawing_with_a_script(b"<svg onload='alert(1)'><script/></svg>".to_vec(), "FILE_IS_SVG")]
#[case::a_gif(gif(), "FILE_NOT_ACCEPTED")]
#[case::noise(vec![1, 2, 3, 4, 5, 6, 7, 8], "FILE_UNRECOGNISED")]
fn a_sender_is_told_what_the_file_is(#[case] file: Vec<u8>, #[case] code: &str) {
    assert_eq!(answer("relazione.pdf", &file), code);
}

#[rstest]
#[case::a_png_as_a_document("a.pdf", png())]
#[case::a_document_as_a_png("a.png", pdf())]
#[case::a_jpeg_as_a_png("a.png", jpeg())]
#[case::a_document_as_a_program("contratto.pdf.exe", pdf())]
#[case::a_document_as_a_page("contratto.html", pdf())]
#[case::a_document_as_a_signed_one("contratto.pdf.p7m", pdf())]
#[case::a_signed_document_as_a_document("contratto.pdf", p7m(&pdf()))]
#[case::a_signed_list_as_a_signed_document("contratto.pdf.p7m", p7m(&xml()))]
#[case::a_signed_document_as_a_signed_program("contratto.exe.p7m", p7m(&pdf()))]
#[case::a_list_as_text("elenco.txt", csv())]
#[case::a_list_as_markup("elenco.xml", csv())]
#[case::markup_as_a_list("elenco.csv", xml())]
fn a_file_named_as_another_is_refused(#[case] name: &str, #[case] file: Vec<u8>) {
    assert_eq!(answer(name, &file), "FILE_WRONG_EXTENSION");
}
