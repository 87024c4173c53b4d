//! Mail messages.

use rstest::rstest;

use super::answer;

#[rstest]
#[case::a_signed_message(
    "MIME-Version: 1.0\nContent-Disposition: attachment; filename=\"smime.p7m\"\n\
     Content-Type: application/pkcs7-mime; smime-type=signed-data; name=\"smime.p7m\"\nContent-Transfer-Encoding: base64\n\nMIILmQYJKoZI\n"
)]
#[case::of_another_program("Content-Type: application/x-pkcs7-mime;\r\n\tname=\"smime.p7m\"\r\n\r\nMIILmQYJ\r\n")]
#[case::a_signature_beside_its_text(
    "content-type: multipart/signed; protocol=\"application/pkcs7-signature\";\n micalg=sha-256; boundary=\"a;b\"\n\n--a;b\n"
)]
#[case::as_it_was_received("Return-Path: <studio@pec.example.it>\r\nReceived: from a; by b;\r\n\tMon, 16 Mar 2026 10:00:00 +0100\r\n")]
#[case::after_a_byte_order_mark("\u{feff}MIME-Version: 1.0\n\n")]
fn a_mail_message_is_told_as_one(#[case] message: &str) {
    assert_eq!(answer("smime.p7m", message.as_bytes()), "FILE_IS_MAIL");
    assert_eq!(answer("messaggio.eml", message.as_bytes()), "FILE_IS_MAIL");
}

#[rstest]
#[case::that_speaks_of_one("content-type;nome\nMIME-Version: 1.0;Rossi\n")]
#[case::of_names_with_colons("nota: a;b\naltra: c;d\n")]
fn a_list_is_no_mail_message(#[case] list: &str) {
    assert_eq!(answer("elenco.csv", list.as_bytes()), "ACCEPTED");
}
