//! The inspection of a file.

use std::io::{Read, Seek, SeekFrom};

use sha2::{Digest, Sha256};

use super::byte_reader::WINDOW;
use super::finding::Finding;
use super::format::Format;
use super::refused::Refused;
use super::view::{View, read_window};
use super::{content, name};

/// An accepted file: what it is, what to call it, and what to know about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inspected {
    /// The format of the file as it was uploaded; `P7m` for a signed one.
    pub format: Format,
    /// The media type to serve it with, whatever the sender declared.
    pub media_type: &'static str,
    /// A name safe to show and to save, with the extension of the format.
    pub file_name: String,
    /// Bytes.
    pub size: u64,
    /// The digest of the whole file, signature included.
    pub sha256: [u8; 32],
    /// Warnings, each once.
    pub findings: Vec<Finding>,
}

/// Finds out what a file really is, or why it is refused. Blocks; holds some 64 KiB windows in memory.
///
/// # Errors
///
/// [`Refused`] when the file is not, from the first byte to the last, of one of the `allowed`
/// formats, is named as another, is empty, exceeds `limit` bytes, or cannot be read.
pub fn inspect(file: &mut (impl Read + Seek), declared_name: &str, allowed: &[Format], limit: u64) -> Result<Inspected, Refused> {
    let (size, sha256) = size_and_digest(file, limit)?;
    let claimed = name::claimed(declared_name);
    let content = content::inspect_layers(&mut View::whole(file, size), claimed, allowed)?;
    Ok(Inspected {
        format: content.format(),
        media_type: content.format().media_type(),
        file_name: name::agreed(declared_name, &content)?,
        size,
        sha256,
        findings: content.findings.into_iter().collect(),
    })
}

/// The size and the digest; stops at the first byte too many.
fn size_and_digest(file: &mut (impl Read + Seek), limit: u64) -> Result<(u64, [u8; 32]), Refused> {
    file.seek(SeekFrom::Start(0))?;
    let mut digest = Sha256::new();
    let mut window = vec![0; WINDOW];
    let mut size = 0;
    while let Some(bytes) = read_window(file, &mut window)? {
        size += bytes.len() as u64;
        if size > limit {
            return Err(Refused::TooLarge { limit });
        }
        digest.update(bytes);
    }
    if size == 0 { Err(Refused::Empty) } else { Ok((size, digest.finalize().into())) }
}
