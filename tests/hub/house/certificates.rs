//! The certificate of a connection is trusted in one place: its handshake verifies that the client has the key, and nothing else.

use super::source;

#[test]
fn only_the_address_of_signing_in_with_a_card_reads_certificates_of_clients() {
    let naming = |name: &str| -> Vec<String> {
        let files = source::below("src", "rs").into_iter().filter(|file| file.code().contains(name));
        files.map(|file| file.path).collect()
    };

    assert_eq!(naming("TlsPeer"), ["src/shell/client_certificate.rs"]);
    assert_eq!(naming("certificates_of("), ["src/shell/client_certificate.rs", "src/shell/sign_in_cns.rs"]);
    assert_eq!(naming("client-cert\""), ["src/shell/client_certificate.rs"]);
}
