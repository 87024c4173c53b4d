//! PDF documents.

use rstest::rstest;

use super::build::{deflated, joined, pdf, pdf_a, pdf_of, pdf_packed, pdf_that_shows, pdf_with, stream, zip};
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
    let update = b"1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\nxref\n0 1\nstartxref\n9\n%%EOF\r\n\0 ";

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
#[case::an_associated_file("/AF [5 0 R]", Finding::EmbeddedFile)]
#[case::a_file_without_a_type("/F << /Type /Filespec /EF << /F 5 0 R >> /F (a.xml) >>", Finding::EmbeddedFile)]
#[case::a_file_in_disguise("/F <</#45#46<</UF 5 0 R>>>>", Finding::EmbeddedFile)]
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
    let packed = pdf_packed(b"1 0 << /Type /Catalog /Pages 2 0 R /S /JavaScript /JS (app.alert(1)) >>");

    assert_eq!(findings("a.pdf", &packed)?, [Finding::JavaScript]);
    Ok(())
}

#[test]
fn objects_packed_to_burst_are_not_unpacked_whole() -> Result<(), Refused> {
    let bomb = pdf_packed(&vec![b' '; 40 << 20]);

    assert_eq!(findings("a.pdf", &bomb)?, [Finding::PartlyInspected]);
    Ok(())
}

const WORDS: &str = "TypeScript /JavaScript /OpenAction /EmbeddedFile /Launch";

#[rstest]
#[case::on_a_page(pdf_that_shows(&format!("Curriculum: {WORDS}")))]
#[case::beside_brackets(pdf_that_shows(r"Uno \) \( (due) /JavaScript"))]
#[case::as_names_on_a_page(pdf_of(&stream(5, "", b"/JavaScript gs /EF BMC /AF /MC0 BDC EMC")))]
#[case::in_the_metadata(pdf_of(&stream(5, "/Type /Metadata /Subtype /XML", b"<dc:title>/JavaScript /Launch</dc:title>")))]
#[case::in_a_title(pdf_with(&format!("/Info << /Title ({WORDS}) >>")))]
#[case::in_a_title_on_two_lines(pdf_with("/Title (uno\\\n/JavaScript\n% due /Launch)"))]
#[case::in_a_comment(pdf_with("\n% see /JavaScript\n"))]
#[case::in_a_packed_title(pdf_packed(b"1 0 << /Type /Catalog /Pages 2 0 R /Title (a \\( /JavaScript ) /Lang (it) >>"))]
#[case::in_a_name_that_is_longer(pdf_with("/JavaScripts 1 /EFs 2 /Launcher 3"))]
fn words_that_are_only_written_are_no_finding(#[case] document: Vec<u8>) -> Result<(), Refused> {
    assert_eq!(findings("a.pdf", &document)?, []);
    Ok(())
}

const ACTION: &str = "7 0 obj\n<< /S /JavaScript /JS (app.alert\\(1\\)) >>\nendobj";

#[rstest]
#[case::after_a_text(pdf_with("/Title (uno \\\\) /S /JavaScript"))]
#[case::after_a_comment_that_opens_a_text(pdf_with("% (\n/S /JavaScript"))]
#[case::after_a_text_left_open_between_objects(pdf_of(format!("1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n( \n{ACTION}\n").as_bytes()))]
#[case::in_an_object_within_a_stream(pdf_of(&stream(5, "", format!("BT ({ACTION}").as_bytes())))]
#[case::in_an_object_within_a_comment(pdf_of(format!("% {}\n", ACTION.replace('\n', " ")).as_bytes()))]
#[case::in_an_object_within_a_text(pdf_with(&format!("/Title (uno {ACTION} due)")))]
#[case::after_a_stream_that_is_written_in_a_text(pdf_with("/Title (>>\nstream\n) /S /JavaScript"))]
#[case::after_a_stream_that_is_written_in_a_comment(pdf_with("% >>\nstream\n% uno\n/S /JavaScript"))]
#[case::after_a_stream_where_none_can_be(pdf_with("/A << >>\nstream\n/S /JavaScript"))]
#[case::packed_after_a_text_left_open(pdf_packed_as("/N 2 /First 8", b"7 0 8 2 ( << /S /JavaScript >>"))]
#[case::packed_without_saying_so(pdf_of(&stream(5, "/N 1 /First 4 /Filter /FlateDecode", &deflated(b"7 0 << /S /JavaScript >>"))))]
#[case::packed_without_a_filter(pdf_of(&stream(5, "/Type /ObjStm /N 1 /First 4", b"7 0 << /S /JavaScript >>")))]
#[case::packed_around_an_object(pdf_packed_around())]
fn what_is_hidden_from_a_hasty_reader_is_found(#[case] document: Vec<u8>) -> Result<(), Refused> {
    assert!(findings("a.pdf", &document)?.contains(&Finding::JavaScript));
    Ok(())
}

fn pdf_packed_as(entries: &str, objects: &[u8]) -> Vec<u8> {
    pdf_of(&stream(5, &format!("/Type /ObjStm {entries} /Filter /FlateDecode"), &deflated(objects)))
}

/// What is packed in it, as stored and not deflated, looks like an object of its own.
fn pdf_packed_around() -> Vec<u8> {
    let comment = b"7 16 % 1 0 obj ";
    let rest = deflated(b"<< /S /JavaScript >>");
    let stored = joined(&[&rest[..2], &[0, 15, 0, !15, !0], comment, &rest[2..]]);
    pdf_of(&stream(5, "/Type /ObjStm /N 1 /First 5 /Filter /FlateDecode", &stored))
}

#[rstest]
#[case::none("/DecodeParms null")]
#[case::a_list_of_none("/DecodeParms [null]")]
#[case::of_no_predictor("/DecodeParms [<< /Predictor 1 >>]")]
fn what_is_packed_without_a_predictor_is_unpacked_however_that_is_said(#[case] parameters: &str) -> Result<(), Refused> {
    let entries = format!("/Type /ObjStm /N 1 /First 4 /Filter [/FlateDecode] {parameters}");

    let found = findings("a.pdf", &pdf_of(&stream(5, &entries, &deflated(b"7 0 << /S /JavaScript >>"))))?;

    assert!(found.contains(&Finding::JavaScript) && !found.contains(&Finding::PartlyInspected));
    Ok(())
}

#[rstest]
#[case::in_another_way("/Filter /LZWDecode")]
#[case::twice("/Filter [/ASCIIHexDecode /FlateDecode]")]
#[case::with_a_predictor("/Filter /FlateDecode /DecodeParms << /Predictor 12 /Columns 4 >>")]
#[case::with_a_predictor_in_a_list("/Filter [/FlateDecode] /DecodeParms [<< /Predictor 12 /Columns 4 >>]")]
#[case::badly("/Filter /FlateDecode")]
fn what_cannot_be_unpacked_is_told(#[case] filter: &str) -> Result<(), Refused> {
    let packed = pdf_of(&joined(&[
        b"1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n",
        &stream(5, &format!("/Type /ObjStm /N 1 /First 4 {filter}"), b"no such thing"),
    ]));

    assert_eq!(findings("a.pdf", &packed)?, [Finding::PartlyInspected]);
    Ok(())
}

#[test]
fn short_names_that_come_up_in_an_image_are_not_warned_of() -> Result<(), Refused> {
    let image = pdf_of(b"5 0 obj\n<< /Length 12 >>\nstream\n\x01/JS /AA\xff\nendstream\nendobj\n");

    assert_eq!(findings("a.pdf", &image)?, []);
    Ok(())
}
