//! XML documents.

use rstest::rstest;

use super::answer;
use super::build::{joined, xml};

#[rstest]
#[case::in_utf8(xml())]
#[case::with_a_byte_order_mark(joined(&[b"\xef\xbb\xbf", &xml()]))]
#[case::in_latin_1(b"<?xml version='1.0' encoding='ISO-8859-1'?><a>citt\xe0</a>".to_vec())]
#[case::without_a_declaration(b"<a><b x='1'/><![CDATA[ < ]]></a>\n".to_vec())]
fn a_document_is_accepted(#[case] document: Vec<u8>) {
    assert_eq!(answer("elenco.xml", &document), "ACCEPTED");
}

#[rstest]
#[case::that_laughs_a_billion_times("<?xml version='1.0'?><!DOCTYPE l [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;'>]><l>&b;</l>", "XML_DOCTYPE")]
#[case::that_reads_a_file_of_the_hub("<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>", "XML_DOCTYPE")]
#[case::whose_type_is_elsewhere("<!DOCTYPE a SYSTEM 'http://example.com/a.dtd'><a/>", "XML_DOCTYPE")]
#[case::with_an_entity_nobody_defined("<a>&x;</a>", "XML_MALFORMED")]
#[case::left_open("<a><b></b>", "FILE_TRUNCATED")]
#[case::cut_in_a_tag("<a><b", "FILE_TRUNCATED")]
#[case::cut_in_a_comment("<a/><!-- ", "FILE_TRUNCATED")]
#[case::closed_by_another_name("<a></b>", "XML_MALFORMED")]
#[case::with_two_roots("<a/><b/>", "XML_MALFORMED")]
#[case::with_text_after_the_root("<a/>text", "XML_MALFORMED")]
#[case::with_the_same_attribute_twice("<a x='1' x='2'/>", "XML_MALFORMED")]
#[case::with_a_control_character("<a>\u{1}</a>", "XML_MALFORMED")]
#[case::with_a_name_that_is_none("<1/>", "XML_MALFORMED")]
#[case::with_a_script_of_the_server("<?php system('id'); ?>", "FILE_TRUNCATED")]
#[case::with_a_late_declaration("<a/><?xml version='1.0'?>", "XML_MALFORMED")]
#[case::with_a_stylesheet("<?xml-stylesheet href='a.xsl'?><a/>", "XML_ACTIVE")]
#[case::that_is_a_page_within("<a><s:script xmlns:s='http://www.w3.org/1999/xhtml'>alert(1)</s:script></a>", "XML_ACTIVE")]
#[case::that_is_a_page_in_disguise("<a><s:script xmlns:s='http&#58;//www.w3.org/1999/xhtml'>alert(1)</s:script></a>", "XML_ACTIVE")]
#[case::that_is_a_drawing("<?xml version='1.0'?><svg:svg xmlns:svg='urn:x'/>", "FILE_IS_SVG")]
#[case::in_an_unknown_encoding("<?xml version='1.0' encoding='UTF-7'?><a/>", "TEXT_ENCODING")]
fn a_document_is_refused(#[case] document: &str, #[case] code: &str) {
    assert_eq!(answer("elenco.xml", document.as_bytes()), code);
}

#[test]
fn a_document_in_two_bytes_a_letter_is_refused() {
    let wide: Vec<u8> = "\u{feff}<a/>".encode_utf16().flat_map(u16::to_le_bytes).collect();

    assert_eq!(answer("elenco.xml", &wide), "TEXT_ENCODING");
}

#[test]
fn a_document_that_is_not_in_the_encoding_it_declares_is_refused() {
    assert_eq!(answer("elenco.xml", b"<a>citt\xe0</a>"), "TEXT_NOT_UTF8");
}

#[test]
fn a_document_a_hundred_thousand_levels_deep_is_refused() {
    let deep = [b"<a>".repeat(100_000), b"</a>".repeat(100_000)].concat();

    assert_eq!(answer("elenco.xml", &deep), "XML_TOO_DEEP");
}

#[rstest]
#[case::text(joined(&[b"<a>", &vec![b'x'; 2 << 20], b"</a>"]))]
#[case::a_comment(joined(&[b"<a><!--", &b"<x".repeat(1 << 20), b"--></a>"]))]
#[case::a_name(joined(&[b"<", &[b'a'; 500], b"/>"]))]
#[case::attributes(joined(&[b"<a ", &many_attributes(), b"/>"]))]
fn a_document_with_endless_parts_is_refused(#[case] document: Vec<u8>) {
    assert_eq!(answer("elenco.xml", &document), "XML_TOO_LONG");
}

fn many_attributes() -> Vec<u8> {
    (0..50_000).flat_map(|number| format!("a{number}='' ").into_bytes()).collect()
}
