//! The pages of a PDF.

use rstest::rstest;

use super::answer;
use super::build::{deflated, joined, pdf, pdf_made_of, pdf_of, stream};

const CATALOG: &str = "1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n";

fn with_pages(pages: &str) -> Vec<u8> {
    pdf_made_of(&format!("{CATALOG}{pages}"), "/Root 1 0 R")
}

#[rstest]
#[case::none("2 0 obj\n<< /Type /Pages /Count 0 /Kids [] >>\nendobj")]
#[case::none_whatever_the_count("2 0 obj\n<< /Type /Pages /Count 7 /Kids [] >>\nendobj")]
#[case::none_but_one_that_was_taken_out(
    "2 0 obj\n<< /Type /Pages /Count 0 /Kids [ ] >>\nendobj\n3 0 obj\n<< /Type /Page /Parent 2 0 R >>\nendobj"
)]
#[case::without_kids("2 0 obj\n<< /Type /Pages /Count 1 >>\nendobj")]
#[case::branches_without_leaves(
    "2 0 obj\n<< /Type /Pages /Kids [3 0 R 4 0 R] >>\nendobj\n3 0 obj\n<< /Kids [] >>\nendobj\n4 0 obj\n<< /Kids 5 0 R >>\nendobj\n5 0 obj\n[ ]\nendobj"
)]
#[case::a_branch_that_leads_back_to_itself("2 0 obj\n<< /Type /Pages /Kids [2 0 R] >>\nendobj")]
#[case::one_that_is_not_there("2 0 obj\n<< /Type /Pages /Count 1 /Kids [3 0 R] >>\nendobj")]
#[case::a_tree_that_is_not_there("")]
#[case::a_leaf_that_is_the_catalog("2 0 obj\n<< /Type /Pages /Count 1 /Kids [1 0 R] >>\nendobj")]
#[case::a_leaf_of_another_kind("2 0 obj\n<< /Kids [3 0 R] >>\nendobj\n3 0 obj\n<< /Type /Font >>\nendobj")]
#[case::a_leaf_of_no_kind("2 0 obj\n<< /Kids [3 0 R] >>\nendobj\n3 0 obj\n<< /Title (Pagina) >>\nendobj")]
fn a_document_without_a_page_is_refused(#[case] pages: &str) {
    assert_eq!(answer("a.pdf", &with_pages(pages)), "PDF_NO_PAGES");
}

#[test]
fn a_catalog_that_is_its_own_tree_of_pages_is_refused() {
    let document = pdf_made_of("1 0 obj\n<< /Type /Catalog /Pages 1 0 R >>\nendobj", "/Root 1 0 R");

    assert_eq!(answer("a.pdf", &document), "PDF_NO_PAGES");
}

#[test]
fn a_catalog_without_pages_is_refused() {
    let document = pdf_made_of("1 0 obj\n<< /Type /Catalog >>\nendobj", "/Root 1 0 R");

    assert_eq!(answer("a.pdf", &document), "PDF_NO_PAGES");
}

#[rstest]
#[case::one("2 0 obj\n<< /Type /Pages /Count 1 /Kids [3 0 R] >>\nendobj\n3 0 obj\n<< /Type /Page >>\nendobj")]
#[case::one_where_none_is_counted("2 0 obj\n<< /Type /Pages /Count 0 /Kids [3 0 R] >>\nendobj\n3 0 obj\n<< /Type /Page >>\nendobj")]
#[case::kids_that_stand_elsewhere(
    "2 0 obj\n<< /Type /Pages /Kids 4 0 R >>\nendobj\n4 0 obj\n[ % the only one\n3 0 R ]\nendobj\n3 0 obj<</Type/Page>>endobj"
)]
#[case::one_behind_branches_without_leaves(
    "2 0 obj\n<< /Kids [4 0 R 5 0 R] >>\nendobj\n4 0 obj\n<< /Kids [] >>\nendobj\n5 0 obj\n<< /Kids [3 0 R] >>\nendobj\n3 0 obj\n<< /Type /Page >>\nendobj"
)]
#[case::in_an_update("2 0 obj\n<< /Kids [] >>\nendobj\n2 0 obj\n<< /Kids [3 0 R] >>\nendobj\n3 0 obj\n<< /Type /Page >>\nendobj")]
#[case::within_the_tree("2 0 obj\n<< /Kids [ << /Type /Page /MediaBox [0 0 1 1] >> ] >>\nendobj")]
#[case::of_no_kind_with_a_size("2 0 obj\n<< /Kids [3 0 R] >>\nendobj\n3 0 obj\n<< /MediaBox [0 0 1 1] >>\nendobj")]
#[case::of_no_kind_with_contents("2 0 obj\n<< /Kids [3 0 R] >>\nendobj\n3 0 obj\n<< /Contents [] >>\nendobj")]
#[case::of_no_kind_with_a_parent("2 0 obj\n<< /Kids [3 0 R] >>\nendobj\n3 0 obj\n<< /Parent 2 0 R >>\nendobj")]
#[case::with_names_in_disguise("2 0 obj\n<< /#4bids [3 0 R] >>\nendobj\n3 0 obj\n<< /T#79pe /P#61ge >>\nendobj")]
fn a_document_with_a_page_is_accepted(#[case] pages: &str) {
    assert_eq!(answer("a.pdf", &with_pages(pages)), "ACCEPTED");
}

