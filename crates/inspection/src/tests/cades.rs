//! Signed files.

use std::io::Cursor;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use rstest::rstest;

use super::build::{SIGNED_DATA, der, elf, joined, p7m, p7m_detached, p7m_in_pieces, pdf, pdf_with, signed_by, windows_program, xml, zip};
use super::{Finding, Format, Refused, answer, findings, inspect, upload};

#[rstest]
#[case::of_known_length(p7m(&pdf()))]
#[case::in_one_piece_of_unknown_length(p7m_in_pieces(&pdf(), 1 << 20))]
#[case::in_pieces_of_ten_bytes(p7m_in_pieces(&pdf(), 10))]
#[case::in_pieces_of_one_byte(p7m_in_pieces(&pdf(), 1))]
fn a_signed_document_is_accepted(#[case] signed: Vec<u8>) -> Result<(), Refused> {
    let inspected = upload("relazione.pdf.p7m", &signed)?;

    assert_eq!(inspected.format, Format::P7m);
    assert_eq!(inspected.file_name, "relazione.pdf.p7m");
    assert_eq!(inspected.size, signed.len() as u64);
    Ok(())
}

#[test]
fn a_signed_list_is_accepted_as_a_signed_list() -> Result<(), Refused> {
    assert_eq!(upload("elenco.P7M", &p7m(&xml()))?.file_name, "elenco.xml.p7m");
    Ok(())
}

#[test]
fn what_is_active_in_a_signed_document_is_warned_of() -> Result<(), Refused> {
    let signed = p7m_in_pieces(&pdf_with("/OpenAction 5 0 R"), 7);

    assert_eq!(findings("a.pdf.p7m", &signed)?, [Finding::OpenAction]);
    Ok(())
}

#[test]
fn a_document_signed_three_times_over_is_accepted() {
    let thrice = p7m_in_pieces(&p7m(&p7m_in_pieces(&pdf(), 50)), 33);

    assert_eq!(answer("a.pdf.p7m", &thrice), "ACCEPTED");
}

#[test]
fn a_document_signed_four_times_over_is_refused() {
    let four_times = p7m(&p7m(&p7m(&p7m(&pdf()))));

    assert_eq!(answer("a.pdf.p7m", &four_times), "P7M_TOO_NESTED");
}

#[rstest]
#[case::for_linux(elf(), "FILE_IS_PROGRAM")]
#[case::for_windows(windows_program(), "FILE_IS_PROGRAM")]
#[case::in_a_script(b"#!/bin/sh\nrm -rf /\n".to_vec(), "FILE_IS_PROGRAM")]
#[case::in_an_archive(zip("a.exe", b"MZ"), "FILE_IS_ARCHIVE")]
fn a_signed_program_is_refused(#[case] program: Vec<u8>, #[case] code: &str) {
    assert_eq!(answer("a.pdf.p7m", &p7m(&program)), code);
}

#[test]
fn a_refusal_inside_a_signature_says_where_it_is() -> Result<(), String> {
    let refused = upload("a.pdf.p7m", &p7m(&elf())).err().ok_or("accepted")?;

    assert_eq!(refused.to_string(), "inside the signature: the file is a program (ELF), upload the document itself");
    assert_eq!(refused.params(), [("found", "ELF".to_owned())]);
    Ok(())
}

#[test]
fn a_signed_document_of_a_format_that_is_not_allowed_is_refused() -> Result<(), String> {
    let allowed = [Format::Pdf, Format::P7m];
    let refused = inspect(&mut Cursor::new(p7m(&xml())), "a.p7m", &allowed, 9999);

    assert_eq!(refused.err().ok_or("accepted")?.code(), "FILE_NOT_ALLOWED_HERE");
    Ok(())
}

#[rstest]
fn a_signed_document_that_was_cut_is_refused(
    #[values(p7m(&pdf()), p7m_in_pieces(&pdf(), 64))] whole: Vec<u8>,
    #[values(1, 100, 320, 400)] missing: usize,
) {
    assert_eq!(answer("a.pdf.p7m", &whole[..whole.len() - missing]), "FILE_TRUNCATED");
}

#[rstest]
#[case::a_line_end(b"\r\n")]
#[case::a_line_feed(b"\n")]
#[case::a_carriage_return(b"\r")]
#[case::zeros(&[0; 64])]
#[case::zeros_to_the_end_of_a_block(&[0; 512])]
#[case::empty_lines(b"\r\n\r\n\0\0")]
fn a_signature_followed_by_padding_is_accepted(#[case] padding: &[u8]) {
    assert_eq!(answer("a.pdf.p7m", &joined(&[&p7m(&pdf()), padding])), "ACCEPTED");
    assert_eq!(answer("a.pdf.p7m", &joined(&[&p7m_in_pieces(&pdf(), 100), padding])), "ACCEPTED");
    assert_eq!(answer("a.pdf.p7m.p7m", &p7m(&joined(&[&p7m(&pdf()), padding]))), "ACCEPTED");
}

