//! Recovery codes, for people who lost the device: each 80 random bits, used once, stored as their hash.

use sha2::{Digest, Sha256};

use crate::core::ids::AccountId;
use crate::core::random::{self, Random};

/// How many an account is given.
pub const CODES: usize = 10;
/// Characters of a code, without its hyphens.
const LENGTH: usize = 16;
/// 32 letters and digits, without those that are read as one another.
const ALPHABET: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";

/// The hash of a code.
pub type CodeHash = [u8; 32];

/// New codes, as they are shown this once, each with its hash.
pub fn generate(account: AccountId, random: &dyn Random) -> Vec<(String, CodeHash)> {
    let code = |_| {
        let letters: Vec<u8> = random::bytes::<LENGTH>(random).iter().map(|byte| ALPHABET[usize::from(byte & 31)]).collect();
        let text = String::from_utf8_lossy(&letters).into_owned();
        let groups: Vec<&str> = (0..LENGTH).step_by(4).map(|at| &text[at..at + 4]).collect();
        (groups.join("-"), hash_of(account, &text))
    };
    (0..CODES).map(code).collect()
}

/// The hash of a code that was typed; none where it has another form.
pub fn hash(account: AccountId, typed: &str) -> Option<CodeHash> {
    let letters = typed.chars().filter(|letter| !letter.is_whitespace() && *letter != '-').take(LENGTH + 1);
    let code: String = letters.map(|letter| letter.to_ascii_lowercase()).collect();
    (code.len() == LENGTH && code.bytes().all(|byte| ALPHABET.contains(&byte))).then(|| hash_of(account, &code))
}

fn hash_of(account: AccountId, code: &str) -> CodeHash {
    Sha256::new().chain_update(account.0.as_bytes()).chain_update(code.as_bytes()).finalize().into()
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::core::random::SystemRandom;

    #[test]
    fn a_code_is_recognized_however_it_is_typed_and_for_its_account_alone() {
        let (mario, anna) = (AccountId(Uuid::from_u128(1)), AccountId(Uuid::from_u128(2)));
        let codes = generate(mario, &SystemRandom);
        let (code, expected) = &codes[0];

        assert_eq!(codes.len(), CODES);
        for typed in [code.clone(), code.to_uppercase(), code.replace('-', ""), code.replace('-', " ")] {
            assert_eq!(hash(mario, &typed).as_ref(), Some(expected), "{typed}");
        }
        assert_ne!(hash(anna, code).as_ref(), Some(expected));
        assert!(["", "abcd-efgh", "aaaa-aaaa-aaaa-aaa1", &format!("{code}a")].iter().all(|text| hash(mario, text).is_none()));
    }
}