/// As written since version 1.5: the catalog and the pages packed, the table a stream.
#[rstest]
#[case::deflated(
    "/Filter /FlateDecode",
    deflated(b"1 0 2 36 3 70 << /Type /Catalog /Pages 2 0 R >>   << /Type /Pages /Kids [3 0 R] >>  << /Type /Page >>"),
    "ACCEPTED"
)]
#[case::deflated_without_a_page(
    "/Filter [/FlateDecode]",
    deflated(b"1 0 2 36 3 70 << /Type /Catalog /Pages 2 0 R >>   << /Type /Pages /Kids [ ] >>    << /Type /Page >>"),
    "PDF_NO_PAGES"
)]
#[case::bare("", b"1 0 2 36 3 70 << /Type /Catalog /Pages 2 0 R >>   << /Type /Pages /Kids [3 0 R] >>  << /Type /Page >>".to_vec(), "ACCEPTED")]
fn packed_pages_are_found(#[case] filter: &str, #[case] packed: Vec<u8>, #[case] code: &str) {
    let document = joined(&[
        b"%PDF-1.7\n",
        &stream(5, &format!("/Type /ObjStm /N 3 /First 14 {filter}"), &packed),
        &stream(6, "/Type /XRef /Root 1 0 R /Size 7 /W [1 2 1]", b"\0\0\0\0"),
        b"startxref\n9\n%%EOF\n",
    ]);

    assert_eq!(answer("a.pdf", &document), code);
}

#[test]
fn packed_pages_that_take_the_place_of_none_are_found() {
    let empty = "1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Kids [] >>\nendobj\n";
    let packed = deflated(b"2 0 3 20 << /Kids [3 0 R] >>  << /Type /Page >>");
    let document = joined(&[
        b"%PDF-1.7\n",
        empty.as_bytes(),
        &stream(5, "/Type /ObjStm /N 2 /First 9 /Filter /FlateDecode", &packed),
        b"trailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF\n",
    ]);

    assert_eq!(answer("a.pdf", &document), "ACCEPTED");
}

#[test]
fn a_document_without_a_catalog_is_refused_unless_a_page_is_seen() {
    let page = "3 0 obj\n<< /Type /Page >>\nendobj";

    assert_eq!(answer("a.pdf", &pdf_made_of(page, "/Size 1")), "ACCEPTED");
    assert_eq!(answer("a.pdf", &pdf_made_of("3 0 obj\n<< /Type /Font >>\nendobj", "/Size 1")), "PDF_NO_PAGES");
}

#[test]
fn a_page_that_is_written_in_a_text_is_none() {
    let document = pdf_made_of("1 0 obj\n<< /Type /Catalog /Title (/Type /Page) >>\nendobj", "/Size 1");

    assert_eq!(answer("a.pdf", &document), "PDF_NO_PAGES");
}

#[test]
fn the_pages_of_a_document_are_found_past_long_objects() {
    let long = stream(7, "", &vec![b'x'; 200_000]);

    assert_eq!(answer("a.pdf", &pdf_of(&joined(&[b"1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n", &long]))), "ACCEPTED");
    assert_eq!(answer("a.pdf", &pdf()), "ACCEPTED");
}
