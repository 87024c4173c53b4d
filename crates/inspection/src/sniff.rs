//! The format of a file by its first bytes.

use base64::Engine;
use base64::alphabet::STANDARD;
use base64::engine::general_purpose::{GeneralPurpose, GeneralPurposeConfig};

use super::format::Format;
use super::refused::Refused;
use super::view::View;
use super::{cades, foreign, png, text};

const HEAD: usize = 4096;
/// How far a lenient reader searches for the header of a PDF.
const LENIENT: usize = 1024 + PDF.len();
const PDF: &[u8] = b"%PDF-";
const JPEG: &[u8] = &[0xff, 0xd8, 0xff];

/// The format by the first bytes. `claimed` only distinguishes a damaged list from an unknown file.
pub(super) fn format(view: &mut View<'_>, claimed: Option<Format>) -> Result<Format, Refused> {
    let head = view.head(HEAD)?;
    if head.is_empty() {
        return Err(Refused::Empty);
    }
    if let Some(format) = by_magic(&head) {
        return Ok(format);
    }
    foreign::refuse(&head)?;
    refuse_moved_pdf(&head)?;
    refuse_armoured_signature(&head)?;
    by_text(&head, claimed)
}

/// Where the header of a PDF is, as far as a lenient reader searches for it.
pub(super) fn pdf_header(head: &[u8]) -> Option<usize> {
    head[..head.len().min(LENIENT)].windows(PDF.len()).position(|window| window == PDF)
}

fn by_magic(head: &[u8]) -> Option<Format> {
    if head.starts_with(PDF) {
        Some(Format::Pdf)
    } else if head.starts_with(png::SIGNATURE) {
        Some(Format::Png)
    } else if head.starts_with(JPEG) {
        Some(Format::Jpeg)
    } else if cades::is_content_info(head) {
        Some(Format::P7m)
    } else {
        None
    }
}

fn refuse_moved_pdf(head: &[u8]) -> Result<(), Refused> {
    match pdf_header(head) {
        Some(offset) => Err(Refused::PdfMoved { offset: offset as u64 }),
        None => Ok(()),
    }
}

fn refuse_armoured_signature(head: &[u8]) -> Result<(), Refused> {
    let text = text::without_bom(head).trim_ascii_start();
    let pem = [&b"-----BEGIN PKCS"[..], b"-----BEGIN CMS"];
    if pem.iter().any(|begin| text.starts_with(begin)) || is_base64_signature(text) {
        return Err(Refused::SignatureArmoured);
    }
    Ok(())
}

fn is_base64_signature(text: &[u8]) -> bool {
    let digits: Vec<u8> = text.iter().copied().filter(|byte| !byte.is_ascii_whitespace()).take(64).collect();
    let lenient = GeneralPurposeConfig::new()
        .with_decode_allow_trailing_bits(true)
        .with_decode_padding_mode(base64::engine::DecodePaddingMode::Indifferent);
    GeneralPurpose::new(&STANDARD, lenient).decode(digits).is_ok_and(|bytes| cades::is_content_info(&bytes))
}

fn by_text(head: &[u8], claimed: Option<Format>) -> Result<Format, Refused> {
    if let Some(found) = text::wide_encoding(head) {
        return Err(Refused::TextEncoding { found: found.to_owned() });
    }
    if text::without_bom(head).trim_ascii_start().starts_with(b"<") {
        return Ok(Format::Xml);
    }
    if text::is_plain(head) || claimed == Some(Format::Csv) {
        return Ok(Format::Csv);
    }
    Err(Refused::Unrecognised)
}
