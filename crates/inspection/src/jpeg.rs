//! JPEG pictures (ITU T.81).

use super::byte_reader::ByteReader;
use super::format::Format;
use super::image;
use super::refused::Refused;
use super::view::View;

const MARK: u8 = 0xff;
const START_OF_IMAGE: u64 = 2;
const END_OF_IMAGE: u8 = 0xd9;
const START_OF_SCAN: u8 = 0xda;

/// Walks the segments and the scans to the end of the image, without unpacking it.
pub(super) fn check(view: &mut View<'_>) -> Result<(), Refused> {
    let mut reader = ByteReader::new(view, Format::Jpeg)?;
    reader.skip(START_OF_IMAGE)?;
    let (mut has_size, mut has_scan) = (false, false);
    let mut mark = marker(&mut reader)?;
    loop {
        mark = match mark {
            END_OF_IMAGE if has_scan => return reader.finish(),
            START_OF_SCAN if has_size => {
                has_scan = true;
                segment(&mut reader)?;
                scan(&mut reader)?
            }
            END_OF_IMAGE | START_OF_SCAN => return Err(reader.broken()),
            other => {
                has_size |= is_frame(other);
                if is_frame(other) { frame(&mut reader) } else { segment(&mut reader) }?;
                marker(&mut reader)?
            }
        };
    }
}

/// A marker with a segment after it; any number of fill bytes may stand before it.
fn marker(reader: &mut ByteReader<'_, '_>) -> Result<u8, Refused> {
    if reader.byte()? != MARK {
        return Err(reader.broken());
    }
    loop {
        match reader.byte()? {
            MARK => {}
            0x00..=0x01 | 0xd0..=0xd8 => return Err(reader.broken()),
            mark => return Ok(mark),
        }
    }
}

/// ITU T.81, table B.1: all from C0 to CF but DHT, JPG and DAC.
fn is_frame(mark: u8) -> bool {
    matches!(mark, 0xc0..=0xcf) && !matches!(mark, 0xc4 | 0xc8 | 0xcc)
}

fn segment(reader: &mut ByteReader<'_, '_>) -> Result<(), Refused> {
    let length = u16::from_be_bytes(reader.array()?);
    let rest = length.checked_sub(2).ok_or_else(|| reader.broken())?;
    reader.skip(u64::from(rest))
}

fn frame(reader: &mut ByteReader<'_, '_>) -> Result<(), Refused> {
    let length = u16::from_be_bytes(reader.array()?);
    let rest = length.checked_sub(2 + 5).ok_or_else(|| reader.broken())?;
    let [_precision, h1, h2, w1, w2] = reader.array()?;
    let [height, width] = [[h1, h2], [w1, w2]].map(|side| u32::from(u16::from_be_bytes(side)));
    image::check_size(width, height)?;
    reader.skip(u64::from(rest))
}

/// Coded data up to the next marker; escaped bytes and restarts belong to it.
fn scan(reader: &mut ByteReader<'_, '_>) -> Result<u8, Refused> {
    loop {
        while reader.byte()? != MARK {}
        let mut next = reader.byte()?;
        while next == MARK {
            next = reader.byte()?;
        }
        match next {
            0x00 | 0xd0..=0xd7 => {}
            0x01 | 0xd8 => return Err(reader.broken()),
            mark => return Ok(mark),
        }
    }
}
