//! PNG pictures (ISO 15948).

use super::byte_reader::ByteReader;
use super::format::Format;
use super::image;
use super::refused::Refused;
use super::view::View;

pub(super) const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";
const LONGEST_CHUNK: u32 = 0x7fff_ffff;
const CHECKSUM: u64 = 4;

/// Walks the chunks from the header to the end, without unpacking the image.
pub(super) fn check(view: &mut View<'_>) -> Result<(), Refused> {
    let mut reader = ByteReader::new(view, Format::Png)?;
    reader.skip(SIGNATURE.len() as u64)?;
    header(&mut reader)?;
    let mut has_image = false;
    loop {
        let (length, name) = chunk(&mut reader)?;
        reader.skip(u64::from(length) + CHECKSUM)?;
        match &name {
            b"IDAT" => has_image = true,
            b"IEND" if length == 0 && has_image => return reader.finish(),
            b"IEND" | b"IHDR" => return Err(reader.broken()),
            _ => {}
        }
    }
}

fn header(reader: &mut ByteReader<'_, '_>) -> Result<(), Refused> {
    if chunk(reader)? != (13, *b"IHDR") {
        return Err(reader.broken());
    }
    let width = u32::from_be_bytes(reader.array()?);
    let height = u32::from_be_bytes(reader.array()?);
    image::check_size(width, height)?;
    let [depth, colour, compression, filter, interlace] = reader.array()?;
    if !is_depth_of(depth, colour) || compression != 0 || filter != 0 || interlace > 1 {
        return Err(reader.broken());
    }
    reader.skip(CHECKSUM)
}

/// ISO 15948, table 11.1.
fn is_depth_of(depth: u8, colour: u8) -> bool {
    match colour {
        0 => matches!(depth, 1 | 2 | 4 | 8 | 16),
        3 => matches!(depth, 1 | 2 | 4 | 8),
        2 | 4 | 6 => matches!(depth, 8 | 16),
        _ => false,
    }
}

fn chunk(reader: &mut ByteReader<'_, '_>) -> Result<(u32, [u8; 4]), Refused> {
    let length = u32::from_be_bytes(reader.array()?);
    let name: [u8; 4] = reader.array()?;
    if length > LONGEST_CHUNK || !name.iter().all(u8::is_ascii_alphabetic) {
        return Err(reader.broken());
    }
    Ok((length, name))
}
