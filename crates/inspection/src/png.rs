use super::format::Format;
use super::image;
use super::refused::Refused;
use super::view::View;
use super::walk::Walk;

pub(super) const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";
const LONGEST_CHUNK: u32 = 0x7fff_ffff;
const CHECKSUM: u64 = 4;

/// Walks the chunks from the header to the end, without unpacking the image.
pub(super) fn check(view: &mut View<'_>) -> Result<(), Refused> {
    let mut walk = Walk::new(view, Format::Png)?;
    walk.skip(SIGNATURE.len() as u64)?;
    header(&mut walk)?;
    let mut has_image = false;
    loop {
        let (length, name) = chunk(&mut walk)?;
        walk.skip(u64::from(length) + CHECKSUM)?;
        match &name {
            b"IDAT" => has_image = true,
            b"IEND" if length == 0 && has_image => return walk.finish(),
            b"IEND" | b"IHDR" => return Err(walk.broken()),
            _ => {}
        }
    }
}

fn header(walk: &mut Walk<'_, '_>) -> Result<(), Refused> {
    if chunk(walk)? != (13, *b"IHDR") {
        return Err(walk.broken());
    }
    let width = u32::from_be_bytes(walk.array()?);
    let height = u32::from_be_bytes(walk.array()?);
    image::check_size(width, height)?;
    let [depth, colour, compression, filter, interlace] = walk.array()?;
    if !is_depth_of(depth, colour) || compression != 0 || filter != 0 || interlace > 1 {
        return Err(walk.broken());
    }
    walk.skip(CHECKSUM)
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

fn chunk(walk: &mut Walk<'_, '_>) -> Result<(u32, [u8; 4]), Refused> {
    let length = u32::from_be_bytes(walk.array()?);
    let name: [u8; 4] = walk.array()?;
    if length > LONGEST_CHUNK || !name.iter().all(u8::is_ascii_alphabetic) {
        return Err(walk.broken());
    }
    Ok((length, name))
}
