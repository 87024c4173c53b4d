//! Files that are of two formats at once.

use super::format::Format;
use super::refused::Refused;
use super::sniff;
use super::view::View;

/// The record that ends a ZIP: 22 bytes and a comment of at most 65,535.
const ZIP_END: &[u8] = b"PK\x05\x06";
const ZIP_END_LENGTH: usize = 22;
const ZIP_TAIL: usize = ZIP_END_LENGTH + 65_535;
const TAR: (u64, &[u8]) = (257, b"ustar");
const ISO: (u64, &[u8]) = (32_769, b"CD001");

/// Refuses a file that another program would take for a file of another format.
pub(super) fn refuse(view: &mut View<'_>, format: Format) -> Result<(), Refused> {
    match other(view, format)? {
        Some(other) => Err(Refused::Polyglot { format, other }),
        None => Ok(()),
    }
}

fn other(view: &mut View<'_>, format: Format) -> Result<Option<&'static str>, Refused> {
    if is_image(format) && sniff::pdf_header(&view.head(2048)?).is_some() {
        return Ok(Some("PDF"));
    }
    for ((offset, magic), name) in [(TAR, "TAR"), (ISO, "ISO 9660")] {
        if view.bytes_from(offset, magic.len())? == magic {
            return Ok(Some(name));
        }
    }
    let (start, tail) = view.tail(ZIP_TAIL)?;
    Ok(ends_a_zip(start, &tail).then_some("ZIP"))
}

fn is_image(format: Format) -> bool {
    matches!(format, Format::Png | Format::Jpeg)
}

fn ends_a_zip(start: u64, tail: &[u8]) -> bool {
    tail.windows(ZIP_END_LENGTH)
        .enumerate()
        .filter(|(_, record)| record.starts_with(ZIP_END))
        .any(|(at, record)| is_zip_end(record, start + at as u64))
}

/// One disk, and a directory that fits before the record.
fn is_zip_end(record: &[u8], at: u64) -> bool {
    let word = |place: usize| u64::from(u16::from_le_bytes([record[place], record[place + 1]]));
    let long = |place: usize| word(place) | word(place + 2) << 16;
    word(4) == 0 && word(6) == 0 && long(12) > 0 && long(12).saturating_add(long(16)) <= at
}