#[rstest]
#[case::a_blank(b" ")]
#[case::a_letter_after_a_line_end(b"\r\nx")]
#[case::zeros_beyond_a_block(&[0; 513])]
fn a_signature_followed_by_more_than_padding_is_refused(#[case] after: &[u8]) {
    assert_eq!(answer("a.pdf.p7m", &joined(&[&p7m(&pdf()), after])), "FILE_TRAILING_BYTES");
}

#[test]
fn a_signature_followed_by_something_else_is_refused() {
    let followed = joined(&[&p7m(&pdf()), b"<script>"]);

    assert_eq!(answer("a.pdf.p7m", &followed), "FILE_TRAILING_BYTES");
}

#[rstest]
#[case::of_eighteen_quintillion(b"\x30\x88\xff\xff\xff\xff\xff\xff\xff\xff", "FILE_TRUNCATED")]
#[case::of_four_billion(b"\x30\x84\xff\xff\xff\xff", "FILE_TRUNCATED")]
#[case::of_nothing(b"\x30\x00", "FILE_BROKEN")]
fn a_signature_whose_length_lies_is_refused(#[case] lie: &[u8], #[case] code: &str) {
    let inner = joined(&[SIGNED_DATA, &der(0xa0, &der(0x30, b"\x02\x01\x01"))]);

    assert_eq!(answer("a.pdf.p7m", &joined(&[lie, &inner])), code);
}

#[test]
fn an_enclosed_document_whose_length_lies_is_refused() {
    let octets = b"\xa0\x0a\x04\x84\xff\xff\xff\xff%PDF";
    let signers = der(0x31, &der(0x30, b"\x02\x01\x01"));

    assert_eq!(answer("a.p7m", &signed_by(octets, &signers, der)), "FILE_BROKEN");
}

#[test]
fn a_signature_without_its_document_is_refused() {
    assert_eq!(answer("a.pdf.p7m", &p7m_detached()), "P7M_DETACHED");
}

#[test]
fn a_document_that_nobody_signed_is_refused() {
    let unsigned = signed_by(&der(0xa0, &der(0x04, &pdf())), &der(0x31, b""), der);

    assert_eq!(answer("a.pdf.p7m", &unsigned), "P7M_SIGNER_MISSING");
}

#[test]
fn an_encrypted_message_is_refused() {
    let enveloped = der(0x30, b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x03\xa0\x02\x30\x00");

    assert_eq!(answer("a.pdf.p7m", &enveloped), "P7M_NOT_SIGNED");
}

#[rstest]
#[case::bare("", "\n")]
#[case::as_pem("-----BEGIN PKCS7-----\n", "\n-----END PKCS7-----\n")]
#[case::as_pem_with_a_long_name("-----BEGIN PKCS #7 SIGNED DATA-----\n", "\n-----END PKCS #7 SIGNED DATA-----\n")]
#[case::as_cms("-----BEGIN CMS-----\r\n", "\r\n-----END CMS-----\r\n")]
fn a_signature_in_text_form_is_refused(#[case] before: &str, #[case] after: &str) {
    let text = format!("{before}{}{after}", STANDARD.encode(p7m(&pdf())));

    assert_eq!(answer("a.pdf.p7m", text.as_bytes()), "P7M_ARMOURED");
}

#[test]
fn a_document_in_too_many_pieces_is_refused() {
    let shredded = p7m_in_pieces(&vec![b'x'; 40_000], 1);

    assert_eq!(answer("a.pdf.p7m", &shredded), "P7M_TOO_FRAGMENTED");
}

#[test]
fn pieces_of_pieces_without_end_are_refused() {
    let mut octets = der(0x04, &pdf());
    for _ in 0..10_000 {
        octets = joined(&[b"\x24\x80", &octets]);
    }

    let bottomless = joined(&[
        b"\x30\x80",
        SIGNED_DATA,
        b"\xa0\x80\x30\x80\x02\x01\x01\x31\x00\x30\x80",
        super::build::PLAIN_DATA,
        b"\xa0\x80",
        &octets,
    ]);

    assert_eq!(answer("a.pdf.p7m", &bottomless), "FILE_BROKEN");
}
