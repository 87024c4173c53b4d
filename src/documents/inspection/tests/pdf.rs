use rstest::rstest;

use super::build::{joined, pdf, pdf_a, pdf_packed, pdf_with, zip};
use super::{Finding, Refused, answer, findings, upload};

#[test]
fn a_sound_document_is_accepted_without_a_word() -> Result<(), Refused> {
    let inspected = upload("Relazione tecnica.pdf", &pdf())?;

    assert_eq!(inspected.media_type, "application/pdf");
    assert_eq!(inspected.findings, []);
    Ok(())
}

#[test]
fn an_archival_document_is_accepted() {
    assert_eq!(answer("relazione.pdf", &pdf_a()), "ACCEPTED");
}

#[test]
fn an_updated_document_with_two_end_marks_is_accepted() {
    let update = b"1 0 obj\n<< /Type /Catalog >>\nendobj\nxref\n0 1\nstartxref\n9\n%%EOF\r\n\0 ";

    assert_eq!(answer("a.pdf", &joined(&[&pdf(), update])), "ACCEPTED");
}

#[rstest]
#[case::one_byte(b"x")]
#[case::a_blank(b" ")]
#[case::a_byte_order_mark(b"\xef\xbb\xbf")]
#[case::a_line(b"\r\n")]
#[case::a_thousand_letters(&[b'x'; 1000])]
fn a_document_after_something_else_is_refused(#[case] before: &[u8]) {
    assert_eq!(answer("a.pdf", &joined(&[before, &pdf()])), "PDF_MOVED");
}

#[test]
fn a_document_after_a_web_page_is_refused_as_a_page() {
    let page = joined(&[b"<html><script>alert(1)</script>", &pdf()]);

    assert_eq!(answer("a.pdf", &page), "FILE_IS_HTML");
}

#[test]
fn a_document_without_its_end_is_refused() {
    let whole = pdf();

    assert_eq!(answer("a.pdf", &whole[..whole.len() - 6]), "FILE_TRUNCATED");
}

#[test]
fn a_document_whose_update_was_cut_is_refused() {
    let cut = joined(&[&pdf(), b"1 0 obj\n<< /Type /Catalog >>\n"]);

    assert_eq!(answer("a.pdf", &cut), "FILE_TRUNCATED");
}

#[test]
fn a_document_that_is_also_an_archive_is_refused() {
    let both = joined(&[&pdf(), &zip("a.exe", b"MZ")]);

    assert_eq!(answer("a.pdf", &both), "FILE_POLYGLOT");
}

#[test]
fn a_document_that_hides_an_archive_before_its_end_mark_is_refused() {
    let both = joined(&[&pdf(), &zip("a.exe", b"MZ"), b"\n%%EOF"]);

    assert_eq!(answer("a.pdf", &both), "FILE_POLYGLOT");
}

#[rstest]
#[case::a_page(b"<script>alert(1)</script>")]
#[case::a_page_and_an_end_mark(b"<html></html>\n%%EOF")]
#[case::letters_right_after_the_mark(b"MZ\x90")]
#[case::a_name(b"/Name %%EOF")]
fn a_document_followed_by_something_else_is_refused(#[case] after: &[u8]) {
    assert_eq!(answer("a.pdf", &joined(&[&pdf(), after])), "FILE_TRAILING_BYTES");
}

#[test]
fn a_document_of_no_known_version_is_refused() {
    assert_eq!(answer("a.pdf", b"%PDF-alert(1)\n%%EOF"), "FILE_BROKEN");
}

#[rstest]
#[case::javascript("/Names << /JavaScript 5 0 R >>", Finding::JavaScript)]
#[case::javascript_in_disguise("/Names << /J#61vaScript 5 0 R >>", Finding::JavaScript)]
#[case::a_program("/A << /S /Launch /F (cmd.exe) >>", Finding::Launch)]
#[case::another_file("/Names << /EmbeddedFiles 5 0 R >>", Finding::EmbeddedFile)]
#[case::an_opening_action("/OpenAction 5 0 R", Finding::OpenAction)]
#[case::an_automatic_action("/AA<</C 5 0 R>>", Finding::AutomaticAction)]
#[case::media("/Subtype/RichMedia", Finding::RichMedia)]
#[case::a_dynamic_form("/AcroForm << /XFA 5 0 R >>", Finding::DynamicForm)]
#[case::a_form_that_is_sent("/S /SubmitForm", Finding::SubmitForm)]
#[case::outside_data("/S /ImportData", Finding::ImportData)]
#[case::encryption("/Encrypt 5 0 R", Finding::Encrypted)]
fn an_active_document_is_accepted_with_a_warning(#[case] entries: &str, #[case] warning: Finding) -> Result<(), Refused> {
    assert_eq!(findings("a.pdf", &pdf_with(entries))?, [warning]);
    Ok(())
}

#[test]
fn javascript_in_packed_objects_is_warned_of() -> Result<(), Refused> {
    let packed = pdf_packed(b"1 0 << /Type /Catalog /S /JavaScript /JS (app.alert(1)) >>");

    assert_eq!(findings("a.pdf", &packed)?, [Finding::JavaScript]);
    Ok(())
}

#[test]
fn objects_packed_to_burst_are_not_unpacked_whole() -> Result<(), Refused> {
    let bomb = pdf_packed(&vec![b' '; 40 << 20]);

    assert_eq!(findings("a.pdf", &bomb)?, [Finding::PartlyInspected]);
    Ok(())
}

#[test]
fn short_names_that_come_up_in_an_image_are_not_warned_of() -> Result<(), Refused> {
    let image = super::build::pdf_of(b"5 0 obj\n<< /Length 12 >>\nstream\n\x01/JS /AA\xff\nendstream\nendobj\n");

    assert_eq!(findings("a.pdf", &image)?, []);
    Ok(())
}
