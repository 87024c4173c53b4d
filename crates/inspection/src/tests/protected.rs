//! Documents as qpdf encrypts them, with the owner's password alone and with one that is needed to open them.

use rstest::rstest;

use super::build::pdf_made_of;
use super::{Finding, Refused, answer, findings};

const PAGES: &str = "1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n\
    2 0 obj\n<< /Type /Pages /Count 1 /Kids [ 3 0 R ] >>\nendobj\n3 0 obj\n<< /Type /Page /Parent 2 0 R >>\nendobj\n";
const OF_40_BITS: &str = "/V 1 /R 2 /Length 40 /P -12";
const OF_128_BITS: &str = "/V 2 /R 3 /Length 128 /P -1028";
const AES_128: &str =
    "/V 4 /R 4 /Length 128 /P -1028 /StmF /StdCF /StrF /StdCF /CF << /StdCF << /AuthEvent /DocOpen /CFM /AESV2 /Length 16 >> >>";
const AES_256: &str =
    "/V 5 /Length 256 /P -1028 /StmF /StdCF /StrF /StdCF /CF << /StdCF << /AuthEvent /DocOpen /CFM /AESV3 /Length 32 >> >>";
const OWNER_R3: &str = "5b2a32878fcfbe7fb6c5843e997a5e02186440448d9fb831aa9ec6a301f51368";
const USER_R3: &str = "00f01baba4ce5b166d8b9426130a1e6e3604160da7f68e9fab92d98d0d98fa3d";

fn encrypted(handler: &str) -> Vec<u8> {
    let objects = format!("{PAGES}4 0 obj\n<< {handler} >>\nendobj");
    pdf_made_of(&objects, "/Root 1 0 R /Encrypt 4 0 R /ID [<1c178198fbdfa51b25995d89d4102043><1c178198fbdfa51b25995d89d4102043>]")
}

fn standard(kind: &str, owner: &str, user: &str) -> Vec<u8> {
    encrypted(&format!("/Filter /Standard {kind} /O <{owner}> /U <{user}>"))
}

#[rstest]
#[case::of_40_bits(standard(
    OF_40_BITS,
    "5f5d27dcd66974ea55acfe8cc5d077a753399c608fd8ae0fbeeca6bede9efd8f",
    "4c15c744e071c8113946b4615e312966d6f6d4dfad1f663239a84654100b232b"
))]
#[case::of_128_bits(standard(OF_128_BITS, OWNER_R3, "0e378557ab9141c0cf6419109fe87f700021446990b9e4114071a4d9104984c1"))]
#[case::aes_128(standard(AES_128, OWNER_R3, "0e378557ab9141c0cf6419109fe87f700021446990b9e4114071a4d9104984c1"))]
#[case::aes_128_with_plain_metadata(standard(
    &format!("{AES_128} /EncryptMetadata false"),
    OWNER_R3,
    "8e78fb6645be4dedd5f48e323095d32c0021446990b9e4114071a4d9104984c1"
))]
#[case::aes_256_of_adobe(standard(
    &format!("{AES_256} /R 5"),
    "c4462678c09c919a12018120418679c2fed0c3c719fca7522f7b9c9e9291eff59760123804044af1fb06cf10546b819d",
    "74b8444d7878706de8ee45bc0a63f2e06157266d2fed5cc9ffe12e6aff1c5f6ce2534702f53b7885eeff478c6c34c010"
))]
#[case::aes_256(standard(
    &format!("{AES_256} /R 6"),
    "da3039ae9e3db4370098d37f63a16e8f800762e9b58ad0b945050b246cfc522de21529c87c929c4e11776f43ee5709b2",
    "aa8312f89faca5b6b84af880a34b3245e90c23baed1c30de589f4232549286b14b08e59878b7a616607ef2e0ab996f18"
))]
#[case::attachments_alone(encrypted("/Filter /Standard /V 4 /R 4 /P -4 /StmF /Identity /StrF /Identity /EFF /StdCF /O <00> /U <00>"))]
fn a_document_that_opens_without_a_password_is_told_as_encrypted(#[case] document: Vec<u8>) -> Result<(), Refused> {
    assert_eq!(findings("a.pdf", &document)?, [Finding::Encrypted]);
    Ok(())
}

#[rstest]
#[case::of_40_bits(standard(
    OF_40_BITS,
    "04870ef0fd6891838ee2ee944fa037cb7d59ca29a5b198a1bfe0b990d2f314da",
    "43a6d3e96df62b6f1eb4f269fa1e3c99976222310eae598fbdcff6b76eaa70c0"
))]
#[case::of_128_bits(standard(OF_128_BITS, USER_R3, "7944c8b68ab8632f8ec7573416bac8400021446990b9e4114071a4d9104984c1"))]
#[case::aes_128(standard(AES_128, USER_R3, "7944c8b68ab8632f8ec7573416bac8400021446990b9e4114071a4d9104984c1"))]
#[case::aes_128_with_plain_metadata(standard(
    &format!("{AES_128} /EncryptMetadata false"),
    USER_R3,
    "36f125f05b806a21a0af58dd006d6aba0021446990b9e4114071a4d9104984c1"
))]
#[case::aes_256_of_adobe(standard(
    &format!("{AES_256} /R 5"),
    "e6ba6e604367a1a6cf480037049355482c4e7e4aa11ae70e6c831680211bcd18a89322c5a03f38bb3af3b06ff2939b0b",
    "6f4f2981cd5aa4508d54fee411019c095b41ef34c4d2aee4579a636eedcebd23ed909c6577d93a989958c78a6d0e6c58"
))]
#[case::aes_256(standard(
    &format!("{AES_256} /R 6"),
    "1ce99ac88147f593d17f698f22af0ee2e8108929fb2c846ba45ce256008257eeb8360acb4457b5c325fd908a7adbc61b",
    "e1c395bd83b91ea90b7973838d242b987d835a2c4bd04987bc413ddac42d0c1329c4f1a777fc222643946140b6f5e0ce"
))]
#[case::for_who_has_a_certificate(encrypted("/Filter /Adobe.PubSec /SubFilter /adbe.pkcs7.s5 /V 4"))]
fn a_document_that_needs_a_password_is_told_as_such(#[case] document: Vec<u8>) -> Result<(), Refused> {
    assert_eq!(findings("a.pdf", &document)?, [Finding::NeedsPassword]);
    Ok(())
}

#[test]
fn a_document_encrypted_in_no_known_way_is_told_as_encrypted() -> Result<(), Refused> {
    assert_eq!(findings("a.pdf", &encrypted("/Filter /Standard /V 9 /R 9 /O <00> /U <00>"))?, [Finding::Encrypted]);
    Ok(())
}

#[test]
fn an_encrypted_document_whose_pages_are_packed_is_accepted() {
    let objects = "4 0 obj\n<< /Filter /Standard /V 9 /R 9 >>\nendobj\n\
        5 0 obj\n<< /Type /ObjStm /N 2 /First 8 /Filter /FlateDecode /Length 4 >>\nstream\n\x01\x02\x03\x04\nendstream\nendobj";

    assert_eq!(answer("a.pdf", &pdf_made_of(objects, "/Root 1 0 R /Encrypt 4 0 R")), "ACCEPTED");
}
