//! Whether a PDF opens without a password.

use std::io;

use aes::Aes128;
use aes::cipher::{Array, BlockCipherEncrypt, KeyInit};
use md5::Md5;
use sha2::{Digest, Sha256, Sha384, Sha512};

use super::document::Document;
use super::object::{Dictionary, Object};

/// What fills a password up to 32 bytes, and so the whole of an empty one (ISO 32000-1, 7.6.3.3).
const PADDING: [u8; 32] = [
    0x28, 0xbf, 0x4e, 0x5e, 0x4e, 0x75, 0x8a, 0x41, 0x64, 0x00, 0x4e, 0x56, 0xff, 0xfa, 0x01, 0x08, 0x2e, 0x2e, 0x00, 0xb6, 0xd0, 0x68,
    0x3e, 0x80, 0x2f, 0x0c, 0xa9, 0xfe, 0x64, 0x53, 0x69, 0x7a,
];

/// Whether the document opens only with a password or a certificate. One that merely restricts what may be done with it has an empty
/// password, which every reader tries first.
pub(super) fn is_needed(document: &mut Document<'_, '_>, trailer: &Dictionary) -> io::Result<bool> {
    let Some(Object::Dictionary(encryption)) = document.entry(trailer, "Encrypt")? else {
        return Ok(false);
    };
    let id = match document.entry(trailer, "ID")? {
        Some(Object::Array(ids)) => ids.into_iter().next(),
        _ => None,
    };
    let id = match id {
        Some(Object::Text(id)) => id,
        _ => Vec::new(),
    };
    Ok(encryption.name("Filter").is_some_and(|handler| handler != b"Standard") || is_locked(&encryption, &id).unwrap_or(false))
}

/// Whether the empty password does not open it; none where that cannot be determined.
fn is_locked(encryption: &Dictionary, id: &[u8]) -> Option<bool> {
    if encrypts_attachments_only(encryption) {
        return Some(false);
    }
    let user = encryption.text("U")?;
    match encryption.number("R")? {
        revision @ 2..=4 => {
            let key = key(encryption, revision, id)?;
            let expected = check(&key, revision, id);
            Some(user.get(..expected.len())? != expected)
        }
        revision @ 5..=6 => {
            let (hash, salt) = (user.get(..32)?, user.get(32..40)?);
            Some(if revision == 5 { Sha256::digest(salt).as_slice() != hash } else { hardened(salt)? != hash })
        }
        _ => None,
    }
}

/// Neither the texts nor the streams of the document itself are encrypted.
fn encrypts_attachments_only(encryption: &Dictionary) -> bool {
    let is_plain = |key: &str| encryption.name(key).is_none_or(|filter| filter == b"Identity");
    encryption.number("V").is_some_and(|version| version >= 4) && is_plain("StmF") && is_plain("StrF")
}

/// The key that the empty password gives: ISO 32000-1, algorithm 2.
fn key(encryption: &Dictionary, revision: i64, id: &[u8]) -> Option<Vec<u8>> {
    let rights = encryption.number("P")?.to_le_bytes();
    let is_metadata_plain = revision >= 4 && encryption.is_false("EncryptMetadata");
    let mut digest = Md5::new();
    digest.update(PADDING);
    digest.update(encryption.text("O")?.get(..32)?);
    digest.update(&rights[..4]);
    digest.update(id);
    if is_metadata_plain {
        digest.update([0xff; 4]);
    }
    let length = match encryption.number("V")? {
        4.. => 16,
        _ if revision == 2 => 5,
        _ => usize::try_from(encryption.number("Length").unwrap_or(40) / 8).ok().filter(|length| (5..=16).contains(length))?,
    };
    let mut key = digest.finalize().to_vec();
    for _ in 0..if revision >= 3 { 50 } else { 0 } {
        key = Md5::digest(&key[..length]).to_vec();
    }
    key.truncate(length);
    Some(key)
}

/// The entry U of a document with this key: ISO 32000-1, algorithms 4 and 5.
fn check(key: &[u8], revision: i64, id: &[u8]) -> Vec<u8> {
    if revision == 2 {
        return rc4(key, &PADDING);
    }
    let digest = Md5::new().chain_update(PADDING).chain_update(id).finalize();
    (0..20).fold(digest.to_vec(), |bytes, round| {
        let mixed: Vec<u8> = key.iter().map(|byte| byte ^ round).collect();
        rc4(&mixed, &bytes)
    })
}

/// The stream cipher of the first revisions. It protects nothing here: it reproduces what a reader computes.
fn rc4(key: &[u8], bytes: &[u8]) -> Vec<u8> {
    let mut state: [u8; 256] = std::array::from_fn(|at| at.to_le_bytes()[0]);
    let mut j = 0_u8;
    for i in 0..256 {
        j = j.wrapping_add(state[i]).wrapping_add(key[i % key.len()]);
        state.swap(i, usize::from(j));
    }
    let (mut i, mut j) = (0_u8, 0_u8);
    let mut next = || {
        i = i.wrapping_add(1);
        j = j.wrapping_add(state[usize::from(i)]);
        state.swap(usize::from(i), usize::from(j));
        state[usize::from(state[usize::from(i)].wrapping_add(state[usize::from(j)]))]
    };
    bytes.iter().map(|byte| byte ^ next()).collect()
}

/// The hash of the empty password with this salt: ISO 32000-2, algorithm 2.B.
fn hardened(salt: &[u8]) -> Option<Vec<u8>> {
    let mut hash = Sha256::digest(salt).to_vec();
    for round in 0_u32.. {
        let encrypted = encrypted(&hash.repeat(64), &hash)?;
        hash = match encrypted.iter().take(16).map(|byte| u32::from(*byte)).sum::<u32>() % 3 {
            0 => Sha256::digest(&encrypted).to_vec(),
            1 => Sha384::digest(&encrypted).to_vec(),
            _ => Sha512::digest(&encrypted).to_vec(),
        };
        if round >= 63 && encrypted.last().is_some_and(|last| u32::from(*last) <= round - 31) {
            break;
        }
    }
    hash.truncate(32);
    Some(hash)
}

/// AES-128 in CBC mode, without padding; the first 16 bytes of the hash are the key, the next the first block.
fn encrypted(bytes: &[u8], hash: &[u8]) -> Option<Vec<u8>> {
    let cipher = Aes128::new_from_slice(hash.get(..16)?).ok()?;
    let mut before: [u8; 16] = hash.get(16..32)?.try_into().ok()?;
    let mut encrypted = Vec::with_capacity(bytes.len());
    for block in bytes.chunks_exact(16) {
        let mut mixed = Array::from(std::array::from_fn::<u8, 16, _>(|at| block[at] ^ before[at]));
        cipher.encrypt_block(&mut mixed);
        before = mixed.into();
        encrypted.extend(before);
    }
    Some(encrypted)
}
